#include <iostream>

#include "server/commands/opened_shop.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data", "shop"};

Exit verify(const Arguments& arguments) {
    if (!arguments.has("data")) return say_usage("verify", "--data is missing");
    auto shop = ReadShop::open(arguments.value("data"), arguments.value("shop"));
    if (!shop) return say_wrong(shop.error());
    const auto row = shop->store->shop();
    if (!row) return say_wrong(row.error());
    const auto verified = store::verify_journal(*shop->connection, row->id);
    if (!verified) return say_wrong(verified.error());
    const auto read = shop->store->each_record([](const store::MemberRow&, const MemberRecord&) {});
    if (!read) return say_wrong(read.error());
    std::cout << "ok " << row->last_seq << " lines, head " << row->head_hash << '\n';
    return good;
}

}  // namespace

const Command verify_command{
    "verify", "recomputes a shop's journal from its first line",
    "--data DIR [--shop ID]\n\n"
    "Checks the hash chain over every fact and entry and that every row reads back.",
    options, verify};

}  // namespace regulars::commands
