// core/json/record_json.h: whole member records: the form the portal receives.
// Source    docs/rules/facts.md.
#pragma once
#include "core/evaluation/member_record.h"
#include "core/json/entries_json.h"
#include "core/json/facts_json.h"

namespace regulars {

Json to_json(const MemberRecord& record);
Result<MemberRecord> record_from_json(const Json& json);

}  // namespace regulars
