// Every sentence that we ship, in four languages, broken at many widths, against the rules of line
// breaking as their readers know them (JLREQ's and CLREQ's classes): written here once more, and not
// taken from web/ui/paragraph.cpp.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/json/json.h"
#include "web/ui/paragraph.h"

using namespace regulars;
using namespace regulars::ui;

namespace {

constexpr std::u32string_view closing = U"」』）】〉》〕］｝)]}”’、。，．：；？！,.:;?!％%";
constexpr std::u32string_view opening = U"「『（【〈《〔［｛([{“‘$";
constexpr std::u32string_view not_at_start = U"ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々・‧…";

bool is_in(std::u32string_view set, char32_t code) { return set.find(code) != set.npos; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_of_word(char32_t c) { return is_letter(c) || is_digit(c); }

/// Values of the length and kind that a sentence's slots really hold.
std::string filled(const std::string& sentence, std::size_t turn) {
    static const char* const values[] = {"1,240",     "NT$12,300",  "林小滿",
                                         "2026/9/30", "Early bird", "知己會員（黑卡）"};
    std::string out;
    for (std::size_t i = 0; i < sentence.size();) {
        const std::size_t open = sentence.find('{', i);
        const std::size_t close = open == sentence.npos ? open : sentence.find('}', open);
        if (close == sentence.npos) return out.append(sentence, i);
        out.append(sentence, i, open - i).append(values[turn++ % std::size(values)]);
        i = close + 1;
    }
    return out;
}

struct Paragraph {
    std::string of, text;
};

std::vector<Paragraph> corpus() {
    std::vector<Paragraph> all;
    for (const auto& file : std::filesystem::directory_iterator("assets/texts")) {
        std::ifstream stream(file.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        const auto json = parse_json(text);
        BOOST_REQUIRE(json);
        const std::string name = file.path().filename().string();
        for (const auto& [key, value] : json->at("texts").items()) {
            if (!value.is_string()) continue;
            std::string sentence = filled(value.get<std::string>(), all.size());
            if (sentence.size() >= 30) all.push_back({name + " " + key, std::move(sentence)});
        }
    }
    return all;
}

struct Broken {
    std::vector<Cluster> clusters;
    std::vector<float> advances;
    std::vector<Line> lines;

    Broken(ClusterTable& table, const std::string& text) {
        table.split(text, clusters);
        for (const Cluster& c : clusters)
            advances.push_back(c.first == '\n' ? 0.0F : is_wide(c.first) ? 1.0F : 0.5F);
    }
    void at(float width) { break_lines(clusters, advances, width, lines); }
    char32_t code(std::size_t i) const { return clusters[i].first; }
    /// The width of what stands together around the border before cluster i: letters, digits and what
    /// belongs to them.
    float held_together(std::size_t i) const {
        const auto of_run = [&](std::size_t k) {
            return code(k) > ' ' && !is_wide(code(k)) && code(k) != '\n';
        };
        std::size_t first = i, last = i;
        while (first > 0 && of_run(first - 1)) --first;
        while (last < clusters.size() && of_run(last)) ++last;
        float sum = 0;
        for (std::size_t k = first; k < last; ++k) sum += advances[k];
        return sum;
    }
};

/// What a reader would object to in the line that begins with cluster `i`; empty: nothing.
std::string objection(const Broken& text, std::size_t end_before, std::size_t i, float width) {
    const char32_t before = text.code(end_before - 1), after = text.code(i);
    const bool touching = end_before == i;
    if (is_in(closing, after)) return "a closing mark starts a line";
    if (is_in(not_at_start, after)) return "a mark that leans on what is before starts a line";
    if (is_in(opening, before)) return "an opening mark ends a line";
    if (touching && is_of_word(before) && is_of_word(after) && text.held_together(i) <= width)
        return "a word or number that fits is torn";
    if (touching && is_digit(before) && is_in(U",.", after)) return "an amount is torn";
    if (touching && is_digit(before) && is_wide(after) && text.held_together(i) + 1 <= width)
        return "a number is torn from its unit";
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paragraph_corpus)

BOOST_AUTO_TEST_CASE(no_shipped_sentence_breaks_a_rule_of_line_breaking_at_any_width) {
    const std::vector<Paragraph> paragraphs = corpus();
    BOOST_TEST(paragraphs.size() >= 500u);
    std::size_t borders = 0, failures = 0;
    ClusterTable table;
    for (const Paragraph& paragraph : paragraphs) {
        Broken text(table, paragraph.text);
        for (float width = 9; width <= 34 && failures < 20; width += 0.5F) {
            text.at(width);
            for (std::size_t k = 1; k < text.lines.size(); ++k) {
                const Line &before = text.lines[k - 1], &line = text.lines[k];
                if (line.first >= line.last || before.first >= before.last) continue;
                if (text.code(line.first - 1) == '\n') continue;  // the writer's own
                ++borders;
                const std::string wrong = objection(text, before.last, line.first, width);
                if (!wrong.empty()) {
                    ++failures;
                    BOOST_ERROR(paragraph.of << " at " << width << " em: " << wrong << ": "
                                             << paragraph.text);
                }
            }
        }
    }
    BOOST_TEST_MESSAGE(paragraphs.size() << " paragraphs, " << borders << " line ends");
    BOOST_TEST(borders > 10'000u);
}

BOOST_AUTO_TEST_CASE(lines_hold_all_of_a_text_once_and_stay_within_the_width) {
    ClusterTable table;
    for (const Paragraph& paragraph : corpus()) {
        Broken text(table, paragraph.text);
        for (const float width : {9.0F, 13.5F, 20.0F, 34.0F}) {
            text.at(width);
            std::size_t next = 0;
            for (const Line& line : text.lines) {
                for (; next < line.first; ++next)
                    BOOST_TEST((text.code(next) == ' ' || text.code(next) == 0x3000 ||
                                text.code(next) == '\n'));
                BOOST_TEST(line.width <= width + 0.02F);
                next = line.last;
            }
            for (; next < text.clusters.size(); ++next) BOOST_TEST((text.code(next) <= U' '));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_judge_of_line_ends_objects_to_a_wrong_one) {
    ClusterTable table;
    const Broken text(table, "滿「NT$1,200」就送，30天內有效。Every point counts.");
    const auto at = [&](std::string_view head) {
        std::size_t i = 0;
        while (text.clusters[i].begin < head.size()) ++i;
        return objection(text, i, i, 20);
    };
    BOOST_TEST(at("滿「") == "an opening mark ends a line");
    BOOST_TEST(at("滿「NT$1,200") == "a closing mark starts a line");
    BOOST_TEST(at("滿「NT$1,2") == "a word or number that fits is torn");
    BOOST_TEST(at("滿「NT$1,200」就送，30") == "a number is torn from its unit");
    BOOST_TEST(at("滿「NT$1,200」就送，30天內有效。Ev") == "a word or number that fits is torn");
    BOOST_TEST(at("滿「NT$1,200」就送，30天內") == "");
}

BOOST_AUTO_TEST_SUITE_END()
