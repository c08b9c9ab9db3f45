#include <iostream>

#include "server/commands/opened_shop.h"
#include "server/commands/saying.h"
#include "server/commands/shown_members.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data", "base", "shop"};

Exit links(const Arguments& arguments) {
    if (!arguments.has("data")) return say_usage("links", "--data is missing");
    auto shop = ReadShop::open(arguments.value("data"), arguments.value("shop"));
    if (!shop) return say_wrong(shop.error());
    const auto row = shop->store->shop();
    if (!row) return say_wrong(row.error());
    const auto shown = shown_members(*shop->store, shop->published, shop->now);
    if (!shown) return say_wrong(shown.error());
    std::string base = arguments.value_or("base", "http://127.0.0.1:8080");
    while (base.ends_with('/')) base.pop_back();
    const auto now = api::real_now();
    const auto print = [&](std::string_view word, const identity::MemberLinks& signer,
                           std::string_view path, std::string_view subject) {
        const auto link =
            signer.sign({row->id, std::string(subject), now + identity::longest_member_link}, now);
        if (link) std::cout << word << ' ' << base << path << *link << '\n';
    };
    const auto members = api::member_links_of(shop->folder.master_key());
    if (shown->top) print("top", members, "/m/", shown->top->text);
    if (shown->close) print("close", members, "/m/", shown->close->text);
    if (shown->single) print("single", members, "/m/", shown->single->text);
    print("studio", api::studio_links_of(shop->folder.master_key()), "/studio/",
          api::studio_subject);
    return good;
}

}  // namespace

const Command links_command{
    "links", "prints links to three members' portals and to the studio",
    "--data DIR [--base URL] [--shop ID]\n\n"
    "One link a line behind a word: top (a member of the highest tier), close (one close to the\n"
    "next tier), single (one with a single order), studio. They open for 30 days.",
    options, links};

}  // namespace regulars::commands
