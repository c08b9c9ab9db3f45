// core/json/facts_json.h: facts, as they are stored, sent and written in replay files.
// Amounts are whole numbers in the currency's minor unit, times RFC 3339.
// Source    docs/rules/facts.md.
#pragma once
#include <span>

#include "core/json/json.h"
#include "core/members/fact.h"

namespace regulars {

Json to_json(const Fact& fact);

/// In a file that people write, recorded_at is occurred_at and the channel is web where they are absent,
/// and an amount below what it should be is read: the rule it breaks has a name of its own.
enum class FactForm { stored, written };
Result<Fact> fact_from_json(const Json& json, const JsonPath& at = {},
                            FactForm form = FactForm::stored);

/// Lots that end on different days stay apart, however many there are.
inline constexpr std::size_t parcels_most = 100'000;
Json parcels_json(std::span<const Parcel> parcels);
std::vector<Parcel> read_parcels(const Json& list, const JsonPath& at, Problems& problems);

std::string_view channel_name(Channel channel);
std::optional<Channel> channel_named(std::string_view name);

}  // namespace regulars
