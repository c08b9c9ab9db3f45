#include "core/evaluation/what_if.h"

#include <algorithm>

#include "core/base/limits.h"

namespace regulars {
namespace {

/// What is left of the order once every refund up to `as_of` is known.
Money kept_at(const QualifyingOrder& order, Instant as_of) { return order.kept_before(as_of + 1); }

std::int64_t climb(const TierMove& move) {
    return static_cast<std::int64_t>(move.after) - static_cast<std::int64_t>(move.before);
}

}  // namespace

void replay_histories(const Program& program, std::span<const MemberHistory> histories,
                      Instant as_of, ProgramOutcome& outcome) {
    outcome.orders_by_tier.resize(program.tiers.size());
    outcome.members_by_tier.resize(program.tiers.size());
    for (const MemberHistory& history : histories) {
        Points points;
        for (const QualifyingOrder& order : history.orders) {
            if (order.at > as_of) continue;
            const std::size_t tier = tier_reached(
                program.tiers, spend_in_window(history.orders, program.tier_window, order.at));
            ++outcome.orders_by_tier[tier];
            const Points earned = points_earned_floor(kept_at(order, as_of), program.points.earn,
                                                      program.tiers[tier].multiplier);
            if (earned.count <= limits::points) points += earned;  // `decide` refuses the others
        }
        const std::size_t tier = tier_reached(
            program.tiers, spend_in_window(history.orders, program.tier_window, as_of));
        ++outcome.members_by_tier[tier];
        outcome.tier_of_member.push_back(tier);
        outcome.points_of_member.push_back(points);
        outcome.issued += points;
    }
}

Money cost_of(const Program& program, Points issued) {
    __extension__ using Wide = __int128;
    const Wide cost = Wide{issued.count} * program.points.value.minor;
    return {static_cast<std::int64_t>(std::min<Wide>(cost, INT64_MAX))};
}

std::vector<TierMove> moves_between(const ProgramOutcome& before, const ProgramOutcome& after) {
    std::vector<TierMove> moves;
    const std::size_t members = std::min(before.tier_of_member.size(), after.tier_of_member.size());
    for (std::size_t i = 0; i < members; ++i) {
        if (before.tier_of_member[i] != after.tier_of_member[i]) {
            moves.push_back({i, before.tier_of_member[i], after.tier_of_member[i]});
        }
    }
    std::stable_sort(moves.begin(), moves.end(), [](const TierMove& a, const TierMove& b) {
        const bool a_up = climb(a) > 0, b_up = climb(b) > 0;
        if (a_up != b_up) return a_up;
        return a_up ? climb(a) > climb(b) : climb(a) < climb(b);
    });
    return moves;
}

}  // namespace regulars
