// core/earning/earning_rule.h: what gives points, when, how many, and how rules go together.
// Order     amount rules (PerAmount, PerUnit, Fixed) speak first; each group keeps some of them (E6).
//           Multipliers then raise what is left, each group combined in its way; each amount rule is
//           rounded once. Added speaks when that gave anything. Limits come last: a rule's own, then
//           the wallet's (E8).
// Source    docs/rules/earning.md, E1-E25.
#pragma once
#include "core/earning/condition.h"
#include "core/earning/earn_limit.h"
#include "core/earning/earn_rate.h"

namespace regulars {

// ---- What a rule listens to (E19)

struct OnOrder {
    bool operator==(const OnOrder&) const = default;
};
struct OnJoined {
    bool operator==(const OnJoined&) const = default;
};
struct OnBirthday {  // granted at the start of the day, or of the month: nobody has to be there
    bool whole_month = false;
    int days_ahead = 30;  // a birthday entered or changed later than this before the day counts
                          // from the next year on
    bool leap_to_march = false;  // 29 February in other years: 28 February, or 1 March
    bool operator==(const OnBirthday&) const = default;
};
struct OnAction {
    std::string action;
    bool operator==(const OnAction&) const = default;
};
struct OnSurvey {
    std::optional<SurveyId> survey;  // empty: any
    bool operator==(const OnSurvey&) const = default;
};
struct OnReferral {
    ReferralRole role = ReferralRole::advocate;
    bool operator==(const OnReferral&) const = default;
};
struct OnTierReached {  // by climbing, also past it
    std::size_t tier = 0;
    bool operator==(const OnTierReached&) const = default;
};
struct OnMembershipPaid {
    std::optional<PlanId> plan;  // empty: any
    bool operator==(const OnMembershipPaid&) const = default;
};
using Trigger = std::variant<OnOrder, OnJoined, OnBirthday, OnAction, OnSurvey, OnReferral,
                             OnTierReached, OnMembershipPaid>;

// ---- What it gives

struct PerAmount {  // E2, E3: of the lines in the set
    EarnRate rate;
    ProductSet of;
    bool operator==(const PerAmount&) const = default;
};
struct PerUnit {  // for each unit of the set
    Points points;
    ProductSet of;
    bool operator==(const PerUnit&) const = default;
};
struct Fixed {  // for the fact
    Points points;
    bool operator==(const Fixed&) const = default;
};
struct Added {  // for the fact, when an amount rule of the same wallet gives points
    Points points;
    bool operator==(const Added&) const = default;
};
struct Multiplied {  // raises amount rules of the named groups; of none named: of every group
    Multiplier by;
    std::vector<std::string> groups;
    bool operator==(const Multiplied&) const = default;
};
using Gives = std::variant<PerAmount, PerUnit, Fixed, Added, Multiplied>;

inline bool is_amount(const Gives& gives) { return gives.index() <= 2; }

struct EarningRule {
    RuleId id;
    LocalizedText name;  // may be empty: its sentence speaks for it
    Trigger on;
    Condition when;  // AllOf of none: always
    Gives gives;
    WalletId wallet;
    std::string group;          // "" is a group, too
    std::int64_t priority = 0;  // higher first; ties by id
    Rounding rounding = Rounding::down;
    std::vector<EarnLimit> limits;
    int cooldown_hours = 0;  // since the rule last gave something to the member; 0: none
    bool enabled = true;
    bool qualifies = true;  // its points count for tiers that ask for points
    bool operator==(const EarningRule&) const = default;
};

/// How the rules of a group go together. Groups without an entry: amount rules add up, multipliers
/// multiply.
enum class Combine { sum, max, first, multiply };
struct EarnGroup {
    std::string id;
    Combine combine = Combine::sum;
    bool operator==(const EarnGroup&) const = default;
};

/// Which parts of an order earn (E5).
struct BasisRules {
    bool before_discounts = false;
    bool without_tax = false;
    bool with_shipping = false;
    bool with_points_part = false;
    bool with_gift_cards = false;
    bool operator==(const BasisRules&) const = default;
};

struct Earning {
    std::vector<EarningRule> rules;
    std::vector<EarnGroup> groups;
    BasisRules basis;
    std::vector<WalletLimit> limits;
    std::string tier_group = "tier";  // the group of the tiers' multipliers
    std::int64_t tier_priority = 0;
    bool operator==(const Earning&) const = default;
};

/// The ids of the rule that stands for the programme's plain rate, and of what other rooms put in.
inline constexpr std::string_view base_rule = "spend";
inline constexpr std::string_view thanks_rule = "survey_thanks";  // a survey's own thanks
inline constexpr std::string_view tier_rule = "tier";
inline constexpr std::string_view base_group = "base";

}  // namespace regulars
