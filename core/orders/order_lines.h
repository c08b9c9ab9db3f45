// core/orders/order_lines.h: one row of the file as a line of an order, or why it is not one.
// Units     amounts are whole 10^-price_decimals of the currency's major unit, exact.
// Times     a time without an offset is local time of the zone; a date alone is its first moment.
// Rejects   one line, by the first of these that holds; the other lines are read on:
//             lines.no_order, lines.no_member, lines.id_too_long, lines.bad_time,
//             lines.bad_quantity, lines.zero_quantity, lines.negative_quantity (where
//             cancellations are marked by a prefix), lines.bad_price,
//             lines.price_not_positive, lines.number_out_of_range, lines.unknown_channel
// Source    docs/rules/orders.md, O1-O3.
#pragma once
#include <expected>

#include "core/base/time_zone.h"
#include "core/members/fact.h"
#include "core/orders/column_mapping.h"
#include "core/orders/csv.h"

namespace regulars {

inline constexpr std::size_t order_id_bytes_most = 48;    // so that a refund's event id fits
inline constexpr std::size_t member_id_bytes_most = 120;  // and a joining's
inline constexpr std::int64_t line_units_most = 1'000'000'000;
inline constexpr std::int64_t line_total_most = 1'000'000'000'000'000;

enum class LineKind {
    bought,
    cancelled,  // by its id's prefix: `order` is the cancellation's own id, prefix included
    returned,   // by a negative quantity: `order` is the id of the order, or a new one
};

/// Texts are views into the row.
struct FileLine {
    std::int64_t line = 0;
    LineKind kind = LineKind::bought;
    std::string_view order;
    std::string_view member;
    Instant at;
    std::string_view sku, title;
    std::int64_t units = 0;  // above zero; unless bought: given back
    std::int64_t total = 0;  // above zero; 10^-price_decimals
    Channel channel = Channel::import;
};

class LineReader {
public:
    LineReader(ColumnMapping mapping, ColumnPlaces places, TimeZone zone);

    std::expected<FileLine, LineProblem> read(const CsvRow& row);

private:
    std::optional<Instant> time_of(std::string_view text);

    ColumnMapping mapping_;
    ColumnPlaces places_;
    TimeZone zone_;
    std::string last_time_;  // the lines of one order share their time
    std::optional<Instant> last_at_;
};

}  // namespace regulars
