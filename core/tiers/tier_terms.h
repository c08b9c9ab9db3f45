// core/tiers/tier_terms.h: when a tier begins, how long it lasts, and what happens at its end.
// Source    docs/rules/tiers.md, T10-T18.
#pragma once
#include <optional>

#include "core/tiers/tier_window.h"

namespace regulars {

/// When a member who meets the needs stands on the tier (T10).
enum class UpgradeFrom {
    same_order,  // the order that crosses earns at the new tier
    at_once,     // from the instant after it
    next_day,    // from the start of the next civil day
    next_period  // from the start of the next `TierTerms::period`
};

/// When the term of a tier ends (T11).
enum class TermEnd {
    with_window,  // no term: it lasts while the needs are met in the window
    after,        // at the start of the civil day `span` after the day it began
    period_end,   // at the end of the `periods_later`-th period after the one it began in (0: of
                  // that one), and `span` later
    anniversary,  // at the member's next anniversary of joining
    never
};

enum class Requalify {
    at_end,      // the needs are looked at when the term ends
    extends_now  // meeting them again within the term starts a new term there and then
};

enum class Downgrade { to_qualifying, one_step, to_base, never };

struct Grace {
    CivilSpan span;
    std::optional<CalendarUnit> to_end_of;  // to the end of the unit that holds the last day
    bool operator==(const Grace&) const = default;
};

struct TierTerms {
    UpgradeFrom upgrade = UpgradeFrom::at_once;
    TermEnd end = TermEnd::with_window;
    CivilSpan span;                             // after, period_end
    CalendarUnit period = CalendarUnit::month;  // next_period, period_end
    int periods_later = 0;                      // period_end
    CivilSpan least;                            // a term is never shorter than this (T13)
    Requalify requalify = Requalify::at_end;
    std::optional<Grace> grace;
    Downgrade downgrade = Downgrade::to_qualifying;
    bool carry_surplus =
        false;  // window since_tier_start: spend above the threshold starts the next
    bool protect_published = true;  // a new version takes no tier before its end (T18)
    bool operator==(const TierTerms&) const = default;
};

/// The first instant after the term that begins at `since` for a member who joined at `joined_at`;
/// empty: no term.
std::optional<Instant> term_end(const TierTerms& terms, const TimeZone& zone, Instant joined_at,
                                Instant since);

/// Until when a grace that begins at `from` lasts.
Instant grace_end(const Grace& grace, const TimeZone& zone, Instant from);

}  // namespace regulars
