// web/platform/canvas_glyphs.h: letters drawn by the browser's Canvas2D from the user's own fonts.
#pragma once

#include <vector>

#include "web/ui/glyph_source.h"

namespace regulars::platform {

class CanvasGlyphs final : public ui::GlyphSource {
public:
    float css_baseline(float size, bool semibold, float line_height) override;
    void prepare(std::span<const ui::WantedPicture> wanted) override;
    bool measure(std::string_view cluster, float size, bool semibold, ui::GlyphBox& out) override;
    const std::uint8_t* raster(std::string_view cluster, const ui::Pen& pen,
                               ui::GlyphBox& out) override;
    const std::uint8_t* raster_icon(ui::Icon icon, float size, ui::GlyphBox& out) override;

private:
    const std::uint8_t* take(const float* numbers, ui::GlyphBox& out);
    std::vector<std::uint8_t> pixels_;
};

}  // namespace regulars::platform
