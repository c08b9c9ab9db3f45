// core/orders/member_facts.h: what happened to one member, in the order it is to be decided:
// by time, and within one instant joined, paid, refunded, then by id.
#pragma once
#include <vector>

#include "core/members/fact.h"

namespace regulars {

struct MemberFacts {
    MemberId member;
    std::vector<Fact> facts;
    bool operator==(const MemberFacts&) const = default;
};

}  // namespace regulars
