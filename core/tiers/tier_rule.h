// core/tiers/tier_rule.h: the ladder a merchant designs.
// The first tier asks for nothing; each next one asks for more spend in the window (T1, T2).
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

namespace regulars {

enum class TierLook { basic, bronze, silver, gold, diamond };  // the card's material

struct TierRule {
    TierId id;
    LocalizedText name;
    Money threshold;        // spend within the window that reaches it; inclusive
    Multiplier multiplier;  // of the points an order earns while the member stands here
    TierLook look = TierLook::basic;
    bool operator==(const TierRule&) const = default;
};

/// T3: the rolling window. At t it holds what was spent in [t - days, t): the order being
/// decided is not in it, nor is anything of the same instant.
struct TierWindow {
    int days = 365;  // civil days do not matter here: a day is 24 hours
    bool operator==(const TierWindow&) const = default;
};

std::vector<Problem> tier_problems(std::span<const TierRule> ladder, const JsonPath& at);

/// The highest rung that `spend` reaches. The ladder is not empty and starts at zero.
std::size_t tier_reached(std::span<const TierRule> ladder, Money spend);

}  // namespace regulars
