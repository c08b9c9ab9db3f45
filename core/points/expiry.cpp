#include "core/points/expiry.h"

namespace regulars {

std::optional<Instant> expires_at(Expiry expiry, const TimeZone& zone, Instant earned_at) {
    if (expiry.months == 0) return std::nullopt;
    return end_of_day(zone, plus_months(date_on(zone, earned_at), expiry.months));
}

}  // namespace regulars
