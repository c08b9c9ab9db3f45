// core/tiers/tier_needs.h: what a tier asks for.
// Thresholds are inclusive. Spend is what is kept of orders; an order counts as one while anything of
// it is kept. Pending points do not count until they are active, and spending points never lowers
// anything but `balance`.
// Source    docs/rules/tiers.md, T2, T8-T9.
#pragma once
#include <optional>
#include <vector>

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/tiers/tier_window.h"

namespace regulars {

enum class Measure {
    spend,  // minor units
    orders,
    active_months,      // civil months with an order that is kept
    points,             // earned by orders and bonuses that qualify, less what refunds took back
    engagement_points,  // of those, what was not earned by orders
    balance,            // active points now: falls when they are spent
    days_a_member,      // civil days since joining
    plan                // 1 while the plan `plan` is paid for, its grace included
};

struct Need {
    Measure measure = Measure::spend;
    std::int64_t least = 0;
    std::optional<TierWindow> within;  // empty: the ladder's window
    PlanId plan;                       // measure plan
    bool operator==(const Need&) const = default;
};

/// At least `at_least` of the needs: all of them, any of them, two of three.
struct TierNeeds {
    std::size_t at_least = 0;  // 0 with no needs: everybody
    std::vector<Need> of;
    bool operator==(const TierNeeds&) const = default;
};

/// The amount when spend in the ladder's window is the only need; 0 when there are none.
std::optional<Money> only_spend(const TierNeeds& needs);
TierNeeds spend_of(Money least);

}  // namespace regulars
