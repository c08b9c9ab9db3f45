#include "core/evaluation/forecast.h"

#include <algorithm>
#include <iostream>

#include "core/json/forecast_json.h"
#include "core/json/replay_json.h"
#include "core/wording/rule_sentences.h"
#include "server/commands/program_file.h"
#include "server/commands/rules_catalog.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"program", "facts", "member", "steps",
                                        "now",     "until", "ucp",    "language"};
constexpr std::string_view needed[] = {"program", "facts", "member", "steps"};

struct Times {
    std::optional<Instant> now, until;
};

/// The sentences of a programme's rules by the rule's id.
class SaidRules {
public:
    SaidRules(const Program& program, const Catalog& texts, std::size_t rung)
        : program_(program), sentences_(rule_sentences(program, texts)), rung_(rung) {}

    std::string operator()(const RuleId& id, const PlannedRule*) const {
        if (id.text == tier_rule) return at("/tiers/" + std::to_string(rung_), id);
        const auto& rules = program_.earning.rules;
        const bool plain_rate = said("/points/earn") != nullptr;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].id != id) continue;
            if (plain_rate && i == 0) return at("/points/earn", id);
            return at("/earning/rules/" + std::to_string(i - (plain_rate ? 1 : 0)), id);
        }
        return id.text;
    }

private:
    const RuleSentence* said(std::string_view pointer) const {
        for (const RuleSentence& one : sentences_) {
            if (one.where.pointer == pointer) return &one;
        }
        return nullptr;
    }
    std::string at(const std::string& pointer, const RuleId& id) const {
        const RuleSentence* found = said(pointer);
        return found ? found->sentence : id.text;
    }

    const Program& program_;
    std::vector<RuleSentence> sentences_;
    std::size_t rung_;
};

/// Everything the files hold, and the member who is asked about.
struct Asked {
    std::vector<PublishedProgram> programs;
    std::vector<ReplayedMember> members;
    const ReplayedMember* member = nullptr;
    std::vector<Fact> steps;
    Instant now;
};

std::expected<Asked, Exit> read_files(const Arguments& arguments, const Times& times) {
    Asked asked;
    const std::string programs_path = arguments.value("program");
    auto programs = read_programs_file(programs_path);
    if (!programs) return std::unexpected(say_wrong_file(programs_path, programs.error()));
    asked.programs = std::move(*programs);
    std::vector<MemberFact> facts[2];
    for (const std::size_t i : {0U, 1U}) {
        const std::string path = arguments.value(i == 0 ? "facts" : "steps");
        const auto text = read_whole_file(path);
        if (!text) return std::unexpected(say_wrong_file(path, text.error()));
        auto read = facts_from_lines(*text);
        if (!read) return std::unexpected(say_wrong_file(path, read.error()));
        facts[i] = std::move(*read);
    }
    asked.members = replayed(asked.programs, facts[0]);
    const std::string id = arguments.value("member");
    for (const ReplayedMember& member : asked.members) {
        if (member.record.id.text == id) asked.member = &member;
    }
    if (!asked.member) {
        return std::unexpected(say_wrong("there is no member \"" + id + "\""));
    }
    for (MemberFact& step : facts[1]) {
        if (step.member.text != id) {
            return std::unexpected(say_wrong("every step is the member's own: \"" +
                                             step.member.text + "\" is not \"" + id + "\""));
        }
        asked.steps.push_back(std::move(step.fact));
    }
    for (const MemberFact& one : facts[0]) {
        asked.now = std::max(asked.now, one.fact.occurred_at);
    }
    asked.now = times.now.value_or(asked.now);
    return asked;
}

Exit print_forecast(const Arguments& arguments, const Times& times) {
    const auto asked = read_files(arguments, times);
    if (!asked) return asked.error();
    const Program& program = in_force(asked->programs, asked->now).program;
    const auto taken = taken_by(asked->members, program);
    const Forecast made = forecast(asked->programs, asked->member->record, asked->steps, asked->now,
                                   times.until.value_or(asked->now), taken);
    if (!arguments.has("ucp")) {
        std::cout << to_text(to_json(made, asked->programs)) << '\n';
        return good;
    }
    const std::string language = arguments.value_or("language", "zh-Hant");
    const auto texts = rules_catalog(language);
    if (!texts) return say_wrong(texts.error());
    const SaidRules say(program, *texts, made.before.standing.tier);
    std::cout << to_text(
                     loyalty_json(made, program, {arguments.value("ucp"), language, false}, say))
              << '\n';
    return good;
}

Exit forecast_member(const Arguments& arguments) {
    for (const std::string_view name : needed) {
        if (!arguments.has(name)) {
            return say_usage("forecast", "--" + std::string(name) + " is missing");
        }
    }
    Times times;
    for (const auto& [name, into] : {std::pair{"now", &times.now}, {"until", &times.until}}) {
        if (!arguments.has(name)) continue;
        *into = instant_from(arguments.value(name));
        if (!*into) {
            return say_usage("forecast",
                             "--" + std::string(name) + " wants a time like 2026-03-10T00:00:00Z");
        }
    }
    if (!is_portal_language(arguments.value_or("language", "zh-Hant"))) {
        return say_usage("forecast", "--language wants zh-Hant, zh-Hans, en or ja");
    }
    if (arguments.has("language") && !arguments.has("ucp")) {
        return say_usage("forecast", "--language goes with --ucp");
    }
    return print_forecast(arguments, times);
}

}  // namespace

const Command forecast_command{
    "forecast", "says what steps would do to a member, without writing anything",
    "--program P.json --facts F.jsonl --member ID --steps S.jsonl [--now TIME] [--until TIME]\n"
    "         [--ucp DOMAIN [--language LANGUAGE]]\n\n"
    "Decides the facts as replay does, then the steps on top of them: facts in the same form, none "
    "before\n"
    "now. Prints the account before, what each step would write or why it would be refused, and "
    "the\n"
    "account at --until. With --ucp the answer is the map of one membership in the Universal "
    "Commerce\n"
    "Protocol's loyalty extension, under that reverse-domain name.\n"
    "Now is by default the last fact's time, until is now. docs/replay.md tells more.",
    options, forecast_member};

}  // namespace regulars::commands
