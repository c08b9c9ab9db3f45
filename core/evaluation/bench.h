// core/evaluation/bench.h: what the decision of one fact looks at, and how it writes entries.
// Only `decide` and what belongs to it includes this.
#pragma once
#include <string_view>

#include "core/evaluation/decide.h"
#include "core/points/balance.h"

namespace regulars {

using Entries = std::vector<ExplainedEntry>;

struct Bench {
    Programs programs;
    const PublishedProgram& published;  // in force when the fact happened
    const MemberRecord& record;
    const Fact& fact;
    Shelf taken;

    const Program& program() const { return published.program; }
    const TimeZone& zone() const { return published.program.zone; }
    Instant at() const { return fact.occurred_at; }

    /// F10: what can be spent then and now: a late fact spends nothing that has been spent since.
    Points spendable_in(const Wallet& wallet) const;
    Balance balance_now(const WalletId& wallet) const;

    const Wallet* wallet(const WalletId& id) const;
};

/// Writes entries with rising numbers behind those of the record.
class EntryWriter {
public:
    explicit EntryWriter(const Bench& bench)
        : bench_(bench), next_(static_cast<std::int64_t>(bench.record.entries.size()) + 1) {}

    /// The bare entry: number, instant, cause and version are filled in.
    LedgerEntry entry(EntryKind kind, const WalletId& wallet, Points points) const;
    void add(LedgerEntry entry, Explanation why);
    void add_all(Entries entries);
    Entries take() { return std::move(entries_); }

private:
    const Bench& bench_;
    std::int64_t next_;
    Entries entries_;
};

/// P13-P16. Gives a credit the life that the wallet says: pending, expiry, and that it is an activity.
void open_lot(LedgerEntry& entry, const Wallet& wallet, const TimeZone& zone, bool of_order);
/// P16. A debit that the member chose is an activity, too.
void note_activity(LedgerEntry& entry, const Wallet& wallet, const TimeZone& zone);

std::unexpected<Problems> no(std::string_view pointer, std::string rule, std::string message);

template <class Body, class Matches>
const Body* find_fact(std::span<const Fact> facts, Matches matches) {
    for (const Fact& fact : facts) {
        const auto* body = std::get_if<Body>(&fact.body);
        if (body && matches(*body)) return body;
    }
    return nullptr;
}

/// The latest story of an order, whatever the clock; empty: the member has no such order.
std::optional<OrderStory> latest_story(std::span<const Fact> facts, const OrderId& order);

/// The record's entries by their numbers, however they are stored.
std::vector<const ExplainedEntry*> by_number(const MemberRecord& record);

/// What is taken back of a credit whose points fell from `before` to `after`, by the wallet's ways.
struct TakenBack {
    Points collected, forgiven;
};
TakenBack take_back(const Bench& bench, const LedgerEntry& credit, Shortfall shortfall,
                    Points wanted);

/// What of `earned` is left after the clawbacks in the record.
Points still_given(const MemberRecord& record, const LedgerEntry& earned);

/// Why a payment or redemption of `points` cannot be made, in the field's words.
std::string shortage(Points required, Points available);

// ---- one function a kind of fact; each in the file of its room

Result<Entries> decide_body(const Bench& bench, const MemberJoined& joined);
Result<Entries> decide_body(const Bench& bench, const ProfileChanged& changed);
Result<Entries> decide_body(const Bench& bench, const OrderPaid& paid);
Result<Entries> decide_body(const Bench& bench, const OrderFulfilled& fulfilled);
Result<Entries> decide_body(const Bench& bench, const OrderRefunded& refunded);
Result<Entries> decide_body(const Bench& bench, const OrderCancelled& cancelled);
Result<Entries> decide_body(const Bench& bench, const ActionDone& done);
Result<Entries> decide_body(const Bench& bench, const SurveyAnswered& answered);
Result<Entries> decide_body(const Bench& bench, const ReferralCompleted& completed);
Result<Entries> decide_body(const Bench& bench, const MembershipPaid& paid);
Result<Entries> decide_body(const Bench& bench, const MembershipCancelled& cancelled);
Result<Entries> decide_body(const Bench& bench, const MembershipRefunded& refunded);
Result<Entries> decide_body(const Bench& bench, const TierPinned& pinned);
Result<Entries> decide_body(const Bench& bench, const TierUnpinned& unpinned);
Result<Entries> decide_body(const Bench& bench, const PointsAdjusted& adjusted);
Result<Entries> decide_body(const Bench& bench, const PointsSent& sent);
Result<Entries> decide_body(const Bench& bench, const PointsReceived& received);
Result<Entries> decide_body(const Bench& bench, const RewardRedeemed& redeemed);
Result<Entries> decide_body(const Bench& bench, const RedemptionCancelled& cancelled);

}  // namespace regulars
