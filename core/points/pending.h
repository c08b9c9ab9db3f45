// core/points/pending.h: when earned points can be spent.
// Points of an order wait for the end of the return window. The clock of their expiry starts when they
// become active.
// Source    docs/rules/points.md, P13-P15.
#pragma once
#include <optional>

#include "core/base/calendar.h"

namespace regulars {

enum class PendingKind {
    none,       // active at once
    days,       // from the start of the civil day `days` days after the day of earning
    until,      // from the start of `date`; at once when that is past
    fulfilment  // `days` days after the order was handed over; at the very moment for 0 days.
                // What belongs to no order is active at once.
};

struct Pending {
    PendingKind kind = PendingKind::none;
    int days = 0;
    Date date;
    bool operator==(const Pending&) const = default;
};

/// When points earned (fulfilment: handed over) at `at` become active; never before `at`.
Instant active_at(const Pending& pending, const TimeZone& zone, Instant at);

}  // namespace regulars
