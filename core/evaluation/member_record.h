// core/evaluation/member_record.h: all that is stored about one member: facts and the entries
// they led to, both in the order they were written down.
#pragma once
#include <span>
#include <vector>

#include "core/evaluation/explanation.h"
#include "core/tiers/qualifying_spend.h"

namespace regulars {

struct MemberRecord {
    MemberId id;
    std::vector<Fact> facts;
    std::vector<ExplainedEntry> entries;
    bool operator==(const MemberRecord&) const = default;
};

/// The member's orders with their refunds, in the order the facts were written down.
std::vector<QualifyingOrder> qualifying_orders(std::span<const Fact> facts);

/// The bare ledger, for the replay of balances.
std::vector<LedgerEntry> ledger_of(std::span<const ExplainedEntry> entries);

}  // namespace regulars
