#include "core/tiers/tier_rule.h"

namespace regulars {

std::vector<Problem> tier_problems(std::span<const TierRule> ladder, const JsonPath& at) {
    std::vector<Problem> problems;
    if (ladder.empty()) {
        problems.push_back({at, "tiers.none", "a programme needs at least one tier"});
        return problems;
    }
    if (ladder.front().threshold.minor != 0) {  // T1: everybody stands somewhere
        problems.push_back({at / 0 / "threshold", "tiers.first_not_zero",
                            "the first tier is where every member starts: its threshold is 0"});
    }
    for (std::size_t i = 1; i < ladder.size(); ++i) {
        if (ladder[i].threshold <= ladder[i - 1].threshold) {  // T2: each tier asks for more
            problems.push_back({at / i / "threshold", "tiers.threshold_not_rising",
                                "must be above the tier before it"});
        }
        if (ladder[i].multiplier < ladder[i - 1].multiplier) {  // T2: and never gives less
            problems.push_back({at / i / "multiplier", "tiers.multiplier_falling",
                                "a higher tier must not earn less than the tier before it"});
        }
    }
    return problems;
}

std::size_t tier_reached(std::span<const TierRule> ladder, Money spend) {
    std::size_t reached = 0;
    for (std::size_t i = 1; i < ladder.size() && ladder[i].threshold <= spend; ++i) reached = i;
    return reached;
}

}  // namespace regulars
