#include "core/json/forecast_json.h"

#include <algorithm>

#include "core/json/account_json.h"
#include "core/json/entries_json.h"
#include "core/json/facts_json.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

struct SharesOf {
    const std::vector<RuleShare>* shares;
    const EarnPlan* plan;
};

/// What an entry gave and by which rules; empty for one that earns nothing.
std::optional<SharesOf> shares_of(const Explanation& why) {
    if (const auto* earned = std::get_if<EarnExplained>(&why)) {
        return SharesOf{&earned->shares, &earned->plan};
    }
    if (const auto* bonus = std::get_if<BonusExplained>(&why)) {
        return SharesOf{&bonus->shares, &bonus->plan};
    }
    return std::nullopt;
}

struct Part {
    RuleId rule;
    Points points;
    const PlannedRule* planned = nullptr;
};

struct Earned {
    Points points;
    std::vector<Part> parts;  // one a rule, in the order they first speak
};

const PlannedRule* planned(const EarnPlan& plan, const RuleId& id) {
    for (const PlannedRule& rule : plan.rules) {
        if (rule.id == id) return &rule;
    }
    return nullptr;
}

void add_share(Earned& earned, const RuleShare& share, const PlannedRule* rule) {
    earned.points += share.points;
    for (Part& part : earned.parts) {
        if (part.rule != share.rule) continue;
        part.points += share.points;
        return;
    }
    earned.parts.push_back({share.rule, share.points, rule});
}

Earned earned_in(const Forecast& forecast, const WalletId& wallet) {
    Earned earned;
    for (const ForecastStep& step : forecast.steps) {
        for (const ExplainedEntry& explained : step.entries) {
            if (explained.entry.wallet != wallet) continue;
            const auto of = shares_of(explained.why);
            if (!of) continue;
            for (const RuleShare& share : *of->shares) {
                add_share(earned, share, planned(*of->plan, share.rule));
            }
        }
    }
    return earned;
}

/// The rungs the member stands on side by side: the tier itself, and what it is made of below it.
std::vector<std::size_t> rungs_of(const Standing& standing) {
    std::vector<std::size_t> rungs{standing.tier};
    for (const std::size_t rung : {standing.plan, standing.earned}) {
        const bool is_new = std::find(rungs.begin(), rungs.end(), rung) == rungs.end();
        if (rung > 0 && rung < standing.tier && is_new) rungs.push_back(rung);
    }
    return rungs;
}

bool multiplies(const TierRule& tier) { return tier.multiplier != Multiplier{}; }

class LoyaltyWriter {
public:
    LoyaltyWriter(const Forecast& forecast, const Program& program, const LoyaltyNames& names,
                  const SayRule& say)
        : forecast_(forecast), program_(program), names_(names), say_(say) {}

    Json write() const {
        Json membership = {{"id", program_.id}, {"name", text(program_.name)}};
        membership["tiers"] = Json::array();
        for (const std::size_t rung : rungs_of(standing())) {
            membership["tiers"].push_back(tier_json(rung));
        }
        membership["rewards"] = Json::array();
        for (const Wallet& wallet : program_.wallets) {
            membership["rewards"].push_back(reward_json(wallet));
        }
        membership["provisional"] = names_.provisional;
        Json map = Json::object();
        map[names_.domain] = std::move(membership);
        return map;
    }

private:
    const Standing& standing() const { return forecast_.before.standing; }
    std::string text(const LocalizedText& localized) const {
        return std::string(localized.in(names_.language));
    }

    Json tier_json(std::size_t rung) const {
        const TierRule& tier = program_.tiers()[rung];
        Json benefits = Json::array();
        if (rung == standing().tier && multiplies(tier)) {
            const RuleId id{std::string(tier_rule)};
            benefits.push_back({{"id", id.text}, {"description", say_(id, nullptr)}});
        }
        for (const Benefit& benefit : program_.benefits) {
            if (!is_in_force(benefit, rung)) continue;
            benefits.push_back({{"id", benefit.id.text}, {"description", text(benefit.detail)}});
        }
        return {{"id", tier.id.text}, {"name", text(tier.name)}, {"benefits", std::move(benefits)}};
    }

    Json reward_json(const Wallet& wallet) const {
        const Earned earned = earned_in(forecast_, wallet.id);
        Json json = {{"amount", std::max(earned.points, Points{}).count}};
        const bool adds_up = std::none_of(earned.parts.begin(), earned.parts.end(),
                                          [](const Part& part) { return part.points.count < 0; });
        if (adds_up) {
            json["breakdown"] = Json::array();
            for (const Part& part : earned.parts) {
                if (part.points.count > 0) json["breakdown"].push_back(part_json(part));
            }
        }
        return {{"currency",
                 {{"name", text(wallet.name)}, {"code", wallet.id.text}, {"decimal_places", 0}}},
                {"earning_forecast", std::move(json)}};
    }

    Json part_json(const Part& part) const {
        Json json = {{"id", part.rule.text},
                     {"amount", part.points.count},
                     {"description", say_(part.rule, part.planned)}};
        const bool of_tier =
            part.rule.text == tier_rule && multiplies(program_.tiers()[standing().tier]);
        if (of_tier) json["benefit_id"] = part.rule.text;
        return json;
    }

    const Forecast& forecast_;
    const Program& program_;
    const LoyaltyNames& names_;
    const SayRule& say_;
};

}  // namespace

Json to_json(const Forecast& forecast, Programs programs) {
    const auto account = [&](const Account& at) {
        return to_json(at, in_force(programs, at.as_of).program);
    };
    Json json = {{"before", account(forecast.before)}, {"steps", Json::array()}};
    for (const ForecastStep& step : forecast.steps) {
        Json entries = Json::array();
        for (const ExplainedEntry& entry : step.entries) entries.push_back(to_json(entry));
        json["steps"].push_back({{"fact", to_json(step.fact)},
                                 {"refused", to_json(step.refused)},
                                 {"entries", std::move(entries)}});
    }
    json["after"] = account(forecast.after);
    json["gained"] = forecast.gained.count;
    return json;
}

Json loyalty_json(const Forecast& forecast, const Program& program, const LoyaltyNames& names,
                  const SayRule& say) {
    return LoyaltyWriter(forecast, program, names, say).write();
}

}  // namespace regulars
