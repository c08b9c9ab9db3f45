#include "core/evaluation/decide.h"

#include "core/evaluation/bench.h"

namespace regulars {

Result<std::vector<ExplainedEntry>> decide(Programs programs, const MemberRecord& record,
                                           const Fact& fact, Shelf taken) {
    for (const Fact& earlier : record.facts) {
        if (earlier.event != fact.event) continue;
        if (earlier.body == fact.body && earlier.occurred_at == fact.occurred_at) return Entries{};
        return no("event_id", "facts.event_id_reused",
                  "event \"" + fact.event.text + "\" was recorded with another body");
    }
    const PublishedProgram& published = in_force(programs, fact.occurred_at);
    Entries granted = granted_by_time(programs, record, fact.occurred_at);
    if (granted.empty()) {
        const Bench bench{programs, published, record, fact, taken};
        return std::visit([&](const auto& body) { return decide_body(bench, body); }, fact.body);
    }
    // What time brought is there before the fact: it can be spent by it.
    MemberRecord meanwhile = record;
    meanwhile.entries.insert(meanwhile.entries.end(), granted.begin(), granted.end());
    const Bench bench{programs, published, meanwhile, fact, taken};
    auto entries =
        std::visit([&](const auto& body) { return decide_body(bench, body); }, fact.body);
    if (!entries) return entries;
    granted.insert(granted.end(), std::make_move_iterator(entries->begin()),
                   std::make_move_iterator(entries->end()));
    return granted;
}

std::vector<Parcel> parcels_of(std::span<const ExplainedEntry> entries) {
    for (const ExplainedEntry& explained : entries) {
        if (explained.entry.kind != EntryKind::transfer_out) continue;
        if (const auto* why = std::get_if<TransferExplained>(&explained.why)) return why->parcels;
    }
    return {};
}

}  // namespace regulars
