// web/ui/fonts.h: two weights of the user's own fonts as ImGui fonts, filled glyph by glyph.
// The only header beside fonts.cpp that knows ImGui's font loader (imgui_internal.h, 1.92.2).
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
    FontMetrics metrics(float size, bool semibold);  // CSS px

    /// Makes sure the glyphs are in the atlas, so that it does not move while quads refer to it.
    void preload(std::string_view text, float size, bool semibold);
    void preload_icon(Icon icon, float size);
    /// `origin` is the line's top left in physical pixels; quads land on whole pixels.
    void draw(ImDrawList& list, std::string_view text, Vec origin, float size, bool semibold,
              float line_height, theme::Color color);
    void draw_icon(ImDrawList& list, Icon icon, Vec origin, float size, theme::Color color);

private:
    GlyphSource& source_;
    ClusterTable clusters_;
    std::vector<Cluster> scratch_;
    ImFont* fonts_[2] = {nullptr, nullptr};
    float density_ = 1;
};

}  // namespace regulars::ui
