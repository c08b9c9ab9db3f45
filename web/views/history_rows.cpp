#include "web/views/history_rows.h"

#include "core/wording/numbers.h"
#include "web/ui/ui.h"

namespace regulars {
namespace {

std::string key_of(std::size_t index) { return "row" + std::to_string(index); }

/// The day; of another wallet than the points also which one.
std::string row_note(const HistoryRow& row, const Speaker& speaker) {
    if (row.wallet == speaker.program.points().id) return speaker.date(row.at);
    return speaker.both(speaker.date(row.at), speaker.name(speaker.wallet(row.wallet).name));
}

void row_line(const HistoryRow& row, const Speaker& speaker) {
    const ui::TextStyle amount{.weight = ui::Weight::semibold, .align = ui::Align::end};
    const std::string points = signed_grouped(row.points.count);
    auto line =
        ui::columns({ui::share(1), ui::px(ui::text_width(points, amount) + 1)}, theme::space::l);
    line.next();
    ui::paragraph(history_sentence(speaker, row), {.max_lines = 2}, false);
    ui::text(row_note(row, speaker), ui::small_text);
    line.next();
    ui::text(points, amount);
}

void arithmetic(const HistoryRow& row, const Speaker& speaker) {
    ui::paragraph(history_arithmetic(speaker, row), ui::small_text);
    ui::text(say(speaker.catalog, "history.balance",
                 {{"points", speaker.points(row.balance, row.wallet)}}),
             ui::small_text);
}

void opening_row(std::size_t index, const HistoryRow& row, const Speaker& speaker,
                 std::optional<std::size_t>& open_row) {
    const auto item = ui::list_item(key_of(index));
    const bool open = open_row == index;
    ui::PressableOptions options;
    options.style = {.padding = theme::space::m,
                     .gap = theme::space::xs,
                     .radius = theme::radius::control,
                     .fill = theme::Ink::none};
    options.expandable = true;
    options.expanded = open;
    const std::string name =
        history_sentence(speaker, row) + " " + signed_grouped(row.points.count);
    const auto pressed = ui::card_button("open", name, options);
    row_line(row, speaker);
    if (open) arithmetic(row, speaker);
    if (pressed.clicked()) {
        open_row = open ? std::nullopt : std::optional(index);
        ui::request_frame();
    }
}

}  // namespace

void history_by_month(std::span<const HistoryRow> rows, const Speaker& speaker,
                      std::optional<std::size_t>& open_row) {
    std::size_t first = 0;
    while (first < rows.size()) {
        const Date month = date_on(speaker.program.zone, rows[first].at);
        std::size_t end = first;
        while (end < rows.size()) {
            const Date date = date_on(speaker.program.zone, rows[end].at);
            if (date.year != month.year || date.month != month.month) break;
            ++end;
        }
        const std::string title = month_text(speaker.catalog, month, speaker.today());
        const auto group = ui::stack(theme::space::s);
        ui::heading(
            2, title,
            {.size = theme::type::small, .weight = ui::Weight::semibold, .ink = theme::Ink::muted});
        const auto card = ui::card({.padding = theme::space::xs, .gap = 0});
        const auto list = ui::list("month" + std::to_string(first), title);
        for (std::size_t i = first; i < end; ++i) {
            if (i > first) {  // as wide as the words, not as the rows
                const auto inset = ui::padded(theme::space::m, 0);
                ui::divider();
            }
            opening_row(i, rows[i], speaker, open_row);
        }
        first = end;
    }
}

void history_short(std::span<const HistoryRow> rows, const Speaker& speaker) {
    const auto list = ui::list("recent", say(speaker.catalog, "home.recent"), theme::space::m);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) ui::divider();
        const auto item = ui::list_item(key_of(i));
        row_line(rows[i], speaker);
    }
}

}  // namespace regulars
