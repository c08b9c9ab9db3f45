// core/evaluation/granting.h: which rules have a say in a fact, and what their limits left them.
// Source    docs/rules/earning.md, E7-E8, E10-E21.
#pragma once
#include <functional>

#include "core/evaluation/member_record.h"

namespace regulars {

/// What a rule has given so far, one row a credit: refunds have been taken off (E7).
struct GivenBefore {
    std::int64_t number = 0;  // of the credit
    Instant at;
    WalletId wallet;
    std::vector<RuleShare> shares;
};
std::vector<GivenBefore> given_before(const MemberRecord& record);

/// Whether `other` is in the period around `at`: everything is in a lifetime, nothing in a fact.
bool is_in_period(LimitPer per, const TimeZone& zone, Instant at, Date joined_on, Instant other);

struct PeriodUse {
    Points points;
    std::int64_t times = 0;
};
/// Of one rule in the period around `at`; all of it for a lifetime, nothing for a fact.
PeriodUse use_of(const RuleId& rule, LimitPer per, std::span<const GivenBefore> given,
                 const TimeZone& zone, Instant at, Date joined_on);

/// What rules of one trigger see.
struct Occasion {
    const PublishedProgram& published;
    const MemberRecord& record;
    std::span<const GivenBefore> given;
    Instant at;
    Moment moment;
    Date joined_on;
};

/// Whether a rule listens to the fact.
using Listens = std::function<bool(const Trigger&)>;

/// The plan of one wallet: the rules that listen, whose conditions the moment leaves open or holds, and
/// whose limits left something. For orders the tier's multiplier is the first rule of the points' plan.
EarnPlan plan_of(const Occasion& occasion, const Wallet& wallet, const Listens& listens,
                 bool of_order);

/// The moment of a fact at `at` for a member who stands on `tier`.
Moment moment_of(const Program& program, const Profile& profile, Instant at, std::size_t tier,
                 Channel channel);

/// The rung a member stands on at `at`.
std::size_t tier_at(Programs programs, const MemberRecord& record, Instant at);

}  // namespace regulars
