// server/store/schema.h: the tables, as numbered migrations that are never edited once released.
// Dialect   BIGINT and TEXT, CHECK, ON CONFLICT and foreign keys only: the same text makes the
//           tables on SQLite and PostgreSQL. No sequences, no triggers, no now().
// Form      what facts and entries say in their JSON. An entry holds what was known on its day, so no
//           migration turns one form into another: the number rises, the tables are made anew, and a
//           database of another form is refused and left as it is.
#pragma once
#include <span>

#include "server/store/sqlite.h"
#include "server/store/store_error.h"

namespace regulars::store {

/// scripts/run names its data folders by it.
inline constexpr int stored_form = 3;

std::span<const Migration> shop_migrations();

/// Refused when the database's records are of another form; before any migration.
Stored<void> has_our_form(Connection& connection);

}  // namespace regulars::store
