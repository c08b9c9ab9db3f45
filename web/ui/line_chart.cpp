// Lines over labels, and the same numbers as a table of the document over them.
#include <algorithm>

#include "web/ui/context.h"

namespace regulars::ui {
namespace {

using Kind = PaintCommand::Kind;

Color tone_of(std::size_t series) {
    constexpr Ink inks[] = {Ink::accent, Ink::warning, Ink::muted, Ink::danger};
    return color(inks[series % std::size(inks)]);
}

/// The range of all values, zero included, so that a line's height means something.
std::pair<double, double> range_of(std::span<const Series> series) {
    double least = 0, most = 0;
    for (const Series& one : series) {
        for (const double value : one.values) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    }
    return {least, most > least ? most : least + 1};
}

void legend(std::span<const Series> series) {
    const Scope line = flow(theme::space::s);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const Rect sign = place(16, 12);
        paint_rect({sign.x, sign.center().y - 1.5F, sign.w, 3}, tone_of(i), 1.5F);
        text(series[i].name, caption_text);
    }
}

/// A cell of the document; its text is painted elsewhere, or told by the line alone.
void cell(Context& c, Role role, std::string_view key, std::string_view text, const Rect& rect) {
    const NodeId id = c.claim(key);
    c.open(ScopeKind::element, 0);
    c.open_element(role, id, {});
    const std::size_t index = c.top().node_index;
    Node& words = c.emit(Role::text, rect);
    words.label = text;
    words.font_size = caption_text.size;
    words.line_height = line_height(caption_text);
    c.close();
    c.node(index).rect = rect;
}

/// The numbers for whoever reads and does not see: a row a label, a cell a line.
void numbers(Context& c, std::span<const std::string> labels, std::span<const Series> series,
             const Rect& plot, float step) {
    const float line = line_height(caption_text);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Rect slot{plot.x + step * (static_cast<float>(i) - 0.5F), plot.y, step, plot.h};
        const NodeId row = c.claim(std::to_string(i));
        c.open(ScopeKind::element, 0);
        c.open_element(Role::row, row, {});
        const std::size_t index = c.top().node_index;
        const float w = text_width(labels[i], caption_text);
        cell(c, Role::row_header, "label", labels[i],
             {slot.center().x - w / 2, slot.bottom() + theme::space::s, w, line});
        for (std::size_t s = 0; s < series.size(); ++s) {
            if (i >= series[s].texts.size()) continue;
            const float top = slot.y + line * static_cast<float>(s);
            cell(c, Role::cell, std::to_string(s), series[s].texts[i], {slot.x, top, step, line});
        }
        c.close();
        c.node(index).rect = slot;
    }
}

}  // namespace

void line_chart(std::string_view key, std::string_view title, std::span<const std::string> labels,
                std::span<const Series> series, float height) {
    Context& c = context();
    const NodeId id = c.claim(key);
    const Scope whole = stack(theme::space::s);
    if (series.size() > 1) legend(series);
    c.open(ScopeKind::element, 0);
    c.open_element(Role::table, id, title);
    const Rect area = c.place(0, height);
    const float line = line_height(caption_text), foot = line + theme::space::s;
    const auto count = static_cast<float>(std::max<std::size_t>(labels.size(), 1));
    const float step = area.w / count;
    const Rect plot{area.x + step / 2, area.y + line, area.w - step, area.h - foot - line};
    const auto [least, most] = range_of(series);
    const auto height_of = [&, low = least, span = most - least](double value) {
        return plot.bottom() - static_cast<float>((value - low) / span) * plot.h;
    };
    for (int i = 0; i <= 4; ++i) {
        const float y = plot.y + plot.h * static_cast<float>(i) / 4;
        paint_rect({area.x, y, area.w, 1}, color(Ink::line));
    }
    const auto place_of = [&](std::size_t i, double value) {
        return Vec{plot.x + step * static_cast<float>(i), height_of(value)};
    };
    for (std::size_t s = 0; s < series.size(); ++s) {
        const std::vector<double>& values = series[s].values;
        for (std::size_t i = 0; i < std::min(values.size(), labels.size()); ++i) {
            const Vec at = place_of(i, values[i]);
            if (i > 0) {
                const Vec from = place_of(i - 1, values[i - 1]);
                c.paint().add({.kind = Kind::segment,
                               .rect = {from.x, from.y, at.x - from.x, at.y - from.y},
                               .color = tone_of(s),
                               .extra = 2});
            }
            paint_rect({at.x - 3, at.y - 3, 6, 6}, tone_of(s), 3);
        }
    }
    // As many labels as there is room for, the last one always.
    float widest = 1;
    for (const std::string& label : labels)
        widest = std::max(widest, text_width(label, caption_text) + theme::space::s);
    const auto every = static_cast<std::size_t>(std::max(1.0F, widest / step + 0.99F));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if ((labels.size() - 1 - i) % every != 0) continue;
        const float w = text_width(labels[i], caption_text);
        c.paint_words(
            labels[i],
            {plot.x + step * static_cast<float>(i) - w / 2, area.bottom() - line, w, line},
            caption_text.size, false, color(Ink::muted));
    }
    numbers(c, labels, series, plot, step);
    c.close();
}

}  // namespace regulars::ui
