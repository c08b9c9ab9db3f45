// server/zones/zone_source.h: IANA time zones of the system as tables of transitions, so that a
// published programme needs no zone data where it is read.
// Names     as IANA writes them ("Asia/Taipei"); paths, "localtime" and fixed offsets are none.
// Ranges    transitions from 1970 to 2200; before the first one `first_offset` holds.
// Source    the system's tz data (/usr/share/zoneinfo, or TZDIR), read by Abseil.
#pragma once
#include "core/json/program_json.h"

namespace regulars {

/// Empty for a zone the system does not know.
std::optional<TimeZone> time_zone_named(std::string_view name);

/// time_zone_named as what program_from_json asks for.
ZoneSource system_zones();

}  // namespace regulars
