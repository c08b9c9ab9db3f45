// server/api/ledger_page.h: a member's history page by page, newest first.
// Cursor    opaque to clients: it names the last row they saw, so rows that are added meanwhile
//           neither repeat nor hide another. A row that is gone (nothing goes) would leave its
//           instant as the place to go on.
#pragma once
#include <span>

#include "core/evaluation/account.h"

namespace regulars::api {

struct LedgerPage {
    std::span<const HistoryRow> rows;
    std::string next;  // empty: this was the last page
};

/// Empty for a cursor that we never gave out. `cursor` is empty for the first page.
std::optional<LedgerPage> ledger_page(std::span<const HistoryRow> rows, std::string_view cursor,
                                      std::size_t limit);

}  // namespace regulars::api
