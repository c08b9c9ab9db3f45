// core/points/expiry.h: how long points live.
// Rounding  P3: n months after the day of earning, to the end of that civil day in the
//           programme's zone; a day the month lacks becomes its last (31 Jan + 1 month: 28 Feb).
// Source    docs/rules/points.md, P3.
#pragma once
#include <optional>

#include "core/base/time_zone.h"

namespace regulars {

struct Expiry {
    int months = 0;  // 0: points never expire
    bool operator==(const Expiry&) const = default;
};

/// The first instant at which points earned at `earned_at` are gone; empty: never.
std::optional<Instant> expires_at(Expiry expiry, const TimeZone& zone, Instant earned_at);

}  // namespace regulars
