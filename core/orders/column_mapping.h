// core/orders/column_mapping.h: which column of a merchant's file says what.
// Named profiles are `online-retail` (UCI Online Retail) and `regulars` (our own simple CSV).
// Any other file is described in one line, which starts from the `regulars` profile's settings
// and no columns:
//   order=InvoiceNo,member=CustomerID,time=InvoiceDate,quantity=Quantity,unit_price=UnitPrice
//   sku= title= line_total= channel=    more columns; unit_price or line_total, not both
//   delimiter=comma|semicolon|tab  dates=iso|dmy|mdy  decimals=0..6  cancelled=negative|prefix:C
// Units     prices in the file have at most `price_decimals` digits after the point.
// Errors    columns.unknown_profile, columns.syntax, columns.unknown_field, columns.twice,
//           columns.bad_setting, columns.missing, columns.two_prices; with the header in hand
//           columns.not_in_header, columns.twice_in_header. All of them at once.
// Source    docs/import.md.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace regulars {

enum class DateOrder {
    iso,  // 2010-12-01 08:26:00, 2010-12-01T08:26:00+08:00, 2010-12-01
    dmy,  // 1/12/2010 8:26
    mdy,  // 12/1/2010 8:26
};

/// Column names as they stand in the file's first row; empty: the file does not have it.
struct ColumnMapping {
    std::string order, member, time;  // never empty
    std::string sku, title, channel;
    std::string quantity;    // empty: every line is one unit
    std::string unit_price;  // either this
    std::string line_total;  // or this
    char delimiter = ',';
    DateOrder dates = DateOrder::iso;
    int price_decimals = 3;
    /// Order ids that start with it are cancellations. Empty: a negative quantity (or line
    /// total) is one.
    std::string cancellation_prefix;
    bool operator==(const ColumnMapping&) const = default;
};

inline constexpr int price_decimals_most = 6;

Result<ColumnMapping> mapping_of_profile(std::string_view name);
Result<ColumnMapping> mapping_from(std::string_view description);

/// Where each column stands in a row.
struct ColumnPlaces {
    std::size_t order = 0, member = 0, time = 0;
    std::optional<std::size_t> sku, title, channel, quantity, unit_price, line_total;
    bool operator==(const ColumnPlaces&) const = default;
};

Result<ColumnPlaces> places_in(const ColumnMapping& mapping,
                               std::span<const std::string_view> header);

}  // namespace regulars
