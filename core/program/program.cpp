#include "core/program/program.h"

#include <algorithm>
#include <set>

namespace regulars {
namespace {

template <class Items>
void name_duplicates(const Items& items, const JsonPath& at, std::string_view room,
                     Problems& problems) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!seen.insert(items[i].id.text).second) {
            problems.push_back({at / i / "id", std::string(room) + ".duplicate_id",
                                "\"" + items[i].id.text + "\" is already used in this list"});
        }
    }
}

template <class Items, class KeyOf>
bool has_id(const Items& items, const KeyOf& id) {
    return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
}

/// Where a rule stands in the document: the plain rate has its own place before the list.
JsonPath place_of(std::size_t rule, bool rate_in_points) {
    const JsonPath root;
    if (!rate_in_points) return root / "earning" / "rules" / rule;
    return rule == 0 ? root / "points" / "earn" : root / "earning" / "rules" / (rule - 1);
}

/// What a trigger names has to be there.
void check_trigger(const Program& program, const Trigger& on, const JsonPath& at,
                   Problems& problems) {
    if (const auto* survey = std::get_if<OnSurvey>(&on)) {
        if (survey->survey && !has_id(program.surveys, *survey->survey)) {
            problems.push_back({at / "survey", "surveys.unknown",
                                "no survey has the id \"" + survey->survey->text + "\""});
        }
    }
    if (const auto* paid = std::get_if<OnMembershipPaid>(&on)) {
        if (paid->plan && !has_id(program.plans, *paid->plan)) {
            problems.push_back(
                {at / "plan", "plans.unknown", "no plan has the id \"" + paid->plan->text + "\""});
        }
    }
    if (const auto* reached = std::get_if<OnTierReached>(&on)) {
        if (reached->tier == 0) {
            problems.push_back({at / "tier", "earning.first_tier_reached",
                                "every member starts on the first tier: nobody reaches it"});
        }
    }
}

void check_rule(const EarningRule& rule, const JsonPath& at, Problems& problems) {
    const bool on_order = std::holds_alternative<OnOrder>(rule.on);
    const bool fixed = std::holds_alternative<Fixed>(rule.gives);
    if (!on_order && !fixed) {
        problems.push_back({at / "gives", "earning.per_amount_without_order",
                            "what is not fixed belongs to a rule on orders"});
    }
    if (!on_order && asks_about_orders(rule.when)) {
        problems.push_back({at / "when", "earning.order_condition_without_order",
                            "a condition about an order belongs to a rule on orders"});
    }
    for (std::size_t i = 0; i < rule.limits.size(); ++i) {
        const EarnLimit& limit = rule.limits[i];
        if (!limit.points && !limit.times) {
            problems.push_back(
                {at / "limits" / i, "earning.limit_empty", "a limit names points or times"});
        }
        if (limit.all_or_nothing && limit.per != LimitPer::fact) {
            problems.push_back({at / "limits" / i / "all_or_nothing",
                                "earning.all_or_nothing_per_period",
                                "all or nothing is a limit per fact"});
        }
        if (limit.times && limit.per == LimitPer::fact) {
            problems.push_back({at / "limits" / i / "times", "earning.times_per_fact",
                                "a rule speaks once for a fact anyway"});
        }
    }
}

void check_rules(const Program& program, bool rate_in_points, Problems& problems) {
    const Earning& earning = program.earning;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < earning.rules.size(); ++i) {
        const EarningRule& rule = earning.rules[i];
        const JsonPath at = place_of(i, rate_in_points);
        if (rule.id.text == tier_rule || rule.id.text == thanks_rule) {
            problems.push_back({at / "id", "earning.reserved_id",
                                "\"" + rule.id.text + "\" is the id of a rule of its own"});
        } else if (!seen.insert(rule.id.text).second) {
            problems.push_back({at / "id", "earning.duplicate_id",
                                "\"" + rule.id.text + "\" is already used in this list"});
        }
        if (!wallet_index(program, rule.wallet)) {
            problems.push_back({at / "wallet", "wallets.unknown",
                                "no wallet has the id \"" + rule.wallet.text + "\""});
        }
        check_trigger(program, rule.on, at / "on", problems);
        check_rule(rule, at, problems);
    }
    for (std::size_t i = 0; i < earning.limits.size(); ++i) {
        if (wallet_index(program, earning.limits[i].wallet)) continue;
        problems.push_back({JsonPath{} / "earning" / "limits" / i / "wallet", "wallets.unknown",
                            "no wallet has the id \"" + earning.limits[i].wallet.text + "\""});
    }
    std::set<std::string> groups;
    for (std::size_t i = 0; i < earning.groups.size(); ++i) {
        if (groups.insert(earning.groups[i].id).second) continue;
        problems.push_back({JsonPath{} / "earning" / "groups" / i / "id", "earning.duplicate_group",
                            "\"" + earning.groups[i].id + "\" is already used in this list"});
    }
}

void check_wallet(const Wallet& wallet, const JsonPath& at, Problems& problems) {
    if (!wallet.pay || !wallet.pay->least || !wallet.pay->most) return;
    if (*wallet.pay->least > *wallet.pay->most) {
        problems.push_back({at / "pay" / "least", "pay.least_above_most",
                            "must not be above the most that can be used"});
    }
}

}  // namespace

std::optional<std::size_t> wallet_index(const Program& program, const WalletId& id) {
    for (std::size_t i = 0; i < program.wallets.size(); ++i) {
        if (program.wallets[i].id == id) return i;
    }
    return std::nullopt;
}

const EarnRate* base_rate(const Program& program) {
    for (const EarningRule& rule : program.earning.rules) {
        if (rule.id.text != base_rule) continue;
        if (const auto* gives = std::get_if<PerAmount>(&rule.gives)) return &gives->rate;
    }
    return nullptr;
}

bool has_plain_rate(const Earning& earning) {
    if (earning.rules.empty()) return false;
    const EarningRule& rule = earning.rules.front();
    EarningRule plain;
    plain.id.text = base_rule;
    plain.wallet.text = "points";
    plain.group = base_group;
    plain.gives = rule.gives;
    plain.rounding = rule.rounding;
    return rule == plain && std::holds_alternative<PerAmount>(rule.gives);
}

const PublishedProgram& in_force(Programs programs, Instant at) {
    const PublishedProgram* found = &programs.front();
    for (const PublishedProgram& published : programs) {
        if (!published.from || *published.from <= at) found = &published;
    }
    return *found;
}

Problems program_problems(const Program& program, bool rate_in_points) {
    const JsonPath root;
    Problems problems = tier_problems(program.ladder, root / "tiers");
    name_duplicates(program.tiers(), root / "tiers", "tiers", problems);
    name_duplicates(program.plans, root / "plans", "plans", problems);
    name_duplicates(program.benefits, root / "benefits", "benefits", problems);
    name_duplicates(program.rewards, root / "rewards", "rewards", problems);
    name_duplicates(program.surveys, root / "surveys", "surveys", problems);
    std::set<std::string> wallets;
    for (std::size_t i = 0; i < program.wallets.size(); ++i) {
        const JsonPath at = i == 0 ? root / "points" : root / "wallets" / (i - 1);
        check_wallet(program.wallets[i], at, problems);
        if (wallets.insert(program.wallets[i].id.text).second) continue;
        problems.push_back({at / "id", "wallets.duplicate_id",
                            "\"" + program.wallets[i].id.text + "\" is already used"});
    }
    check_rules(program, rate_in_points, problems);
    for (std::size_t i = 0; i < program.plans.size(); ++i) {
        if (!program.plans[i].period.is_empty()) continue;
        problems.push_back({root / "plans" / i / "period", "plans.period_empty",
                            "what is paid for lasts at least one day"});
    }
    return problems;
}

Problems version_problems(Programs programs) {
    Problems problems;
    const JsonPath root = JsonPath{} / "versions";
    if (programs.empty()) {
        return {{root, "versions.none", "there is at least one version"}};
    }
    for (std::size_t i = 1; i < programs.size(); ++i) {
        const PublishedProgram &before = programs[i - 1], &here = programs[i];
        const JsonPath at = root / i;
        if (here.version <= before.version) {
            problems.push_back({at / "version", "versions.number_not_rising",
                                "must be above the version before it"});
        }
        if (!here.from || (before.from && *here.from <= *before.from)) {
            problems.push_back({at / "from", "versions.from_not_rising",
                                "must be later than the version before it"});
        }
        if (here.program.currency != before.program.currency) {
            problems.push_back({at / "document" / "currency", "versions.currency_changed",
                                "a programme keeps its currency"});
        }
        if (here.program.zone != before.program.zone) {
            problems.push_back({at / "document" / "time_zone", "versions.zone_changed",
                                "a programme keeps its time zone"});
        }
    }
    return problems;
}

}  // namespace regulars
