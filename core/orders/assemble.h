// core/orders/assemble.h: lines of a file become facts: orders, and the refunds that its
// cancellations are.
// Units     lines come in 10^-price_decimals of the major unit; facts hold minor units.
// Rounding  O4: an order's lines are summed exactly and rounded half-up once; a refund likewise.
// Matching  O6: a cancelled line goes to the member's own orders at or before it that hold the
//           article and still have units of it: those at the same unit price first, and of those
//           the latest order first; then at any price, latest first. It may split over several.
//           A returned line looks at the order of its own id before all others.
//           O7: all refunds of an order together never exceed its amount; what is above is cut.
//           O8: what finds no order is counted and changes nothing else.
// Ids       order "536365" is event "order/536365"; what cancellation "C536379" takes from it is
//           refund "C536379/536365", event "refund/C536379/536365"; the first order of member
//           "17850" makes event "joined/17850". So the same file twice is the same facts. The
//           cancellation of a returned line is named by its order id, "@" and its time in UTC.
// Rejects   whole orders, at the line that shows it: orders.two_members, orders.rounds_to_zero,
//           orders.amount_out_of_range; whole cancellations: refunds.two_members.
// Source    docs/rules/orders.md, O4-O9.
#pragma once
#include <memory>

#include "core/orders/member_facts.h"
#include "core/orders/order_lines.h"

namespace regulars {

struct OrdersSummary {
    std::int64_t lines = 0;        // rows of the file below the header
    std::int64_t order_lines = 0;  // of them in an order that counts
    std::int64_t orders = 0;
    std::int64_t members = 0;                 // with at least one order
    Money spent;                              // sum of the orders
    std::int64_t refund_lines = 0;            // cancellation lines read
    std::int64_t refunds = 0;                 // facts: one a cancellation and order it takes from
    Money refunded;                           // sum of the refunds
    std::int64_t refund_lines_unmatched = 0;  // with at least one unit that found no order
    Money refunds_unmatched;                  // what those units were worth, rounded half-up once
    Money refunds_cut;                        // O7
    std::int64_t rejected_lines = 0;          // not in an order and not a cancellation
    std::optional<Instant> first_order_at, last_order_at;
    bool operator==(const OrdersSummary&) const = default;
};

struct AssembledOrders {
    std::vector<MemberFacts> members;   // by member id
    std::vector<LineProblem> rejected;  // by line
    OrdersSummary summary;
};

class OrderAssembly {
public:
    OrderAssembly(Currency currency, int price_decimals);
    OrderAssembly(OrderAssembly&&) noexcept;
    OrderAssembly& operator=(OrderAssembly&&) noexcept;
    ~OrderAssembly();

    void add(const FileLine& line);
    void add(LineProblem rejected);

    /// Everything added so far; the assembly is empty afterwards.
    AssembledOrders finish();

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace regulars
