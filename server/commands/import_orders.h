// server/commands/import_orders.h: a merchant's file into a shop, all of it or nothing.
// Twice     facts carry ids made from the file's own, so the same file again changes nothing.
// Source    docs/import.md.
#pragma once
#include <map>

#include "core/orders/order_file.h"
#include "server/store/published_programs.h"
#include "server/store/record_fact.h"

namespace regulars::commands {

struct ImportCounts {
    std::int64_t facts_added = 0;
    std::int64_t facts_known = 0;                                    // were there before
    std::map<std::string, std::int64_t, std::less<>> facts_refused;  // by rule
    std::vector<std::string> refused_events;                         // their ids, in file order
    std::int64_t points_issued = 0;                                  // net, of the added entries
};

/// Called with members done and members in all.
using MembersDone = std::function<void(std::int64_t, std::int64_t)>;

/// Decides and stores every fact, member by member, in time order. What the rules refuse is left
/// out and counted; an error of the store ends the import, and the caller rolls back.
store::Stored<ImportCounts> import_facts(store::ShopStore& store, const PublishedProgram& published,
                                         std::span<const MemberFacts> members, Instant recorded_at,
                                         const MembersDone& progress = {});

}  // namespace regulars::commands
