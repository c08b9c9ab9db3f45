#include "core/tiers/tier_needs.h"

namespace regulars {

std::optional<Money> only_spend(const TierNeeds& needs) {
    if (needs.of.empty()) return Money{};
    if (needs.of.size() != 1 || needs.at_least != 1) return std::nullopt;
    const Need& need = needs.of.front();
    if (need.measure != Measure::spend || need.within) return std::nullopt;
    return Money{need.least};
}

TierNeeds spend_of(Money least) {
    if (least.minor == 0) return {};
    Need need;
    need.least = least.minor;
    return {1, {std::move(need)}};
}

}  // namespace regulars
