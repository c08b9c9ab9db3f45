// web/studio/problem_sentence.h: core's problems in the merchant's language. The text is looked up
// by rule and place ("studio.problem.json.out_of_range/points/earn/give"), then by rule alone, and
// is the problem's own message where there is neither.
#pragma once
#include "core/base/problem.h"
#include "core/wording/catalog.h"
#include "web/studio/draft.h"
#include "web/studio/replay.h"

namespace regulars::studio {

std::string sentence_of(const Problem& problem, const Draft& draft, const Catalog& catalog);
std::string sentence_of(const FileProblem& problem, const Catalog& catalog);

/// The sentence for the field at `pointer`; empty when nothing is wrong there. A name's field in
/// the first language also answers for the name as a whole.
std::string problem_at(std::string_view pointer, const Problems& problems, const Draft& draft,
                       const Catalog& catalog);

}  // namespace regulars::studio
