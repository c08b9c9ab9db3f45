// web/ui/glyph_source.h: where letters come from. The browser's Canvas2D on the web
// (web/platform/canvas_glyphs.cpp), letters of fixed width in tests (web/ui/fixed_glyphs.h).
// Units  physical pixels, except where a name says CSS; y grows downwards from the baseline.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "web/ui/icons.h"

namespace regulars::ui {

struct GlyphBox {
    float advance = 0;
    int left = 0, top = 0, width = 0, height = 0;  // of the ink, from the pen on the baseline
};
/// Which picture of a letter. A browser draws text at quarters of a pixel, and dark ink a little
/// thinner than light ink: so do we.
struct Pen {
    float size = 0;
    bool semibold = false;
    bool dark = false;
    int quarters = 0;  // of a pixel to the right
};

/// A picture that a screen is about to need: of a letter, or of an icon when that is not none.
struct WantedPicture {
    std::string cluster;
    Pen pen;
    Icon icon = Icon::none;
};

class GlyphSource {
public:
    virtual ~GlyphSource() = default;
    /// All that a frame needs anew, before it is asked for one by one: reading pictures back is what
    /// costs, so a source may make them together.
    virtual void prepare(std::span<const WantedPicture> wanted) { (void)wanted; }
    /// How far below the top of a line its letters stand; all in CSS px.
    virtual float css_baseline(float css_size, bool semibold, float css_line_height) = 0;
    /// False when there is nothing to show for the cluster.
    virtual bool measure(std::string_view cluster, float size, bool semibold, GlyphBox& out) = 0;
    /// One byte of coverage a pixel, rows of out.width; `pixels` lives until the next call.
    virtual const std::uint8_t* raster(std::string_view cluster, const Pen& pen, GlyphBox& out) = 0;
    virtual const std::uint8_t* raster_icon(Icon icon, float size, GlyphBox& out) = 0;
};

}  // namespace regulars::ui
