// core/json/earning_json.h: earning rules in a programme document, and their parts as a ledger entry
// keeps them.
// Source    docs/rules/earning.md, program.md.
#pragma once
#include "core/earning/award.h"
#include "core/json/reader.h"
#include "core/tiers/tier_rule.h"

namespace regulars {

/// What tiers and amounts are named by.
struct EarningWords {
    const Currency& currency;
    std::span<const TierRule> rungs;
};

/// `points.earn` as the rule that stands for it, and back.
EarningRule read_base_rule(const Json& json, const JsonPath& at, const EarningWords& words,
                           Problems& problems);
/// Empty when the programme has no such rule in its first place, or one that the short form cannot say.
std::optional<Json> base_rule_json(const Earning& earning, const EarningWords& words);

/// The key "earning" of the document; its rules go behind those that are there.
void read_earning(const Json& json, const JsonPath& at, const EarningWords& words, Earning& earning,
                  Problems& problems);
Json to_json(const Earning& earning, const EarningWords& words);

/// A plan holds amounts as texts, too, so that an entry reads like the document.
Json to_json(const EarnPlan& plan);
EarnPlan read_plan(const Json& json, const JsonPath& at, Problems& problems);
Json to_json(std::span<const RuleShare> shares);
std::vector<RuleShare> read_shares(const Json& list, const JsonPath& at, Problems& problems);

}  // namespace regulars
