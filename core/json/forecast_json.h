// core/json/forecast_json.h: what would happen, as the API and the command line show it, and in the
// shape of the Universal Commerce Protocol's loyalty extension. Written only, never read back.
// Source    docs/rules/forecast.md, X4; ucp.dev, source/schemas/common/loyalty.json.
#pragma once
#include <functional>

#include "core/evaluation/forecast.h"
#include "core/json/json.h"

namespace regulars {

/// {"before", "steps": [{"fact", "refused", "entries"}], "after", "gained"}. `before` and `after` are
/// accounts of the versions in force at their instants.
Json to_json(const Forecast& forecast, Programs programs);

/// What a rule gives, in a sentence for the member; `rule` as it was planned, or null for one that is
/// known by its id alone.
using SayRule = std::function<std::string(const RuleId& id, const PlannedRule* rule)>;

struct LoyaltyNames {
    std::string domain;        // the reverse-domain name of the programme: "com.example.rewards"
    std::string language;      // of names and descriptions
    bool provisional = false;  // somebody has still to find out that this is the member
};

/// The map of one membership: the tiers it stands on with their benefits, and for each wallet what the
/// steps would earn, rule by rule. Amounts are whole points. The tier's own multiplier is a benefit with
/// the id "tier". Rules that take something away leave the breakdown out: its amounts are never negative.
Json loyalty_json(const Forecast& forecast, const Program& program, const LoyaltyNames& names,
                  const SayRule& say);

}  // namespace regulars
