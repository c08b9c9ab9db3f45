// core/points/ledger_entry.h: one line of a member's ledger, written once, never edited.
// Units     whole units of one wallet; credits are positive, debits negative, a zero line explains a
//           nothing or carries an activation.
// Times     `at` is when it happened. Activation and expiry of a lot are derived from what is written
//           here, so that a ledger alone, without a programme or a zone, gives every balance.
// Source    docs/rules/points.md, P1-P3, P13-P16, P19.
#pragma once
#include <optional>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/points/points.h"

namespace regulars {

enum class EntryKind {
    earn,             // for an order
    bonus,            // for anything else the programme thanks for
    adjust,           // by hand, with reason and author
    redeem,           // for a reward
    pay,              // for a part of an order
    redeem_rollback,  // a redeem or pay is given back, to the lots it came from
    clawback,         // an order came back
    activate,         // no points: `order`'s waiting points become active
    transfer_out,
    transfer_in
};

struct LedgerEntry {
    std::int64_t number = 0;  // 1, 2, 3, ... within one member
    EntryKind kind = EntryKind::earn;
    WalletId wallet;
    Points points;
    Instant at;
    EventId cause;                 // the fact that made the rules speak
    std::optional<OrderId> order;  // whose points these are (earn, pay, clawback, activate)

    // Of the lot a credit opens. An `activate` entry sets active_at, expires_at for its order's lots.
    std::optional<Instant> active_at;   // empty: at `at`
    bool awaits_fulfilment = false;     // pending until an `activate` entry of its order
    std::optional<Instant> expires_at;  // empty: never, or not before it is known
    bool slides = false;                // the lot's expiry moves with `slides_to` of later entries

    // This entry is an activity: lots of the wallet that slide and live at `at` now end here.
    std::optional<Instant> slides_to;

    std::int64_t reverses = 0;         // redeem_rollback: the number of the redeem or pay
    std::int64_t program_version = 0;  // the rules that decided
    bool operator==(const LedgerEntry&) const = default;
};

/// At one instant: activations, credits, debits for what was chosen, what comes back, what is taken
/// back; within a kind by number. What expires or becomes active at an instant did so before all of
/// these.
int order_within_instant(EntryKind kind);

}  // namespace regulars
