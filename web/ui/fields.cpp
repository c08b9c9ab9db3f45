// Fields: the frame is painted, the text inside is the browser's own input.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "web/ui/context.h"

namespace regulars::ui {

namespace {

constexpr float field_height = 48, field_pad = theme::space::m;
constexpr float widest_field = 480, widest_area = 640;  // a longer line is no easier to fill in

/// "keyboard;autofill;placeholder" for the mirror, keyboard as the type or inputmode it stands for.
std::string hint_of(const FieldOptions& options) {
    static constexpr std::string_view kinds[] = {"text",   "email",   "tel",     "date",
                                                 "search", "decimal", "numeric", "code"};
    std::string hint(kinds[static_cast<std::size_t>(options.kind)]);
    hint += ';';
    hint += options.autocomplete;
    hint += ';';
    hint += options.placeholder;
    return hint;
}

void label_above(Context& c, NodeId id, std::string_view label, const FieldOptions& options) {
    if (options.hide_label) return;
    const TextStyle style{.size = theme::type::small, .weight = Weight::semibold};
    const Rect rect = c.place(0, line_height(style));
    Node& node = c.emit(Role::field_label, rect);
    node.label = label;
    node.target = id;
    node.font_size = style.size;
    node.line_height = line_height(style);
    node.flags = flag_semibold;
    node.color = color(Ink::text);
    if (needs_browser(label)) {
        node.flags |= flag_shown;
        return;
    }
    c.paint().add_text(label, {rect.x, rect.y, text_width(label, style), rect.h}, style.size, true,
                       color(Ink::text));
}

/// Help or error under the field; the node's id, or 0.
NodeId note_below(Context& c, const FieldOptions& options) {
    const bool bad = !options.error.empty();
    const std::string_view note = bad ? options.error : options.help;
    if (note.empty()) return 0;
    paragraph(note, {.size = theme::type::small, .ink = bad ? Ink::danger : Ink::muted}, false);
    return c.nodes().back().id;
}

std::optional<std::string> typed(Context& c, NodeId id) {
    if (const Event* event = c.event_for(id, Event::Kind::value)) return event->text;
    return std::nullopt;
}

std::optional<std::string> field(Role role, std::string_view key, std::string_view label,
                                 std::string_view value, float height,
                                 const FieldOptions& options) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::stack, theme::space::xs);
    label_above(c, id, label, options);
    const Rect rect = c.place(
        std::min(c.available(), role == Role::text_area ? widest_area : widest_field), height);
    const std::size_t index = c.nodes().size();
    Node& node = c.emit(role, id, rect);
    node.label = label;
    node.value = value;
    node.hint = hint_of(options);
    node.limit = static_cast<float>(options.max_length);
    node.font_size = theme::type::body;
    node.line_height = line_height(body_text);
    node.radius = theme::radius::control;
    node.color = color(Ink::text);
    if (!options.enabled) node.flags |= flag_disabled;
    if (!options.error.empty()) node.flags |= flag_invalid;
    if (options.required) node.flags |= flag_required;
    if (options.focus) node.flags |= flag_focus;
    paint_rect(rect, color(options.enabled ? Ink::surface : Ink::surface_soft),
               theme::radius::control);
    const bool bad = !options.error.empty();
    paint_outline(rect, color(bad ? Ink::danger : Ink::control), theme::radius::control,
                  bad ? 2 : 1);
    if (!options.suffix.empty()) {
        const TextStyle style{.size = theme::type::small};
        const float w = text_width(options.suffix, style);
        node.number = w + theme::space::s;  // room the text keeps clear
        c.draw_text_line(options.suffix, {rect.right() - field_pad - w, rect.y, w, rect.h}, style,
                         color(Ink::muted));
    }
    if (c.dialog_open() && c.top().layer != Layer::dialog && role != Role::text_area) {
        // The dialog is painted below the page's own inputs, so while it is open they show nothing and we do.
        c.paint().add_text(value, {rect.x + field_pad, rect.y + (rect.h - 24) / 2, rect.w, 24},
                           theme::type::body, false, color(Ink::text));
    }
    const NodeId note = note_below(c, options);
    c.node(index).target = note;
    c.close();
    return typed(c, id);
}

}  // namespace

std::optional<std::string> text_field(std::string_view key, std::string_view label,
                                      std::string_view value, const FieldOptions& options) {
    return field(Role::text_input, key, label, value, field_height, options);
}

std::optional<std::string> text_area(std::string_view key, std::string_view label,
                                     std::string_view value, int rows,
                                     const FieldOptions& options) {
    return field(Role::text_area, key, label, value, 24 * static_cast<float>(rows) + 2 * field_pad,
                 options);
}

std::optional<std::string> number_field(std::string_view key, std::string_view label,
                                        std::string_view value, std::string_view error,
                                        const FieldOptions& options) {
    FieldOptions with_error = options;
    if (!error.empty()) with_error.error = error;
    return field(Role::number_input, key, label, value, field_height, with_error);
}

std::optional<int> select(std::string_view key, std::string_view label,
                          std::span<const std::string> choices, int current,
                          const FieldOptions& options) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::stack, theme::space::xs);
    label_above(c, id, label, options);
    const Rect rect = c.place(std::min(c.available(), widest_field), field_height);
    const std::size_t index = c.nodes().size();
    Node& node = c.emit(Role::select, id, rect);
    node.label = label;
    node.value = std::to_string(current);
    node.font_size = theme::type::body;
    node.line_height = line_height(body_text);
    node.radius = theme::radius::control;
    node.color = color(Ink::text);
    if (!options.enabled) node.flags |= flag_disabled;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        Node& option = c.emit(Role::option, hashed(id, std::to_string(i)), rect);
        option.parent = id;
        option.label = choices[i];
        option.value = std::to_string(i);
    }
    paint_rect(rect, color(options.enabled ? Ink::surface : Ink::surface_soft),
               theme::radius::control);
    paint_outline(rect, color(Ink::control), theme::radius::control);
    paint_icon({rect.right() - field_pad - 20, rect.y + (rect.h - 20) / 2}, Icon::chevron_down, 20,
               color(Ink::muted));
    if (c.dialog_open() && c.top().layer != Layer::dialog && current >= 0 &&
        static_cast<std::size_t>(current) < choices.size())
        c.paint().add_text(choices[static_cast<std::size_t>(current)],
                           {rect.x + field_pad, rect.y + (rect.h - 24) / 2, rect.w, 24},
                           theme::type::body, false, color(Ink::text));
    const NodeId note = note_below(c, options);
    c.node(index).target = note;
    c.close();
    if (const auto chosen = typed(c, id)) return std::atoi(chosen->c_str());
    return std::nullopt;
}

std::optional<bool> checkbox(std::string_view key, std::string_view label, bool checked,
                             std::string_view help, bool enabled) {
    Context& c = context();
    const NodeId id = c.claim(key);
    constexpr float box_size = 22;
    const float text_x = box_size + theme::space::m;
    const Open& before = c.open(ScopeKind::stack, 0);
    const float top = before.cursor, x = before.x, w = before.w;
    c.open_padded(ScopeKind::padded, 0, 0, 10);
    c.top().x += text_x;
    c.top().w -= text_x;
    const std::size_t index = c.nodes().size();
    Node& node = c.emit(Role::checkbox, id, {x, top, w, theme::layout::touch_target});
    node.label = label;
    node.radius = theme::radius::control;
    node.flags = (checked ? flag_checked : 0u) | (enabled ? 0u : flag_disabled);
    paragraph(label, {.ink = enabled ? Ink::text : Ink::muted}, false);
    c.last_node().flags |= flag_hidden;  // the checkbox says it
    if (!help.empty()) paragraph(help, small_text, false);
    c.close();
    const float bottom = c.top().cursor;
    c.node(index).rect.h = bottom - top;
    c.close();
    const Rect box{x, top + 11, box_size, box_size};
    const float on = c.eased(id, checked, 2);
    const Color full = color(enabled ? Ink::accent : Ink::control);
    paint_rect(box, theme::mixed(color(Ink::surface), full, on), 6);
    if (on < 1) paint_outline(box, color(c.hovered(id) ? Ink::text : Ink::control), 6, 2);
    if (checked)
        paint_icon({box.x + 3, box.y + 3}, Icon::check, 16,
                   color(enabled ? Ink::on_accent : Ink::surface));
    if (c.event_for(id, Event::Kind::check)) return !checked;
    return std::nullopt;
}

std::optional<int> radio_group(std::string_view key, std::string_view legend,
                               std::span<const std::string> choices, int current) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::element, theme::space::xs);
    c.open_element(Role::radio_group, id, legend);
    std::optional<int> chosen;
    text(legend, {.size = theme::type::small, .weight = Weight::semibold});
    c.last_node().flags |= flag_hidden;  // the group says it
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const bool on = static_cast<int>(i) == current;
        const NodeId choice = c.claim(choices[i]);
        const Rect rect = c.place(0, theme::layout::touch_target);
        Node& node = c.emit(Role::radio, choice, rect);
        node.label = choices[i];
        node.radius = theme::radius::control;
        node.flags = on ? flag_checked : 0u;
        const Rect ring{rect.x, rect.y + 11, 22, 22};
        paint_rect(ring, color(Ink::surface), 11);
        paint_outline(ring, color(on ? Ink::accent : Ink::control), 11, 2);
        if (on) paint_rect(ring.inset(6), color(Ink::accent), 5);
        c.draw_text_line(choices[i], {rect.x + 34, rect.y, rect.w - 34, rect.h}, body_text,
                         color(Ink::text));
        c.last_node().flags |= flag_hidden;
        if (c.event_for(choice, Event::Kind::check)) chosen = static_cast<int>(i);
    }
    c.close();
    return chosen;
}

std::optional<int> score_picker(std::string_view key, std::string_view legend, int lowest,
                                int highest, int current, std::string_view lowest_label,
                                std::string_view highest_label) {
    Context& c = context();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::element, theme::space::s);
    c.open_element(Role::radio_group, id, legend);
    std::optional<int> chosen;
    paragraph(legend, strong_text, false);
    c.last_node().flags |= flag_hidden;
    const int count = highest - lowest + 1;
    constexpr float gap = theme::space::xs, least = theme::layout::touch_target;
    const int fit = static_cast<int>((c.available() + gap) / (least + gap));
    const int in_line = fit >= count ? count : (count + 1) / 2;
    const float w =
        (c.available() - gap * static_cast<float>(in_line - 1)) / static_cast<float>(in_line);
    const int lines = (count + in_line - 1) / in_line;
    const Rect all = c.place(0, static_cast<float>(lines) * (least + gap) - gap);
    for (int i = 0; i < count; ++i) {
        const int score = lowest + i;
        const std::string digits = std::to_string(score);
        const NodeId choice = c.claim(digits);
        const Rect rect{all.x + static_cast<float>(i % in_line) * (w + gap),
                        all.y + static_cast<float>(i / in_line) * (least + gap), w, least};
        const bool on = score == current;
        Node& node = c.emit(Role::radio, choice, rect);
        node.label = digits;
        node.radius = theme::radius::control;
        node.flags = on ? flag_checked : 0u;
        paint_rect(rect,
                   color(on                  ? Ink::accent
                         : c.hovered(choice) ? Ink::surface_soft
                                             : Ink::surface),
                   theme::radius::control);
        if (!on) paint_outline(rect, color(Ink::control), theme::radius::control);
        const TextStyle style{.weight = on ? Weight::semibold : Weight::regular};
        const float tw = text_width(digits, style);
        c.paint().add_text(digits, {rect.center().x - tw / 2, rect.y + (rect.h - 24) / 2, tw, 24},
                           style.size, on, color(on ? Ink::on_accent : Ink::text));
        if (c.event_for(choice, Event::Kind::check)) chosen = score;
    }
    if (!lowest_label.empty() || !highest_label.empty()) {
        const Rect ends = c.place(0, line_height(caption_text));
        // With their numbers: in two lines the last one does not stand at the end.
        const std::string low = std::to_string(lowest) + " " + std::string(lowest_label);
        const std::string high = std::to_string(highest) + " " + std::string(highest_label);
        c.draw_text_line(low, {ends.x, ends.y, ends.w / 2, ends.h}, caption_text,
                         color(Ink::muted));
        c.draw_text_line(high, {ends.x + ends.w / 2, ends.y, ends.w / 2, ends.h},
                         {.size = theme::type::caption, .align = Align::end}, color(Ink::muted));
    }
    c.close();
    return chosen;
}

}  // namespace regulars::ui
