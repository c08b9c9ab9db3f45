#include "core/base/calendar.h"

#include <algorithm>

namespace regulars {
namespace {

CivilPeriod months_from(Date first, int months) {
    first.day = 1;
    return {first, plus_months(first, months)};
}

}  // namespace

Date plus_days(Date date, std::int64_t days) {
    return date_from_days(days_since_1970(date) + days);
}

Date plus(Date date, CivilSpan span) {
    if (span.months != 0) date = plus_months(date, span.months);
    return span.days == 0 ? date : plus_days(date, span.days);
}

CivilPeriod period_of(CalendarUnit unit, Date date) {
    switch (unit) {
        case CalendarUnit::day: return {date, plus_days(date, 1)};
        case CalendarUnit::week: {
            const Date monday = plus_days(date, -((weekday_of(date) + 6) % 7));
            return {monday, plus_days(monday, 7)};
        }
        case CalendarUnit::month: return months_from(date, 1);
        case CalendarUnit::quarter: date.month -= (date.month - 1) % 3; return months_from(date, 3);
        case CalendarUnit::half_year:
            date.month -= (date.month - 1) % 6;
            return months_from(date, 6);
        case CalendarUnit::year: date.month = 1; return months_from(date, 12);
    }
    return {date, plus_days(date, 1)};
}

CivilPeriod following(CalendarUnit unit, const CivilPeriod& period) {
    return period_of(unit, period.next);
}

Instant start_of_day(const TimeZone& zone, Date date) { return instant_of(zone, {date, 0, 0, 0}); }

Date anniversary_in(Date of, int year, bool leap_to_march) {
    const bool lacks_it = of.month == 2 && of.day == 29 && days_in_month(year, 2) == 28;
    if (!lacks_it) return {year, of.month, of.day};
    return leap_to_march ? Date{year, 3, 1} : Date{year, 2, 28};
}

}  // namespace regulars
