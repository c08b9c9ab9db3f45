#include "tests/core/properties/world_json.h"

#include "core/json/program_json.h"
#include "core/json/record_json.h"
#include "tests/core/properties/made_zones.h"

namespace regulars::making {

namespace {

template <class Value, class Read>
void round_trip(const Value& value, std::string_view what, Read read,
                std::vector<std::string>& lost) {
    const std::string written = to_text(to_json(value));
    const auto lose = [&](std::string why) {
        lost.push_back(std::string(what) + " " + why + ": " + written);
    };
    const auto parsed = parse_json(written);
    if (!parsed) return lose("is no JSON");
    const auto again = read(*parsed);
    if (!again) {
        const Problem& problem = again.error().front();
        return lose("is refused: " + problem.where.pointer + " " + problem.rule);
    }
    if (*again != value) return lose("reads as " + to_text(to_json(*again)));
    if (to_text(to_json(*again)) != written) lose("is written differently");
}

}  // namespace

std::string described(const World& world) {
    std::string out;
    for (const PublishedProgram& published : world.versions) {
        out += "version " + std::to_string(published.version);
        if (published.from) out += " from " + to_string(*published.from);
        out += ": " + to_text(to_json(published.program)) + "\n";
    }
    for (const Told& told : world.told) out += described(told.fact) + "\n";
    return out;
}

std::string described(const Fact& fact) { return to_text(to_json(fact)); }

std::vector<std::string> lost_in_json(Programs programs, std::span<const Fact> facts,
                                      std::span<const ExplainedEntry> entries) {
    std::vector<std::string> lost;
    for (const PublishedProgram& published : programs) {
        round_trip(
            published.program, "programme",
            [](const Json& json) { return program_from_json(json, made_zone); }, lost);
    }
    for (const Fact& fact : facts) {
        round_trip(
            fact, "fact", [](const Json& json) { return fact_from_json(json); }, lost);
    }
    for (const ExplainedEntry& entry : entries) {
        round_trip(
            entry, "entry", [](const Json& json) { return entry_from_json(json); }, lost);
    }
    return lost;
}

}  // namespace regulars::making
