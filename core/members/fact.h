// core/members/fact.h: what happened. Facts are stored and never edited; all else is derived.
// Identity  the same event_id twice is one fact; the same id with another body is an error of
//           whoever sent it (F1).
// Times     occurred_at is the shop's time of the event, recorded_at when it was written down.
// Source    docs/rules/facts.md, F1-F12.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/members/order.h"
#include "core/surveys/survey.h"

namespace regulars {

enum class Channel { web, store, portal, import };

struct MemberJoined {
    std::string name;                // as the member wants to be greeted
    std::optional<Date> birthday{};  // year, month and day
    bool operator==(const MemberJoined&) const = default;
};

/// What is given replaces what was known.
struct ProfileChanged {
    std::optional<std::string> name;
    std::optional<Date> birthday;
    std::vector<std::string> tags_added, tags_removed;
    bool operator==(const ProfileChanged&) const = default;
};

/// Something other than an order that the programme may thank for: "review", "check_in", "social",
/// "profile_completed", "visit", ... `source` tells two of a kind apart (the review's id).
struct ActionDone {
    std::string action;
    std::string source;
    bool operator==(const ActionDone&) const = default;
};

enum class ReferralRole { advocate, friend_ };

/// The shop saw a referral through: the friend did what was asked.
struct ReferralCompleted {
    std::string referral;
    ReferralRole role = ReferralRole::advocate;
    MemberId other;
    bool operator==(const ReferralCompleted&) const = default;
};

struct MembershipPaid {
    PaymentId payment;
    PlanId plan;
    Money amount;
    bool operator==(const MembershipPaid&) const = default;
};
/// No renewal; benefits last to the end of what was paid.
struct MembershipCancelled {
    PlanId plan;
    bool operator==(const MembershipCancelled&) const = default;
};
/// The payment came back: its period ends at once, and what it earned is taken back.
struct MembershipRefunded {
    PaymentId payment;
    bool operator==(const MembershipRefunded&) const = default;
};

enum class PinKind { at_least, exactly };
struct TierPinned {
    TierId tier;
    PinKind kind = PinKind::at_least;
    std::optional<Instant> until;  // empty: until it is unpinned
    std::string reason, by;
    bool operator==(const TierPinned&) const = default;
};
struct TierUnpinned {
    std::string reason, by;
    bool operator==(const TierUnpinned&) const = default;
};

struct PointsAdjusted {
    WalletId wallet;
    Points points;  // not zero
    std::string reason, by;
    bool operator==(const PointsAdjusted&) const = default;
};

/// Points keep their expiry on the way: what left as several lots arrives as several parcels.
struct Parcel {
    Points points;
    std::optional<Instant> expires_at;
    bool slides = false;
    bool operator==(const Parcel&) const = default;
};
struct PointsSent {
    TransferId transfer;
    WalletId wallet;
    Points points;  // above zero
    MemberId to;
    bool operator==(const PointsSent&) const = default;
};
struct PointsReceived {
    TransferId transfer;
    WalletId wallet;
    std::vector<Parcel> parcels;
    MemberId from;
    bool operator==(const PointsReceived&) const = default;
};

struct RewardRedeemed {
    RedemptionId redemption;
    RewardId reward;
    Points cost;  // what it cost on that day
    std::string coupon;
    bool operator==(const RewardRedeemed&) const = default;
};
struct RedemptionCancelled {
    RedemptionId redemption;
    bool operator==(const RedemptionCancelled&) const = default;
};

struct SurveyAnswered {
    SurveyId survey;
    SurveyAnswer answer;
    bool operator==(const SurveyAnswered&) const = default;
};

using FactBody =
    std::variant<MemberJoined, ProfileChanged, OrderPaid, OrderFulfilled, OrderRefunded,
                 OrderCancelled, ActionDone, SurveyAnswered, ReferralCompleted, MembershipPaid,
                 MembershipCancelled, MembershipRefunded, TierPinned, TierUnpinned, PointsAdjusted,
                 PointsSent, PointsReceived, RewardRedeemed, RedemptionCancelled>;

struct Fact {
    EventId event;
    Instant occurred_at;
    Instant recorded_at;
    Channel channel = Channel::web;
    FactBody body;
    bool operator==(const Fact&) const = default;
};

}  // namespace regulars
