// core/points/ledger_entry.h: one line of a member's points ledger, written once, never edited.
// Units     whole points; credits are positive, debits negative, a zero line explains a nothing.
// Times     `at` is when the rules let it count; expiry is not written, it is derived (P3).
// Source    docs/rules/points.md, P1-P2.
#pragma once
#include <optional>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/points/points.h"

namespace regulars {

enum class EntryKind { earn, bonus, redeem, clawback };

struct LedgerEntry {
    std::int64_t number = 0;  // 1, 2, 3, ... within one member
    EntryKind kind = EntryKind::earn;
    Points points;
    Instant at;
    EventId cause;                      // the fact that made the rules speak
    std::optional<OrderId> order;       // the order whose points these are (earn, clawback)
    std::optional<Instant> expires_at;  // of the lot a credit opens; empty: never
    std::int64_t program_version = 0;   // the rules that decided
    bool operator==(const LedgerEntry&) const = default;
};

}  // namespace regulars
