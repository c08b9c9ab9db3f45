#include "core/tiers/tier_terms.h"

#include <algorithm>

namespace regulars {
namespace {

Date next_anniversary(Date joined_on, Date after) {
    Date next = anniversary_in(joined_on, after.year);
    if (next <= after) next = anniversary_in(joined_on, after.year + 1);
    return next;
}

}  // namespace

std::optional<Instant> term_end(const TierTerms& terms, const TimeZone& zone, Instant joined_at,
                                Instant since) {
    const Date from = date_on(zone, since);
    Date end;
    switch (terms.end) {
        case TermEnd::with_window:
        case TermEnd::never: return std::nullopt;
        case TermEnd::after: end = plus(from, terms.span); break;
        case TermEnd::period_end: {
            CivilPeriod period = period_of(terms.period, from);
            for (int i = 0; i < terms.periods_later; ++i) period = following(terms.period, period);
            end = plus(period.next, terms.span);
            break;
        }
        case TermEnd::anniversary: end = next_anniversary(date_on(zone, joined_at), from); break;
    }
    if (!terms.least.is_empty()) end = std::max(end, plus(from, terms.least));
    return start_of_day(zone, end);
}

Instant grace_end(const Grace& grace, const TimeZone& zone, Instant from) {
    const Date end = plus(date_on(zone, from), grace.span);
    if (!grace.to_end_of) return start_of_day(zone, end);
    return start_of_day(zone, period_of(*grace.to_end_of, end).next);
}

}  // namespace regulars
