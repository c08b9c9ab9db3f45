// A merchant's order file: the same orders however it is cut into pieces, and histories that a what-if
// can replay.
#include "core/orders/order_file.h"
#include "core/evaluation/what_if.h"
#include "core/orders/history.h"
#include "tests/fuzz/looking.h"

using namespace regulars;
using fuzz::hold;

namespace {

auto read_in_pieces(const ColumnMapping& mapping, const Program& program, std::string_view text,
                    std::size_t bytes) {
    OrderFile file(mapping, program.zone, program.currency);
    for (; !text.empty(); text.remove_prefix(std::min(bytes, text.size()))) {
        if (!file.feed(text.substr(0, bytes))) break;
    }
    return file.finish();
}

/// Each member's facts are decided as an import does, and nothing of them is refused.
void import(const Program& program, std::span<const MemberFacts> members) {
    const PublishedProgram published{1, program};
    const std::vector<std::int64_t> taken(program.rewards.size());
    for (const MemberFacts& member : members) {
        MemberRecord record{member.member, {}, {}};
        for (const Fact& fact : member.facts) {
            auto entries = decide(published, record, fact, taken);
            if (!entries) fuzz::look_at(entries.error());
            if (!entries) continue;
            record.facts.push_back(fact);
            for (ExplainedEntry& entry : *entries) record.entries.push_back(std::move(entry));
        }
    }
}

void replay(const Program& program, std::span<const MemberHistory> histories) {
    ProgramOutcome outcome;
    replay_histories(program, histories, *instant_from("2027-01-01T00:00:00Z"), outcome);
    hold(outcome.tier_of_member.size() == histories.size(), "every member has a tier");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto programs = fuzz::programs_at("assets/programs/online_retail.json");
    const Program& program = programs.front().program;
    for (const char* profile : {"online-retail", "regulars"}) {
        const auto mapping = mapping_of_profile(profile);
        const auto text = fuzz::text_of(data, size);
        const auto whole = read_in_pieces(*mapping, program, text, size);
        const auto pieces = read_in_pieces(*mapping, program, text, 7);
        hold(whole.has_value() == pieces.has_value(), "a file is refused in one piece or in many");
        if (!whole) continue;
        hold(whole->members == pieces->members && whole->summary == pieces->summary,
             "a file reads the same in one piece or in many");
        import(program, whole->members);
        replay(program, histories_of(whole->members));
    }
    return 0;
}
