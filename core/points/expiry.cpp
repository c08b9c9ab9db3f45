#include "core/points/expiry.h"

#include <algorithm>

namespace regulars {
namespace {

Date yearly_date(const Expiry& expiry, Date from) {
    const auto in = [&](int year) {
        return Date{year, expiry.month, std::min(expiry.day, days_in_month(year, expiry.month))};
    };
    const Date last = in(from.year + expiry.years_later);
    return last < from ? in(from.year + expiry.years_later + 1) : last;
}

}  // namespace

std::optional<Instant> expires_at(const Expiry& expiry, const TimeZone& zone, Instant active_at) {
    const Date from = date_on(zone, active_at);
    switch (expiry.kind) {
        case ExpiryKind::never: return std::nullopt;
        case ExpiryKind::after:
        case ExpiryKind::sliding: {
            Date last = plus(from, expiry.span);
            if (expiry.kind == ExpiryKind::after && expiry.to_end_of) {
                return start_of_day(zone, period_of(*expiry.to_end_of, last).next);
            }
            return end_of_day(zone, last);
        }
        case ExpiryKind::yearly: return end_of_day(zone, yearly_date(expiry, from));
        case ExpiryKind::on_date: return end_of_day(zone, expiry.date);
    }
    return std::nullopt;
}

}  // namespace regulars
