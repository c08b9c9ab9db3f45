// core/tiers/tier_window.h: over which time things count towards a tier.
// At t a window holds what happened in [from, t): what is being decided is not in its own window, nor
// is anything else of the same instant. At the very end of a calendar period the window is still that
// period, so that a tier can be judged when its period closes.
// Source    docs/rules/tiers.md, T3, T7.
#pragma once
#include <variant>

#include "core/base/calendar.h"

namespace regulars {

struct Lifetime {
    bool operator==(const Lifetime&) const = default;
};
struct RollingDays {  // a day is 24 hours: exact to the millisecond
    int days = 365;
    bool operator==(const RollingDays&) const = default;
};
struct RollingMonths {  // whole civil days: what was bought on 1 January is out on 1 January
    int months = 12;
    bool operator==(const RollingMonths&) const = default;
};
struct CalendarWindow {
    CalendarUnit unit = CalendarUnit::year;
    bool operator==(const CalendarWindow&) const = default;
};
struct MembershipYear {  // from the civil day of joining to the day before its anniversary
    bool operator==(const MembershipYear&) const = default;
};
struct SinceTierStart {  // since the member came to the present tier; since joining on the first
    bool operator==(const SinceTierStart&) const = default;
};
using TierWindow = std::variant<RollingDays, RollingMonths, CalendarWindow, MembershipYear,
                                SinceTierStart, Lifetime>;

/// What a window is measured against.
struct WindowFrame {
    const TimeZone& zone;
    Instant joined_at;      // the member's first fact
    Instant tier_since_at;  // joined_at on the first tier
};

/// The window's first instant at `t`.
Instant window_from(const TierWindow& window, const WindowFrame& frame, Instant t);

/// The first instant after `counted_at` at which something that counted then no longer does; empty:
/// never, as far as is known (the lifetime; the present tier's time).
std::optional<Instant> window_leaves(const TierWindow& window, const WindowFrame& frame,
                                     Instant counted_at);

}  // namespace regulars
