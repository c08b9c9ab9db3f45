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
void paint_glow(Vec center, float size, Color color, const Rect& clip, float radius) {
    context().paint().add({.kind = Kind::glow,
                           .rect = clip,
                           .color = color,
                           .radius = radius,
                           .extra = size,
                           .at = {center.x - clip.x, center.y - clip.y}});
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
