// core/json/record_json.h: facts, ledger entries and whole member records.
// These are the stored form and the form the portal receives; amounts are minor units of the
// programme's currency, times are RFC 3339 in UTC.
// Source    docs/rules/facts.md.
#pragma once
#include "core/evaluation/member_record.h"
#include "core/json/json.h"

namespace regulars {

Json to_json(const Fact& fact);
Result<Fact> fact_from_json(const Json& json, const JsonPath& at = {});

Json to_json(const ExplainedEntry& explained);
Result<ExplainedEntry> entry_from_json(const Json& json, const JsonPath& at = {});

Json to_json(const MemberRecord& record);
Result<MemberRecord> record_from_json(const Json& json);

}  // namespace regulars
