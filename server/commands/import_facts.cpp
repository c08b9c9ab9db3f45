#include "server/commands/import_orders.h"

namespace regulars::commands {
namespace {

using store::Stored;

Stored<MemberRecord> record_of(store::ShopStore& store, const MemberId& member) {
    auto record = store.record(member);
    if (!record) return std::unexpected(record.error());
    return *record ? std::move(**record) : MemberRecord{member, {}, {}};
}

std::int64_t points_in(const MemberRecord& record) {
    std::int64_t points = 0;
    for (const ExplainedEntry& entry : record.entries) points += entry.entry.points.count;
    return points;
}

/// A fact that was not added: counted if the rules said no, an error if the store did.
Stored<void> count_refusal(const Fact& fact, const store::RecordRefusal& refusal,
                           ImportCounts& counts) {
    counts.refused_events.push_back(fact.event.text);
    if (const auto* error = std::get_if<store::StoreError>(&refusal)) {
        // The event belongs to another member already: an order id that changed hands.
        if (error->kind != store::StoreError::Kind::conflict) return std::unexpected(*error);
        ++counts.facts_refused["facts.event_id_reused"];
        return {};
    }
    ++counts.facts_refused[std::get<Problems>(refusal).front().rule];
    return {};
}

}  // namespace

Stored<ImportCounts> import_facts(store::ShopStore& store, const PublishedProgram& published,
                                  std::span<const MemberFacts> members, Instant recorded_at,
                                  const MembersDone& progress) {
    ImportCounts counts;
    const std::vector<std::int64_t> taken(published.program.rewards.size());
    std::int64_t done = 0;
    for (const MemberFacts& member : members) {
        auto record = record_of(store, member.member);
        if (!record) return std::unexpected(record.error());
        const std::int64_t before = points_in(*record);
        const bool known = !record->facts.empty();
        for (Fact fact : member.facts) {
            // A file knows a member from the first order in it; the shop may know them for longer.
            if (known && std::holds_alternative<MemberJoined>(fact.body)) continue;
            fact.recorded_at = recorded_at;
            const auto recorded = store::record_fact(store, published, *record, fact, taken);
            if (recorded) {
                ++(*recorded == store::Recorded::added ? counts.facts_added : counts.facts_known);
            } else if (auto counted = count_refusal(fact, recorded.error(), counts); !counted) {
                return std::unexpected(counted.error());
            }
        }
        counts.points_issued += points_in(*record) - before;
        if (progress) progress(++done, static_cast<std::int64_t>(members.size()));
    }
    return counts;
}

}  // namespace regulars::commands
