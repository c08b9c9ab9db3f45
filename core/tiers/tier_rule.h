// core/tiers/tier_rule.h: the ladder a merchant designs.
// The first tier asks for nothing; each next one asks for more (T1, T2).
// Source    docs/rules/tiers.md, T1-T3.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/base/localized_text.h"
#include "core/base/money.h"
#include "core/base/multiplier.h"
#include "core/base/problem.h"
#include "core/tiers/tier_needs.h"
#include "core/tiers/tier_terms.h"

namespace regulars {

enum class TierLook { basic, bronze, silver, gold, diamond };  // the card's material

struct TierRule {
    TierId id;
    LocalizedText name;
    TierNeeds needs;                 // to reach it; none for the first
    std::optional<TierNeeds> keeps;  // to keep it when its term ends; empty: the same
    Multiplier multiplier;           // of the points an order earns while the member stands here
    TierLook look = TierLook::basic;
    bool operator==(const TierRule&) const = default;
};

/// The ladder and how it is climbed: all that a member's tier depends on in one version.
struct TierLadder {
    std::vector<TierRule> rungs;  // rising; never empty
    TierWindow window;            // of every need that names none
    TierTerms terms;
    bool operator==(const TierLadder&) const = default;
};

/// Everything wrong with the ladder; `at` is where the list of tiers stands.
std::vector<Problem> tier_problems(const TierLadder& ladder, const JsonPath& at);

}  // namespace regulars
