// core/evaluation/account.h: a member at an instant: what the card, the API and the studio show.
// Everything is derived from the record for `as_of`; nothing depends on a job having run.
// Source    docs/rules/points.md, tiers.md, benefits.md, rewards.md.
#pragma once
#include "core/evaluation/member_record.h"
#include "core/points/balance.h"
#include "core/program/program.h"
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

struct Account {
    MemberId member;
    std::string name;
    Instant as_of;
    std::optional<Instant> joined_at;  // the earliest fact
    std::int64_t orders = 0;
    Balance balance;
    Standing standing;
    std::optional<Progress> progress;   // empty on the highest tier
    std::vector<std::size_t> benefits;  // in force: indices into the programme's benefits
    std::vector<Coupon> wallet;         // newest first
    std::vector<SurveyId> answered;
};

Account account_at(const Program& program, const MemberRecord& record, Instant as_of);

/// The ledger for reading, newest first: entries at or before `as_of`, and the lots that
/// expired, which are no entries, at the instant they did.
struct ExpiredLot {
    Instant at;
    Points points;
    bool operator==(const ExpiredLot&) const = default;
};
struct HistoryRow {
    Instant at;
    Points points;
    Points balance;  // active less debt after this row
    std::variant<ExplainedEntry, ExpiredLot> what;
};
std::vector<HistoryRow> history_at(const MemberRecord& record, Instant as_of);

}  // namespace regulars
