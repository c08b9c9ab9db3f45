// core/orders/history.h: facts as the order histories that the what-if replays.
// Source    docs/rules/what-if.md, W1.
#pragma once
#include "core/evaluation/what_if.h"
#include "core/orders/member_facts.h"

namespace regulars {

/// One history a member, in the same order; a member without an order has an empty one.
std::vector<MemberHistory> histories_of(std::span<const MemberFacts> members);

}  // namespace regulars
