#include <iostream>

#include "core/json/account_json.h"
#include "server/commands/opened_shop.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data", "as-of", "member", "shop"};

Exit replay_accounts(const Arguments& arguments) {
    if (!arguments.has("data")) return say_usage("replay", "--data is missing");
    auto shop = ReadShop::open(arguments.value("data"), arguments.value("shop"));
    if (!shop) return say_wrong(shop.error());
    Instant as_of = shop->now;
    if (arguments.has("as-of")) {
        const auto given = instant_from(arguments.value("as-of"));
        if (!given) return say_usage("replay", "--as-of wants a time like 2011-12-10T00:00:00Z");
        as_of = *given;
    }
    const Program& program = shop->published.program;
    const auto print = [&](const MemberRecord& record) {
        std::cout << to_text(to_json(account_at(program, record, as_of), program)) << '\n';
    };
    if (!arguments.has("member")) {
        const auto read = shop->store->each_record(
            [&](const store::MemberRow&, const MemberRecord& record) { print(record); });
        return read ? good : say_wrong(read.error());
    }
    const auto record = shop->store->record({arguments.value("member")});
    if (!record) return say_wrong(record.error());
    if (!*record) return say_wrong("there is no member \"" + arguments.value("member") + "\"");
    print(**record);
    return good;
}

}  // namespace

const Command replay_command{
    "replay", "prints members' accounts at an instant, one JSON line each",
    "--data DIR [--as-of TIME] [--member ID] [--shop ID]\n\n"
    "Accounts are derived from the stored facts and entries; TIME is RFC 3339, by default now.",
    options, replay_accounts};

}  // namespace regulars::commands
