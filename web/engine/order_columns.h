// web/engine/order_columns.h: which column of a file is which, from its first row, for a merchant
// who only opens a file. A named profile wins; else columns are known by their usual names, in
// English and Chinese. Whether the columns suffice is for core/orders to say.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "core/orders/column_mapping.h"

namespace regulars::engine {

/// What stands between fields: the one of , ; and tab that the first row has most of.
char delimiter_of(std::string_view first_row);

/// Empty when not even order, member, time and an amount have a column with a usual name.
std::optional<ColumnMapping> mapping_of_header(std::span<const std::string_view> header,
                                               char delimiter);

/// The mapping for a file that starts with `first_row`; the `regulars` profile when nothing fits,
/// so that the refusal names the columns that are wanted.
ColumnMapping mapping_of_first_row(std::string_view first_row);

}  // namespace regulars::engine
