// core/tiers/tier_input.h: what a member did, as far as tiers care.
// Source    docs/rules/tiers.md, T3-T4, T8.
#pragma once
#include <optional>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/membership/plan.h"
#include "core/points/points.h"

namespace regulars {

/// A refund or clawback: from the instant after `at` the contribution counts for less.
struct Reduction {
    Instant at;
    Money spend;
    Points points;
};

/// Something that counts from the instant after `at`: an order, or points that became active.
/// What is left of it is never negative; an order counts as one while some of its spend is left.
struct Contribution {
    Instant at;
    std::optional<OrderId> order;
    bool is_order = false;
    Money spend;
    Points points;                      // qualifying
    bool engagement = false;            // its points were not earned by an order
    std::vector<Reduction> reductions;  // by time
};

/// A hand on the ladder. An unpin is a pin without a tier.
struct Pin {
    Instant at;
    std::optional<TierId> tier;
    bool exactly = false;
    std::optional<Instant> until;
};

/// The active balance from `at` on.
struct BalanceStep {
    Instant at;
    Points active;
};

struct TierInput {
    Instant joined_at;                        // the member's first fact
    std::vector<Contribution> contributions;  // by time
    std::vector<PlanPeriod> plans;            // grace included, as far as is known
    std::vector<Pin> pins;                    // by time
    std::vector<BalanceStep> balance;         // by time; may be empty when no need asks for it
};

}  // namespace regulars
