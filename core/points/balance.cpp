#include "core/points/balance.h"

#include <algorithm>
#include <cassert>

namespace regulars {
namespace {

constexpr Instant never{INT64_MAX};

using Index = std::uint32_t;  // of a lot, in the order of opening
constexpr Index the_debt = UINT32_MAX;

/// A lot while it is replayed.
struct Held {
    const LedgerEntry* opener = nullptr;
    const OrderId* order = nullptr;
    Points earned, left;
    Instant active_at;     // never: it waits for its order to be handed over
    Instant ends = never;  // never: undated, or not known yet
    bool slides = false, has_begun = false;

    bool lives_at(Instant at) const { return !has_begun || ends > at; }
};

/// What a redeem or pay took from one lot, and what of it is not given back yet.
struct Part {
    Index lot;
    Points points;
};

/// Parts [first, last) of a redeem or pay.
struct Taken {
    std::int64_t number;
    std::size_t first, last;
};

class Replay {
public:
    explicit Replay(std::size_t entries) { lots_.reserve(entries); }

    void apply(const LedgerEntry& entry) {
        pass_to(entry.at);
        clock_ = entry.at;
        if (entry.slides_to) slide(entry.at, *entry.slides_to);
        if (entry.kind == EntryKind::activate)
            hand_over(entry);
        else if (entry.kind == EntryKind::redeem_rollback)
            give_back(entry);
        else if (entry.points.count > 0)
            credit(entry);
        else if (entry.points.count < 0)
            debit(entry);
        pass_to(entry.at);
    }

    /// Activations and expiries up to `now`, in the order of their instants; at one instant what becomes
    /// active does so before what expires (P14).
    void pass_to(Instant now) {
        for (;;) {
            const Instant begins = pending_.empty() ? never : lots_[pending_.back()].active_at;
            const Instant ends = active_.empty() ? never : lots_[active_.back()].ends;
            const Instant next = std::min(begins, ends);
            if (next > now || next == never) return;
            if (begins <= ends) {
                const Index lot = pending_.back();
                pending_.pop_back();
                clock_ = begins;
                begin(lot);
            } else {
                // A lot may have ended before it began.
                clock_ = std::max(clock_, ends);
                expire(clock_, lots_[active_.back()].left);
                lots_[active_.back()].left = {};
                active_.pop_back();
            }
        }
    }

    Balance told() {
        balance_.lots.reserve(active_.size());
        balance_.pending_lots.reserve(pending_.size() + waiting_.size());
        for (auto lot = active_.rbegin(); lot != active_.rend(); ++lot) {
            balance_.active += lots_[*lot].left;
            balance_.lots.push_back(told(lots_[*lot]));
        }
        for (auto lot = pending_.rbegin(); lot != pending_.rend(); ++lot) tell_pending(*lot);
        for (const Index lot : waiting_) tell_pending(lot);
        assert(balance_.adds_up());
        return std::move(balance_);
    }

    std::vector<Deadline> expired() { return std::move(expired_); }

private:
    void expire(Instant at, Points points) {
        balance_.expired += points;
        if (points.count == 0) return;
        if (expired_.empty() || expired_.back().at != at) expired_.push_back({at, {}});
        expired_.back().points += points;
    }

    /// P4: soonest expiry first, undated last, then oldest.
    bool is_spent_before(Index a, Index b) const {
        return lots_[a].ends != lots_[b].ends ? lots_[a].ends < lots_[b].ends : a < b;
    }
    bool begins_before(Index a, Index b) const {
        const Instant one = lots_[a].active_at, other = lots_[b].active_at;
        return one != other ? one < other : a < b;
    }

    // Both lists are kept with what comes next at their back.
    void put_among_active(Index lot) {
        const auto later = [this](Index a, Index b) { return is_spent_before(b, a); };
        active_.insert(std::upper_bound(active_.begin(), active_.end(), lot, later), lot);
    }
    void put_among_pending(Index lot) {
        const auto later = [this](Index a, Index b) { return begins_before(b, a); };
        pending_.insert(std::upper_bound(pending_.begin(), pending_.end(), lot, later), lot);
    }

    Points fill_debt(Points points) {
        const Points fills = std::min(balance_.debt, points);
        balance_.debt -= fills;
        return points - fills;
    }

    void begin(Index lot) {
        Held& held = lots_[lot];
        held.has_begun = true;
        held.left = fill_debt(held.left);
        if (held.left.count > 0) put_among_active(lot);
    }

    /// P16. A lot that was spent slides along, because what is given back returns to it.
    void slide(Instant at, Instant to) {
        if (!any_slides_) return;
        Instant soonest = never, latest{};
        bool passes_others = false;
        for (Held& lot : lots_) {
            if (lot.ends > to || !lot.lives_at(at)) continue;
            if (lot.slides && lot.ends < to) {
                soonest = std::min(soonest, lot.ends);
                latest = std::max(latest, lot.ends);
                lot.ends = to;
            } else {
                passes_others = true;
            }
        }
        // Usually all of them move together, and sorting at each activity is what would take long.
        if (soonest >= latest && !passes_others) return;
        std::sort(active_.begin(), active_.end(),
                  [this](Index a, Index b) { return is_spent_before(b, a); });
    }

    void wake(Index lot, const LedgerEntry& handed_over) {
        Held& held = lots_[lot];
        held.active_at = std::max(held.opener->at, handed_over.active_at.value_or(handed_over.at));
        held.ends = handed_over.expires_at.value_or(never);
        held.slides = handed_over.slides;
        any_slides_ = any_slides_ || held.slides;
        put_among_pending(lot);
    }

    /// P15.
    void hand_over(const LedgerEntry& entry) {
        if (!entry.order) return;
        const std::size_t waited = waiting_.size();
        std::erase_if(waiting_, [&](Index lot) {
            if (*lots_[lot].order != *entry.order) return false;
            wake(lot, entry);
            return true;
        });
        // Of an order that is paid and handed over at one instant, the handing over comes first. One that
        // found its lots says nothing about lots of the same order paid anew.
        if (waiting_.size() == waited) handed_over_early_.push_back(&entry);
    }

    Index open(const LedgerEntry& entry, Points points, const OrderId* order) {
        Held held;
        held.opener = &entry;
        held.order = order;
        held.earned = held.left = points;
        held.active_at = entry.at;
        held.ends = entry.expires_at.value_or(never);
        held.slides = entry.slides;
        any_slides_ = any_slides_ || held.slides;
        lots_.push_back(held);
        return static_cast<Index>(lots_.size() - 1);
    }

    void credit(const LedgerEntry& entry) {
        if (entry.kind == EntryKind::transfer_in)
            balance_.received += entry.points;
        else
            balance_.earned += entry.points;
        const Index lot = open(entry, entry.points, entry.order ? &*entry.order : nullptr);
        if (entry.awaits_fulfilment && entry.order) return await(lot);
        lots_[lot].active_at = std::max(entry.at, entry.active_at.value_or(entry.at));
        if (lots_[lot].active_at > entry.at)
            put_among_pending(lot);
        else
            begin(lot);
    }

    void await(Index lot) {
        const auto early =
            std::find_if(handed_over_early_.rbegin(), handed_over_early_.rend(),
                         [&](const LedgerEntry* one) { return *one->order == *lots_[lot].order; });
        if (early != handed_over_early_.rend()) return wake(lot, **early);
        lots_[lot].active_at = never;
        waiting_.push_back(lot);
    }

    void debit(const LedgerEntry& entry) {
        Points open = -entry.points;
        const bool can_be_given_back =
            entry.kind == EntryKind::redeem || entry.kind == EntryKind::pay;
        switch (entry.kind) {
            case EntryKind::clawback: balance_.taken_back += open; break;
            case EntryKind::transfer_out: balance_.sent += open; break;
            case EntryKind::redeem:
            case EntryKind::pay: balance_.spent += open; break;
            default: balance_.deducted += open; break;
        }
        if (entry.kind == EntryKind::clawback && entry.order) {
            open = take_from_order(*entry.order, open);
        }
        const std::size_t first = parts_.size();
        while (open.count > 0 && !active_.empty()) {
            Held& lot = lots_[active_.back()];
            const Points taken = std::min(lot.left, open);
            lot.left -= taken;
            open -= taken;
            if (can_be_given_back) parts_.push_back({active_.back(), taken});
            if (lot.left.count == 0) active_.pop_back();
        }
        balance_.debt += open;
        if (!can_be_given_back) return;
        if (open.count > 0) parts_.push_back({the_debt, open});
        taken_.push_back({entry.number, first, parts_.size()});
    }

    /// P5: from the order's own lots first, of them from those that are not active yet. What is left to take.
    Points take_from_order(const OrderId& order, Points open) {
        const auto take = [&](Index index) {
            Held& lot = lots_[index];
            if (!lot.order || *lot.order != order) return;
            const Points taken = std::min(lot.left, open);
            lot.left -= taken;
            open -= taken;
        };
        std::for_each(pending_.rbegin(), pending_.rend(), take);
        std::for_each(waiting_.begin(), waiting_.end(), take);
        std::for_each(active_.rbegin(), active_.rend(), take);
        std::erase_if(active_, [this](Index lot) { return lots_[lot].left.count == 0; });
        return open;
    }

    /// P19: last taken, first returned; the debt first of all.
    void give_back(const LedgerEntry& entry) {
        Points open = std::max(entry.points, Points{});
        balance_.spent -= open;
        const auto taken = std::find_if(taken_.rbegin(), taken_.rend(), [&](const Taken& one) {
            return one.number == entry.reverses;
        });
        while (taken != taken_.rend() && taken->last > taken->first && open.count > 0) {
            Part& part = parts_[taken->last - 1];
            const Points back = std::min(open, part.points);
            open -= back;
            part.points -= back;
            if (part.points.count == 0) --taken->last;
            return_to(part.lot, back, entry);
        }
        // Nothing is known to have been taken: a credit like any other.
        if (open.count > 0) return_to(the_debt, open, entry);
    }

    void return_to(Index index, Points points, const LedgerEntry& entry) {
        points = fill_debt(points);
        if (points.count == 0) return;
        if (index == the_debt) return open_returned(points, entry, nullptr);
        Held& lot = lots_[index];
        if (lot.lives_at(entry.at)) {
            const bool was_empty = lot.left.count == 0;
            lot.left += points;
            if (was_empty) put_among_active(index);
        } else if (entry.expires_at) {
            open_returned(points, entry, lot.order);
        } else {
            expire(entry.at, points);
        }
    }

    /// One lot for all that an entry gives back of one order's points.
    void open_returned(Points points, const LedgerEntry& entry, const OrderId* order) {
        if (!order && entry.order) order = &*entry.order;
        for (Index i = static_cast<Index>(lots_.size()); i-- > 0 && lots_[i].opener == &entry;) {
            const OrderId* of = lots_[i].order;
            if (of != order && !(of && order && *of == *order)) continue;
            lots_[i].earned += points;
            lots_[i].left += points;
            return;
        }
        begin(open(entry, points, order));
    }

    static Lot told(const Held& held) {
        Lot lot;
        lot.opened_by = held.opener->number;
        if (held.order) lot.order = *held.order;
        lot.earned = held.earned;
        lot.left = held.left;
        lot.opened_at = held.opener->at;
        if (held.active_at != never) lot.active_at = held.active_at;
        if (held.ends != never) lot.expires_at = held.ends;
        lot.slides = held.slides;
        return lot;
    }

    void tell_pending(Index lot) {
        if (lots_[lot].left.count == 0) return;
        balance_.pending += lots_[lot].left;
        balance_.pending_lots.push_back(told(lots_[lot]));
    }

    std::vector<Held> lots_;
    std::vector<Index> active_;   // with something left; the one that is spent next stands last
    std::vector<Index> pending_;  // the one that becomes active next stands last
    std::vector<Index> waiting_;  // for their orders to be handed over
    std::vector<const LedgerEntry*> handed_over_early_;
    std::vector<Part> parts_;
    std::vector<Taken> taken_;
    bool any_slides_ = false;
    Instant clock_;  // of what happened last
    std::vector<Deadline> expired_;
    Balance balance_;
};

bool comes_before(const LedgerEntry* a, const LedgerEntry* b) {
    if (a->at != b->at) return a->at < b->at;
    const int first = order_within_instant(a->kind), second = order_within_instant(b->kind);
    return first != second ? first < second : a->number < b->number;
}

Replay replayed(const LedgerView& ledger, const WalletId& wallet, Instant as_of) {
    LedgerView due;
    due.reserve(ledger.size());
    for (const LedgerEntry* entry : ledger) {
        if (entry->at <= as_of && entry->wallet == wallet) due.push_back(entry);
    }
    if (!std::is_sorted(due.begin(), due.end(), comes_before)) {
        std::sort(due.begin(), due.end(), comes_before);
    }
    Replay walk(due.size());
    for (const LedgerEntry* entry : due) walk.apply(*entry);
    walk.pass_to(as_of);
    return walk;
}

}  // namespace

Balance replay(std::span<const LedgerEntry> ledger, const WalletId& wallet, Instant as_of) {
    LedgerView view;
    view.reserve(ledger.size());
    for (const LedgerEntry& entry : ledger) view.push_back(&entry);
    return replay(view, wallet, as_of);
}

Balance replay(const LedgerView& ledger, const WalletId& wallet, Instant as_of) {
    return replayed(ledger, wallet, as_of).told();
}

std::vector<Deadline> expiries(const LedgerView& ledger, const WalletId& wallet, Instant as_of) {
    return replayed(ledger, wallet, as_of).expired();
}

Points spendable(const Balance& balance) {
    return std::max(Points{}, balance.active - balance.debt);
}

Points pending_of(const Balance& balance, const OrderId& order) {
    Points points;
    for (const Lot& lot : balance.pending_lots) {
        if (lot.order == order) points += lot.left;
    }
    return points;
}

std::vector<Deadline> deadlines(const Balance& balance) {
    std::vector<Deadline> all;
    for (const auto* lots : {&balance.lots, &balance.pending_lots}) {
        for (const Lot& lot : *lots) {
            if (lot.expires_at) all.push_back({*lot.expires_at, lot.left});
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Deadline& a, const Deadline& b) { return a.at < b.at; });
    std::size_t kept = 0;
    for (const Deadline& deadline : all) {
        if (kept > 0 && all[kept - 1].at == deadline.at)
            all[kept - 1].points += deadline.points;
        else
            all[kept++] = deadline;
    }
    all.resize(kept);
    return all;
}

}  // namespace regulars
