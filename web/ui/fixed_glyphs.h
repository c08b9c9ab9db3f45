// web/ui/fixed_glyphs.h: letters half an em wide, CJK a whole em, for runs without a screen.
#pragma once

#include <vector>

#include "web/ui/glyph_source.h"
#include "web/ui/unicode.h"

namespace regulars::ui {

class FixedGlyphs final : public GlyphSource {
public:
    float css_baseline(float size, bool, float line_height) override {
        return (line_height - size) / 2 + size * 0.88F;
    }
    bool measure(std::string_view cluster, float size, bool, GlyphBox& out) override {
        std::size_t at = 0;
        const char32_t code = decode(cluster, at);
        const float em = is_wide(code) || code >= 0x1F000 ? 1.0F : 0.5F;
        out = {size * em, 0, -static_cast<int>(size * 0.8F), static_cast<int>(size * em),
               static_cast<int>(size * 0.8F)};
        if (code <= ' ') out.width = out.height = 0;
        return true;
    }
    const std::uint8_t* raster(std::string_view cluster, const Pen& pen, GlyphBox& out) override {
        measure(cluster, pen.size, pen.semibold, out);
        return solid(out);
    }
    const std::uint8_t* raster_icon(Icon, float size, GlyphBox& out) override {
        out = {size, 0, 0, static_cast<int>(size), static_cast<int>(size)};
        return solid(out);
    }

private:
    const std::uint8_t* solid(const GlyphBox& box) {
        pixels_.assign(static_cast<std::size_t>(box.width * box.height), 255);
        return pixels_.data();
    }
    std::vector<std::uint8_t> pixels_;
};

}  // namespace regulars::ui
