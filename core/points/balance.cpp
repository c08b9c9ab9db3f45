#include "core/points/balance.h"

#include <algorithm>
#include <cassert>

namespace regulars {
namespace {

/// P4: soonest expiry first, undated last, then oldest.
bool is_spent_before(const Lot& a, const Lot& b) {
    if (a.expires_at != b.expires_at) {
        if (!a.expires_at) return false;
        if (!b.expires_at) return true;
        return *a.expires_at < *b.expires_at;
    }
    if (a.opened_at != b.opened_at) return a.opened_at < b.opened_at;
    return a.opened_by < b.opened_by;
}

Points take_from(Lot& lot, Points wanted) {
    const Points taken = std::min(lot.left, wanted);
    lot.left -= taken;
    return taken;
}

void expire_lots(Balance& balance, Instant now) {
    for (Lot& lot : balance.lots) {
        if (lot.expires_at && *lot.expires_at <= now) {
            balance.expired += lot.left;
            lot.left = Points{};
        }
    }
    std::erase_if(balance.lots, [](const Lot& lot) { return lot.left.count == 0; });
}

void credit(Balance& balance, const LedgerEntry& entry) {
    balance.earned += entry.points;
    const Points fills_debt = std::min(balance.debt, entry.points);  // P5
    balance.debt -= fills_debt;
    const Points left = entry.points - fills_debt;
    if (left.count == 0) return;
    Lot lot{entry.number, entry.order, entry.points, left, entry.at, entry.expires_at};
    const auto place =
        std::upper_bound(balance.lots.begin(), balance.lots.end(), lot, is_spent_before);
    balance.lots.insert(place, std::move(lot));
}

void debit(Balance& balance, const LedgerEntry& entry) {
    Points open = -entry.points;
    if (entry.kind == EntryKind::clawback) {
        balance.taken_back += open;
        for (Lot& lot : balance.lots) {  // P5: from that order's own points first
            if (lot.order == entry.order) open -= take_from(lot, open);
        }
    } else {
        balance.spent += open;
    }
    for (Lot& lot : balance.lots) open -= take_from(lot, open);
    balance.debt += open;
    std::erase_if(balance.lots, [](const Lot& lot) { return lot.left.count == 0; });
}

}  // namespace

Balance replay(std::span<const LedgerEntry> ledger, Instant as_of) {
    std::vector<const LedgerEntry*> due;
    due.reserve(ledger.size());
    for (const LedgerEntry& entry : ledger) {
        if (entry.at <= as_of) due.push_back(&entry);
    }
    std::stable_sort(due.begin(), due.end(), [](const LedgerEntry* a, const LedgerEntry* b) {
        return a->at != b->at ? a->at < b->at : a->number < b->number;
    });
    Balance balance;
    for (const LedgerEntry* entry : due) {
        expire_lots(balance, entry->at);
        if (entry->points.count > 0) credit(balance, *entry);
        if (entry->points.count < 0) debit(balance, *entry);
    }
    expire_lots(balance, as_of);
    for (const Lot& lot : balance.lots) balance.active += lot.left;
    assert(balance.adds_up());
    return balance;
}

}  // namespace regulars
