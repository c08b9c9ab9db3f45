#include "web/ui/paragraph.h"

#include <algorithm>

namespace regulars::ui {

namespace {

// Sets after ECMA-376 (kinsoku) with the Japanese small kana.
constexpr std::u32string_view never_first =
    U"!%),.:;?]}¢°·'\"†‡›℃∶、。〃〆〕〗〞﹚﹜！＂％＇），．：；？］｀｜｝～"
    U"–—’”•‥…‧′″〉》」』】〙〟︰︱︳﹐﹑﹒﹔﹕﹖﹗"
    U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々ーゝゞヽヾ・";
constexpr std::u32string_view never_last = U"$([{£¥'\"‵‘“〈《「『【〔〖〝﹙﹛＄（［｛￡￥";

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == 0x3000 || c == 0x200B; }
bool is_letter_or_digit(char32_t c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x250);
}

}  // namespace

bool may_start_line(char32_t code) { return never_first.find(code) == never_first.npos; }
bool may_end_line(char32_t code) { return never_last.find(code) == never_last.npos; }

bool may_break(std::span<const Cluster> clusters, std::size_t i) {
    const char32_t before = clusters[i - 1].first, after = clusters[i].first;
    if (is_space(after)) return false;  // spaces hang on the line they end
    if (is_space(before)) {
        // A number and the unit behind its space read as one: 1,240 點.
        const bool unit =
            before == ' ' && i >= 2 && is_digit(clusters[i - 2].first) && is_wide(after);
        return !unit && may_start_line(after);
    }
    const bool wide = is_wide(before) || is_wide(after) || before == 0x2026 || before == 0x2014;
    if (!wide) {
        const bool after_hyphen = (before == '-' || before == 0x2013 || before == '/') && i >= 2 &&
                                  is_letter_or_digit(clusters[i - 2].first) &&
                                  is_letter_or_digit(after) && !is_digit(after);
        return after_hyphen;
    }
    if (is_digit(before) && is_wide(after)) return false;  // 30天, 9月
    return may_start_line(after) && may_end_line(before);
}

void break_lines(std::span<const Cluster> clusters, std::span<const float> advances, float width,
                 std::vector<Line>& out) {
    constexpr float tolerance = 0.01F;  // widths are sums of floats
    out.clear();
    const auto finish = [&](std::size_t first, std::size_t last) {
        while (last > first && is_space(clusters[last - 1].first)) --last;
        float sum = 0;
        for (std::size_t i = first; i < last; ++i) sum += advances[i];
        out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), sum});
    };
    std::size_t start = 0, i = 0, opportunity = 0;
    float used = 0;
    while (i < clusters.size()) {
        if (clusters[i].first == '\n') {
            finish(start, i);
            start = opportunity = ++i;
            used = 0;
            continue;
        }
        if (i > start && may_break(clusters, i)) opportunity = i;
        const bool hangs = is_space(clusters[i].first);
        if (!hangs && i > start && used + advances[i] > width + tolerance) {
            const std::size_t cut =
                opportunity > start ? opportunity : i;  // a word longer than the line is cut
            finish(start, cut);
            start = i = opportunity = cut;
            used = 0;
            continue;
        }
        used += advances[i++];
    }
    if (start < clusters.size() || clusters.empty() || clusters.back().first == '\n')
        finish(start, clusters.size());
}

}  // namespace regulars::ui
