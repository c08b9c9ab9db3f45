// server/sample/sample_shop.h: a made-up shop to look at: three thousand members of a lifestyle
// shop in Taipei and what they bought in the 24 months before `until`. All names are invented.
// Determinism  the same seed, size and `until` give the same bytes on every machine: whole
//              numbers only, our own generator, no distributions of the standard library.
// Program      assets/programs/sample_shop.json; wishes name its rewards and its survey.
#pragma once
#include <optional>
#include <span>

#include "core/evaluation/member_record.h"
#include "core/orders/member_facts.h"
#include "core/program/program.h"
#include "core/rewards/coupon_code.h"

namespace regulars {

/// What a member tries; whether it comes true is for core to decide.
struct RewardWish {
    RedemptionId redemption;
    RewardId reward;
    CouponBytes coupon{};
    bool operator==(const RewardWish&) const = default;
};
struct SurveyWish {
    SurveyAnswer answer;
    bool operator==(const SurveyWish&) const = default;
};
struct Wish {
    MemberId member;
    Instant at;
    Channel channel = Channel::portal;
    std::variant<RewardWish, SurveyWish> what;
    bool operator==(const Wish&) const = default;
};

struct SampleShop {
    std::vector<MemberFacts> members;  // by member id
    std::vector<Wish> wishes;          // by time, then member
};

SampleShop make_sample(std::uint64_t seed, int members, Instant until);

/// The wish as a fact at today's price; empty if the programme has no such reward or survey.
/// Decide it between the member's other facts, in time order over all members (stock runs out),
/// and drop it when it is refused.
std::optional<Fact> fact_of(const Wish& wish, const Program& program);

/// The whole shop decided in time order: facts and granted wishes with their entries, one record
/// a member, in the members' order. A fact that core refuses is a mistake of ours.
std::vector<MemberRecord> records_of(const SampleShop& shop, const PublishedProgram& published);

}  // namespace regulars
