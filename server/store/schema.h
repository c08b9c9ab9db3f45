// server/store/schema.h: the tables, as numbered migrations that are never edited once released.
// Dialect   BIGINT and TEXT, CHECK, ON CONFLICT and foreign keys only: the same text makes the
//           tables on SQLite and PostgreSQL. No sequences, no triggers, no now().
#pragma once
#include <span>

#include "server/store/sqlite.h"

namespace regulars::store {

std::span<const Migration> shop_migrations();

}  // namespace regulars::store
