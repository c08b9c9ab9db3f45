// A file of facts from outside: read, written, read again, and decided under one of three programmes.
#include "tests/fuzz/json_mutator.h"
#include "tests/fuzz/looking.h"

using namespace regulars;
using fuzz::hold;

namespace {

std::vector<std::vector<PublishedProgram>> the_programs() {
    std::vector<std::vector<PublishedProgram>> all;
    all.push_back(fuzz::programs_at("assets/programs/sample_shop.json"));
    all.push_back(fuzz::programs_at("tests/fuzz/everything.json"));
    all.push_back(fuzz::programs_at("tests/fuzz/two_versions.json"));
    return all;
}

}  // namespace

REGULARS_FUZZ_JSON(fuzz::Written::lines)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto programs = the_programs();
    const auto facts = facts_from_lines(fuzz::text_of(data, size));
    if (!facts) return fuzz::look_at(facts.error()), 0;
    for (const MemberFact& one : *facts) {
        const auto again = fact_from_json(to_json(one.fact), {}, FactForm::written);
        hold(again.has_value(), "a fact that was written can be read");
        hold(*again == one.fact, "a fact reads back as it was");
    }
    fuzz::tell(programs[size % programs.size()], *facts);
    return 0;
}
