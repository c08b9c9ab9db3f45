// core/evaluation/member_record.h: all that is stored about one member: facts and the entries
// they led to, both in the order they were written down; and what can be read off them.
// Everything here is a function of the set of facts and entries: the order they are stored in does not
// matter. Among facts of one instant the order is that of their kinds, then of their event ids.
// Source    docs/rules/facts.md, F4, F9-F12.
#pragma once
#include <span>
#include <vector>

#include "core/evaluation/explanation.h"
#include "core/points/balance.h"
#include "core/program/program.h"
#include "core/tiers/tier_walk.h"

namespace regulars {

struct MemberRecord {
    MemberId id;
    std::vector<Fact> facts;
    std::vector<ExplainedEntry> entries;
    bool operator==(const MemberRecord&) const = default;
};

/// The bare ledger, for the replay of balances; it points into `entries`.
LedgerView ledger_of(std::span<const ExplainedEntry> entries);

/// Facts by time (occurred_at), kind, event id.
std::vector<const Fact*> in_time_order(std::span<const Fact> facts);

/// What the member told and the shop wrote about them, at `as_of`.
struct Profile {
    std::string name;
    std::optional<Instant> joined_at;  // the earliest fact
    std::optional<Date> birthday;
    std::optional<Instant> birthday_known_at;  // when the present birthday was told
    std::vector<std::string> tags;             // rising
};
Profile profile_at(std::span<const Fact> facts, Instant as_of);

/// An order with all that happened to it, for as long as it was not cancelled and paid again.
struct OrderStory {
    const OrderPaid* paid = nullptr;
    Instant at;
    std::vector<std::pair<Instant, const OrderRefunded*>> refunds;  // by time
    std::optional<Instant> cancelled_at;
    std::optional<Instant> fulfilled_at;
};
/// The orders paid at or before `as_of`, by time; one that was paid again after it was cancelled is
/// there once for each time.
std::vector<OrderStory> orders_at(std::span<const Fact> facts, Instant as_of);

/// What tiers look at: orders, qualifying points as they became active, plans, pins, and the balance when
/// the ladder asks for it.
TierInput tier_input(Programs programs, const MemberRecord& record, Instant as_of);
/// The same where the orders at `as_of` are at hand.
TierInput tier_input(Programs programs, const MemberRecord& record,
                     std::span<const OrderStory> orders, Instant as_of);

/// The ladders of all versions.
std::vector<TierChapter> chapters_of(Programs programs);

}  // namespace regulars
