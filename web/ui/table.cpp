// Tables: columns of given shares, a hairline under each row, the same rows as a table of the document.
#include <algorithm>
#include <string>
#include <vector>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

namespace {

constexpr float cell_pad = theme::space::s;

/// A row is its element with columns inside; both stay open until the next row.
void open_row(Context& c, std::string_view key, float height = 0) {
    Open& table = c.top();
    const std::vector<Track> tracks = table.row_tracks;
    const NodeId id = c.claim(key);
    Open& row = c.open_padded(ScopeKind::padded, 0, 0, cell_pad);
    row.fixed_height = height;
    c.open_element(Role::row, id, {});
    columns(tracks, theme::space::m).keep_open();
}

/// The head of a sortable column: a button whose arrow says how the rows are sorted.
bool sort_button(Context& c, const Column& column, bool sorted, bool falling) {
    const TextStyle style{.size = theme::type::caption, .weight = Weight::semibold};
    constexpr float arrow = 14;
    const NodeId id = c.claim("sort");
    const Rect rect = c.place(0, line_height(style));
    // Words on the line of the other heads; to be hit, as tall as a thumb.
    const float reach = (theme::layout::touch_target - rect.h) / 2;
    Node& node = c.emit(Role::button, id, {rect.x, rect.y - reach, rect.w, rect.h + 2 * reach});
    node.label = node.value = column.title;
    node.font_size = style.size;
    node.radius = theme::space::xs;
    const Color ink = color(sorted || c.hovered(id) ? Ink::text : Ink::muted);
    const float w = std::min(text_width(column.title, style), rect.w - arrow);
    // The arrow stands on the open side, so that the words keep their edge.
    const bool at_end = column.align == Align::end;
    const float x = at_end ? rect.right() - w : rect.x;
    c.paint_words(column.title, {x, rect.y, w, rect.h}, style.size, true, ink);
    if (sorted)
        paint_icon({at_end ? x - arrow - 2 : x + w + 2, rect.y + (rect.h - arrow) / 2},
                   falling ? Icon::chevron_down : Icon::chevron_up, arrow, ink);
    return c.clicked(id);
}

}  // namespace

Table table(std::string_view key, std::string_view caption, std::span<const Column> columns_of,
            const TableOptions& options) {
    Context& c = context();
    const int depth = c.depth();
    const NodeId id = c.claim(key);
    if (options.show_caption) heading(3, caption);
    c.open(ScopeKind::table, 0);
    c.open_element(Role::table, id, caption);
    Open& table = c.top();
    for (const Column& column : columns_of) {
        table.row_tracks.push_back(column.track);
        table.aligns.push_back(column.align);
    }
    Table made(depth);
    bool titled = false;
    for (const Column& column : columns_of) titled = titled || !column.title.empty();
    if (!titled) return made;
    open_row(c, "head");
    for (std::size_t i = 0; i < columns_of.size(); ++i) {
        c.close_to(depth + 3);
        c.next_column();
        const Column& column = columns_of[i];
        const NodeId cell = c.claim(column.title);
        c.open(ScopeKind::element, 0);
        c.open_element(Role::column_header, cell, {});
        c.top().text_align = column.align;
        if (!column.sortable) {
            paragraph(column.title,
                      {.size = theme::type::caption, .weight = Weight::semibold, .ink = Ink::muted},
                      false);
            continue;
        }
        const int number = static_cast<int>(i);
        const bool sorted = options.sorting.column == number, falling = options.sorting.falling;
        if (sorted) c.last_node().flags |= falling ? flag_falling : flag_rising;
        // Once more turns it around.
        if (sort_button(c, column, sorted, falling))
            made.asked_ = Sorting{number, sorted && !falling};
    }
    c.close_to(depth + 1);
    return made;
}

Table table(std::string_view key, std::string_view caption,
            std::initializer_list<Column> columns_of, const TableOptions& options) {
    return table(key, caption, std::span<const Column>(columns_of.begin(), columns_of.size()),
                 options);
}

float Table::single_line_height() {
    return 1 + 2 * cell_pad + line_height({.size = theme::type::small});
}

Table::Rows Table::long_rows(int count, float row_height) {
    constexpr int spare = 8;  // rows beyond the edges, for a finger that is faster than a frame
    Context& c = context();
    c.close_to(depth_ + 1);
    row_height_ = row_height;
    Open& open = c.top();
    c.node(open.node_index).limit = static_cast<float>(count);
    const Viewport& view = c.viewport;
    const float top = view.scroll_y - open.cursor, bottom = top + view.height;
    Rows rows;
    rows.first = std::clamp(static_cast<int>(top / row_height) - spare, 0, count);
    rows.last = std::clamp(static_cast<int>(bottom / row_height) + spare, rows.first, count);
    const auto room = [row_height](int of) { return row_height * static_cast<float>(of); };
    c.place(0, room(rows.first));
    rest_ = room(count - rows.last);
    return rows;
}

void Table::long_row(int index) {
    Context& c = context();
    c.close_to(depth_ + 1);
    paint_rect(c.place(0, 1), color(Ink::line));
    open_row(c, std::to_string(index), row_height_ - 1);
    c.node(c.scope(depth_ + 1).node_index).number = static_cast<float>(index + 1);
}

Table::~Table() {
    if (depth_ < 0 || rest_ <= 0) return;
    Context& c = context();
    c.close_to(depth_ + 1);
    c.place(0, rest_);
}

void Table::row(std::string_view key) {
    Context& c = context();
    c.close_to(depth_ + 1);
    const Rect line = c.place(0, 1);
    paint_rect(line, color(Ink::line));
    open_row(c, key);
}

void Table::cell() {
    Context& c = context();
    c.close_to(depth_ + 3);
    c.next_column();
    const Open& row = c.top();
    const std::size_t index = static_cast<std::size_t>(row.column);
    const Align align = c.scope(depth_).aligns[index];
    const char name[] = {'c', static_cast<char>('0' + row.column)};
    const NodeId id = c.claim({name, sizeof name});
    c.open(ScopeKind::element, theme::space::xs);
    c.open_element(Role::cell, id, {});
    c.top().text_align = align;
}

void Table::cell(std::string_view text, const TextStyle& style) {
    cell();
    paragraph(text, style, false);
}

}  // namespace regulars::ui
