// core/points/balance.h: lots and debt, replayed from the ledger, never edited.
// A credit opens a lot; a debit takes from lots in order of expiry, undated last, then oldest
// (P4). What no lot can pay becomes debt, and the next credits fill the debt first (P5).
// Boundaries P3: at the very instant of its expiry a lot is gone.
// Source    docs/rules/points.md, P1-P6.
#pragma once
#include <span>
#include <vector>

#include "core/points/ledger_entry.h"

namespace regulars {

struct Lot {
    std::int64_t opened_by = 0;  // number of the credit that opened it
    std::optional<OrderId> order;
    Points earned, left;  // 0 <= left <= earned
    Instant opened_at;
    std::optional<Instant> expires_at;
    bool operator==(const Lot&) const = default;
};

struct Balance {
    std::vector<Lot> lots;  // those with something left, in the order they will be spent
    Points active;          // sum of what is left
    Points debt;            // owed after a refund of points already spent; >= 0
    Points earned;          // all credits ever
    Points spent;           // redeemed
    Points taken_back;      // clawed back by refunds
    Points expired;
    /// P6: earned + debt = active + spent + taken_back + expired, to the point.
    bool adds_up() const { return earned + debt == active + spent + taken_back + expired; }
    bool operator==(const Balance&) const = default;
};

/// The balance at `as_of`: entries with at <= as_of, in the order of their instants.
Balance replay(std::span<const LedgerEntry> ledger, Instant as_of);

}  // namespace regulars
