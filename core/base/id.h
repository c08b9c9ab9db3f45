// core/base/id.h: ids that cannot be mixed up. An id is opaque text of 1 to 128 bytes, given
// from outside (core makes none), and compared byte by byte.
#pragma once
#include <compare>
#include <functional>
#include <string>

namespace regulars {

template <class Kind>
struct Id {
    std::string text;
    auto operator<=>(const Id&) const = default;
};

using MemberId = Id<struct MemberKind>;
using OrderId = Id<struct OrderKind>;
using RefundId = Id<struct RefundKind>;
using EventId = Id<struct EventKind>;
using RewardId = Id<struct RewardKind>;
using TierId = Id<struct TierKind>;
using BenefitId = Id<struct BenefitKind>;
using SurveyId = Id<struct SurveyKind>;
using RedemptionId = Id<struct RedemptionKind>;
using RuleId = Id<struct RuleKind>;
using WalletId = Id<struct WalletTag>;
using PlanId = Id<struct PlanKind>;
using PaymentId = Id<struct PaymentKind>;
using TransferId = Id<struct TransferKind>;

}  // namespace regulars

template <class Kind>
struct std::hash<regulars::Id<Kind>> {
    std::size_t operator()(const regulars::Id<Kind>& id) const {
        return std::hash<std::string>{}(id.text);
    }
};
