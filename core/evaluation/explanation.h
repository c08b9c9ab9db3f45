// core/evaluation/explanation.h: why an entry says what it says, kept with the entry for good.
// It holds every input of the arithmetic and the names of that day, so the sentence a member
// reads needs no programme, and a refund years later can undo exactly what was done (E4).
// Source    docs/rules/earning.md E4, docs/rules/points.md P7.
#pragma once
#include <string>
#include <variant>

#include "core/earning/award.h"
#include "core/members/fact.h"
#include "core/points/ledger_entry.h"
#include "core/points/wallet.h"

namespace regulars {

/// earn: an order. The entry's points are the sum of the shares.
struct EarnExplained {
    Money basis;                 // what the order counted, all lines together
    std::vector<Money> lines;    // and each of them (earning/basis.h); empty: one line
    bool with_shipping = false;  // the last of them is shipping
    TierId tier;                 // where the member stood when the order came
    LocalizedText tier_name;
    Channel channel = Channel::web;
    std::string summary;  // the order's main article
    EarnPlan plan;
    std::vector<RuleShare> shares;
    // The wallet's ways of that day, for what comes back.
    Shortfall shortfall = Shortfall::debt;
    Pending pending;
    Expiry expiry;
    bool operator==(const EarnExplained&) const = default;
};

/// bonus: anything else the programme thanks for. The shares add up.
struct BonusExplained {
    enum class For { joined, birthday, action, survey, referral, tier, membership };
    For what = For::action;
    std::string which;   // the action, survey, tier or plan; the year of a birthday
    std::string source;  // what tells it apart from others of its kind
    LocalizedText name;  // of the tier or plan; may be empty
    EarnPlan plan;
    std::vector<RuleShare> shares;
    bool operator==(const BonusExplained&) const = default;
};

/// clawback. entry.points = after - before + forgiven.
struct ClawbackExplained {
    RefundId refund;                // empty for a cancelled order or a refunded membership
    Money refunded;                 // by this refund
    Money kept;                     // of the order after it
    Points before;                  // what the order still gave
    Points after;                   // what the kept part earns by the rules of the day of earning
    Points forgiven;                // what could not be taken and is not owed (P17)
    std::vector<RuleShare> shares;  // of `after`
    std::string summary;
    bool operator==(const ClawbackExplained&) const = default;
};

struct RedeemExplained {
    RewardId reward;
    LocalizedText reward_name;
    std::string coupon;
    bool operator==(const RedeemExplained&) const = default;
};

/// pay
struct PayExplained {
    Money worth;
    Money amount;                                          // of the order
    PaidPointsBack back = PaidPointsBack::on_full_return;  // the wallet's way of that day
    bool operator==(const PayExplained&) const = default;
};

/// redeem_rollback: of a redemption, or of points that paid for an order that came back.
struct RollbackExplained {
    std::optional<RedemptionId> redemption;
    LocalizedText reward_name;  // of a redemption
    Money worth;                // of a payment
    bool operator==(const RollbackExplained&) const = default;
};

/// adjust
struct AdjustExplained {
    std::string reason, by;
    bool operator==(const AdjustExplained&) const = default;
};

/// transfer_out, transfer_in
struct TransferExplained {
    TransferId transfer;
    MemberId other;
    std::vector<Parcel> parcels;  // transfer_out: what it took, lot by lot
    bool operator==(const TransferExplained&) const = default;
};

/// activate
struct ActivateExplained {
    bool operator==(const ActivateExplained&) const = default;
};

using Explanation =
    std::variant<EarnExplained, BonusExplained, ClawbackExplained, RedeemExplained, PayExplained,
                 RollbackExplained, AdjustExplained, TransferExplained, ActivateExplained>;

struct ExplainedEntry {
    LedgerEntry entry;
    Explanation why;
    bool operator==(const ExplainedEntry&) const = default;
};

}  // namespace regulars
