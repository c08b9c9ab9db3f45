// Values to set by hand and to see at a glance: slider, stars, ring.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

std::optional<double> slider(std::string_view key, std::string_view label, const SliderRange& range,
                             double value, std::string_view shown) {
    Context& c = context();
    const NodeId id = c.claim(key);
    constexpr float track = 4, thumb = 24, widest = 480;
    c.open(ScopeKind::stack, theme::space::xs);
    {
        const Rect line = c.place(std::min(c.available(), widest), 24);
        const TextStyle name{.size = theme::type::small, .weight = Weight::semibold};
        c.draw_text_line(label, line, name, color(Ink::text));
        c.last_node().flags |= flag_hidden;  // the slider says it
        c.draw_text_line(shown, line, {.size = theme::type::small, .align = Align::end},
                         color(Ink::muted));
        c.last_node().flags |= flag_hidden;
    }
    const Rect rect = c.place(std::min(c.available(), widest), theme::layout::touch_target);
    Node& node = c.emit(Role::slider, id, rect);
    node.label = label;
    node.value = shown;
    node.number = static_cast<float>(value);
    node.least = static_cast<float>(range.least);
    node.limit = static_cast<float>(range.most);
    node.step = static_cast<float>(range.step);
    node.radius = theme::radius::control;
    const double span = range.most > range.least ? range.most - range.least : 1;
    const auto share = static_cast<float>(std::clamp((value - range.least) / span, 0.0, 1.0));
    const float middle = rect.center().y, x = rect.x + thumb / 2 + share * (rect.w - thumb);
    paint_rect({rect.x, middle - track / 2, rect.w, track}, color(Ink::control), track / 2);
    paint_rect({rect.x, middle - track / 2, x - rect.x, track}, color(Ink::accent), track / 2);
    const float grown = thumb + 4 * c.eased(id, c.hovered(id) || c.held(id), 0);
    paint_rect({x - grown / 2, middle - grown / 2, grown, grown}, color(Ink::accent), grown / 2);
    paint_rect({x - 4, middle - 4, 8, 8}, color(Ink::on_accent), 4);
    c.close();
    if (const Event* event = c.event_for(id, Event::Kind::value)) {
        return std::clamp(std::strtod(event->text.c_str(), nullptr), range.least, range.most);
    }
    return std::nullopt;
}

std::optional<int> rating(std::string_view key, std::string_view legend, int most, int current) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::element, theme::space::xs);
    c.open_element(Role::radio_group, id, legend);
    paragraph(legend, strong_text, false);
    c.last_node().flags |= flag_hidden;
    constexpr float side = theme::layout::touch_target, star = 28;
    const Rect line = c.place(side * static_cast<float>(most), side);
    std::optional<int> chosen;
    for (int i = 1; i <= most; ++i) {
        const std::string name = std::to_string(i) + " / " + std::to_string(most);
        const NodeId choice = c.claim(name);
        const Rect rect{line.x + side * static_cast<float>(i - 1), line.y, side, side};
        Node& node = c.emit(Role::radio, choice, rect);
        node.label = name;
        node.radius = theme::radius::control;
        node.flags = i == current ? flag_checked : 0u;
        const bool full = i <= current;
        const Vec at{rect.x + (side - star) / 2, rect.y + (side - star) / 2};
        if (full) paint_rect(rect.inset(2), color(Ink::accent_soft), theme::radius::control);
        paint_icon(at, Icon::star, star,
                   color(full || c.hovered(choice) ? Ink::accent : Ink::control));
        if (c.event_for(choice, Event::Kind::check)) chosen = i;
    }
    c.close();
    return chosen;
}

void progress_ring(std::string_view key, std::string_view label, const ProgressParts& parts,
                   std::string_view valuetext, std::string_view shown, float size) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const Rect rect = c.place(size, size);
    const float whole = parts.whole > 0 ? parts.whole : 1, thickness = size / 10;
    const float done = parts.whole > 0 ? std::clamp(parts.done / whole, 0.0F, 1.0F) : 1;
    const float with_part = std::clamp(done + parts.part / whole, done, 1.0F);
    Node& node = c.emit(Role::progress, id, rect);
    node.label = label;
    node.value = valuetext;
    node.number = std::min(parts.done, whole);
    node.limit = whole;
    node.radius = size / 2;
    const auto arc = [&](float share, Color tone) {
        if (share > 0)
            c.paint().add({.kind = Kind::arc,
                           .rect = rect,
                           .color = tone,
                           .radius = thickness,
                           .extra = share});
    };
    arc(1, color(Ink::line));
    if (parts.part > 0)
        arc(c.animate(hashed(id, "part"), with_part, theme::motion::turn, false),
            theme::mixed(color(Ink::accent), color(Ink::surface), 0.55F));
    arc(c.animate(hashed(id, "done"), done, theme::motion::turn, false), color(Ink::accent));
    TextStyle style{.weight = Weight::semibold, .align = Align::center};
    for (const float type :
         {theme::type::title, theme::type::body, theme::type::small, theme::type::caption}) {
        style.size = type;
        if (text_width(shown, style) <= size - 2 * thickness - theme::space::m) break;
    }
    const float line = line_height(style);
    c.draw_text_line(shown,
                     {rect.x + thickness, rect.y + (size - line) / 2, size - 2 * thickness, line},
                     style, color(Ink::text));
    c.last_node().flags |= flag_hidden;  // the progress says it
}

}  // namespace regulars::ui
