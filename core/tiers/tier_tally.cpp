#include "core/tiers/tier_tally.h"

#include <algorithm>

namespace regulars {

TierTally::TierTally(std::span<const Contribution> contributions) {
    const std::size_t count = contributions.size();
    at_.reserve(count);
    spend_.reserve(count);
    points_.reserve(count);
    is_order_.reserve(count);
    is_engagement_.reserve(count);
    struct Found {
        Instant at;
        Back back;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < count; ++i) {
        const Contribution& one = contributions[i];
        at_.push_back(one.at);
        spend_.push_back(one.spend.minor);
        points_.push_back(one.points.count);
        is_order_.push_back(one.is_order ? 1 : 0);
        is_engagement_.push_back(one.engagement ? 1 : 0);
        for (const Reduction& back : one.reductions) {
            found.push_back({back.at, {i, back.spend.minor, back.points.count}});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.at < b.at; });
    for (const Found& one : found) {
        reduced_.push_back(one.at);
        backs_.push_back(one.back);
    }
}

void TierTally::know(Instant t) {
    for (; applied_ < reduced_.size() && reduced_[applied_] < t; ++applied_) {
        const Back& back = backs_[applied_];
        spend_[back.place] -= back.spend;
        points_[back.place] -= back.points;
    }
    known_ = std::max(known_, t);
}

std::size_t TierTally::place_at(Instant t) const {
    return static_cast<std::size_t>(std::lower_bound(at_.begin(), at_.end(), t) - at_.begin());
}

Money TierTally::spend(std::size_t first, std::size_t last) const {
    Money sum;
    for (std::size_t i = first; i < last; ++i) sum.minor += std::max<std::int64_t>(spend_[i], 0);
    return sum;
}

std::int64_t TierTally::orders(std::size_t first, std::size_t last) const {
    std::int64_t count = 0;
    for (std::size_t i = first; i < last; ++i) count += is_kept_order(i) ? 1 : 0;
    return count;
}

Points TierTally::points(std::size_t first, std::size_t last) const {
    Points sum;
    for (std::size_t i = first; i < last; ++i) sum.count += std::max<std::int64_t>(points_[i], 0);
    return sum;
}

Points TierTally::engagement_points(std::size_t first, std::size_t last) const {
    Points sum;
    for (std::size_t i = first; i < last; ++i) {
        if (is_engagement_[i]) sum.count += std::max<std::int64_t>(points_[i], 0);
    }
    return sum;
}

std::optional<std::size_t> TierTally::reduced_at(Instant t) const {
    const auto [first, last] = std::equal_range(reduced_.begin(), reduced_.end(), t);
    std::optional<std::size_t> place;
    for (auto one = first; one != last; ++one) {
        const std::size_t its = backs_[static_cast<std::size_t>(one - reduced_.begin())].place;
        place = std::max(place.value_or(0), its);
    }
    return place;
}

}  // namespace regulars
