// core/base/calendar.h: civil spans and calendar periods, in whole days of the programme's zone.
// Units     a span is months, then days: 31 January plus one month is the last of February.
//           Weeks are ISO 8601's, Monday to Sunday. A half-year begins in January or July.
// Daylight  civil days have 23 to 25 hours; nothing here adds 86,400 seconds.
// Source    docs/rules/time.md, C1-C4.
#pragma once
#include "core/base/time_zone.h"

namespace regulars {

struct CivilSpan {
    int months = 0, days = 0;  // neither is negative
    bool is_empty() const { return months == 0 && days == 0; }
    auto operator<=>(const CivilSpan&) const = default;
};

enum class CalendarUnit { day, week, month, quarter, half_year, year };

/// Civil days [first, next).
struct CivilPeriod {
    Date first, next;
    bool operator==(const CivilPeriod&) const = default;
};

Date plus_days(Date date, std::int64_t days);
Date plus(Date date, CivilSpan span);
CivilPeriod period_of(CalendarUnit unit, Date date);

/// The period after `period` of the same unit.
CivilPeriod following(CalendarUnit unit, const CivilPeriod& period);

/// The first instant of the civil day.
Instant start_of_day(const TimeZone& zone, Date date);

/// 29 February in a year without one is 28 February, or 1 March when `leap_to_march`.
Date anniversary_in(Date of, int year, bool leap_to_march = false);

}  // namespace regulars
