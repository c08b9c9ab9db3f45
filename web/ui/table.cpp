// Tables: columns of given shares, a hairline under each row, the same rows as a table of the document.
#include <vector>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

namespace {

constexpr float cell_pad = theme::space::s;

/// A row is its element with columns inside; both stay open until the next row.
void open_row(Context& c, std::string_view key) {
    Open& table = c.top();
    const std::vector<Track> tracks = table.row_tracks;
    const NodeId id = c.claim(key);
    c.open_padded(ScopeKind::padded, 0, 0, cell_pad);
    c.open_element(Role::row, id, {});
    columns(tracks, theme::space::m).keep_open();
}

}  // namespace

Table table(std::string_view key, std::string_view caption, std::span<const Column> columns_of,
            bool show_caption) {
    Context& c = context();
    const int depth = c.depth();
    const NodeId id = c.claim(key);
    if (show_caption) heading(3, caption);
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
        const Align align = columns_of[i].align;
        const NodeId cell = c.claim(columns_of[i].title);
        c.open(ScopeKind::element, 0);
        c.open_element(Role::column_header, cell, {});
        c.top().text_align = align;
        paragraph(columns_of[i].title,
                  {.size = theme::type::caption, .weight = Weight::semibold, .ink = Ink::muted},
                  false);
    }
    c.close_to(depth + 1);
    return made;
}

Table table(std::string_view key, std::string_view caption,
            std::initializer_list<Column> columns_of, bool show_caption) {
    return table(key, caption, std::span<const Column>(columns_of.begin(), columns_of.size()),
                 show_caption);
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
