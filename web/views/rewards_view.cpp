#include "web/views/rewards_view.h"

#include "web/ui/ui.h"
#include "web/views/redemption_dialog.h"

namespace regulars {
namespace {

constexpr float card_width_least = 300;

enum class Shelf { ready, later, locked, gone };

Shelf shelf_of(const RewardOffer& offer) {
    if (!offer.refusal) return Shelf::ready;
    if (std::holds_alternative<OutOfStock>(*offer.refusal)) return Shelf::gone;
    return std::holds_alternative<TierRequired>(*offer.refusal) ? Shelf::locked : Shelf::later;
}

std::string_view title_of(Shelf shelf) {
    switch (shelf) {
        case Shelf::ready: return "rewards.ready";
        case Shelf::later: return "rewards.later";
        case Shelf::locked: return "rewards.locked";
        case Shelf::gone: return "rewards.gone";
    }
    return "rewards.ready";
}

std::optional<Action> reward_card(const PortalModel& model, const Speaker& speaker,
                                  const RewardOffer& offer) {
    const Reward& reward = model.program().rewards[offer.reward];
    const auto item = ui::list_item(reward.id.text);
    const auto card = ui::card({.gap = theme::space::s});
    ui::heading(3, speaker.name(reward.name));
    ui::paragraph(speaker.name(reward.detail), ui::small_text);
    std::optional<Action> action;
    auto line = ui::columns({ui::share(1), ui::px(104)}, theme::space::m, ui::Cross::middle);
    line.next();
    {
        const auto price = ui::flow(theme::space::s);
        ui::text(speaker.points(reward.cost), ui::strong_text);
        if (offer.left && *offer.left > 0) {
            ui::text(say_count(speaker.catalog, "rewards.left", *offer.left), ui::small_text);
        }
    }
    line.next();
    if (offer.refusal) {
        ui::paragraph(refusal_sentence(speaker, *offer.refusal),
                      {.size = theme::type::small,
                       .weight = ui::Weight::semibold,
                       .ink = theme::Ink::muted,
                       .align = ui::Align::end},
                      false);
    } else {
        const std::string name =
            say(speaker.catalog, "rewards.redeem_name", {{"reward", speaker.name(reward.name)}});
        if (ui::button("redeem", say(speaker.catalog, "rewards.redeem"), ui::ButtonKind::primary,
                       {.full_width = true, .name = name})) {
            action = ConfirmReward{reward.id};
        }
    }
    return action;
}

std::optional<Action> shelf_view(const PortalModel& model, const Speaker& speaker, Shelf shelf) {
    std::optional<Action> action;
    bool any = false;
    for (const RewardOffer& offer : model.offers) any = any || shelf_of(offer) == shelf;
    if (!any) return action;
    const std::string title = say(speaker.catalog, title_of(shelf));
    const auto section = ui::section(title_of(shelf), title);
    ui::heading(2, title);
    const auto list = ui::list("rewards", title);
    auto grid = ui::grid(card_width_least, theme::space::m);
    for (const RewardOffer& offer : model.offers) {
        if (shelf_of(offer) != shelf) continue;
        grid.next();
        auto asked = reward_card(model, speaker, offer);
        if (asked) action = std::move(asked);
    }
    return action;
}

}  // namespace

std::optional<Action> rewards_view(const PortalModel& model, const Speaker& speaker,
                                   const std::optional<Redemption>& redemption) {
    ui::heading(1, say(speaker.catalog, "rewards.title"));
    ui::paragraph(say(speaker.catalog, "rewards.lead",
                      {{"points", speaker.points(spendable(model.account.points()))}}),
                  {.ink = theme::Ink::muted});
    std::optional<Action> action;
    for (const Shelf shelf : {Shelf::ready, Shelf::later, Shelf::locked, Shelf::gone}) {
        auto asked = shelf_view(model, speaker, shelf);
        if (asked) action = std::move(asked);
    }
    if (redemption) {
        auto asked = redemption_dialog(model, speaker, *redemption);
        if (asked) action = std::move(asked);
    }
    return action;
}

}  // namespace regulars
