// core/json/entries_json.h: ledger entries with their explanations, as they are stored and shown.
// Source    docs/rules/points.md, earning.md E4.
#pragma once
#include "core/evaluation/explanation.h"
#include "core/json/json.h"

namespace regulars {

Json to_json(const ExplainedEntry& explained);
Result<ExplainedEntry> entry_from_json(const Json& json, const JsonPath& at = {});

std::string_view name_of(EntryKind kind);

}  // namespace regulars
