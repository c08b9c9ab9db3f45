// Shapes for views that draw an object of their own.
#include <algorithm>
#include <cmath>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

Rect place(float width, float height) { return context().place(width, height); }

void paint_rect(const Rect& rect, Color fill, float radius) {
    context().paint().add({.kind = Kind::rect, .rect = rect, .color = fill, .radius = radius});
}
void paint_outline(const Rect& rect, Color line, float radius, float thickness) {
    context().paint().add(
        {.kind = Kind::outline, .rect = rect, .color = line, .radius = radius, .extra = thickness});
}
void paint_gradient(const Rect& rect, Color from, Color to, float radius) {
    context().paint().add(
        {.kind = Kind::gradient, .rect = rect, .color = from, .second = to, .radius = radius});
}
namespace {

void paint_glow_within(Vec center, float size, Color color, const Rect& clip) {
    PaintList& list = context().paint();
    list.add({.kind = Kind::clip, .rect = clip});
    list.add({.kind = Kind::glow,
              .rect = {center.x - size, center.y - size, 2 * size, 2 * size},
              .color = color});
    list.add({.kind = Kind::unclip});
}

}  // namespace

void paint_glow(Vec center, float size, Color color, const Rect& clip, float radius) {
    paint_glow_within(center, size, color, {clip.x, clip.y + radius, clip.w, clip.h - 2 * radius});
    // Round corners cannot clip: strips inside of them do, and a glow is too soft to show their steps.
    constexpr float strip = 1;
    for (float y = 0; y < radius; y += strip) {
        const float height = std::min(strip, radius - y), up = radius - y;
        const float inset = radius - std::sqrt(std::max(0.0F, radius * radius - up * up));
        const Rect top{clip.x + inset, clip.y + y, clip.w - 2 * inset, height};
        paint_glow_within(center, size, color, top);
        paint_glow_within(center, size, color, {top.x, clip.bottom() - y - height, top.w, height});
    }
}
void paint_shadow(const Rect& rect, float radius, float blur) {
    context().paint().add({.kind = Kind::shadow,
                           .rect = rect,
                           .color = color(Ink::shadow),
                           .radius = radius,
                           .extra = blur});
}
void paint_icon(Vec top_left, Icon icon, float size, Color ink) {
    if (icon == Icon::none) return;
    context().paint().add({.kind = Kind::icon,
                           .rect = {top_left.x, top_left.y, size, size},
                           .color = ink,
                           .extra = size,
                           .icon = icon});
}

}  // namespace regulars::ui
