#include <algorithm>
#include <iostream>

#include "core/evaluation/what_if.h"
#include "core/json/account_json.h"
#include "server/commands/opened_shop.h"
#include "server/commands/program_file.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data", "before", "after", "as-of", "shop"};

store::Stored<std::vector<MemberHistory>> histories_in(store::ShopStore& store) {
    std::vector<MemberHistory> histories;
    auto read = store.each_record([&](const store::MemberRow& row, const MemberRecord& record) {
        histories.push_back({row.id, row.name, past_orders(record.facts)});
        std::ranges::stable_sort(histories.back().orders, [](const auto& a, const auto& b) {
            return a.at != b.at ? a.at < b.at : a.order < b.order;
        });
    });
    if (!read) return std::unexpected(read.error());
    return histories;
}

Json moves_json(const ProgramOutcome& before, const ProgramOutcome& after, const Program& from,
                const Program& to, std::span<const MemberHistory> histories) {
    Json moves = Json::array();
    for (const TierMoveAcross& move : moves_between(before, after)) {
        moves.push_back({{"member", histories[move.member].member.text},
                         {"before", from.tiers()[move.before].id.text},
                         {"after", to.tiers()[move.after].id.text}});
    }
    return moves;
}

Exit simulate(const Arguments& arguments) {
    for (const std::string_view needed : {"data", "before", "after"}) {
        if (!arguments.has(needed)) {
            return say_usage("simulate", "--" + std::string(needed) + " is missing");
        }
    }
    const auto before = read_program_file(arguments.value("before"));
    if (!before) return say_wrong(before.error());
    const auto after = read_program_file(arguments.value("after"));
    if (!after) return say_wrong(after.error());
    auto shop = ReadShop::open(arguments.value("data"), arguments.value("shop"));
    if (!shop) return say_wrong(shop.error());
    std::optional<Instant> as_of = shop->now;
    if (arguments.has("as-of")) as_of = instant_from(arguments.value("as-of"));
    if (!as_of) return say_usage("simulate", "--as-of wants a time like 2011-12-10T00:00:00Z");
    const auto histories = histories_in(*shop->store);
    if (!histories) return say_wrong(histories.error());
    ProgramOutcome was, would;
    replay_histories(*before, *histories, *as_of, was);
    replay_histories(*after, *histories, *as_of, would);
    const Json result = {{"as_of", to_string(*as_of)},
                         {"before", to_json(was, *before)},
                         {"after", to_json(would, *after)},
                         {"moves", moves_json(was, would, *before, *after, *histories)}};
    std::cout << result.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return good;
}

}  // namespace

const Command simulate_command{
    "simulate", "compares two programmes over a shop's order history",
    "--data DIR --before P.json --after P.json [--as-of TIME] [--shop ID]\n\n"
    "Prints JSON: points issued, their cost, members and orders by tier under each programme, and\n"
    "every member who would stand on another tier.",
    options, simulate};

}  // namespace regulars::commands
