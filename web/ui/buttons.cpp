// Things to press: a real button or link of the document under each.
#include <algorithm>
#include <string>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

namespace {

constexpr float height = theme::layout::touch_target, small_height = 36, icon_size = 20;

struct Look {
    Color fill, ink, outline;
};

Look look_of(ButtonKind kind, bool enabled) {
    const Color none = color(Ink::none);
    if (!enabled) return {color(Ink::surface_soft), color(Ink::muted), none};
    switch (kind) {
        case ButtonKind::primary: return {color(Ink::accent), color(Ink::on_accent), none};
        case ButtonKind::secondary:
            return {color(Ink::surface), color(Ink::text), color(Ink::control)};
        case ButtonKind::quiet: return {none, color(Ink::accent), none};
        case ButtonKind::danger: return {color(Ink::danger), color(Ink::on_danger), none};
    }
    return {none, color(Ink::text), none};
}

/// Towards the text's colour under a pointer, further when held.
Color touched(Context& c, NodeId id, Color fill) {
    const float by = 0.05F * c.eased(id, c.hovered(id), 0) + 0.10F * c.eased(id, c.held(id), 1);
    if (by <= 0) return fill;
    if (fill.a == 0) return theme::faded(color(Ink::text), static_cast<std::uint8_t>(255 * by));
    return theme::mixed(fill, palette().dark ? color(Ink::white) : color(Ink::black), by);
}

void paint_label(Context& c, std::string_view label, Icon icon, const Rect& box, float size,
                 Color ink) {
    const TextStyle style{.size = size, .weight = Weight::semibold};
    const float icon_room =
        icon == Icon::none ? 0 : icon_size + (label.empty() ? 0 : theme::space::s);
    const float text_w = label.empty() ? 0 : std::min(text_width(label, style), box.w - icon_room);
    const float x = box.x + (box.w - icon_room - text_w) / 2;
    if (icon != Icon::none) paint_icon({x, box.y + (box.h - icon_size) / 2}, icon, icon_size, ink);
    if (label.empty()) return;
    const float leading = line_height(style);
    c.paint_words(label, {x + icon_room, box.y + (box.h - leading) / 2, text_w, leading}, size,
                  true, ink);
}

Node& emit_button(Context& c, Role role, NodeId id, const Rect& rect, std::string_view label,
                  const ButtonOptions& options) {
    Node& node = c.emit(role, id, rect);
    node.label = options.name.empty() ? label : options.name;
    node.value = label;
    node.font_size = options.small ? theme::type::small : theme::type::body;
    node.radius = theme::radius::control;
    node.flags = flag_semibold;
    if (!options.enabled) node.flags |= flag_disabled;
    if (options.busy) node.flags |= flag_busy | flag_disabled;
    if (options.focus) node.flags |= flag_focus;
    return node;
}

}  // namespace

bool button(std::string_view key, std::string_view label, ButtonKind kind,
            const ButtonOptions& options) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const float size = options.small ? theme::type::small : theme::type::body;
    const float pad =
        kind == ButtonKind::quiet ? theme::space::m : theme::space::l + theme::space::xs;
    const float icon_room = options.icon == Icon::none ? 0 : icon_size + theme::space::s;
    const float natural =
        text_width(label, {.size = size, .weight = Weight::semibold}) + icon_room + 2 * pad;
    const Rect rect = c.place(options.full_width ? 0 : std::max(natural, height), height);
    emit_button(c, Role::button, id, rect, label, options);
    const bool enabled = options.enabled && !options.busy;
    const Look look = look_of(kind, enabled);
    const float shrink = options.small ? (height - small_height) / 2 : 0;
    const Rect box{rect.x, rect.y + shrink, rect.w, rect.h - 2 * shrink};
    const Color fill = enabled ? touched(c, id, look.fill) : look.fill;
    if (fill.a > 0) paint_rect(box, fill, theme::radius::control);
    if (look.outline.a > 0) paint_outline(box, look.outline, theme::radius::control);
    paint_label(c, label, options.icon, box.inset(0), size, look.ink);
    return enabled && c.clicked(id);
}

bool icon_button(std::string_view key, Icon icon, std::string_view name,
                 const ButtonOptions& options) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const Rect rect = c.place(height, height);
    ButtonOptions named = options;
    named.name = name;
    emit_button(c, Role::button, id, rect, {}, named).radius = height / 2;
    const bool enabled = options.enabled && !options.busy;
    const Color fill = touched(c, id, color(Ink::none));
    if (fill.a > 0) paint_rect(rect, fill, height / 2);
    paint_label(c, {}, icon, rect, 0, color(enabled ? Ink::text : Ink::muted));
    return enabled && c.clicked(id);
}

bool link(std::string_view key, std::string_view label, std::string_view href,
          const TextStyle& style) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const float natural = text_width(label, style);
    // The line is as tall as a thumb; in a paragraph's rhythm it stands in its middle.
    const Rect rect = c.place(natural, std::max(line_height(style), 32.0F));
    Node& node = emit_button(c, href.empty() ? Role::button : Role::link, id, rect, label, {});
    node.value = href.empty() ? label : href;
    node.font_size = style.size;
    node.radius = theme::space::xs;
    const float leading = line_height(style);
    const Rect line{rect.x, rect.y + (rect.h - leading) / 2, std::min(natural, rect.w), leading};
    c.paint_words(label, line, style.size, style.weight == Weight::semibold, color(style.ink));
    // Underlined, so that it is not told by colour alone; thicker under a pointer.
    paint_rect({line.x, line.bottom() - 4, line.w, c.hovered(id) ? 2.0F : 1.0F}, color(style.ink));
    return c.clicked(id);
}

bool chip(std::string_view key, std::string_view label, bool selected, Icon icon) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const float size = theme::type::small, pad = theme::space::l;
    const float icon_room = icon == Icon::none ? 0 : icon_size + theme::space::s;
    const Rect rect =
        c.place(text_width(label, {.size = size, .weight = Weight::semibold}) + icon_room + 2 * pad,
                height);
    Node& node = emit_button(c, Role::button, id, rect, label, {.small = true});
    node.radius = height / 2;
    node.flags |= flag_pressable | (selected ? flag_pressed : 0u);
    const Rect box{rect.x, rect.y + 4, rect.w, rect.h - 8};
    const Color fill = touched(c, id, color(selected ? Ink::accent_soft : Ink::surface));
    paint_rect(box, fill, box.h / 2);
    paint_outline(box, color(selected ? Ink::accent : Ink::control), box.h / 2,
                  selected ? 2.0F : 1.0F);
    paint_label(c, label, icon, box, size, color(selected ? Ink::accent : Ink::text));
    return c.clicked(id);
}

Pressable card_button(std::string_view key, std::string_view name,
                      const PressableOptions& options) {
    Context& c = context();
    const int depth = c.depth();
    const NodeId id = c.claim(key);
    const float padding = options.bare ? 0 : options.style.padding;
    Open& scope = c.open_padded(ScopeKind::pressable, options.style.gap, padding, padding);
    scope.fixed_height = options.height;
    const Rect rect{scope.outer.x, scope.outer.y, scope.outer.w, options.height};
    if (!options.bare) {
        PaintList& list = c.paint();
        if (options.style.raised)
            scope.shadow = list.add({.kind = Kind::shadow,
                                     .rect = rect,
                                     .color = color(Ink::shadow),
                                     .radius = options.style.radius,
                                     .extra = theme::space::l});
        const Color fill = color(options.style.fill);
        scope.background = list.add({.kind = Kind::rect,
                                     .rect = rect,
                                     .color = options.enabled ? touched(c, id, fill) : fill,
                                     .radius = options.style.radius});
        if (options.style.outline != Ink::none)
            scope.outline = list.add({.kind = Kind::outline,
                                      .rect = rect,
                                      .color = color(options.style.outline),
                                      .radius = options.style.radius,
                                      .extra = 1});
    }
    c.open_element(options.href.empty() ? Role::button : Role::link, id, name);
    Node& node = c.last_node();
    node.value = options.href;
    node.radius = options.bare ? theme::radius::member_card : options.style.radius;
    node.flags = (options.enabled ? 0u : flag_disabled) |
                 (options.expandable ? flag_expandable : 0u) |
                 (options.expanded ? flag_expanded : 0u);
    return Pressable(depth, options.enabled && c.clicked(id), c.hovered(id), c.held(id), rect);
}

}  // namespace regulars::ui
