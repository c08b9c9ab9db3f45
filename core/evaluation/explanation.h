// core/evaluation/explanation.h: why an entry says what it says, kept with the entry for good.
// It holds every input of the arithmetic and the names of that day, so the sentence a member
// reads needs no programme, and a refund years later can undo exactly what was done (E4).
// Source    docs/rules/earning.md E4, docs/rules/points.md P7.
#pragma once
#include <string>
#include <variant>

#include "core/base/multiplier.h"
#include "core/earning/earn_rate.h"
#include "core/members/fact.h"
#include "core/points/ledger_entry.h"

namespace regulars {

struct EarnExplained {
    Money basis;  // what the order counted
    EarnRate rate;
    TierId tier;  // where the member stood when the order came
    LocalizedText tier_name;
    Multiplier multiplier;
    Money window_spend;  // what put the member there
    Channel channel = Channel::web;
    std::string summary;  // the order's main article
    bool operator==(const EarnExplained&) const = default;
};

struct ClawbackExplained {
    RefundId refund;
    Money refunded;  // by this refund
    Money kept;      // of the order after it
    Points before;   // what the order still gave
    Points after;    // what the kept part earns by the rules of the day of earning
    std::string summary;
    bool operator==(const ClawbackExplained&) const = default;
};

struct RedeemExplained {
    RewardId reward;
    LocalizedText reward_name;
    std::string coupon;
    bool operator==(const RedeemExplained&) const = default;
};

struct SurveyThanksExplained {
    SurveyId survey;
    bool operator==(const SurveyThanksExplained&) const = default;
};

using Explanation =
    std::variant<EarnExplained, ClawbackExplained, RedeemExplained, SurveyThanksExplained>;

struct ExplainedEntry {
    LedgerEntry entry;
    Explanation why;
    bool operator==(const ExplainedEntry&) const = default;
};

}  // namespace regulars
