#include "server/zones/zone_source.h"

#include <absl/time/time.h>

#include <algorithm>

namespace regulars {
namespace {

constexpr std::size_t name_bytes_most = 64;

/// Abseil also takes paths, "file:" and "Fixed/UTC+..."; a document may only name a zone.
bool is_zone_name(std::string_view name) {
    const auto fits = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '_' || c == '-' || c == '+';
    };
    return !name.empty() && name.size() <= name_bytes_most && name.front() != '/' &&
           name.back() != '/' && std::ranges::all_of(name, fits) && !name.starts_with("Fixed/") &&
           name != "localtime" && name != "posixrules";
}

int offset_of(const absl::TimeZone& zone, absl::Time at) { return zone.At(at).offset; }

/// When the clocks jumped. A repeated hour has two instants: the jump is between them.
absl::Time instant_of_jump(const absl::TimeZone& zone,
                           const absl::TimeZone::CivilTransition& jump) {
    return zone.At(jump.to).trans;
}

}  // namespace

std::optional<TimeZone> time_zone_named(std::string_view name) {
    absl::TimeZone zone;
    if (!is_zone_name(name) || !absl::LoadTimeZone(std::string(name), &zone)) return std::nullopt;
    const absl::Time start = absl::UnixEpoch();
    const absl::Time end = absl::FromCivil(absl::CivilYear(2200), absl::UTCTimeZone());
    TimeZone table;
    table.name = name;
    int offset = table.first_offset = offset_of(zone, start);
    absl::TimeZone::CivilTransition jump;
    for (absl::Time at = start; zone.NextTransition(at, &jump);) {
        at = instant_of_jump(zone, jump);
        if (at >= end) break;
        // Some transitions only rename the zone ("GMT" to "BST"); they are no change of offset.
        const int next = offset_of(zone, at);
        if (next == offset) continue;
        table.transitions.push_back({Instant{absl::ToUnixMillis(at)}, next});
        offset = next;
    }
    return table;
}

ZoneSource system_zones() {
    return [](std::string_view name) { return time_zone_named(name); };
}

}  // namespace regulars
