// Things to read: progress, badges, notices, and what stands where something is missing.
#include <algorithm>
#include <string>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

void progress(std::string_view key, std::string_view label, const ProgressParts& parts,
              std::string_view valuetext, std::string_view sentence, std::string_view end) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::stack, theme::space::s);
    if (!sentence.empty()) paragraph(sentence, strong_text, false);
    constexpr float bar_height = 10;
    const Rect bar = c.place(0, bar_height);
    const float whole = parts.whole > 0 ? parts.whole : 1;
    const float done = parts.whole > 0 ? std::clamp(parts.done / whole, 0.0F, 1.0F) : 1;
    const float with_part = std::clamp(done + parts.part / whole, done, 1.0F);
    Node& node = c.emit(Role::progress, id, bar);
    node.label = label;
    node.value = valuetext;
    node.number = std::min(parts.done, whole);
    node.limit = whole;
    const float shown = c.animate(hashed(id, "done"), done, theme::motion::turn, false);
    const float shown_part = c.animate(hashed(id, "part"), with_part, theme::motion::turn, false);
    paint_rect(bar, color(Ink::surface_soft), bar_height / 2);
    paint_outline(bar, color(Ink::line), bar_height / 2);
    const auto fill = [&](float share, Color tone) {
        if (share <= 0) return;
        // A beginning is seen, and so is what is still missing.
        const float most = share < 1 ? bar.w - bar_height : bar.w;
        paint_rect({bar.x, bar.y, std::clamp(bar.w * share, bar_height, most), bar.h}, tone,
                   bar_height / 2);
    };
    if (parts.part > 0)
        fill(shown_part, theme::mixed(color(Ink::accent), color(Ink::surface), 0.55F));
    fill(shown, color(Ink::accent));
    if (!end.empty()) {
        const TextStyle style{.size = theme::type::caption, .ink = Ink::muted, .align = Align::end};
        text(end, style);
    }
    c.close();
}

namespace {

Ink ink_of(BadgeKind kind) {
    switch (kind) {
        case BadgeKind::plain: return Ink::muted;
        case BadgeKind::accent: return Ink::accent;
        case BadgeKind::positive: return Ink::positive;
        case BadgeKind::warning: return Ink::warning;
        case BadgeKind::danger: return Ink::danger;
    }
    return Ink::text;
}

/// A small word on a pill. Returns where its text may start.
void pill(std::string_view label, Icon icon, Color fill, Color to, Color ink) {
    Context& c = context();
    const TextStyle style{.size = theme::type::caption, .weight = Weight::semibold};
    constexpr float height = 24, pad = 10, icon_size = 14;
    const float icon_room = icon == Icon::none ? 0 : icon_size + theme::space::xs;
    const float text_w = text_width(label, style);
    const Rect rect = c.place(text_w + icon_room + 2 * pad, height);
    if (fill == to)
        paint_rect(rect, fill, height / 2);
    else
        paint_gradient(rect, fill, to, height / 2);
    if (icon != Icon::none)
        paint_icon({rect.x + pad, rect.y + (height - icon_size) / 2}, icon, icon_size, ink);
    c.draw_text_line(label,
                     {rect.x + pad + icon_room, rect.y, rect.w - 2 * pad - icon_room, height},
                     style, ink);
}

}  // namespace

void badge(std::string_view label, BadgeKind kind, Icon icon) {
    const Color fill = color(kind == BadgeKind::accent ? Ink::accent_soft : Ink::surface_soft);
    pill(label, icon, fill, fill, color(ink_of(kind)));
}

void tier_badge(std::string_view label, theme::TierStyle style) {
    const theme::TierTone tone = theme::tier_tone(style);
    pill(label, Icon::none, tone.from, tone.to, color(Ink::white));
}

void icon(Icon icon, float size, Ink ink, std::string_view name) {
    Context& c = context();
    const Rect rect = c.place(size, size);
    if (!name.empty()) c.emit(Role::image, rect).label = name;
    paint_icon({rect.x, rect.y}, icon, size, color(ink));
}

void notice(std::string_view key, std::string_view text, BadgeKind kind) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const bool serious = kind == BadgeKind::warning || kind == BadgeKind::danger;
    const Icon sign = serious                       ? Icon::warning
                      : kind == BadgeKind::positive ? Icon::check
                                                    : Icon::info;
    constexpr float icon_size = 20, pad = theme::space::m;
    Open& scope = c.open_padded(ScopeKind::card, theme::space::xs, pad, pad);
    scope.background = c.paint().add({.kind = Kind::rect,
                                      .rect = scope.outer,
                                      .color = color(Ink::surface_soft),
                                      .radius = theme::radius::control});
    c.open_element(serious ? Role::alert : Role::status, id, {});
    Open& inside = c.top();
    paint_icon({inside.x, inside.y + 1}, sign, icon_size, color(ink_of(kind)));
    inside.x += icon_size + theme::space::s;
    inside.w -= icon_size + theme::space::s;
    paragraph(text, {.size = theme::type::small}, false);
    c.close();
}

bool empty_state(std::string_view key, std::string_view sentence, std::string_view action) {
    Context& c = context();
    c.open_padded(ScopeKind::padded, theme::space::l, theme::space::l, theme::space::xxl);
    paragraph(sentence, {.ink = Ink::muted, .align = Align::center}, false);
    bool pressed = false;
    if (!action.empty()) {
        c.open(ScopeKind::flow, theme::space::s).align = Align::center;
        pressed = button(key, action, ButtonKind::secondary);
        c.close();
    }
    c.close();
    return pressed;
}

void skeleton(float height, float width_share) {
    const Rect rect = context().place(width_share < 1 ? width() * width_share : 0, height);
    paint_rect(rect, color(Ink::surface_soft), std::min(theme::radius::control, height / 2));
}

void image(std::string_view key, std::string_view url, std::string_view name, float aspect,
           float radius) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const Rect rect = c.place(0, c.available() / aspect);
    paint_rect(rect, color(Ink::surface_soft), radius);
    Node& node = c.emit(Role::image, id, rect);
    node.label = name;
    node.value = url;
    node.radius = radius;
}

void announce(std::string_view text) { context().say(text); }
void toast(std::string_view text) { context().show_toast(text); }

}  // namespace regulars::ui
