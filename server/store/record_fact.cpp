#include "server/store/record_fact.h"

#include <algorithm>

namespace regulars::store {

RecordOutcome record_fact(ShopStore& store, const PublishedProgram& published, MemberRecord& record,
                          const Fact& fact, Shelf taken) {
    auto entries = decide(published, record, fact, taken);
    if (!entries) return std::unexpected(std::move(entries.error()));
    // The same event with another body was refused above.
    const auto is_same = [&](const Fact& earlier) { return earlier.event == fact.event; };
    if (std::ranges::any_of(record.facts, is_same)) return Recorded::already_there;
    const auto number = static_cast<std::int64_t>(record.facts.size()) + 1;
    Decision decision{record.id, number, fact, std::move(*entries)};
    if (auto written = store.append(decision); !written) return std::unexpected(written.error());
    record.facts.push_back(fact);
    for (ExplainedEntry& entry : decision.entries) record.entries.push_back(std::move(entry));
    return Recorded::added;
}

}  // namespace regulars::store
