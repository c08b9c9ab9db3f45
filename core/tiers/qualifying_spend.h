// core/tiers/qualifying_spend.h: what a member's orders count for a tier, over time.
// An order paid at s counts in the window of every t with s < t <= s + days; a refund recorded
// as of r takes its amount out of the windows of every t > r. A refund never makes an order
// count below zero.
// Source    docs/rules/tiers.md, T3-T4.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/tiers/tier_rule.h"

namespace regulars {

struct SpendRefund {
    Instant at;
    Money amount;
};

struct QualifyingOrder {
    OrderId order;
    Instant at;
    Money amount;
    std::vector<SpendRefund> refunds;

    /// What of the order counts at `t`, wherever the window stands.
    Money kept_before(Instant t) const;
};

/// Spend in [t - window, t).
Money spend_in_window(std::span<const QualifyingOrder> orders, TierWindow window, Instant t);

enum class SpendStep { order_counted, order_left_window, refunded };

/// One moment at which the spend in the window changes; it holds from `at` on.
struct SpendChange {
    Instant at;
    SpendStep step = SpendStep::order_counted;
    OrderId order;
    Money spend;  // in the window from `at` on
};

/// Every change up to and including `until`, in time order, as if nothing more were bought.
std::vector<SpendChange> spend_changes(std::span<const QualifyingOrder> orders, TierWindow window,
                                       Instant until);

}  // namespace regulars
