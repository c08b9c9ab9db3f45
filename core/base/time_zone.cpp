#include "core/base/time_zone.h"

#include <algorithm>

namespace regulars {
namespace {

std::int64_t ms_as_if_utc(const LocalTime& t) {
    return days_since_1970(t.date) * ms_per_day +
           ((t.hour * 60 + t.minute) * 60 + t.second) * ms_per_second;
}

}  // namespace

int offset_at(const TimeZone& zone, Instant at) {
    const auto later = std::upper_bound(
        zone.transitions.begin(), zone.transitions.end(), at,
        [](Instant t, const ZoneTransition& transition) { return t < transition.at; });
    return later == zone.transitions.begin() ? zone.first_offset : std::prev(later)->offset_seconds;
}

LocalTime local_time(const TimeZone& zone, Instant at) {
    const std::int64_t shifted = at.ms + offset_at(zone, at) * ms_per_second;
    std::int64_t days = shifted / ms_per_day;
    if (shifted % ms_per_day < 0) --days;
    const auto seconds = static_cast<int>((shifted - days * ms_per_day) / ms_per_second);
    return {date_from_days(days), seconds / 3600, seconds / 60 % 60, seconds % 60};
}

Date date_on(const TimeZone& zone, Instant at) { return local_time(zone, at).date; }

Instant instant_of(const TimeZone& zone, const LocalTime& local) {
    const std::int64_t as_utc = ms_as_if_utc(local);
    // Offsets a day before and after bracket any one shift; the earlier reading wins.
    const int before = offset_at(zone, Instant{as_utc - ms_per_day});
    const int after = offset_at(zone, Instant{as_utc + ms_per_day});
    const Instant early{as_utc - std::max(before, after) * ms_per_second};
    const Instant late{as_utc - std::min(before, after) * ms_per_second};
    if (local_time(zone, early) == local) return early;
    if (local_time(zone, late) == local) return late;
    return Instant{as_utc - before * ms_per_second};
}

Instant end_of_day(const TimeZone& zone, Date date) {
    return instant_of(zone, {date_from_days(days_since_1970(date) + 1), 0, 0, 0});
}

}  // namespace regulars
