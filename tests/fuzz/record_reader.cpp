// A member's record as a browser receives it: read, written, read again, and looked at. Facts and entries
// need not fit each other here; nothing may crash of it.
#include "core/json/record_json.h"
#include "tests/fuzz/json_mutator.h"
#include "tests/fuzz/looking.h"

using namespace regulars;
using fuzz::hold;

REGULARS_FUZZ_JSON(fuzz::Written::one_value)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto programs = fuzz::programs_at("tests/fuzz/everything.json");
    const auto json = parse_json(fuzz::text_of(data, size));
    if (!json) return fuzz::look_at(json.error()), 0;
    const auto record = record_from_json(*json);
    if (!record) return fuzz::look_at(record.error()), 0;
    const auto again = record_from_json(to_json(*record));
    hold(again.has_value(), "a record that was written can be read");
    hold(*again == *record, "a record reads back as it was");
    fuzz::look_at(programs, *record, *instant_from("2027-06-30T00:00:00Z"), "en");
    return 0;
}
