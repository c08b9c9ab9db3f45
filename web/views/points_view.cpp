#include "web/views/points_view.h"

#include <algorithm>

#include "web/ui/ui.h"
#include "web/views/history_rows.h"

namespace regulars {
namespace {

constexpr int rows_a_step = 20;

}  // namespace

std::optional<Action> points_view(const PortalModel& model, const Speaker& speaker, int& shown,
                                  std::optional<std::size_t>& open_row) {
    const Balance& balance = model.account.points();
    ui::heading(1, say(speaker.catalog, "history.title"));
    {
        const auto lead = ui::stack(theme::space::xs);
        ui::text(say(speaker.catalog, "home.balance"), ui::small_text);
        ui::text(speaker.points(spendable(balance)),
                 {.size = theme::type::title, .weight = ui::Weight::semibold});
        const std::string expiry = model.program().points().expiry.kind == ExpiryKind::never
                                       ? say(speaker.catalog, "points.none_expire")
                                       : expiry_sentence(speaker, balance);
        if (!expiry.empty()) ui::paragraph(expiry, ui::small_text);
        const std::string pending = pending_sentence(speaker, balance);
        if (!pending.empty()) ui::paragraph(pending, ui::small_text);
        if (balance.debt.count > 0) {
            ui::paragraph(
                say(speaker.catalog, "points.debt", {{"points", speaker.points(balance.debt)}}),
                ui::small_text);
        }
    }
    if (model.history.empty()) {
        ui::empty_state("empty", say(speaker.catalog, "history.empty"));
        return std::nullopt;
    }
    const std::size_t count =
        std::min(model.history.size(), static_cast<std::size_t>(std::max(shown, 1)));
    history_by_month(std::span(model.history).first(count), speaker, open_row);
    if (count < model.history.size() &&
        ui::button("more", say(speaker.catalog, "history.more"), ui::ButtonKind::secondary)) {
        shown += rows_a_step;
        ui::request_frame();
    }
    return std::nullopt;
}

}  // namespace regulars
