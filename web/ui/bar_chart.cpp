// Bars, and the same numbers as a table of the document over them.
#include <algorithm>
#include <cmath>

#include "web/ui/context.h"

namespace regulars::ui {

namespace {

struct Tones {
    Color first, second;
};

Tones tones() {
    return {color(Ink::accent), theme::mixed(color(Ink::accent), color(Ink::surface), 0.55F)};
}

double largest(std::span<const Bar> bars) {
    double most = 0;
    for (const Bar& bar : bars) most = std::max({most, bar.value, bar.second});
    return most > 0 ? most : 1;
}

/// A named cell of the document with its painted text.
void cell(Context& c, Role role, std::string_view text, const Rect& rect, const TextStyle& style) {
    c.open(ScopeKind::element, 0);
    Open& scope = c.top();
    scope.x = rect.x;
    scope.y = scope.cursor = rect.y;
    scope.w = rect.w;
    scope.outer = {rect.x, rect.y, rect.w, 0};
    c.open_element(role, c.claim("cell"), {});
    c.last_node().rect = rect;
    c.draw_text_line(text, rect, style, color(style.ink));
    const std::size_t index = c.top().node_index;
    c.close();
    c.node(index).rect = rect;
}

void legend(const ChartOptions& options) {
    if (options.second_name.empty()) return;
    const Tones both = tones();
    const Scope line = flow(theme::space::s);
    for (const auto& [name, tone] :
         {std::pair{options.value_name, both.first}, std::pair{options.second_name, both.second}}) {
        paint_rect(place(12, 12), tone, 3);
        text(name, caption_text);
    }
}

}  // namespace

void bar_chart(std::string_view key, std::string_view title, std::span<const Bar> bars,
               const ChartOptions& options) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const bool two = !options.second_name.empty();
    const double most = largest(bars);
    const Tones both = tones();
    const Scope whole = stack(theme::space::s);
    legend(options);
    const float line = line_height(caption_text);
    const float row_h = two ? 44 : 32;
    const float height =
        options.horizontal ? row_h * static_cast<float>(bars.size()) : options.height;
    c.open(ScopeKind::element, 0);
    c.open_element(Role::table, id, title);
    const Rect area = c.place(0, height);
    const float slot = bars.empty() ? 0 : area.w / static_cast<float>(bars.size());
    float label_w = 0;
    for (const Bar& bar : bars) label_w = std::max(label_w, text_width(bar.label, caption_text));
    label_w = std::min(label_w, area.w * 0.4F);
    if (!options.horizontal)
        paint_rect({area.x, area.bottom() - line - theme::space::xs, area.w, 1}, color(Ink::line));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Bar& bar = bars[i];
        const Rect room = options.horizontal
                              ? Rect{area.x, area.y + row_h * static_cast<float>(i), area.w, row_h}
                              : Rect{area.x + slot * static_cast<float>(i), area.y, slot, area.h};
        c.open(ScopeKind::element, 0);
        c.open_element(Role::row, c.claim("row"), {});
        const std::size_t row = c.top().node_index;
        const auto share = [&](double value) { return static_cast<float>(value / most); };
        const TextStyle number{.size = theme::type::caption,
                               .weight = Weight::semibold,
                               .align = options.horizontal ? Align::start : Align::center};
        const TextStyle label{.size = theme::type::caption,
                              .ink = Ink::muted,
                              .align = options.horizontal ? Align::start : Align::center};
        if (options.horizontal) {
            const float text_room = 72, x = room.x + label_w + theme::space::m,
                        span = room.right() - x - text_room;
            const float bar_h = two ? 14 : 16,
                        top = room.y + (room.h - bar_h * (two ? 2.0F : 1.0F)) / 2;
            cell(c, Role::row_header, bar.label, {room.x, room.y, label_w, room.h}, label);
            const float w = std::max(2.0F, span * share(bar.value));
            paint_rect({x, top, w, bar_h}, both.first, 3);
            cell(c, Role::cell, bar.text, {x + w + theme::space::s, top, text_room, bar_h}, number);
            if (two) {
                const float w2 = std::max(2.0F, span * share(bar.second));
                paint_rect({x, top + bar_h, w2, bar_h}, both.second, 3);
                cell(c, Role::cell, bar.second_text,
                     {x + w2 + theme::space::s, top + bar_h, text_room, bar_h}, number);
            }
        } else {
            const float foot = room.bottom() - line - theme::space::xs,
                        tall = foot - room.y - line - theme::space::xs;
            const float w = std::min(40.0F, slot * (two ? 0.34F : 0.6F)),
                        left = room.center().x - w * (two ? 1.0F : 0.5F);
            cell(c, Role::row_header, bar.label, {room.x, foot + theme::space::xs, room.w, line},
                 label);
            const float h = std::max(2.0F, tall * share(bar.value));
            paint_rect({left, foot - h, w, h}, both.first, 3);
            const float text_w = two ? slot / 2 : slot;
            const auto over = [&](float middle, float top) {
                return Rect{middle - text_w / 2, top - line, text_w, line};
            };
            cell(c, Role::cell, bar.text, over(left + w / 2, foot - h), number);
            if (two) {
                const float h2 = std::max(2.0F, tall * share(bar.second));
                paint_rect({left + w, foot - h2, w, h2}, both.second, 3);
                cell(c, Role::cell, bar.second_text, over(left + w * 1.5F, foot - h2), number);
            }
        }
        c.close();
        c.node(row).rect = room;
    }
    c.close();
}

}  // namespace regulars::ui
