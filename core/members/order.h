// core/members/order.h: what a member bought, as the shop's system reports it.
// Units     minor units of the programme's currency.
// Amounts   `amount` is what the goods cost after discounts: before points paid a part of it, without
//           shipping, with or without tax as the shop states its prices. Lines, when there are any, add
//           up to it.
// Source    docs/rules/facts.md, F5-F8.
#pragma once
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/points/points.h"

namespace regulars {

struct OrderLine {
    std::string product;  // the shop's article number; may be empty
    std::vector<std::string> categories;
    std::string brand;
    std::int64_t units = 1;
    Money amount;    // of all its units, after discounts
    Money discount;  // what was taken off to get there
    Money tax;       // contained in `amount`
    bool gift_card = false;
    bool operator==(const OrderLine&) const = default;
};

struct WalletPayment {
    WalletId wallet;
    Points points;  // above zero
    Money worth;    // what they paid of the order
    bool operator==(const WalletPayment&) const = default;
};

struct OrderPaid {
    OrderId order;
    Money amount;
    std::int64_t units = 0;
    std::string summary;  // the order's main article, for the history; may be empty
    // Empty: one line of the whole amount, that no product set matches.
    std::vector<OrderLine> lines{};
    Money shipping{};
    std::vector<WalletPayment> payments{};
    bool operator==(const OrderPaid&) const = default;
};

struct LineRefund {
    std::size_t line = 0;  // index into the order's lines
    std::int64_t units = 0;
    Money amount;
    bool operator==(const LineRefund&) const = default;
};

/// Some of an order came back. Without lines the amount is spread over what is kept of each line in
/// proportion (largest remainder).
struct OrderRefunded {
    RefundId refund;
    OrderId order;
    Money amount;  // of goods, above zero; all refunds together never exceed the order
    std::vector<LineRefund> lines{};
    bool operator==(const OrderRefunded&) const = default;
};

/// All of what is kept comes back, and the order counts as never made. It may be paid again later.
struct OrderCancelled {
    OrderId order;
    bool operator==(const OrderCancelled&) const = default;
};

struct OrderFulfilled {  // handed over, delivered
    OrderId order;
    bool operator==(const OrderFulfilled&) const = default;
};

}  // namespace regulars
