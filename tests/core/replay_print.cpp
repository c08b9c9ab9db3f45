// Prints accounts with their histories, one JSON line each: the same bytes natively and in WASM, which
// scripts/test compares.
//   replay_print STORY.json ...        every member at every instant a story asks about
//   replay_print --random N SEED       N random worlds, at two instants each
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/json/program_json.h"
#include "core/json/replay_json.h"
#include "tests/core/properties/made_zones.h"
#include "tests/core/properties/random_world.h"

using namespace regulars;

namespace {

bool read_file(const char* path, std::string& text) {
    std::FILE* file = std::fopen(path, "rb");
    if (!file) return std::fprintf(stderr, "cannot read %s\n", path), false;
    char piece[65'536];
    for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, file)) > 0;) text.append(piece, n);
    std::fclose(file);
    return true;
}

bool say(const char* path, const Problems& problems) {
    for (const Problem& problem : problems) {
        std::fprintf(stderr, "%s: %s %s\n", path, problem.where.pointer.c_str(),
                     problem.rule.c_str());
    }
    return false;
}

void print(Programs programs, std::span<const ReplayedMember> members, Instant as_of) {
    for (const ReplayedMember& member : members) {
        std::printf("%s\n", to_text(replay_json(programs, member, as_of, true)).c_str());
    }
}

/// The story's facts as the lines of a file; a fact without a member is of "m".
std::string lines_of(const Json& story) {
    std::string lines;
    for (Json fact : story.value("facts", Json::array())) {
        fact.erase("refused");
        if (!fact.contains("member")) fact["member"] = "m";
        lines += to_text(fact) + "\n";
    }
    return lines;
}

bool print_story(const char* path) {
    std::string text;
    if (!read_file(path, text)) return false;
    const auto story = parse_json(text);
    if (!story) return say(path, story.error());
    Json document;
    if (story->contains("versions"))
        document["versions"] = story->at("versions");
    else
        document = story->value("program", Json::object());
    const auto programs = programs_from_text(to_text(document), making::made_zone);
    if (!programs) return say(path, programs.error());
    const auto facts = facts_from_lines(lines_of(*story));
    if (!facts) return say(path, facts.error());
    const auto members = replayed(*programs, *facts);
    std::printf("\"%s\"\n", path);
    for (const Json& expected : story->value("expect", Json::array())) {
        const auto as_of = instant_from(expected.value("as_of", std::string()));
        if (!as_of) return std::fprintf(stderr, "%s: as_of is no time\n", path), false;
        print(*programs, members, *as_of);
    }
    return true;
}

void print_world(std::uint64_t seed) {
    const making::World world = making::random_world(seed);
    std::vector<MemberFact> facts;
    Instant last;
    for (const making::Told& told : world.told) {
        facts.push_back({world.member, told.fact});
        last = std::max(last, told.fact.occurred_at);
    }
    const auto members = replayed(world.versions, facts);
    std::printf("%llu\n", static_cast<unsigned long long>(seed));
    print(world.versions, members, last + 1);
    print(world.versions, members, last + 200 * ms_per_day);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "replay_print STORY.json ... | --random N SEED\n"), 2;
    if (std::strcmp(argv[1], "--random") == 0) {
        if (argc != 4) return std::fprintf(stderr, "replay_print --random N SEED\n"), 2;
        const std::uint64_t count = std::strtoull(argv[2], nullptr, 10);
        const std::uint64_t seed = std::strtoull(argv[3], nullptr, 10);
        for (std::uint64_t i = 0; i < count; ++i) print_world(seed + i);
        return 0;
    }
    bool good = true;
    for (int i = 1; i < argc; ++i) good = print_story(argv[i]) && good;
    return good ? 0 : 1;
}
