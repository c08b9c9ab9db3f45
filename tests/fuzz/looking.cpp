#include "tests/fuzz/looking.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "core/evaluation/forecast.h"
#include "core/json/account_json.h"
#include "core/json/forecast_json.h"
#include "core/json/program_json.h"
#include "core/json/record_json.h"
#include "core/wording/sentences.h"
#include "tests/core/properties/made_zones.h"

namespace regulars::fuzz {
namespace {

/// A few sentences of a member's card and history.
void say_all(const Program& program, const Account& account, std::span<const HistoryRow> rows,
             const Catalog& catalog) {
    const Speaker speaker{catalog, program, account.as_of};
    hold(!standing_sentence(speaker, account).empty(), "a standing has a sentence");
    hold(!progress_sentence(speaker, account).empty(), "progress has a sentence");
    progress_deadline(speaker, account);
    keeping_sentence(speaker, account);
    for (std::size_t i = 0; i < account.wallets.size(); ++i) {
        expiry_sentence(speaker, account.wallets[i], program.wallets[i]);
        pending_sentence(speaker, account.wallets[i], program.wallets[i]);
    }
    for (const HistoryRow& row : rows) {
        hold(!history_sentence(speaker, row).empty(), "a row of the history has a sentence");
        history_arithmetic(speaker, row);
        pending_note(speaker, row);
    }
}

/// The last fact as a step into the unknown: everything it says is repeated a month later.
void forecast_again(Programs programs, const MemberRecord& record, const Fact& last, Instant now) {
    Fact step = last;
    step.event.text += "+";
    step.occurred_at = now + 30 * ms_per_day;
    const std::vector<std::int64_t> taken(
        in_force(programs, step.occurred_at).program.rewards.size());
    to_text(to_json(forecast(programs, record, {&step, 1}, now, now + 60 * ms_per_day, taken),
                    programs));
}

}  // namespace

void hold(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "This does not hold: %s\n", what);
    std::abort();
}

std::string file_text(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) std::fprintf(stderr, "cannot read %s: run at the repository's root\n", path.c_str());
    hold(file != nullptr, "the file is there");
    std::string text;
    char piece[65'536];
    for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, file)) > 0;) text.append(piece, n);
    std::fclose(file);
    return text;
}

const Catalog& texts(const std::string& name) {
    static std::map<std::string, Catalog> catalogs;
    const auto known = catalogs.find(name);
    if (known != catalogs.end()) return known->second;
    const auto json = parse_json(file_text("assets/texts/" + name + ".json"));
    hold(json.has_value(), "texts are JSON");
    auto catalog = catalog_from_json(*json);
    hold(catalog.has_value(), "texts are a catalogue");
    return catalogs.emplace(name, std::move(*catalog)).first->second;
}

std::vector<PublishedProgram> programs_at(const std::string& path) {
    auto programs = programs_from_text(file_text(path), making::made_zone);
    if (!programs) {
        for (const Problem& problem : programs.error()) {
            std::fprintf(stderr, "%s%s %s\n", path.c_str(), problem.where.pointer.c_str(),
                         problem.rule.c_str());
        }
    }
    hold(programs.has_value(), "the programme has no problems");
    return std::move(*programs);
}

void look_at(const Problems& problems) {
    hold(!problems.empty(), "a refusal has a reason");
    for (const Problem& problem : problems) {
        hold(problem.rule.find('.') != std::string::npos, "a problem names its rule");
        hold(!problem.message.empty(), "a problem has a sentence");
    }
}

void look_at(Programs programs, const MemberRecord& record, Instant as_of, const char* language) {
    const Program& program = in_force(programs, as_of).program;
    const Account account = account_at(programs, record, as_of);
    for (const Balance& balance : account.wallets) {
        hold(balance.adds_up(), "every point is accounted for (P6)");
    }
    to_text(to_json(account, program));
    const std::vector<HistoryRow> rows = history_at(programs, record, as_of);
    for (const HistoryRow& row : rows) to_text(to_json(row));
    say_all(program, account, rows, texts(language));
}

void tell(Programs programs, std::span<const MemberFact> facts) {
    if (facts.empty()) return;
    Instant last = facts.front().fact.occurred_at;
    for (const MemberFact& one : facts) last = std::max(last, one.fact.occurred_at);
    for (const ReplayedMember& member : replayed(programs, facts)) {
        for (const RefusedFact& refused : member.refused) look_at(refused.problems);
        const auto stored = record_from_json(to_json(member.record));
        hold(stored.has_value(), "what was decided can be read back");
        hold(*stored == member.record, "what was read back is what was decided");
        look_at(programs, member.record, last, "zh-Hant");
        look_at(programs, member.record, last + 400 * ms_per_day, "en");
        if (!member.record.facts.empty()) {
            forecast_again(programs, member.record, member.record.facts.back(), last);
        }
    }
}

}  // namespace regulars::fuzz
