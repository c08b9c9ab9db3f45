// core/evaluation/what_if.h: a whole order history under a programme, for the studio.
// The same functions that decide an order decide here; only the explanations are left out.
// Points    net of refunds: what the kept part of each order earns at the tier its member had
//           when it came. Wallets other than the points, grants without an order, and limits' periods
//           that reach beyond orders take part as far as orders make them.
// Source    docs/rules/what-if.md, W1-W3.
#pragma once
#include "core/evaluation/member_record.h"
#include "core/program/program.h"

namespace regulars {

struct SpendRefund {
    Instant at;
    Money amount;
};

/// An order as a history holds it: enough to earn and to count.
struct PastOrder {
    OrderId order;
    Instant at;
    Money amount;
    std::vector<SpendRefund> refunds;
    std::vector<OrderLine> lines;  // may be empty
    Channel channel = Channel::import;

    /// What of the order counts at `t`, wherever a window stands.
    Money kept_before(Instant t) const;
};

struct MemberHistory {
    MemberId member;
    std::string name;
    std::vector<PastOrder> orders;  // by time, then order id
};

/// The member's orders with their refunds, in the order the facts were written down; cancelled orders
/// are refunded whole.
std::vector<PastOrder> past_orders(std::span<const Fact> facts);

struct ProgramOutcome {
    Points issued;
    std::vector<std::int64_t> orders_by_tier;   // by the tier the order was earned at
    std::vector<std::int64_t> members_by_tier;  // at as_of
    std::vector<std::size_t> tier_of_member;    // at as_of, in the order of the histories
    std::vector<Points> points_of_member;
};

/// W1. Adds `histories` to `outcome`; call it slice by slice to show progress or to stop.
void replay_histories(const Program& program, std::span<const MemberHistory> histories,
                      Instant as_of, ProgramOutcome& outcome);

/// W2. Issued points at what a point costs the shop; beyond an int64, the largest one.
Money cost_of(const Program& program, Points issued);

struct TierMoveAcross {
    std::size_t member = 0;  // index into the histories
    std::size_t before = 0, after = 0;
};

/// W3. Who stands on another rung, the highest climbs first, then the deepest falls.
std::vector<TierMoveAcross> moves_between(const ProgramOutcome& before,
                                          const ProgramOutcome& after);

}  // namespace regulars
