#include "core/points/pending.h"

#include <algorithm>

namespace regulars {

Instant active_at(const Pending& pending, const TimeZone& zone, Instant at) {
    if (pending.kind == PendingKind::none) return at;
    if (pending.kind == PendingKind::until) return std::max(at, start_of_day(zone, pending.date));
    if (pending.days == 0) return at;
    return std::max(at, start_of_day(zone, plus_days(date_on(zone, at), pending.days)));
}

}  // namespace regulars
