// web/ui/fonts.h: two weights of the user's own fonts as ImGui fonts, filled glyph by glyph.
// The only header beside fonts.cpp that knows ImGui's font loader (imgui_internal.h, 1.92.2).
// Painted text is to look as the browser's own does: letters stand on quarters of a pixel, light ink and
// dark ink have pictures of their own, and the baseline is where the document has it.
// Units  sizes are CSS px; `density` is physical pixels per CSS px.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "web/theme/tokens.h"
#include "web/ui/glyph_source.h"
#include "web/ui/node.h"
#include "web/ui/unicode.h"

struct ImDrawList;
struct ImFont;
struct ImFontAtlas;
struct ImFontBaked;

namespace regulars::ui {

class Fonts {
public:
    /// Adds the fonts to the atlas. Both outlive this.
    Fonts(ImFontAtlas& atlas, GlyphSource& source);
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    void set_density(float density);  // a change throws the rasterised glyphs away
    void forget_glyphs();             // another language, a late font, a lost context
    ClusterTable& clusters() { return clusters_; }
    GlyphSource& source() { return source_; }

    /// CSS px. Only while a frame is made, like everything below.
    float advance(char16_t glyph, float size, bool semibold);
    float width(std::span<const Cluster> clusters, float size, bool semibold);

    /// Notes which pictures a line or an icon needs that are not in the atlas yet.
    void want(std::string_view text, float left, float size, bool semibold, theme::Color color);
    void want_icon(Icon icon, float size);
    /// Puts everything wanted into the atlas, in one go, so that it does not move while quads refer to it.
    void load_wanted();
    /// `origin` is the line's top left in physical pixels; quads land on whole pixels.
    void draw(ImDrawList& list, std::string_view text, Vec origin, float size, bool semibold,
              float line_height, theme::Color color);
    void draw_icon(ImDrawList& list, Icon icon, Vec origin, float size, theme::Color color);

private:
    ImFont* font(bool semibold, theme::Color ink) const;
    float baseline(float size, bool semibold, float line_height);
    template <class Visit>
    void walk(std::string_view text, float left, float size, bool semibold, Visit visit);

    struct Baseline {
        float size, line_height, at;
        bool semibold;
    };

    struct Wanted {
        ImFontBaked* baked;
        char16_t code;
        bool operator==(const Wanted&) const = default;
    };
    void want_picture(ImFontBaked* baked, char16_t code);

    GlyphSource& source_;
    std::vector<Wanted> wanted_;
    ClusterTable clusters_;
    std::vector<Cluster> scratch_;
    std::vector<Baseline> baselines_;  // a dozen: sizes by weights by leadings
    ImFont* fonts_[4] = {};            // light, then dark; each regular, then semibold
    float density_ = 1;
};

}  // namespace regulars::ui
