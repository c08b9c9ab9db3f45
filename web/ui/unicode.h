// web/ui/unicode.h: UTF-8 in, what a reader calls a character out.
// A cluster is a base with all that sticks to it (accents, variation selectors, joined emoji,
// flags). Clusters that are not one plain 16-bit code point get a stand-in from the private use
// area for this session, because ImGui's glyph index is 16 bits wide. So does a glyph that stands a
// part of a pixel further to the right: it is another picture.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regulars::ui {

struct Cluster {
    std::uint32_t begin = 0, end = 0;  // bytes
    char32_t first = 0;                // its first code point, for line breaking
    char16_t glyph = 0;                // the code the fonts know it by
};

inline constexpr char16_t first_icon_code = 0xE000;  // one per Icon
inline constexpr char16_t first_cluster_code = 0xE100, last_stand_in = 0xF8FF;

/// One code point at `at`, which moves behind it. Malformed bytes read as U+FFFD, one at a time.
char32_t decode(std::string_view text, std::size_t& at);
void encode(char32_t code, std::string& out);

class ClusterTable {
public:
    /// `out` is cleared first. A full table gives U+FFFD.
    void split(std::string_view text, std::vector<Cluster>& out);
    /// The text a stand-in stands for; empty for a code that is none.
    std::string_view text_of(char16_t glyph) const;

    /// The code for `glyph` drawn so many quarters of a pixel (0 to 3) to the right; `glyph` itself
    /// when the table is full.
    char16_t shifted(char16_t glyph, int quarters);
    struct Shifted {
        char16_t glyph;
        int quarters;
    };
    /// What `shifted` gave a code for; any other code as it is, with no quarters.
    Shifted unshifted(char16_t code) const;

private:
    char16_t intern(std::string_view cluster);
    std::vector<std::string> interned_;  // from first_cluster_code upwards
    std::vector<Shifted> shifted_;       // from last_stand_in downwards
    std::vector<std::pair<std::uint32_t, char16_t>> codes_of_shifted_;  // sorted
};

/// True when the canvas should leave the text to the browser: emoji have colours, and right-to-left
/// or joining scripts need a shaper.
bool needs_browser(std::string_view text);
bool is_wide(char32_t code);  // CJK: breaks between any two, one em wide

}  // namespace regulars::ui
