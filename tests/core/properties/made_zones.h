// tests/core/properties/made_zones.h: tables of a few zones, made by the rules of their law, for
// programmes that run where there is no system to ask.
#pragma once
#include <optional>
#include <string_view>

#include "core/base/time_zone.h"

namespace regulars::making {

/// UTC, Asia/Taipei, Asia/Tokyo, Europe/London from 1996 to 2037, America/New_York from 1996 to 2037.
std::optional<TimeZone> made_zone(std::string_view name);

}  // namespace regulars::making
