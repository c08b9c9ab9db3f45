#include "web/platform/canvas_glyphs.h"

#include <bit>
#include <string>

#include "web/platform/browser.h"

#ifdef __EMSCRIPTEN__

namespace regulars::platform {

namespace {
void read(const float* numbers, ui::GlyphBox& out) {
    out.advance = numbers[0];
    out.left = static_cast<int>(numbers[1]);
    out.top = static_cast<int>(numbers[2]);
    out.width = static_cast<int>(numbers[3]);
    out.height = static_cast<int>(numbers[4]);
}
}  // namespace

float CanvasGlyphs::css_baseline(float size, bool semibold, float line_height) {
    return static_cast<float>(rg_baseline(size, semibold, line_height));
}

/// As text, because strings cross the border best: cluster, size (its bits), weight, ink, quarters, icon.
void CanvasGlyphs::prepare(std::span<const ui::WantedPicture> wanted) {
    std::string list;
    for (const ui::WantedPicture& one : wanted) {
        if (!list.empty()) list += '\x1E';
        list += one.cluster;
        for (const int field : {std::bit_cast<int>(one.pen.size), int{one.pen.semibold},
                                int{one.pen.dark}, one.pen.quarters, static_cast<int>(one.icon)})
            list += '\x1F' + std::to_string(field);
    }
    rg_prepare(list.data(), static_cast<int>(list.size()));
}

bool CanvasGlyphs::measure(std::string_view cluster, float size, bool semibold, ui::GlyphBox& out) {
    float numbers[5] = {};
    const bool there = rg_glyph(cluster.data(), static_cast<int>(cluster.size()), size, semibold,
                                numbers, 0, 0, 0) != 0;
    read(numbers, out);
    return there;
}

const std::uint8_t* CanvasGlyphs::take(const float* numbers, ui::GlyphBox& out) {
    read(numbers, out);
    pixels_.resize(static_cast<std::size_t>(out.width * out.height) + 1);
    rg_pixels(pixels_.data(), out.width * out.height);
    return pixels_.data();
}

const std::uint8_t* CanvasGlyphs::raster(std::string_view cluster, const ui::Pen& pen,
                                         ui::GlyphBox& out) {
    float numbers[5] = {};
    if (rg_glyph(cluster.data(), static_cast<int>(cluster.size()), pen.size, pen.semibold, numbers,
                 1, pen.dark, pen.quarters) == 0)
        return nullptr;
    return take(numbers, out);
}

const std::uint8_t* CanvasGlyphs::raster_icon(ui::Icon icon, float size, ui::GlyphBox& out) {
    float numbers[5] = {};
    if (rg_icon(static_cast<int>(icon), size, numbers) == 0) return nullptr;
    return take(numbers, out);
}

}  // namespace regulars::platform

#endif
