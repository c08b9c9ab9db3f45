// core/base/instant.h: a point in time, and civil dates without a zone.
// Units     Instant::ms is milliseconds since 1970-01-01T00:00:00Z, no leap seconds.
// Ranges    years 1970 to 2400 are accepted at the boundaries: facts up to 2200 and what they lead
//           to later. The arithmetic reaches further.
// Source    the calendar is the proleptic Gregorian one.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regulars {

struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

inline constexpr std::int64_t ms_per_second = 1'000;
inline constexpr std::int64_t ms_per_day = 86'400'000;

inline Instant operator+(Instant at, std::int64_t ms) { return {at.ms + ms}; }
inline Instant operator-(Instant at, std::int64_t ms) { return {at.ms - ms}; }

struct Date {
    int year = 1970;
    int month = 1;  // 1..12
    int day = 1;    // 1..31
    auto operator<=>(const Date&) const = default;
};

struct LocalTime {
    Date date;
    int hour = 0, minute = 0, second = 0;
    auto operator<=>(const LocalTime&) const = default;
};

std::int64_t days_since_1970(Date date);
Date date_from_days(std::int64_t days);
int days_in_month(int year, int month);
int weekday_of(Date date);  // 0 is Sunday

/// The same day n months on; a day the month does not have becomes its last (31 Jan -> 28 Feb).
Date plus_months(Date date, int months);

/// RFC 3339 with a zone: "2026-09-30T12:00:00Z", "2026-09-30T20:00:00.250+08:00".
std::optional<Instant> instant_from(std::string_view text);

/// RFC 3339 in UTC; milliseconds only when there are any.
std::string to_string(Instant at);
std::string to_string(Date date);  // "2026-09-30"

/// "2026-09-30" of the years 1900 (birthdays) to 2400; empty for anything else.
std::optional<Date> date_from(std::string_view text);

/// "2010-12-01 08:26", "2010-12-01T08:26:00": a civil time that still needs a zone.
std::optional<LocalTime> local_time_from(std::string_view text);

}  // namespace regulars
