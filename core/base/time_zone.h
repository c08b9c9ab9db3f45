// core/base/time_zone.h: an IANA zone as a table of the moments its offset changes.
// Core asks no system for time or zones: the table is made where the programme is published
// and travels inside it, so a browser and a server agree on what "30 September" means.
// Units     offsets in seconds east of UTC.
// Ranges    from the first transition of the table; before it `first_offset` holds.
#pragma once
#include <string>
#include <vector>

#include "core/base/instant.h"

namespace regulars {

struct ZoneTransition {
    Instant at;
    int offset_seconds = 0;  // in force from `at` on
    bool operator==(const ZoneTransition&) const = default;
};

struct TimeZone {
    std::string name = "UTC";
    int first_offset = 0;
    std::vector<ZoneTransition> transitions;  // rising
    bool operator==(const TimeZone&) const = default;
};

int offset_at(const TimeZone& zone, Instant at);
LocalTime local_time(const TimeZone& zone, Instant at);
Date date_on(const TimeZone& zone, Instant at);

/// The first instant that the zone's clocks show `local`. A time that a spring shift skips is
/// read with the offset before the shift, as clocks that were not put forward would show it.
Instant instant_of(const TimeZone& zone, const LocalTime& local);

/// The start of the day after `date`: the end of that civil day, exclusive.
Instant end_of_day(const TimeZone& zone, Date date);

}  // namespace regulars
