// A programme and facts together, in the form of tests/stories: what the two readers let through meets.
#include "core/json/program_json.h"
#include "tests/core/properties/made_zones.h"
#include "tests/fuzz/json_mutator.h"
#include "tests/fuzz/looking.h"

using namespace regulars;

namespace {

Json programme_of(const Json& story) {
    const auto versions = story.find("versions");
    if (versions != story.end()) return {{"versions", *versions}};
    return story.value("program", Json());
}

std::string lines_of(const Json& story) {
    std::string lines;
    for (Json fact : story.value("facts", Json())) {
        if (fact.is_object() && !fact.contains("member")) fact["member"] = "m";
        lines += to_text(fact) + "\n";
    }
    return lines;
}

}  // namespace

REGULARS_FUZZ_JSON(fuzz::Written::one_value)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto story = parse_json(fuzz::text_of(data, size));
    if (!story || !story->is_object()) return 0;
    const auto programs = programs_from_text(to_text(programme_of(*story)), making::made_zone);
    if (!programs) return fuzz::look_at(programs.error()), 0;
    const auto facts = facts_from_lines(lines_of(*story));
    if (!facts) return fuzz::look_at(facts.error()), 0;
    fuzz::tell(*programs, *facts);
    return 0;
}
