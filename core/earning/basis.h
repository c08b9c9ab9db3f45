// core/earning/basis.h: what an order's money counts for, line by line.
// Rounding  shares of amounts that belong to the whole order (the part paid with points, a refund without
//           lines) go to the lines in proportion, by largest remainder, ties to the earlier line: they
//           add up exactly.
// Source    docs/rules/earning.md, E5; facts.md, F6-F8.
#pragma once
#include <span>
#include <vector>

#include "core/base/problem.h"
#include "core/earning/earning_rule.h"

namespace regulars {

/// `amount` in shares proportional to `weights`, each at most its weight when `amount` is at most their
/// sum. All weights zero: all shares zero. Nothing is negative.
std::vector<Money> shared_out(Money amount, std::span<const Money> weights);

/// The order's lines; one line of everything for an order without lines. With shipping in the basis it
/// is the last line.
std::vector<OrderLine> lines_of(const OrderPaid& order, const BasisRules& rules);

/// What each of `lines_of` counts for.
std::vector<Money> basis_of(const OrderPaid& order, const BasisRules& rules);

/// What is kept of each line after refunds.
struct Kept {
    std::vector<Money> amounts;
    std::vector<std::int64_t> units;
    Money total() const;
};
Kept kept_whole(const OrderPaid& order);
/// Takes `refund` off; lines that the order does not have are passed over. What is recorded now has been
/// checked with refund_problems; what was stored long ago is taken as it is.
void take_off(Kept& kept, const OrderRefunded& refund);
/// "refunds.more_than_kept", "refunds.line_unknown", "refunds.lines_do_not_add_up", ...
Problems refund_problems(const Kept& kept, const OrderRefunded& refund);

/// `basis` of a line of which `kept` of `amount` is left; rounded down.
Money kept_basis(Money basis, Money kept, Money amount);

/// What is wrong with an order by itself: amounts, lines that do not add up, tax above the amount, ...
Problems order_problems(const OrderPaid& order);

}  // namespace regulars
