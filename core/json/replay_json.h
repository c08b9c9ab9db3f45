// core/json/replay_json.h: facts of a file decided one after the other, and the accounts they lead to: what
// `regulars replay` prints.
// Source    docs/replay.md.
#pragma once
#include "core/evaluation/decide.h"
#include "core/json/facts_file.h"

namespace regulars {

struct RefusedFact {
    EventId event;
    Problems problems;
};

struct ReplayedMember {
    MemberRecord record;
    std::vector<RefusedFact> refused;
};

/// Members in the order they first appear. A reward's stock is counted over all of them.
std::vector<ReplayedMember> replayed(Programs programs, std::span<const MemberFact> facts);

/// How many of each reward of `program` these members have redeemed, in the catalogue's order.
std::vector<std::int64_t> taken_by(std::span<const ReplayedMember> members, const Program& program);

/// The account, "refused", and "history" when it is wanted.
Json replay_json(Programs programs, const ReplayedMember& member, Instant as_of, bool with_history);

}  // namespace regulars
