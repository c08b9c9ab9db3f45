// tests/support/points_makers.h: ledgers written by hand, a line a call.
#pragma once
#include <string>

#include "core/points/balance.h"
#include "tests/support/makers.h"

namespace regulars::making {

struct Ledger {
    std::vector<LedgerEntry> entries;

    /// What the methods below do not say is set on what they return or add.
    LedgerEntry& add(EntryKind kind, std::int64_t points, Instant when, std::string order = {}) {
        LedgerEntry entry;
        entry.number = static_cast<std::int64_t>(entries.size()) + 1;
        entry.kind = kind;
        entry.wallet.text = "points";
        entry.points = Points{points};
        entry.at = when;
        entry.cause.text = "e" + std::to_string(entry.number);
        if (!order.empty()) entry.order = OrderId{std::move(order)};
        return entries.emplace_back(std::move(entry));
    }
    Ledger& earn(std::int64_t points, Instant when, std::optional<Instant> expires = {},
                 std::string order = {}) {
        add(EntryKind::earn, points, when, std::move(order)).expires_at = expires;
        return *this;
    }
    Ledger& earn_pending(std::int64_t points, Instant when, Instant active,
                         std::optional<Instant> expires = {}, std::string order = {}) {
        earn(points, when, expires, std::move(order));
        entries.back().active_at = active;
        return *this;
    }
    Ledger& earn_waiting(std::int64_t points, Instant when, std::string order) {
        add(EntryKind::earn, points, when, std::move(order)).awaits_fulfilment = true;
        return *this;
    }
    Ledger& hand_over(Instant when, std::string order, std::optional<Instant> active = {},
                      std::optional<Instant> expires = {}) {
        LedgerEntry& entry = add(EntryKind::activate, 0, when, std::move(order));
        entry.active_at = active;
        entry.expires_at = expires;
        return *this;
    }
    /// An earning whose points end with the member's last activity.
    Ledger& earn_sliding(std::int64_t points, Instant when, Instant ends) {
        LedgerEntry& entry = add(EntryKind::earn, points, when);
        entry.slides = true;
        entry.expires_at = entry.slides_to = ends;
        return *this;
    }
    Ledger& spend(std::int64_t points, Instant when, std::optional<Instant> slides_to = {}) {
        add(EntryKind::redeem, -points, when).slides_to = slides_to;
        return *this;
    }
    Ledger& take_back(std::int64_t points, Instant when, std::string order) {
        add(EntryKind::clawback, -points, when, std::move(order));
        return *this;
    }
    /// `courtesy`: until when points live whose lot has ended.
    Ledger& give_back(std::int64_t points, std::int64_t reverses, Instant when,
                      std::optional<Instant> courtesy = {}) {
        LedgerEntry& entry = add(EntryKind::redeem_rollback, points, when);
        entry.reverses = reverses;
        entry.expires_at = courtesy;
        return *this;
    }

    Balance as_of(Instant when) const { return replay(entries, WalletId{"points"}, when); }
};

/// What is left of the active or pending lot that entry `number` opened.
inline Points left_of(const Balance& balance, std::int64_t number) {
    Points left;
    for (const auto* lots : {&balance.lots, &balance.pending_lots}) {
        for (const Lot& lot : *lots) {
            if (lot.opened_by == number) left += lot.left;
        }
    }
    return left;
}

}  // namespace regulars::making
