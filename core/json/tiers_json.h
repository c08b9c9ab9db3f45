// core/json/tiers_json.h: the ladder, its window and terms, and paid plans in a programme document.
// Source    docs/rules/tiers.md, membership.md, program.md.
#pragma once
#include "core/json/reader.h"
#include "core/membership/plan.h"
#include "core/tiers/tier_rule.h"

namespace regulars {

/// The keys "tier_window", "tier_terms" and "tiers" of the whole document.
TierLadder read_ladder(ObjectReader& document, const Currency& currency);
void write_ladder(Json& document, const TierLadder& ladder, const Currency& currency);

std::vector<Plan> read_plans(ObjectReader& document, const Currency& currency,
                             std::span<const TierRule> rungs);
void write_plans(Json& document, std::span<const Plan> plans, const Currency& currency,
                 std::span<const TierRule> rungs);

/// The rung that `key` names by its id; 0 with "tiers.unknown" when there is none.
std::size_t read_rung(ObjectReader& reader, std::string_view key, std::span<const TierRule> rungs);
/// The same for an id that has been read.
std::optional<std::size_t> rung_of(std::string_view id, std::span<const TierRule> rungs);

Json to_json(const TierWindow& window);
std::string_view name_of(Measure measure);

}  // namespace regulars
