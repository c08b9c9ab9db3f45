#include "core/evaluation/forecast.h"

#include <algorithm>

namespace regulars {
namespace {

/// Rewards that a step takes are missing for the next one.
void take_from_shelf(std::vector<std::int64_t>& taken, const Program& program, const Fact& fact) {
    const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
    if (!redeemed) return;
    for (std::size_t i = 0; i < program.rewards.size() && i < taken.size(); ++i) {
        if (program.rewards[i].id == redeemed->reward) ++taken[i];
    }
}

Points held(const Account& account) {
    const Balance& points = account.points();
    return points.active + points.pending - points.debt;
}

}  // namespace

Forecast forecast(Programs programs, const MemberRecord& record, std::span<const Fact> steps,
                  Instant now, Instant until, Shelf taken) {
    Forecast result;
    result.before = account_at(programs, record, now);
    MemberRecord would_be = record;
    std::vector<std::int64_t> shelf(taken.begin(), taken.end());
    Instant last = std::max(now, until);
    for (const Fact& step : steps) {
        ForecastStep done{step, {}, {}};
        if (step.occurred_at < now) {
            done.refused = {{JsonPath{} / "occurred_at", "forecast.in_the_past",
                             "a forecast begins now, " + to_string(now)}};
            result.steps.push_back(std::move(done));
            continue;
        }
        auto entries = decide(programs, would_be, step, shelf);
        if (!entries) {
            done.refused = std::move(entries.error());
        } else {
            take_from_shelf(shelf, in_force(programs, step.occurred_at).program, step);
            would_be.facts.push_back(step);
            would_be.entries.insert(would_be.entries.end(), entries->begin(), entries->end());
            done.entries = std::move(*entries);
            last = std::max(last, step.occurred_at);
        }
        result.steps.push_back(std::move(done));
    }
    result.after = account_at(programs, would_be, last);
    result.gained = held(result.after) - held(result.before);
    return result;
}

}  // namespace regulars
