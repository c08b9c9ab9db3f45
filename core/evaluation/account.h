// core/evaluation/account.h: a member at an instant: what the card, the API and the studio show.
// Everything is derived from the record for `as_of`; nothing depends on a job having run.
// Source    docs/rules/points.md, tiers.md, benefits.md, rewards.md, membership.md.
#pragma once
#include "core/evaluation/member_record.h"
#include "core/points/balance.h"
#include "core/tiers/standing.h"

namespace regulars {

struct Coupon {
    RedemptionId redemption;
    RewardId reward;
    LocalizedText name;  // of that day
    Points cost;
    std::string code;
    Instant issued_at;
    bool operator==(const Coupon&) const = default;
};

struct Membership {
    PlanPeriod period;
    PlanState state = PlanState::none;
    bool operator==(const Membership&) const = default;
};

/// How much of a rule's limit is used up now.
struct LimitUse {
    RuleId rule;
    std::size_t limit = 0;  // index into the rule's limits
    Points points;
    std::int64_t times = 0;
    std::optional<Instant> resets_at;
    bool operator==(const LimitUse&) const = default;
};

struct Account {
    MemberId member;
    std::string name;
    Instant as_of;
    std::int64_t version = 1;          // of the programme in force at as_of
    std::optional<Instant> joined_at;  // the earliest fact
    std::optional<Date> birthday;
    std::vector<std::string> tags;
    std::int64_t orders = 0;              // that are not cancelled
    std::vector<Balance> wallets;         // one a wallet of the programme in force, in its order
    Standing standing;                    // of the ladder in force
    std::optional<Progress> to_next;      // empty on the highest tier
    std::optional<Progress> to_keep;      // empty without a term
    std::vector<Membership> memberships;  // the last period of each plan paid for
    std::vector<std::size_t> benefits;    // in force: indices into the programme's benefits
    std::vector<Coupon> coupons;          // newest first; cancelled redemptions are not in it
    std::vector<SurveyId> answered;
    std::vector<LimitUse> limits;  // of rules with limits per period, when any of it is used

    const Balance& points() const { return wallets.front(); }
};

Account account_at(Programs programs, const MemberRecord& record, Instant as_of);

inline Account account_at(const PublishedProgram& published, const MemberRecord& record,
                          Instant as_of) {
    return account_at(Programs(&published, 1), record, as_of);
}

/// The ledger for reading, newest first: entries at or before `as_of` that say something, and the lots
/// that became active or expired, which are no entries, at the instant they did.
struct ExpiredLot {
    Instant at;
    Points points;
    bool operator==(const ExpiredLot&) const = default;
};
struct HistoryRow {
    Instant at;
    WalletId wallet;
    Points points;
    Points balance;  // of the wallet after this row: active and pending less debt
    std::optional<Instant> pending_until;  // its lot is not active at `as_of`, and will be then
    bool waits = false;                    // its lot waits for the order to be handed over
    std::variant<ExplainedEntry, ExpiredLot> what;
};
std::vector<HistoryRow> history_at(Programs programs, const MemberRecord& record, Instant as_of);

inline std::vector<HistoryRow> history_at(const PublishedProgram& published,
                                          const MemberRecord& record, Instant as_of) {
    return history_at(Programs(&published, 1), record, as_of);
}

}  // namespace regulars
