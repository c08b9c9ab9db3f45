// web/ui/paragraph.h: lines of ten CJK characters (a Latin letter is half of one).
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "web/ui/paragraph.h"

using namespace regulars::ui;

namespace {

std::string broken(std::string_view text, float width) {
    ClusterTable table;
    std::vector<Cluster> clusters;
    table.split(text, clusters);
    std::vector<float> advances;
    for (const Cluster& c : clusters)
        advances.push_back(c.first == '\n'                         ? 0.0F
                           : is_wide(c.first) || c.first == 0x2026 ? 1.0F
                                                                   : 0.5F);
    std::vector<Line> lines;
    break_lines(clusters, advances, width, lines);
    std::string out;
    for (const Line& line : lines) {
        if (!out.empty()) out += '/';
        if (line.last > line.first)
            out += text.substr(clusters[line.first].begin,
                               clusters[line.last - 1].end - clusters[line.first].begin);
    }
    return out;
}

struct BreakCase {
    const char* says;
    const char* text;
    const char* lines;
};
std::ostream& operator<<(std::ostream& out, const BreakCase& c) { return out << c.says; }

const BreakCase break_cases[] = {
    {"Chinese breaks between any two characters", "一二三四五六七八九十一二",
     "一二三四五六七八九十/一二"},
    {"a full stop never starts a line", "一二三四五六七八九十。二", "一二三四五六七八九/十。二"},
    {"an opening quote never ends a line", "一二三四五六七八九「十二」",
     "一二三四五六七八九/「十二」"},
    {"a closing quote and a comma stay with their word", "一二三四五六七八「九」，十",
     "一二三四五六七八/「九」，十"},
    {"a small kana never starts a line", "あいうえおかきくけチャン", "あいうえおかきくけ/チャン"},
    {"an amount stays whole", "消費滿一二三NT$1,200就送", "消費滿一二三/NT$1,200就送"},
    {"a number keeps the unit behind its space", "還差一二三四五 120 點", "還差一二三四五/120 點"},
    {"a number keeps the unit behind it", "一二三四五六七八九30天", "一二三四五六七八九/30天"},
    {"a Latin word stays whole", "點數點數 never expires", "點數點數 never/expires"},
    {"spaces hang at the end of their line", "aaaa bbbb cccc dddd  eeee",
     "aaaa bbbb cccc dddd/eeee"},
    {"a word longer than a line is cut", "abcdefghijklmnopqrstuvwxyz",
     "abcdefghijklmnopqrst/uvwxyz"},
    {"a percent sign stays with its number", "一二三四五六七八九十%二", "一二三四五六七八九/十%二"},
    {"an ellipsis is not torn", "一二三四五六七八九……二", "一二三四五六七八/九……二"},
    {"a line break of the writer's own", "一二\n\n三", "一二//三"},
    {"nothing is one empty line", "", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(paragraph_lines)

BOOST_DATA_TEST_CASE(lines_end_where_a_reader_expects, boost::unit_test::data::make(break_cases),
                     c) {
    BOOST_TEST(broken(c.text, 10) == c.lines);
}

BOOST_AUTO_TEST_CASE(no_line_of_any_width_breaks_the_kinsoku_rules) {
    const std::string_view text =
        "還差 120 點。9/30 前消費 NT$1,200 "
        "就夠了，兌換後「當日」有效；如有退貨（含部分退貨），點數會退回原本的批次……"
        "キャンペーン中は、ポイントが「2倍」になります。Points are kept.";
    ClusterTable table;
    std::vector<Cluster> clusters;
    table.split(text, clusters);
    std::vector<float> advances;
    for (const Cluster& c : clusters) advances.push_back(is_wide(c.first) ? 1.0F : 0.5F);
    std::vector<Line> lines;
    for (float width = 9; width < 40; width += 0.5F) {
        break_lines(clusters, advances, width, lines);
        std::uint32_t next = 0;
        for (const Line& line : lines) {
            BOOST_TEST(line.width <= width + 0.02F);
            BOOST_TEST(line.first >= next);
            next = line.last;
            if (line.first > 0) BOOST_TEST(may_start_line(clusters[line.first].first));
            if (&line != &lines.back()) BOOST_TEST(may_end_line(clusters[line.last - 1].first));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_joined_emoji_and_a_rare_character_are_one_cluster_each) {
    ClusterTable table;
    std::vector<Cluster> clusters;
    table.split("👨‍👩‍👧a🇹🇼𠮷é", clusters);
    BOOST_TEST(clusters.size() == 5u);
    BOOST_TEST(table.text_of(clusters[3].glyph) == "𠮷");
    BOOST_TEST((clusters[1].glyph == u'a'));
}

BOOST_AUTO_TEST_CASE(a_letter_between_pixels_has_a_code_of_its_own_while_there_is_room) {
    ClusterTable table;
    const char16_t half = table.shifted(u'永', 2);
    BOOST_TEST((half != u'永'));
    BOOST_TEST((table.shifted(u'永', 0) == u'永'));
    BOOST_TEST((table.shifted(u'永', 2) == half));
    BOOST_TEST((table.unshifted(half).glyph == u'永'));
    BOOST_TEST(table.unshifted(half).quarters == 2);
    BOOST_TEST(table.unshifted(u'永').quarters == 0);
    for (char16_t glyph = 0x4E00; glyph < 0x6400; ++glyph) table.shifted(glyph, 1);
    BOOST_TEST((table.shifted(0x6401, 1) == 0x6401));  // a quarter off rather than not there
    std::vector<Cluster> clusters;
    table.split("👍🏽", clusters);
    BOOST_TEST(table.text_of(clusters[0].glyph) == "👍🏽");
}

BOOST_AUTO_TEST_CASE(malformed_bytes_are_read_one_at_a_time_and_never_past_the_end) {
    ClusterTable table;
    std::vector<Cluster> clusters;
    table.split("\xE5\x9C\xFF\xC0\xAFz\xF0\x9F", clusters);
    BOOST_TEST(!clusters.empty());
    BOOST_TEST(clusters.back().end == 8u);
}

BOOST_AUTO_TEST_SUITE_END()
