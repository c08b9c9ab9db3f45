// core/members/fact.h: what happened. Facts are stored and never edited; all else is derived.
// Identity  the same event_id twice is one fact; the same id with another body is an error of
//           whoever sent it (F1).
// Times     occurred_at is the shop's time of the event, recorded_at when it was written down.
// Source    docs/rules/facts.md, F1-F4.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/surveys/survey.h"

namespace regulars {

enum class Channel { web, store, portal, import };

struct MemberJoined {
    std::string name;  // as the member wants to be greeted
    bool operator==(const MemberJoined&) const = default;
};

struct OrderPaid {
    OrderId order;
    Money amount;  // paid goods after discounts; above zero
    std::int64_t units = 0;
    std::string summary;  // the order's main article, for the history; may be empty
    bool operator==(const OrderPaid&) const = default;
};

struct OrderRefunded {
    RefundId refund;
    OrderId order;
    Money amount;  // above zero; all refunds of an order together never exceed it
    bool operator==(const OrderRefunded&) const = default;
};

struct RewardRedeemed {
    RedemptionId redemption;
    RewardId reward;
    Points cost;  // what it cost on that day
    std::string coupon;
    bool operator==(const RewardRedeemed&) const = default;
};

struct SurveyAnswered {
    SurveyId survey;
    SurveyAnswer answer;
    bool operator==(const SurveyAnswered&) const = default;
};

using FactBody =
    std::variant<MemberJoined, OrderPaid, OrderRefunded, RewardRedeemed, SurveyAnswered>;

struct Fact {
    EventId event;
    Instant occurred_at;
    Instant recorded_at;
    Channel channel = Channel::web;
    FactBody body;
    bool operator==(const Fact&) const = default;
};

}  // namespace regulars
