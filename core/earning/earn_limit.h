// core/earning/earn_limit.h: how often and how much.
// A period is the civil one that holds the moment, in the programme's zone; weeks are ISO weeks. What
// refunds took back is free again, in the period of its order.
// Source    docs/rules/earning.md, E7-E8.
#pragma once
#include <optional>

#include "core/base/calendar.h"
#include "core/base/id.h"
#include "core/points/points.h"

namespace regulars {

enum class LimitPer { fact, day, week, month, quarter, half_year, year, membership_year, lifetime };

/// Above `points` the rule gives less (or, per fact and `all_or_nothing`, nothing); after `times` it
/// gives nothing.
struct EarnLimit {
    LimitPer per = LimitPer::lifetime;
    std::optional<Points> points;
    std::optional<std::int64_t> times;
    bool all_or_nothing = false;
    bool operator==(const EarnLimit&) const = default;
};

/// What all rules together may put into a wallet.
struct WalletLimit {
    WalletId wallet;
    LimitPer per = LimitPer::month;
    Points points;
    bool operator==(const WalletLimit&) const = default;
};

/// The civil days of the limit's period around `on`; empty: the fact alone, or all time.
std::optional<CivilPeriod> days_of(LimitPer per, Date on, Date joined_on);

}  // namespace regulars
