// core/orders/take_back.h: which bought units a cancelled line takes back.
// Units     worth is in 10^-price_decimals of the major unit. The shares of a line split over
//           several orders are floored one after the other, so that they add up to its total.
// Source    docs/rules/orders.md, O6.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/instant.h"

namespace regulars {

/// One line of one of the member's orders.
struct BoughtUnits {
    std::size_t order = 0;  // the member's orders by time, then id: 0, 1, 2, ...
    Instant at;
    std::uint32_t sku = 0;        // equal numbers are the same article
    std::int64_t units = 0;       // above zero
    std::int64_t units_left = 0;  // not taken back yet
    std::int64_t total = 0;       // above zero
};

struct CancelledUnits {
    Instant at;
    std::uint32_t sku = 0;
    std::int64_t units = 0;                // above zero
    std::int64_t total = 0;                // above zero
    std::optional<std::size_t> own_order;  // looked at first
};

struct TakenUnits {
    std::size_t order = 0;
    std::int64_t units = 0;
    std::int64_t worth = 0;  // of the cancelled line's total
    bool operator==(const TakenUnits&) const = default;
};

struct TakenBack {
    std::vector<TakenUnits> taken;  // in the order they were found
    std::int64_t units_unmatched = 0;
    std::int64_t worth_unmatched = 0;
    bool operator==(const TakenBack&) const = default;
};

/// O6. Takes the units out of `bought`.
TakenBack take_back(const CancelledUnits& cancelled, std::span<BoughtUnits> bought);

}  // namespace regulars
