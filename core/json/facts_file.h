// core/json/facts_file.h: a file of facts: one JSON object a line, of as many members as there are.
// The lines of a file stand in the order in which they were recorded. Blank lines count, and say nothing.
// Source    docs/replay.md; docs/rules/facts.md.
#pragma once
#include "core/json/facts_json.h"

namespace regulars {

struct MemberFact {
    MemberId member;
    Fact fact;
};

/// All facts, or every problem with its place: "/line/12/amount_minor", lines from 1.
Result<std::vector<MemberFact>> facts_from_lines(std::string_view text);

}  // namespace regulars
