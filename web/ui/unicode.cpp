#include "web/ui/unicode.h"

#include <algorithm>

namespace regulars::ui {

char32_t decode(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 && lead < 0xF5   ? 3
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xC2 && lead < 0xE0 ? 1
                                                   : 0;
    if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return 0xFFFD;
    char32_t code = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        const unsigned char next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return 0xFFFD;
        code = (code << 6) | (next & 0x3F);
    }
    const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0xFFFD;
    at += static_cast<std::size_t>(more);
    return code;
}

void encode(char32_t code, std::string& out) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        tail(12), tail(6), tail(0);
    }
}

namespace {

constexpr char32_t joiner = 0x200D;

bool sticks_to_the_base(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0x3099 && c <= 0x309A) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0020 && c <= 0xE01EF) || c == joiner;
}
bool is_flag_half(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace

char16_t ClusterTable::intern(std::string_view cluster) {
    for (std::size_t i = 0; i < interned_.size(); ++i)
        if (interned_[i] == cluster) return static_cast<char16_t>(first_cluster_code + i);
    if (first_cluster_code + interned_.size() + shifted_.size() > last_stand_in) return 0xFFFD;
    interned_.emplace_back(cluster);
    return static_cast<char16_t>(first_cluster_code + interned_.size() - 1);
}

std::string_view ClusterTable::text_of(char16_t glyph) const {
    if (glyph < first_cluster_code) return {};
    const std::size_t index = static_cast<std::size_t>(glyph - first_cluster_code);
    return index < interned_.size() ? std::string_view(interned_[index]) : std::string_view();
}

char16_t ClusterTable::shifted(char16_t glyph, int quarters) {
    constexpr std::size_t most = 5000;  // the rest of the area is for clusters
    if (quarters == 0) return glyph;
    const std::uint32_t key =
        static_cast<std::uint32_t>(glyph) << 2 | static_cast<unsigned>(quarters);
    const auto at = std::lower_bound(
        codes_of_shifted_.begin(), codes_of_shifted_.end(), key,
        [](const auto& known, std::uint32_t wanted) { return known.first < wanted; });
    if (at != codes_of_shifted_.end() && at->first == key) return at->second;
    if (shifted_.size() == most ||
        first_cluster_code + interned_.size() + shifted_.size() > last_stand_in)
        return glyph;
    const auto code = static_cast<char16_t>(last_stand_in - shifted_.size());
    shifted_.push_back({glyph, quarters});
    codes_of_shifted_.insert(at, {key, code});
    return code;
}

ClusterTable::Shifted ClusterTable::unshifted(char16_t code) const {
    const auto index = static_cast<std::size_t>(last_stand_in - code);
    if (code > last_stand_in || index >= shifted_.size()) return {code, 0};
    return shifted_[index];
}

void ClusterTable::split(std::string_view text, std::vector<Cluster>& out) {
    out.clear();
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        const char32_t first = decode(text, at);
        bool plain = first < 0xE000 || (first > 0xF8FF && first < 0x10000);
        char32_t last = first;
        int halves = is_flag_half(first) ? 1 : 0;
        while (at < text.size()) {
            std::size_t after = at;
            const char32_t next = decode(text, after);
            const bool closes_flag = halves == 1 && is_flag_half(next);
            if (!sticks_to_the_base(next) && last != joiner && !closes_flag) break;
            if (closes_flag) halves = 2;
            last = next;
            at = after;
            plain = false;
        }
        const char16_t glyph =
            plain ? static_cast<char16_t>(first) : intern(text.substr(begin, at - begin));
        out.push_back(
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), first, glyph});
    }
}

namespace {

// Below U+1F000: what is an emoji also without a selector behind it (Unicode 16, Emoji_Presentation).
constexpr struct {
    char16_t first, last;
} early_emoji[] = {
    {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
    {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
    {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4},
    {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
    {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E},
    {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}};

bool is_emoji(char32_t c) {
    if ((c >= 0x1F000 && c < 0x1FB00) || c == 0xFE0F) return true;
    if (c < early_emoji[0].first || c > 0x2B55) return false;
    for (const auto [first, last] : early_emoji)
        if (c >= first && c <= last) return true;
    return false;
}

}  // namespace

bool needs_browser(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const char32_t c = decode(text, at);
        if (c < 0x590) continue;
        if (c < 0x1100) return true;  // Hebrew to Myanmar
        if ((c >= 0x1780 && c < 0x1800) || (c >= 0xFB1D && c < 0xFE00) ||
            (c >= 0xFE70 && c < 0xFF00))
            return true;
        if (is_emoji(c)) return true;
    }
    return false;
}

bool is_wide(char32_t c) {
    return (c >= 0x1100 && c < 0x1200) || (c >= 0x2E80 && c < 0xA4D0) ||
           (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF00 && c < 0xFF61) ||
           (c >= 0xFFE0 && c < 0xFFE7) || (c >= 0x20000 && c < 0x32000);
}

}  // namespace regulars::ui
