// web/ui/glyph_source.h: where letters come from. The browser's Canvas2D on the web
// (web/platform/canvas_glyphs.cpp), letters of fixed width in tests (web/ui/fixed_glyphs.h).
// Units  physical pixels; y grows downwards from the baseline.
#pragma once

#include <cstdint>
#include <string_view>

#include "web/ui/icons.h"

namespace regulars::ui {

struct GlyphBox {
    float advance = 0;
    int left = 0, top = 0, width = 0, height = 0;  // of the ink, from the pen on the baseline
};
struct FontMetrics {
    float ascent = 0, descent = 0;  // of the first font of the stack
};

class GlyphSource {
public:
    virtual ~GlyphSource() = default;
    virtual FontMetrics metrics(float size, bool semibold) = 0;
    /// False when there is nothing to show for the cluster.
    virtual bool measure(std::string_view cluster, float size, bool semibold, GlyphBox& out) = 0;
    /// One byte of coverage a pixel, rows of out.width; `pixels` lives until the next call.
    virtual const std::uint8_t* raster(std::string_view cluster, float size, bool semibold,
                                       GlyphBox& out) = 0;
    virtual const std::uint8_t* raster_icon(Icon icon, float size, GlyphBox& out) = 0;
};

}  // namespace regulars::ui
