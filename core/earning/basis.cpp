#include "core/earning/basis.h"

#include <algorithm>
#include <numeric>

#include "core/base/limits.h"

namespace regulars {
namespace {

__extension__ using Wide = __int128;

OrderLine whole_line(const OrderPaid& order) {
    OrderLine line;
    line.units = std::max<std::int64_t>(1, order.units);
    line.amount = order.amount;
    return line;
}

Money paid_with_points(const OrderPaid& order) {
    Money paid;
    for (const WalletPayment& payment : order.payments) paid += payment.worth;
    return paid;
}

Money base_of(const OrderLine& line, const BasisRules& rules) {
    if (line.gift_card && !rules.with_gift_cards) return {};
    Money basis = line.amount;
    if (rules.before_discounts) basis += line.discount;
    if (rules.without_tax) basis -= line.tax;
    return basis;
}

bool is_amount_of_money(Money amount) {
    return amount.minor >= 0 && amount.minor <= limits::amount_minor;
}

void check_line(const OrderLine& line, const JsonPath& at, Problems& problems) {
    if (!is_amount_of_money(line.amount)) {
        problems.push_back({at / "amount_minor", "orders.line_amount_out_of_range",
                            "a line's amount is zero or more"});
    }
    if (line.units < 0 || line.units > limits::points) {
        problems.push_back(
            {at / "units", "orders.line_units_out_of_range", "a line's units are zero or more"});
    }
    if (!is_amount_of_money(line.discount)) {
        problems.push_back({at / "discount_minor", "orders.discount_out_of_range",
                            "a line's discount is zero or more"});
    }
    if (line.tax.minor < 0 || line.tax > line.amount) {
        problems.push_back(
            {at / "tax_minor", "orders.tax_above_amount", "a line's tax is a part of its amount"});
    }
}

}  // namespace

std::vector<Money> shared_out(Money amount, std::span<const Money> weights) {
    std::vector<Money> shares(weights.size());
    const Wide sum =
        std::accumulate(weights.begin(), weights.end(), Wide{0},
                        [](Wide so_far, Money weight) { return so_far + weight.minor; });
    if (sum <= 0 || amount.minor <= 0) return shares;
    std::vector<std::pair<Wide, std::size_t>> remainders;
    std::int64_t left = amount.minor;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide{amount.minor} * weights[i].minor;
        shares[i].minor = static_cast<std::int64_t>(product / sum);
        left -= shares[i].minor;
        if (product % sum != 0) remainders.emplace_back(product % sum, i);
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [remainder, i] : remainders) {
        if (left == 0) break;
        ++shares[i].minor;
        --left;
    }
    return shares;
}

std::vector<OrderLine> lines_of(const OrderPaid& order, const BasisRules& rules) {
    std::vector<OrderLine> lines = order.lines;
    if (lines.empty()) lines.push_back(whole_line(order));
    if (rules.with_shipping) {
        OrderLine shipping;
        shipping.units = 0;
        shipping.amount = order.shipping;
        lines.push_back(std::move(shipping));
    }
    return lines;
}

std::vector<Money> basis_of(const OrderPaid& order, const BasisRules& rules) {
    const std::vector<OrderLine> lines = lines_of(order, rules);
    std::vector<Money> basis;
    std::vector<Money> amounts;
    for (const OrderLine& line : lines) {
        basis.push_back(base_of(line, rules));
        amounts.push_back(line.amount);
    }
    if (rules.with_points_part) return basis;
    // What points paid earns nothing; it is taken off every line alike, also off those that earn
    // nothing anyway. Measured in what the line earns on: a line all paid with points earns nothing.
    const std::vector<Money> paid = shared_out(paid_with_points(order), amounts);
    for (std::size_t i = 0; i < basis.size(); ++i) {
        basis[i] = kept_basis(basis[i], amounts[i] - paid[i], amounts[i]);
    }
    return basis;
}

Money Kept::total() const {
    Money sum;
    for (const Money amount : amounts) sum += amount;
    return sum;
}

Kept kept_whole(const OrderPaid& order) {
    Kept kept;
    for (const OrderLine& line : lines_of(order, {})) {
        kept.amounts.push_back(line.amount);
        kept.units.push_back(line.units);
    }
    return kept;
}

void take_off(Kept& kept, const OrderRefunded& refund) {
    const auto take_from = [&](std::size_t line, Money amount, std::int64_t units) {
        kept.amounts[line] -= amount;
        kept.units[line] -= std::min(kept.units[line], units);
        if (kept.amounts[line].minor == 0 && amount.minor > 0) kept.units[line] = 0;
    };
    if (refund.lines.empty()) {
        const std::vector<Money> shares = shared_out(refund.amount, kept.amounts);
        for (std::size_t i = 0; i < shares.size(); ++i) take_from(i, shares[i], 0);
    }
    // Of an order that was paid anew, or a record that was stored wrong, a line may not be there.
    for (const LineRefund& back : refund.lines) {
        if (back.line < kept.amounts.size()) take_from(back.line, back.amount, back.units);
    }
    // What was given along with the goods goes back with the last of them.
    if (kept.total().minor == 0) std::fill(kept.units.begin(), kept.units.end(), 0);
}

Problems refund_problems(const Kept& kept, const OrderRefunded& refund) {
    Problems problems;
    const JsonPath root;
    if (refund.amount.minor <= 0 || refund.amount > kept.total()) {
        problems.push_back({root / "amount_minor", "refunds.more_than_kept",
                            "a refund is above zero and at most what the order still holds, " +
                                std::to_string(kept.total().minor)});
    }
    if (refund.lines.empty()) return problems;
    Kept left = kept;
    Money sum;
    for (std::size_t i = 0; i < refund.lines.size(); ++i) {
        const LineRefund& back = refund.lines[i];
        const JsonPath at = root / "lines" / i;
        if (back.line >= left.amounts.size()) {
            problems.push_back({at / "line", "refunds.line_unknown",
                                "the order has " + std::to_string(left.amounts.size()) +
                                    " lines, counted from 0"});
            continue;
        }
        if (back.amount.minor < 0 || back.amount > left.amounts[back.line]) {
            problems.push_back({at / "amount_minor", "refunds.more_than_line_kept",
                                "is zero or more and at most what the line still holds, " +
                                    std::to_string(left.amounts[back.line].minor)});
            continue;
        }
        if (back.units < 0 || back.units > left.units[back.line]) {
            problems.push_back({at / "units", "refunds.more_units_than_kept",
                                "is zero or more and at most what the line still holds, " +
                                    std::to_string(left.units[back.line])});
            continue;
        }
        left.amounts[back.line] -= back.amount;
        left.units[back.line] -= back.units;
        sum += back.amount;
    }
    if (problems.empty() && sum != refund.amount) {
        problems.push_back({root / "lines", "refunds.lines_do_not_add_up",
                            "the lines come to " + std::to_string(sum.minor) + ", the refund to " +
                                std::to_string(refund.amount.minor)});
    }
    return problems;
}

Money kept_basis(Money basis, Money kept, Money amount) {
    if (amount.minor <= 0 || kept.minor <= 0) return kept == amount ? basis : Money{};
    return {static_cast<std::int64_t>(Wide{basis.minor} * kept.minor / amount.minor)};
}

Problems order_problems(const OrderPaid& order) {
    Problems problems;
    const JsonPath root;
    if (order.amount.minor <= 0 || !is_amount_of_money(order.amount)) {
        problems.push_back({root / "amount_minor", "orders.amount_not_positive",
                            "an order's amount must be above zero"});
    }
    if (!is_amount_of_money(order.shipping)) {
        problems.push_back({root / "shipping_minor", "orders.shipping_out_of_range",
                            "shipping costs zero or more"});
    }
    Money sum;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        check_line(order.lines[i], root / "lines" / i, problems);
        sum += order.lines[i].amount;
    }
    if (!order.lines.empty() && problems.empty() && sum != order.amount) {
        problems.push_back({root / "lines", "orders.lines_do_not_add_up",
                            "the lines come to " + std::to_string(sum.minor) +
                                ", the order's amount is " + std::to_string(order.amount.minor)});
    }
    return problems;
}

}  // namespace regulars
