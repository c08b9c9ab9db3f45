#include "web/views/portal_view.h"

#include "web/app/places.h"
#include "web/ui/ui.h"
#include "web/views/home_view.h"
#include "web/views/me_view.h"
#include "web/views/points_view.h"
#include "web/views/rewards_view.h"
#include "web/views/scan_dialog.h"
#include "web/views/wallet_view.h"

namespace regulars {
namespace {

std::string_view sentence_of(Failure failure) {
    switch (failure) {
        case Failure::none: return "app.loading";
        case Failure::network: return "error.network";
        case Failure::session: return "error.session";
        case Failure::server: return "error.server";
    }
    return "error.server";
}

/// Before the texts are there nothing can be said; the page's own HTML still stands behind.
void loading_view() {
    const auto page = ui::page({});
    ui::skeleton(220);
    ui::skeleton(24, 0.6F);
    ui::skeleton(24, 0.4F);
    ui::skeleton(120);
}

std::optional<Action> failed_view(const PortalState& state) {
    const auto page = ui::page(say(state.catalog, "nav.label"));
    ui::spacer(theme::space::xxl);
    const std::string retry =
        state.failure == Failure::session ? std::string{} : say(state.catalog, "app.retry");
    if (ui::empty_state("failed", say(state.catalog, sentence_of(state.failure)), retry)) {
        return Retry{};
    }
    return std::nullopt;
}

std::optional<Action> navigation(const PortalState& state) {
    const Catalog& texts = state.catalog;
    const std::string home = say(texts, "nav.home"), points = say(texts, "nav.points"),
                      rewards = say(texts, "nav.rewards"), wallet = say(texts, "nav.wallet"),
                      me = say(texts, "nav.me");
    const ui::NavItem items[] = {{place_routes[0], home, ui::Icon::home},
                                 {place_routes[1], points, ui::Icon::points},
                                 {place_routes[2], rewards, ui::Icon::gift},
                                 {place_routes[3], wallet, ui::Icon::ticket},
                                 {place_routes[4], me, ui::Icon::person}};
    const auto chosen =
        ui::nav_bar("places", say(texts, "nav.label"), items, static_cast<int>(state.place),
                    state.boot.embedded ? ui::NavPlace::inline_tabs : ui::NavPlace::automatic,
                    state.model->program().name.in(texts.language));
    if (chosen) return GoTo{static_cast<Place>(*chosen)};
    return std::nullopt;
}

std::optional<Action> place_view(PortalState& state) {
    const PortalModel& model = *state.model;
    const Speaker speaker{state.catalog, model.program(), model.now};
    switch (state.place) {
        case Place::home: return home_view(model, speaker);
        case Place::points: return points_view(model, speaker, state.history_rows, state.open_row);
        case Place::rewards: return rewards_view(model, speaker, state.redemption);
        case Place::wallet: return wallet_view(model, speaker);
        case Place::me: return me_view(model, speaker, state.survey);
    }
    return std::nullopt;
}

void keep_first(std::optional<Action>& action, std::optional<Action> next) {
    if (!action) action = std::move(next);
}

}  // namespace

std::optional<Action> portal_view(PortalState& state) {
    if (state.catalog.texts.empty() && state.loading != Loading::failed) {
        return loading_view(), std::nullopt;
    }
    if (!state.model) {
        if (state.loading == Loading::failed) return failed_view(state);
        return loading_view(), std::nullopt;
    }
    ui::skip_link(say(state.catalog, "app.skip"));
    std::optional<Action> action = navigation(state);
    const auto page = ui::page(say(state.catalog, "nav." + std::string(route_of(state.place))));
    if (state.failure != Failure::none) {  // what was read before still stands
        ui::notice("failure", say(state.catalog, sentence_of(state.failure)),
                   ui::BadgeKind::warning);
        if (state.failure != Failure::session &&
            ui::button("retry", say(state.catalog, "app.retry"), ui::ButtonKind::secondary)) {
            keep_first(action, Retry{});
        }
    }
    keep_first(action, place_view(state));
    if (state.shown_code) {
        const Speaker speaker{state.catalog, state.model->program(), state.model->now};
        keep_first(action, scan_dialog(*state.shown_code, speaker));
    }
    return action;
}

}  // namespace regulars
