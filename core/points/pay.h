// core/points/pay.h: points as money at the till.
// Rounding  down to whole steps; the part of an order that may be paid is floored to the minor unit.
//           Below the minimum nothing is paid.
// Source    docs/rules/points.md, P18-P20.
#pragma once
#include <optional>
#include <string_view>

#include "core/base/money.h"
#include "core/points/points.h"

namespace regulars {

/// `step` points are worth `step_value`, and only whole steps can be used.
struct PayRule {
    Points step{1};                        // above zero
    Money step_value;                      // above zero
    std::optional<Points> least, most;     // of one order; inclusive
    std::optional<int> most_basis_points;  // of the order's amount: 2000 is 20 %
    Money from_amount;                     // the order's amount from which points can be used
    bool operator==(const PayRule&) const = default;
};

/// Why fewer points than wanted can be used, the tightest one.
enum class PayLimit { none, order_too_small, balance, most_points, part_of_order, steps, least };

struct Payable {
    Points points;
    Money worth;
    PayLimit limit = PayLimit::none;  // none: all that was wanted
    bool operator==(const Payable&) const = default;
};

/// The most of `wanted` that `spendable` points may pay of an order of `amount`.
Payable payable(const PayRule& rule, Points wanted, Points spendable, Money amount);

/// What `points`, a number of whole steps, are worth.
Money worth_of(const PayRule& rule, Points points);

/// "pay.order_too_small", "pay.insufficient_points", "pay.above_most", "pay.above_part_of_order",
/// "pay.not_whole_steps", "pay.below_least".
std::string_view rule_of(PayLimit limit);

}  // namespace regulars
