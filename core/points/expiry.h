// core/points/expiry.h: how long points live.
// Rounding  days are civil days of the programme's zone, and points are good to the end of the last
//           one; a day the month lacks becomes its last (31 Jan + 1 month: 28 Feb).
// Policy    what a wallet says on the day of earning is written on the lot; a later policy changes no
//           lot that exists.
// Source    docs/rules/points.md, P3, P10-P12.
#pragma once
#include <optional>

#include "core/base/calendar.h"

namespace regulars {

enum class ExpiryKind {
    never,
    after,    // `span` after the day the points became active, up to the end of `to_end_of`
    yearly,   // at the end of `month`/`day` of the `years_later`-th year after the year of earning
    on_date,  // at the end of `date`, whenever they were earned
    sliding   // `span` after the wallet's last activity: all its sliding lots live and end together
};

struct Expiry {
    ExpiryKind kind = ExpiryKind::never;
    CivilSpan span;                         // after, sliding
    std::optional<CalendarUnit> to_end_of;  // after: to the end of the unit that holds the day
    int month = 12, day = 31;               // yearly
    int years_later = 1;                    // yearly; 0: in the year of earning
    Date date;                              // on_date
    bool operator==(const Expiry&) const = default;
};

/// The first instant at which points that became active at `active_at` are gone; empty: never. For a
/// fixed date that has passed this lies before `active_at`: such points are gone at once.
std::optional<Instant> expires_at(const Expiry& expiry, const TimeZone& zone, Instant active_at);

}  // namespace regulars
