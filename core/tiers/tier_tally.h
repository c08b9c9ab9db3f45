// core/tiers/tier_tally.h: what counts of a member's contributions, known up to one instant, in a form
// that is quickly summed: a walk asks for sums at every moment it visits.
// Source    docs/rules/tiers.md, T3-T4, T8.
#pragma once
#include <span>

#include "core/tiers/tier_input.h"

namespace regulars {

class TierTally {
public:
    /// Places are those of `contributions`, which are by time.
    explicit TierTally(std::span<const Contribution> contributions);

    /// What came back before `t` is off from now on. Never goes back.
    void know(Instant t);
    Instant known() const { return known_; }

    /// The first place at or after `t`.
    std::size_t place_at(Instant t) const;

    // Over the places [first, last).
    Money spend(std::size_t first, std::size_t last) const;
    std::int64_t orders(std::size_t first, std::size_t last) const;
    Points points(std::size_t first, std::size_t last) const;
    Points engagement_points(std::size_t first, std::size_t last) const;
    bool is_kept_order(std::size_t place) const { return is_order_[place] && spend_[place] > 0; }

    /// The last contribution of which something came back at `t`; empty: none.
    std::optional<std::size_t> reduced_at(Instant t) const;
    const std::vector<Instant>& reduction_instants() const { return reduced_; }

private:
    std::vector<Instant> at_;
    std::vector<std::int64_t> spend_, points_;  // less what came back; below zero counts as zero
    std::vector<char> is_order_, is_engagement_;

    struct Back {
        std::size_t place;
        std::int64_t spend, points;
    };
    std::vector<Instant> reduced_;  // rising
    std::vector<Back> backs_;       // of those
    std::size_t applied_ = 0;
    Instant known_{INT64_MIN};
};

}  // namespace regulars
