// The places of the app (bottom bar, side rail, tabs) and the dialog above it.
#include <algorithm>
#include <string>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

namespace {

Node& emit_place(Context& c, NodeId id, const Rect& rect, std::string_view label, bool current) {
    Node& node = c.emit(Role::button, id, rect);
    node.label = node.value = label;
    node.font_size = theme::type::small;
    node.radius = theme::radius::control;
    if (current) node.flags |= flag_current;
    return node;
}

void paint_count(const NavItem& item, Vec at) {
    if (item.count <= 0) return;
    const std::string digits = item.count > 99 ? "99+" : std::to_string(item.count);
    const TextStyle style{.size = theme::type::caption, .weight = Weight::semibold};
    const float w = std::max(18.0F, text_width(digits, style) + 10);
    const Rect pill{at.x, at.y, w, 18};
    paint_rect(pill, color(Ink::danger), 9);
    context().paint().add_text(digits,
                               {pill.x + (w - text_width(digits, style)) / 2, pill.y, w, 18},
                               style.size, true, color(Ink::on_danger));
}

Color soft_background(Context& c, NodeId id, bool current) {
    if (current) return color(Ink::accent_soft);
    const float by = 0.05F * c.eased(id, c.hovered(id), 0) + 0.08F * c.eased(id, c.held(id), 1);
    return theme::faded(color(Ink::text), static_cast<std::uint8_t>(255 * by));
}

std::optional<int> bottom_bar(Context& c, std::span<const NavItem> items, int current) {
    std::optional<int> chosen;
    const Rect bar = c.place(0, theme::layout::bottom_bar);
    paint_rect(bar, color(Ink::surface));
    paint_rect({bar.x, bar.y, bar.w, 1}, color(Ink::line));
    const float w = bar.w / static_cast<float>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool on = static_cast<int>(i) == current;
        const NodeId id = c.claim(items[i].key);
        const Rect rect{bar.x + w * static_cast<float>(i), bar.y, w, bar.h};
        emit_place(c, id, rect, items[i].label, on);
        const Rect halo{rect.center().x - 28, rect.y + 6, 56, 32};
        paint_rect(halo, soft_background(c, id, on), 16);
        paint_icon({rect.center().x - 12, rect.y + 10}, items[i].icon, 24,
                   color(on ? Ink::accent : Ink::muted));
        paint_count(items[i], {rect.center().x + 6, rect.y + 4});
        const TextStyle style{.size = theme::type::caption,
                              .weight = on ? Weight::semibold : Weight::regular};
        const float tw = text_width(items[i].label, style);
        c.paint_words(items[i].label, {rect.center().x - tw / 2, rect.y + 40, tw, 18}, style.size,
                      on, color(on ? Ink::accent : Ink::muted));
        if (c.clicked(id)) chosen = static_cast<int>(i);
    }
    return chosen;
}

std::optional<int> side_rail(Context& c, std::span<const NavItem> items, int current,
                             std::string_view brand) {
    std::optional<int> chosen;
    Open& rail = c.top();
    paint_rect({rail.outer.x, rail.outer.y, rail.outer.w - 1, rail.outer.h}, color(Ink::surface));
    paint_rect({rail.outer.right() - 1, rail.outer.y, 1, rail.outer.h}, color(Ink::line));
    rail.x += theme::space::m;
    rail.w -= 2 * theme::space::m;
    rail.cursor += theme::space::xl;
    if (!brand.empty()) {
        const Scope inset = padded(theme::space::m, 0);
        paragraph(
            brand,
            {.size = theme::type::title, .weight = Weight::semibold, .tight = true, .max_lines = 2},
            false);
    }
    if (!brand.empty()) c.place(0, theme::space::s);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool on = static_cast<int>(i) == current;
        const NodeId id = c.claim(items[i].key);
        const Rect rect = c.place(0, 44);
        emit_place(c, id, rect, items[i].label, on);
        const Color soft = soft_background(c, id, on);
        if (soft.a > 0) paint_rect(rect, soft, theme::radius::control);
        paint_icon({rect.x + theme::space::m, rect.y + 11}, items[i].icon, 22,
                   color(on ? Ink::accent : Ink::muted));
        const TextStyle style{.weight = on ? Weight::semibold : Weight::regular};
        c.paint_words(items[i].label, {rect.x + 46, rect.y + 10, rect.w, 24}, style.size, on,
                      color(on ? Ink::accent : Ink::text));
        paint_count(items[i], {rect.right() - 34, rect.y + 13});
        if (c.clicked(id)) chosen = static_cast<int>(i);
    }
    return chosen;
}

/// One line of words, the current one underlined; scrolls nothing, so names are kept short.
template <class Label, class Key>
std::optional<int> tab_line(Context& c, Role role, int count, int current, Label label_of,
                            Key key_of) {
    std::optional<int> chosen;
    const Rect line = c.place(0, 44);
    paint_rect({line.x, line.bottom() - 1, line.w, 1}, color(Ink::line));
    float natural = 0;
    const TextStyle bold{.size = theme::type::small, .weight = Weight::semibold};
    for (int i = 0; i < count; ++i) natural += text_width(label_of(i), bold) + 2 * theme::space::m;
    const float squeeze = natural > line.w ? line.w / natural : 1;
    float x = line.x;
    for (int i = 0; i < count; ++i) {
        const bool on = i == current;
        const std::string_view label = label_of(i);
        const NodeId id = c.claim(key_of(i));
        const float tw = text_width(label, bold), w = (tw + 2 * theme::space::m) * squeeze;
        const Rect rect{x, line.y, w, line.h};
        Node& node = emit_place(c, id, rect, label, on && role == Role::button);
        node.role = role;
        if (on && role == Role::tab) node.flags |= flag_checked;
        const Color soft = soft_background(c, id, false);
        if (soft.a > 0) paint_rect(rect.inset(4), soft, theme::radius::control);
        const float leading = line_height(bold);
        const float shown = text_width(
            label, {.size = bold.size, .weight = on ? Weight::semibold : Weight::regular});
        c.paint_words(
            label, {rect.center().x - shown / 2, rect.y + (rect.h - leading) / 2, shown, leading},
            bold.size, on, color(on ? Ink::accent : Ink::muted));
        if (on)
            paint_rect({rect.x + theme::space::m, rect.bottom() - 3, w - 2 * theme::space::m, 3},
                       color(Ink::accent), 1.5F);
        if (c.clicked(id)) chosen = i;
        x += w;
    }
    return chosen;
}

}  // namespace

std::optional<int> nav_bar(std::string_view key, std::string_view label,
                           std::span<const NavItem> items, int current, NavPlace place,
                           std::string_view brand) {
    Context& c = context();
    if (place == NavPlace::inline_tabs) {
        const NodeId id = c.claim(key);
        c.open(ScopeKind::element, 0);
        c.open_element(Role::nav, id, label);
        const auto chosen = tab_line(
            c, Role::button, static_cast<int>(items.size()), current,
            [&](int i) { return items[static_cast<std::size_t>(i)].label; },
            [&](int i) { return items[static_cast<std::size_t>(i)].key; });
        c.close();
        set_document_insets({});
        return chosen;
    }
    const float vw = viewport_width(), vh = viewport_height();
    const bool bottom = is_phone();
    const Rect rect = bottom
                          ? Rect{0, vh - theme::layout::bottom_bar, vw, theme::layout::bottom_bar}
                          : Rect{0, 0, theme::layout::side_rail, vh};
    Scope region = fixed(key, label, rect, theme::space::xs);
    c.node(c.top().node_index).role = Role::nav;
    const auto chosen =
        bottom ? bottom_bar(c, items, current) : side_rail(c, items, current, brand);
    region.close();
    set_document_insets(bottom ? Insets{.bottom = rect.h} : Insets{.left = rect.w});
    return chosen;
}

std::optional<int> tabs(std::string_view key, std::string_view label,
                        std::span<const std::string> names, int current) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::element, 0);
    c.open_element(Role::tab_list, id, label);
    const auto name = [&](int i) { return std::string_view(names[static_cast<std::size_t>(i)]); };
    const auto chosen = tab_line(c, Role::tab, static_cast<int>(names.size()), current, name, name);
    c.close();
    return chosen;
}

Dialog dialog(std::string_view key, std::string_view title, float max_width) {
    Context& c = context();
    const int depth = c.depth();
    const NodeId id = c.claim(key);
    c.set_dialog_open();
    const bool phone = is_phone();
    const float vw = viewport_width();
    const float w =
        std::min(phone ? vw - 2 * theme::space::s : max_width, vw - 2 * theme::space::s);
    Open& scope = c.open(ScopeKind::dialog, theme::space::l);
    constexpr float pad = theme::space::xl;
    scope.layer = Layer::dialog;
    scope.node = 0;
    scope.outer = {(vw - w) / 2, 0, w, 0};
    scope.x = scope.outer.x;
    scope.y = 0;
    scope.w = w;
    scope.pad_x = scope.pad_y = pad;
    scope.empty = true;
    scope.text_align = Align::start;
    PaintList& list = c.paint();
    const float radius = phone ? theme::radius::member_card : theme::radius::card;
    list.add(
        {.kind = Kind::rect, .rect = {0, 0, vw, viewport_height()}, .color = color(Ink::scrim)});
    scope.paint_first = scope.shadow = list.add({.kind = Kind::shadow,
                                                 .color = color(Ink::shadow),
                                                 .radius = radius,
                                                 .extra = theme::space::xl});
    scope.background =
        list.add({.kind = Kind::rect, .color = color(Ink::surface), .radius = radius});
    scope.outline = list.add({.kind = Kind::clip});
    c.open_element(Role::dialog, id, title);
    c.last_node().radius = radius;
    Open& inside = c.top();
    inside.x += pad;
    inside.w -= 2 * pad;
    inside.cursor = pad;
    heading(2, title);
    return Dialog(depth, c.event_for(id, Event::Kind::close) != nullptr);
}

}  // namespace regulars::ui
