// server/commands/shown_members.h: three members worth showing: one on the highest tier, one who
// is close to the next, one with a single order.
#pragma once
#include "server/store/published_programs.h"

namespace regulars::commands {

struct ShownMembers {
    std::optional<MemberId> top, close, single;
};

/// Three different members where the shop has them.
store::Stored<ShownMembers> shown_members(store::ShopStore& store,
                                          const PublishedProgram& published, Instant as_of);

}  // namespace regulars::commands
