#include "core/tiers/tier_input.h"

#include <algorithm>

namespace regulars {

Money Contribution::spend_before(Instant t) const {
    if (at >= t) return {};
    Money left = spend;
    for (const Reduction& reduction : reductions) {
        if (reduction.at < t) left -= reduction.spend;
    }
    return std::max(left, Money{});
}

Points Contribution::points_before(Instant t) const {
    if (at >= t) return {};
    Points left = points;
    for (const Reduction& reduction : reductions) {
        if (reduction.at < t) left -= reduction.points;
    }
    return std::max(left, Points{});
}

}  // namespace regulars
