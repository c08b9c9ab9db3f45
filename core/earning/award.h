// core/earning/award.h: the points of one order or action, from the rules that had a say.
// A plan is what the rules were on that day for that fact: it is kept with the ledger entry, so that a
// refund years later is decided by the same rules, whatever has been published since (E4).
// Source    docs/rules/earning.md, E4-E8.
#pragma once
#include <span>

#include "core/base/localized_text.h"
#include "core/earning/earning_rule.h"

namespace regulars {

/// One rule as it stood, for one fact.
struct PlannedRule {
    RuleId id;
    LocalizedText name;
    Gives gives;
    std::optional<Condition> still;  // what has to be asked about the order again (still_to_ask)
    std::string group;
    std::int64_t priority = 0;
    Rounding rounding = Rounding::down;
    std::optional<Points> room;  // what its limits left it
    bool all_or_nothing = false;
    bool qualifies = true;
    bool operator==(const PlannedRule&) const = default;
};

/// The rules of one wallet, in the programme's order.
struct EarnPlan {
    std::vector<PlannedRule> rules;
    std::vector<EarnGroup> groups;  // of those the rules name
    std::optional<Points> room;     // what the wallet's limits and its fullness left
    bool operator==(const EarnPlan&) const = default;
};

/// What one rule came to. Shares add up to the entry.
struct RuleShare {
    RuleId rule;
    Points wanted;     // before limits
    Points points;     // after
    Points counted{};  // what the rule's own limits count: of an amount rule its points with what
                       // multipliers brought to it
    bool operator==(const RuleShare&) const = default;
};

struct Award {
    Points points;
    std::vector<RuleShare>
        shares;  // of the rules that had a say; a rule that lost to another of its
                 // group is not in it
    bool operator==(const Award&) const = default;
};

/// The plan's points for an order of which `contents` is left, or for a fact without one. Each rule is
/// cut at limits::points + 1, so that sums fit and what is out of range can be seen.
Award award(const EarnPlan& plan, const OrderContents& contents);

/// A rule whose conditions hold, as `award` looks at it: what the studio's replay uses without making a
/// plan to keep. Everything pointed to outlives the call.
struct SpeakingRule {
    const RuleId* id = nullptr;
    const Gives* gives = nullptr;
    const std::string* group = nullptr;
    std::int64_t priority = 0;
    Rounding rounding = Rounding::down;
    std::optional<Points> room;
    bool all_or_nothing = false;
};
Award award(std::span<const SpeakingRule> rules, std::span<const EarnGroup> groups,
            std::optional<Points> room, const OrderContents& contents);

}  // namespace regulars
