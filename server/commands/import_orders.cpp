#include "server/commands/import_orders.h"

#include <fstream>
#include <iostream>

#include "core/wording/numbers.h"
#include "server/api/clock.h"
#include "server/commands/new_shop.h"
#include "server/commands/program_file.h"
#include "server/commands/progress_bar.h"
#include "server/commands/saying.h"
#include "server/files/text_source.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"program", "data", "profile",
                                        "columns", "shop", "rejected"};

/// Everything the file says, or everything wrong with it, already said.
std::expected<AssembledOrders, Exit> read_orders(const std::string& path,
                                                 const ColumnMapping& mapping,
                                                 const Program& program) {
    OrderFile file(mapping, program.zone, program.currency);
    ProgressBar bar("reading");
    const auto read = read_text(
        path, [&](std::string_view piece) { return file.feed(piece); },
        [&](std::int64_t done, std::int64_t total) { bar.show(done, total); });
    if (!read) return std::unexpected(say_wrong(read.error()));
    auto orders = file.finish();
    if (!orders) return std::unexpected(say_wrong(orders.error()));
    return std::move(*orders);
}

std::string csv_field(std::string_view text) {
    std::string field = "\"";
    for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

bool write_rejected(const std::string& path, std::span<const LineProblem> rejected) {
    std::ofstream out(path);
    out << "line,rule,message\n";
    for (const LineProblem& problem : rejected) {
        out << problem.line << ',' << problem.rule << ',' << csv_field(problem.message) << '\n';
    }
    return static_cast<bool>(out.flush());
}

void print_counts(const std::map<std::string, std::int64_t, std::less<>>& by_rule) {
    for (const auto& [rule, count] : by_rule) std::cout << "  " << rule << ' ' << count << '\n';
}

void print_some(std::span<const std::string> events) {
    constexpr std::size_t shown = 10;
    for (const std::string& event : events.first(std::min(shown, events.size()))) {
        std::cout << "  " << event << '\n';
    }
    if (events.size() > shown) std::cout << "  and " << events.size() - shown << " more\n";
}

void print_summary(const AssembledOrders& file, const ImportCounts& counts,
                   const Program& program) {
    const auto money = [&](Money amount) { return money_text(amount, program.currency); };
    const OrdersSummary& sum = file.summary;
    std::cout << "lines             " << grouped(sum.lines) << " (" << grouped(sum.order_lines)
              << " in orders, " << grouped(sum.refund_lines) << " cancelled)\n"
              << "orders            " << grouped(sum.orders) << ", " << money(sum.spent) << '\n'
              << "members           " << grouped(sum.members) << '\n'
              << "refunds           " << grouped(sum.refunds) << ", " << money(sum.refunded) << '\n'
              << "unmatched         " << grouped(sum.refund_lines_unmatched)
              << " cancellation lines, " << money(sum.refunds_unmatched) << '\n'
              << "cut from refunds  " << money(sum.refunds_cut) << '\n'
              << "rejected lines    " << grouped(sum.rejected_lines) << '\n';
    std::map<std::string, std::int64_t, std::less<>> rejected;
    for (const LineProblem& problem : file.rejected) ++rejected[std::string(problem.rule)];
    print_counts(rejected);
    std::cout << "points issued     " << grouped(counts.points_issued) << '\n'
              << "facts added       " << grouped(counts.facts_added) << '\n'
              << "facts known       " << grouped(counts.facts_known) << '\n';
    if (!counts.facts_refused.empty()) {
        std::cout << "facts refused\n";
        print_counts(counts.facts_refused);
        print_some(counts.refused_events);
    } else if (counts.facts_added == 0 && counts.facts_known > 0) {
        std::cout << "nothing changed: all of it was there already\n";
    }
}

struct Stored {
    ImportCounts counts;
    std::string studio_key;
};

/// One transaction: an error leaves the database as it was.
store::Stored<Stored> store_all(const std::string& folder, const std::string& shop,
                                const Program& program, std::span<const MemberFacts> members) {
    auto data = store::DataFolder::open_or_create(folder);
    if (!data) return std::unexpected(data.error());
    auto connection = data->writer();
    if (!connection) return std::unexpected(connection.error());
    auto transaction = store::Transaction::begin(*connection);
    if (!transaction) return std::unexpected(store::store_error(transaction.error()));
    const Instant now = api::shop_clock()();
    auto opened = open_or_make_shop(*connection, shop, program, now);
    if (!opened) return std::unexpected(opened.error());
    store::SqliteShopStore shop_store(*connection, shop);
    ProgressBar bar("deciding");
    auto counts =
        import_facts(shop_store, opened->published, members, now,
                     [&](std::int64_t done, std::int64_t total) { bar.show(done, total); });
    if (!counts) return std::unexpected(counts.error());
    if (auto set = set_clock(shop_store, program.zone, now); !set) {
        return std::unexpected(set.error());
    }
    if (auto written = transaction->commit(); !written) {
        return std::unexpected(store::store_error(written.error()));
    }
    return Stored{std::move(*counts), std::move(opened->studio_key)};
}

Exit import_orders(const Arguments& arguments) {
    if (arguments.rest().size() != 1) return say_usage("import", "name one file of orders");
    if (!arguments.has("program")) return say_usage("import", "--program is missing");
    if (!arguments.has("data")) return say_usage("import", "--data is missing");
    if (arguments.has("profile") == arguments.has("columns")) {
        return say_usage("import", "say either --profile or --columns");
    }
    const auto mapping = arguments.has("profile") ? mapping_of_profile(arguments.value("profile"))
                                                  : mapping_from(arguments.value("columns"));
    if (!mapping) return say_wrong(mapping.error());
    const auto program = read_program_file(arguments.value("program"));
    if (!program) return say_wrong(program.error());
    const auto orders = read_orders(arguments.rest().front(), *mapping, *program);
    if (!orders) return orders.error();
    const std::string rejected = arguments.value("rejected");
    if (!rejected.empty() && !write_rejected(rejected, orders->rejected)) {
        return say_wrong("cannot write " + rejected);
    }
    const auto stored = store_all(arguments.value("data"), arguments.value_or("shop", program->id),
                                  *program, orders->members);
    if (!stored) return say_wrong(stored.error());
    print_summary(*orders, stored->counts, *program);
    if (!stored->studio_key.empty()) {
        std::cout << "studio key        " << stored->studio_key << " (shown once)\n";
    }
    return good;
}

}  // namespace

const Command import_command{
    "import", "reads a merchant's CSV of order lines into a shop",
    "ORDERS.csv[.gz] --program P.json --data DIR (--profile NAME | --columns C)\n"
    "       [--shop ID] [--rejected FILE]\n\n"
    "  --program   the programme that decides; published unless it is in force already\n"
    "  --data      the server's folder; made if it is not there\n"
    "  --profile   how the columns are named: online-retail or regulars\n"
    "  --columns   \"order=InvoiceNo,member=CustomerID,time=InvoiceDate,...\": docs/import.md\n"
    "  --shop      the shop's id; by default the programme's\n"
    "  --rejected  where lines that were left out are written, with number and reason\n\n"
    "All of it is stored, or nothing. The same file again changes nothing.",
    options, import_orders};

}  // namespace regulars::commands
