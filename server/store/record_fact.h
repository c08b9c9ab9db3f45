// server/store/record_fact.h: the one way a fact gets into a shop: core decides, the store keeps
// fact and entries together.
// Twice     a fact that the record already holds is recorded once and changes nothing (F1).
#pragma once
#include <variant>

#include "core/evaluation/decide.h"
#include "server/store/shop_store.h"

namespace regulars::store {

enum class Recorded { added, already_there };

/// Why not: the rules, or the store.
using RecordRefusal = std::variant<Problems, StoreError>;
using RecordOutcome = std::expected<Recorded, RecordRefusal>;

/// `record` gains the fact and its entries when they were added.
RecordOutcome record_fact(ShopStore& store, const PublishedProgram& published, MemberRecord& record,
                          const Fact& fact, Shelf taken);

}  // namespace regulars::store
