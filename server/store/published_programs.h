// server/store/published_programs.h: programmes between their document and the store.
#pragma once
#include "server/store/shop_store.h"

namespace regulars::store {

/// The published form that browsers and core read: {version, zone, document}.
std::string published_text(const ProgramRow& row);

/// A version read back from the store.
Stored<PublishedProgram> read_program(ShopStore& store, std::int64_t version);

/// The version in force at `now`.
Stored<PublishedProgram> program_at(ShopStore& store, Instant now);

/// Publishes `program` unless the newest version says the very same; the version in force then.
Stored<PublishedProgram> publish_if_new(ShopStore& store, const Program& program, Instant now);

}  // namespace regulars::store
