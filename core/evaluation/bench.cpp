#include "core/evaluation/bench.h"

#include <algorithm>

namespace regulars {
namespace {

/// Later than any fact.
constexpr Instant the_end{INT64_MAX / 4};

Instant last_instant(const MemberRecord& record, Instant at) {
    for (const ExplainedEntry& explained : record.entries) at = std::max(at, explained.entry.at);
    return at;
}

}  // namespace

Balance Bench::balance_now(const WalletId& id) const {
    return replay(ledger_of(record.entries), id, last_instant(record, at()));
}

Points Bench::spendable_in(const Wallet& wallet) const {
    const auto ledger = ledger_of(record.entries);
    const Points then = spendable(replay(ledger, wallet.id, at()));
    const Instant now = last_instant(record, at());
    if (now == at()) return then;
    return std::min(then, spendable(replay(ledger, wallet.id, now)));
}

const Wallet* Bench::wallet(const WalletId& id) const {
    const auto index = wallet_index(program(), id);
    return index ? &program().wallets[*index] : nullptr;
}

LedgerEntry EntryWriter::entry(EntryKind kind, const WalletId& wallet, Points points) const {
    LedgerEntry made;
    made.number = next_;
    made.kind = kind;
    made.wallet = wallet;
    made.points = points;
    made.at = bench_.at();
    made.cause = bench_.fact.event;
    made.program_version = bench_.published.version;
    return made;
}

void EntryWriter::add(LedgerEntry entry, Explanation why) {
    entry.number = next_++;
    entries_.push_back({std::move(entry), std::move(why)});
}

void EntryWriter::add_all(Entries entries) {
    for (ExplainedEntry& made : entries) add(std::move(made.entry), std::move(made.why));
}

void open_lot(LedgerEntry& entry, const Wallet& wallet, const TimeZone& zone, bool of_order) {
    note_activity(entry, wallet, zone);
    if (entry.points.count <= 0) return;
    entry.slides = wallet.expiry.kind == ExpiryKind::sliding;
    if (wallet.pending.kind == PendingKind::fulfilment && of_order) {
        entry.awaits_fulfilment = true;
        return;
    }
    Instant active = entry.at;
    if (wallet.pending.kind != PendingKind::fulfilment) {
        active = active_at(wallet.pending, zone, entry.at);
    }
    if (active > entry.at) entry.active_at = active;
    entry.expires_at = expires_at(wallet.expiry, zone, active);
}

void note_activity(LedgerEntry& entry, const Wallet& wallet, const TimeZone& zone) {
    if (wallet.expiry.kind != ExpiryKind::sliding) return;
    entry.slides_to = expires_at(wallet.expiry, zone, entry.at);
}

std::unexpected<Problems> no(std::string_view pointer, std::string rule, std::string message) {
    JsonPath where;
    if (!pointer.empty()) where = where / pointer;
    return refuse({std::move(where), std::move(rule), std::move(message)});
}

std::optional<OrderStory> latest_story(std::span<const Fact> facts, const OrderId& order) {
    std::optional<OrderStory> latest;
    for (OrderStory& story : orders_at(facts, the_end)) {
        if (story.paid->order != order) continue;
        // Of several times an order was paid, the one that is not cancelled.
        if (!latest || latest->cancelled_at) latest = std::move(story);
    }
    return latest;
}

std::vector<const ExplainedEntry*> by_number(const MemberRecord& record) {
    std::vector<const ExplainedEntry*> entries;
    entries.reserve(record.entries.size());
    for (const ExplainedEntry& explained : record.entries) entries.push_back(&explained);
    std::sort(entries.begin(), entries.end(), [](const ExplainedEntry* a, const ExplainedEntry* b) {
        return a->entry.number < b->entry.number;
    });
    return entries;
}

TakenBack take_back(const Bench& bench, const LedgerEntry& credit, Shortfall shortfall,
                    Points wanted) {
    if (shortfall == Shortfall::debt || wanted.count <= 0) return {wanted, {}};
    const Balance balance = bench.balance_now(credit.wallet);
    const Points pending = credit.order ? pending_of(balance, *credit.order) : Points{};
    const Points within = shortfall == Shortfall::pending_only ? pending : pending + balance.active;
    const Points collected = std::min(wanted, within);
    return {collected, wanted - collected};
}

Points still_given(const MemberRecord& record, const LedgerEntry& earned) {
    Points left = earned.points;
    std::int64_t latest = 0;
    for (const ExplainedEntry& explained : record.entries) {
        const auto* why = std::get_if<ClawbackExplained>(&explained.why);
        if (!why || explained.entry.reverses != earned.number) continue;
        if (explained.entry.number < latest) continue;
        latest = explained.entry.number;
        left = why->after;
    }
    return left;
}

std::string shortage(Points required, Points available) {
    return "costs " + std::to_string(required.count) + ", " + std::to_string(available.count) +
           " are available, " + std::to_string((required - available).count) + " are missing";
}

}  // namespace regulars
