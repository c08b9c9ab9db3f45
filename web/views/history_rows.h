// web/views/history_rows.h: rows of the points history: reason left, sign and amount at the right
// edge, the arithmetic on demand.
#pragma once
#include <optional>
#include <span>

#include "core/wording/sentences.h"

namespace regulars {

/// Shows `rows` under their month headings; pressing one opens its arithmetic.
void history_by_month(std::span<const HistoryRow> rows, const Speaker& speaker,
                      std::optional<std::size_t>& open_row);

/// Without headings and without arithmetic: the first page's few.
void history_short(std::span<const HistoryRow> rows, const Speaker& speaker);

}  // namespace regulars
