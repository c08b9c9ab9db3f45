#include "tests/core/properties/made_zones.h"

namespace regulars::making {

namespace {

constexpr int first_year = 1996, last_year = 2037;
constexpr std::int64_t hour = 3'600'000;

/// The n-th Sunday of a month, from its beginning (1, 2, ...) or its end (0: the last one).
std::int64_t sunday(int year, int month, int n) {
    const int day = n == 0 ? days_in_month(year, month) - 6 : 7 * n - 6;
    const std::int64_t from = days_since_1970({year, month, day});
    return from + (7 - weekday_of({year, month, day})) % 7;
}

Instant hours_into(std::int64_t day, std::int64_t hours) {
    return {day * ms_per_day + hours * hour};
}

/// At 01:00 UTC on the last Sundays of March and October (Directive 2000/84/EC, the Summer Time
/// Order before it).
TimeZone london() {
    TimeZone zone{"Europe/London", 0, {}};
    for (int year = first_year; year <= last_year; ++year) {
        zone.transitions.push_back({hours_into(sunday(year, 3, 0), 1), 3600});
        zone.transitions.push_back({hours_into(sunday(year, 10, 0), 1), 0});
    }
    return zone;
}

/// At 02:00 of the clock that ends: second Sunday of March and first of November, before 2007 first
/// Sunday of April and last of October (Energy Policy Act of 2005).
TimeZone new_york() {
    TimeZone zone{"America/New_York", -5 * 3600, {}};
    for (int year = first_year; year <= last_year; ++year) {
        const bool newer = year >= 2007;
        const std::int64_t spring = newer ? sunday(year, 3, 2) : sunday(year, 4, 1);
        const std::int64_t autumn = newer ? sunday(year, 11, 1) : sunday(year, 10, 0);
        zone.transitions.push_back({hours_into(spring, 7), -4 * 3600});
        zone.transitions.push_back({hours_into(autumn, 6), -5 * 3600});
    }
    return zone;
}

}  // namespace

std::optional<TimeZone> made_zone(std::string_view name) {
    static const TimeZone of_london = london();
    static const TimeZone of_new_york = new_york();
    if (name == "UTC") return TimeZone{};
    if (name == "Asia/Taipei") return TimeZone{"Asia/Taipei", 8 * 3600, {}};
    if (name == "Asia/Tokyo") return TimeZone{"Asia/Tokyo", 9 * 3600, {}};
    if (name == "Europe/London") return of_london;
    if (name == "America/New_York") return of_new_york;
    return std::nullopt;
}

}  // namespace regulars::making
