#include <algorithm>
#include <iostream>

#include "core/json/account_json.h"
#include "core/json/replay_json.h"
#include "server/commands/opened_shop.h"
#include "server/commands/program_file.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data",    "as-of", "member", "shop",
                                        "program", "facts", "history"};

Exit say_no_member(const std::string& member) {
    return say_wrong("there is no member \"" + member + "\"");
}

Exit replay_stored(const Arguments& arguments, std::optional<Instant> asked) {
    auto shop = ReadShop::open(arguments.value("data"), arguments.value("shop"));
    if (!shop) return say_wrong(shop.error());
    const Instant as_of = asked.value_or(shop->now);
    const auto print = [&](const MemberRecord& record) {
        std::cout << to_text(to_json(account_at(shop->published, record, as_of),
                                     shop->published.program))
                  << '\n';
    };
    if (!arguments.has("member")) {
        const auto read = shop->store->each_record(
            [&](const store::MemberRow&, const MemberRecord& record) { print(record); });
        return read ? good : say_wrong(read.error());
    }
    const auto record = shop->store->record({arguments.value("member")});
    if (!record) return say_wrong(record.error());
    if (!*record) return say_no_member(arguments.value("member"));
    print(**record);
    return good;
}

Exit replay_files(const Arguments& arguments, std::optional<Instant> asked) {
    const std::string programs_path = arguments.value("program");
    const std::string facts_path = arguments.value("facts");
    const auto programs = read_programs_file(programs_path);
    if (!programs) return say_wrong_file(programs_path, programs.error());
    const auto facts_text = read_whole_file(facts_path);
    if (!facts_text) return say_wrong_file(facts_path, facts_text.error());
    const auto facts = facts_from_lines(*facts_text);
    if (!facts) return say_wrong_file(facts_path, facts.error());
    Instant as_of = asked.value_or(Instant{});
    for (const MemberFact& one : *facts) {
        if (!asked) as_of = std::max(as_of, one.fact.occurred_at);
    }
    const bool with_history = arguments.value_or("history", "yes") != "no";
    bool found = false;
    for (const ReplayedMember& member : replayed(*programs, *facts)) {
        if (arguments.has("member") && member.record.id.text != arguments.value("member")) continue;
        found = true;
        std::cout << to_text(replay_json(*programs, member, as_of, with_history)) << '\n';
    }
    if (arguments.has("member") && !found) return say_no_member(arguments.value("member"));
    return good;
}

Exit replay_accounts(const Arguments& arguments) {
    std::optional<Instant> as_of;
    if (arguments.has("as-of")) {
        as_of = instant_from(arguments.value("as-of"));
        if (!as_of) return say_usage("replay", "--as-of wants a time like 2011-12-10T00:00:00Z");
    }
    const std::string history = arguments.value_or("history", "yes");
    if (history != "yes" && history != "no") {
        return say_usage("replay", "--history wants yes or no");
    }
    const bool files = arguments.has("program") || arguments.has("facts");
    if (files && arguments.has("data")) {
        return say_usage("replay", "either --data, or --program with --facts");
    }
    if (!files && !arguments.has("data")) {
        return say_usage("replay", "--data is missing, or --program with --facts");
    }
    if (!files) return replay_stored(arguments, as_of);
    for (const std::string_view needed : {"program", "facts"}) {
        if (!arguments.has(needed)) {
            return say_usage("replay", "--" + std::string(needed) + " is missing");
        }
    }
    if (arguments.has("shop")) return say_usage("replay", "--shop goes with --data");
    if (arguments.value("program") == "-" && arguments.value("facts") == "-") {
        return say_usage("replay", "one of --program and --facts can be the standard input");
    }
    return replay_files(arguments, as_of);
}

}  // namespace

const Command replay_command{
    "replay", "prints members' accounts at an instant, one JSON line each",
    "--program P.json --facts F.jsonl [--as-of TIME] [--member ID] [--history no]\n"
    "--data DIR [--as-of TIME] [--member ID] [--shop ID]\n\n"
    "From two files: the facts are decided one after the other by the programme, or by its "
    "versions,\n"
    "and each account is printed with its history and what was refused; \"-\" is the standard "
    "input.\n"
    "From a shop's folder: accounts are derived from the stored facts and entries.\n"
    "TIME is RFC 3339; by default the last fact's time, or the shop's now. docs/replay.md tells "
    "more.",
    options, replay_accounts};

}  // namespace regulars::commands
