// core/points/balance.h: one wallet's lots and debt, replayed from the ledger, never edited.
// A credit opens a lot; a debit takes from active lots in order of expiry, undated last, then oldest
// (P4). What no lot can pay becomes debt, and what becomes active next fills the debt first (P5).
// Boundaries half-open: at the very instant of its activation a lot is active, at that of its expiry it
//           is gone; both come before anything else of that instant.
// Giving back  a redeem or pay is undone lot by lot, last taken first. A lot that has ended by then has ended
//           for these points, too, unless the entry grants them a life of their own (P19).
// At rest   debt and active points are never there at once.
// Source    docs/rules/points.md, P1-P7, P13-P16, P19.
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
    std::optional<Instant> active_at;  // empty: waits for its order to be handed over
    std::optional<Instant> expires_at;
    bool slides = false;
    bool operator==(const Lot&) const = default;
};

struct Balance {
    std::vector<Lot> lots;          // active, with something left, in the order they will be spent
    std::vector<Lot> pending_lots;  // by the time they become active, those that wait last
    Points active;                  // sum of what is left
    Points pending;
    Points debt;        // owed after a refund of points already spent; >= 0
    Points earned;      // credits of earn, bonus and adjust ever, pending ones too
    Points received;    // from other members
    Points spent;       // redeemed and paid with, less what was given back
    Points taken_back;  // clawed back by refunds
    Points deducted;    // by hand
    Points sent;        // to other members
    Points expired;
    /// P6, to the point: earned + received + debt
    ///   = active + pending + spent + taken_back + deducted + sent + expired.
    bool adds_up() const {
        return earned + received + debt ==
               active + pending + spent + taken_back + deducted + sent + expired;
    }
    bool operator==(const Balance&) const = default;
};

/// The wallet's balance at `as_of`: its entries with at <= as_of, in the order of their instants and
/// within one by order_within_instant. A function of the set of entries, not of how they are stored.
Balance replay(std::span<const LedgerEntry> ledger, const WalletId& wallet, Instant as_of);
/// The same of entries that stand somewhere else.
using LedgerView = std::vector<const LedgerEntry*>;
Balance replay(const LedgerView& ledger, const WalletId& wallet, Instant as_of);

/// Points that end, or have ended, at an instant.
struct Deadline {
    Instant at;
    Points points;
    bool operator==(const Deadline&) const = default;
};
/// What has expired by `as_of`, one an instant, rising.
std::vector<Deadline> expiries(const LedgerView& ledger, const WalletId& wallet, Instant as_of);

/// What a member may spend: active points less debt, never below zero (P5).
Points spendable(const Balance& balance);

/// Points of `order` that are not active yet: all that Shortfall::pending_only takes (P17).
Points pending_of(const Balance& balance, const OrderId& order);

/// What will expire when, soonest first: every dated instant with its points. Lots that never expire and
/// those whose expiry is not known yet make up the rest of `active` and `pending`.
std::vector<Deadline> deadlines(const Balance& balance);

}  // namespace regulars
