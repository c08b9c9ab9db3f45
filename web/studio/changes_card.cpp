#include "web/studio/changes_card.h"

#include "web/studio/design_changes.h"
#include "web/ui/ui.h"

namespace regulars::studio {
namespace {

void change_list(const StudioState& state, const std::vector<DesignChange>& changes) {
    const auto list = ui::list("changes", say(state.catalog, "studio.changes"), theme::space::s);
    for (const DesignChange& change : changes) {
        const auto item = ui::list_item(change.what + change.after);
        const auto line = ui::flow(theme::space::s);
        ui::text(change.what, {.size = theme::type::small, .weight = ui::Weight::semibold});
        ui::text(change.before, ui::small_text);
        ui::text("→", ui::small_text);
        ui::text(change.after, {.size = theme::type::small, .ink = theme::Ink::accent});
    }
}

}  // namespace

std::optional<StudioAction> changes_card(const StudioState& state) {
    const Catalog& texts = state.catalog;
    const auto section = ui::section("changes", say(texts, "studio.changes"));
    const auto card = ui::card({.padding = theme::space::xl, .fill = theme::Ink::surface_soft});
    const auto changes = changes_between(state.published->program, state.design.program, texts);
    const auto told = [&] {
        const auto column = ui::stack(theme::space::s);
        ui::heading(3, say(texts, "studio.changes"));
        if (!state.problems.empty()) {
            ui::paragraph(say(texts, "studio.changes.invalid"),
                          {.size = theme::type::small, .ink = theme::Ink::danger});
        }
        if (!changes.empty()) {
            change_list(state, changes);
        } else if (state.problems.empty()) {
            ui::paragraph(say(texts, "studio.changes.none"), ui::small_text);
        }
    };
    const auto restored = [&] {
        return ui::button(
            "restore", say(texts, "studio.restore"), ui::ButtonKind::secondary,
            {.enabled = !is_as_published(state), .full_width = true, .icon = ui::Icon::undo});
    };
    bool restore = false;
    if (ui::is_phone()) {
        told();
        restore = restored();
    } else {
        auto parts = ui::columns({ui::share(1), ui::px(176)}, theme::space::l, ui::Cross::middle);
        parts.next();
        told();
        parts.next();
        restore = restored();
    }
    if (restore) return RestorePublished{};
    return std::nullopt;
}

}  // namespace regulars::studio
