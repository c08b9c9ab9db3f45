#include "web/views/home_view.h"

#include <algorithm>

#include "web/ui/ui.h"
#include "web/views/history_rows.h"
#include "web/views/member_card.h"
#include "web/views/survey_form.h"
#include "web/views/tier_progress.h"

namespace regulars {
namespace {

constexpr std::size_t recent_rows = 4;
constexpr float two_columns_from = 720;

/// The reward that is affordable and dearest, else the one with the fewest points missing.
const RewardOffer* nearest_offer(const PortalModel& model) {
    const RewardOffer* best = nullptr;
    const auto missing = [](const RewardOffer& offer) {
        const auto* short_by =
            offer.refusal ? std::get_if<InsufficientPoints>(&*offer.refusal) : nullptr;
        return short_by ? short_by->missing.count : std::int64_t{0};
    };
    const auto cost = [&](const RewardOffer& offer) {
        return model.program().rewards[offer.reward].cost;
    };
    for (const RewardOffer& offer : model.offers) {
        const bool reachable =
            !offer.refusal || std::holds_alternative<InsufficientPoints>(*offer.refusal);
        if (!reachable) continue;
        if (!best || missing(offer) < missing(*best) ||
            (missing(offer) == missing(*best) && cost(offer) > cost(*best))) {
            best = &offer;
        }
    }
    return best;
}

std::optional<Action> nearest_reward(const PortalModel& model, const Speaker& speaker) {
    const RewardOffer* offer = nearest_offer(model);
    if (!offer) return std::nullopt;
    const Reward& reward = model.program().rewards[offer->reward];
    const std::string title =
        say(speaker.catalog, offer->refusal ? "home.next_reward" : "home.ready_reward");
    const auto section = ui::section("nearest", title);
    ui::heading(2, title);
    const std::string state = offer->refusal ? refusal_sentence(speaker, *offer->refusal)
                                             : say(speaker.catalog, "rewards.ready");
    const auto pressed = ui::card_button("reward", speaker.name(reward.name) + " " + state);
    auto line = ui::columns({ui::share(1), ui::px(20)}, theme::space::m, ui::Cross::middle);
    line.next();
    ui::paragraph(speaker.name(reward.name), ui::strong_text, false);
    ui::paragraph(speaker.both(speaker.points(reward.cost), state), ui::small_text, false);
    line.next();
    ui::icon(ui::Icon::chevron_right, 20, theme::Ink::muted);
    line.close();
    if (pressed.clicked()) return GoTo{Place::rewards};
    return std::nullopt;
}

std::optional<Action> survey_invitation(const PortalModel& model, const Speaker& speaker) {
    const Survey* survey = open_survey(model);
    if (!survey) return std::nullopt;
    const auto pressed = ui::card_button("survey", say(speaker.catalog, "survey.title"),
                                         {.style = {.fill = theme::Ink::accent_soft}});
    auto line =
        ui::columns({ui::px(24), ui::share(1), ui::px(20)}, theme::space::m, ui::Cross::middle);
    line.next();
    ui::icon(ui::Icon::message, 24, theme::Ink::accent);
    line.next();
    ui::paragraph(say(speaker.catalog, "survey.title"), ui::strong_text, false);
    ui::paragraph(survey_lead(*survey, speaker), ui::small_text, false);
    line.next();
    ui::icon(ui::Icon::chevron_right, 20, theme::Ink::muted);
    line.close();
    if (pressed.clicked()) return GoTo{Place::me};
    return std::nullopt;
}

std::optional<Action> recent_points(const PortalModel& model, const Speaker& speaker) {
    const auto section = ui::section("recent", say(speaker.catalog, "home.recent"));
    std::optional<Action> action;
    auto title = ui::columns({ui::share(1), ui::px(96)}, theme::space::m, ui::Cross::middle);
    title.next();
    ui::heading(2, say(speaker.catalog, "home.recent"));
    title.next();
    {
        const auto end = ui::flow(0, ui::Align::end);
        if (ui::link("all", say(speaker.catalog, "home.see_all"), "#points",
                     {.size = theme::type::small, .ink = theme::Ink::accent})) {
            action = GoTo{Place::points};
        }
    }
    title.close();
    const auto card = ui::card();
    if (model.history.empty()) {
        ui::paragraph(say(speaker.catalog, "history.empty"), ui::small_text);
    } else {
        history_short(std::span(model.history).first(std::min(recent_rows, model.history.size())),
                      speaker);
    }
    return action;
}

void how_to_earn(const PortalModel& model, const Speaker& speaker) {
    const EarnRate* rate = base_rate(model.program());
    const TierRule& tier = model.program().tiers()[model.account.standing.tier];
    const auto section = ui::section("earn", say(speaker.catalog, "home.earn"));
    ui::heading(2, say(speaker.catalog, "home.earn"));
    std::string sentence;
    if (rate) {
        sentence = say(speaker.catalog, "home.earn_rule",
                       {{"per", speaker.money(rate->per)}, {"give", speaker.points(rate->give)}});
    }
    if (rate && tier.multiplier.thousandths != 1000) {
        sentence +=
            say(speaker.catalog, "sentence.space") +
            say(speaker.catalog, "home.earn_with_tier",
                {{"tier", speaker.name(tier.name)}, {"multiplier", to_string(tier.multiplier)}});
    }
    if (!sentence.empty()) {
        ui::paragraph(sentence, {.size = theme::type::small, .ink = theme::Ink::muted});
    }
    const std::string expiry = expiry_sentence(speaker, model.account.points());
    if (!expiry.empty()) ui::paragraph(expiry, ui::small_text);
}

void keep_first(std::optional<Action>& action, std::optional<Action> next) {
    if (!action) action = std::move(next);
}

}  // namespace

std::optional<Action> home_view(const PortalModel& model, const Speaker& speaker) {
    std::optional<Action> action;
    const std::string name =
        model.account.name.empty() ? model.account.member.text : model.account.name;
    ui::heading(1, say(speaker.catalog, "home.greeting", {{"name", name}}),
                {.size = theme::type::title, .weight = ui::Weight::semibold, .max_lines = 2});
    const bool wide = ui::width() >= two_columns_from;
    const auto left = [&] {
        const auto column = ui::stack(theme::space::l);
        {
            const auto card = ui::stack(theme::space::m);
            member_card(model, speaker);
            if (ui::button("show_code", say(speaker.catalog, "home.show_code"),
                           ui::ButtonKind::secondary,
                           {.full_width = true, .icon = ui::Icon::code})) {
                keep_first(action, ShowCode{name, say(speaker.catalog, "me.number"),
                                            model.account.member.text});
            }
            const std::string pending = pending_sentence(speaker, model.account.points());
            if (!pending.empty()) ui::paragraph(pending, ui::small_text);
        }
        tier_progress(model, speaker);
        keep_first(action, survey_invitation(model, speaker));
    };
    const auto right = [&] {
        const auto column = ui::stack(theme::space::xl);
        keep_first(action, nearest_reward(model, speaker));
        keep_first(action, recent_points(model, speaker));
        how_to_earn(model, speaker);
    };
    if (!wide) {
        left();
        right();
        return action;
    }
    auto columns = ui::columns({ui::share(1), ui::share(1)}, theme::space::xxl);
    columns.next();
    left();
    columns.next();
    right();
    return action;
}

}  // namespace regulars
