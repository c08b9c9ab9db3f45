// Prints every member's account and the totals for an order file, as JSON lines: the same bytes
// natively and in WASM, which scripts/test compares.
//   accounts_print ORDERS.csv PROGRAM.json [PROFILE] [AS_OF]
#include <cstdio>
#include <string>

#include "core/evaluation/decide.h"
#include "core/json/account_json.h"
#include "core/json/program_json.h"
#include "core/orders/history.h"
#include "core/orders/order_file.h"

using namespace regulars;

namespace {

/// The years of the published order file; a browser gets its table from the server.
std::optional<TimeZone> zone_named(std::string_view name) {
    if (name == "Asia/Taipei") return TimeZone{"Asia/Taipei", 8 * 3600, {}};
    if (name != "Europe/London") return std::nullopt;
    return TimeZone{"Europe/London",
                    0,
                    {{*instant_from("2010-03-28T01:00:00Z"), 3600},
                     {*instant_from("2010-10-31T01:00:00Z"), 0},
                     {*instant_from("2011-03-27T01:00:00Z"), 3600},
                     {*instant_from("2011-10-30T01:00:00Z"), 0}}};
}

template <class Take>
bool read_pieces(const char* path, Take take) {
    std::FILE* file = std::fopen(path, "rb");
    if (!file) return std::fprintf(stderr, "cannot read %s\n", path), false;
    char piece[65'536];
    for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, file)) > 0;) take({piece, n});
    std::fclose(file);
    return true;
}

std::optional<Program> program_at(const char* path) {
    std::string text;
    if (!read_pieces(path, [&](std::string_view piece) { text += piece; })) return std::nullopt;
    auto document = parse_json(text);
    auto program = document ? program_from_json(*document, zone_named)
                            : Result<Program>(std::unexpected(document.error()));
    if (program) return std::move(*program);
    for (const Problem& problem : program.error()) {
        std::fprintf(stderr, "%s %s\n", problem.where.pointer.c_str(), problem.rule.c_str());
    }
    return std::nullopt;
}

/// Decides the member's facts one after the other, as the server does on import.
MemberRecord decided(const PublishedProgram& published, const MemberFacts& member) {
    MemberRecord record{member.member, {}, {}};
    const std::vector<std::int64_t> taken(published.program.rewards.size());
    for (const Fact& fact : member.facts) {
        auto entries = decide(published, record, fact, taken);
        if (!entries) continue;
        record.facts.push_back(fact);
        for (ExplainedEntry& entry : *entries) record.entries.push_back(std::move(entry));
    }
    return record;
}

void print(const Json& json) { std::printf("%s\n", to_text(json).c_str()); }

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "accounts_print ORDERS.csv PROGRAM.json\n"), 2;
    auto program = program_at(argv[2]);
    const auto mapping = mapping_of_profile(argc > 3 ? argv[3] : "online-retail");
    const auto as_of = instant_from(argc > 4 ? argv[4] : "2011-12-10T00:00:00Z");
    if (!program || !mapping || !as_of) return 1;
    const PublishedProgram published{1, std::move(*program)};
    OrderFile file(*mapping, published.program.zone, published.program.currency);
    if (!read_pieces(argv[1], [&](std::string_view piece) { file.feed(piece); })) return 1;
    const auto orders = file.finish();
    if (!orders) return 1;
    for (const MemberFacts& member : orders->members) {
        const MemberRecord record = decided(published, member);
        print(to_json(account_at(published, record, *as_of), published.program));
        for (const HistoryRow& row : history_at(published, record, *as_of)) print(to_json(row));
    }
    ProgramOutcome outcome;
    replay_histories(published.program, histories_of(orders->members), *as_of, outcome);
    print(to_json(outcome, published.program));
}
