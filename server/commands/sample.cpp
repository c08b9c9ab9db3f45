#include <algorithm>
#include <iostream>

#include "core/wording/numbers.h"
#include "server/api/clock.h"
#include "server/commands/new_shop.h"
#include "server/commands/program_file.h"
#include "server/commands/progress_bar.h"
#include "server/commands/saying.h"
#include "server/sample/sample_shop.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data", "program", "seed", "members", "shop"};
constexpr std::string_view usual_program = "assets/programs/sample_shop.json";
constexpr std::int64_t members_usual = 3'000;
constexpr std::int64_t members_most = 100'000;

/// A decision on its way into the shop's journal, which goes by time over all members.
struct Turn {
    std::size_t member = 0;
    std::size_t fact = 0;
};

std::vector<Turn> turns_of(std::span<const MemberRecord> records) {
    std::vector<Turn> turns;
    for (std::size_t m = 0; m < records.size(); ++m) {
        for (std::size_t f = 0; f < records[m].facts.size(); ++f) turns.push_back({m, f});
    }
    const auto at = [&](const Turn& turn) {
        return records[turn.member].facts[turn.fact].occurred_at;
    };
    std::ranges::stable_sort(turns, std::less{}, at);
    return turns;
}

/// The entries that one fact led to: they name it as their cause.
std::vector<ExplainedEntry> entries_of(const MemberRecord& record, const EventId& cause) {
    std::vector<ExplainedEntry> entries;
    for (const ExplainedEntry& entry : record.entries) {
        if (entry.entry.cause == cause) entries.push_back(entry);
    }
    return entries;
}

store::Stored<void> store_records(store::ShopStore& store, std::span<const MemberRecord> records) {
    ProgressBar bar("storing");
    const auto turns = turns_of(records);
    std::int64_t done = 0;
    for (const Turn& turn : turns) {
        const MemberRecord& record = records[turn.member];
        const Fact& fact = record.facts[turn.fact];
        const auto number = static_cast<std::int64_t>(turn.fact) + 1;
        auto written = store.append({record.id, number, fact, entries_of(record, fact.event)});
        if (!written) return written;
        bar.show(++done, static_cast<std::int64_t>(turns.size()));
    }
    return {};
}

store::Stored<std::string> store_sample(const Arguments& arguments, const Program& program,
                                        const SampleShop& sample, Instant now) {
    auto data = store::DataFolder::open_or_create(arguments.value("data"));
    if (!data) return std::unexpected(data.error());
    auto connection = data->writer();
    if (!connection) return std::unexpected(connection.error());
    auto transaction = store::Transaction::begin(*connection);
    if (!transaction) return std::unexpected(store::store_error(transaction.error()));
    const std::string shop = arguments.value_or("shop", program.id);
    auto opened = open_or_make_shop(*connection, shop, program, now);
    if (!opened) return std::unexpected(opened.error());
    if (opened->studio_key.empty()) {
        return std::unexpected(store::StoreError{store::StoreError::Kind::conflict,
                                                 "there is a shop \"" + shop + "\" already"});
    }
    store::SqliteShopStore shop_store(*connection, shop);
    const auto records = records_of(sample, opened->published);
    if (auto stored = store_records(shop_store, records); !stored) {
        return std::unexpected(stored.error());
    }
    if (auto written = transaction->commit(); !written) {
        return std::unexpected(store::store_error(written.error()));
    }
    return opened->studio_key;
}

Exit sample(const Arguments& arguments) {
    if (!arguments.rest().empty()) return say_usage("sample", "takes options only");
    if (!arguments.has("data")) return say_usage("sample", "--data is missing");
    const auto seed = whole_number(arguments.value_or("seed", "1"), 0, INT64_MAX);
    const auto members =
        whole_number(arguments.value_or("members", std::to_string(members_usual)), 1, members_most);
    if (!seed || !members) return say_usage("sample", "--seed and --members want whole numbers");
    const auto program = read_program_file(arguments.value_or("program", usual_program));
    if (!program) return say_wrong(program.error());
    const Instant now = api::shop_clock()();
    const SampleShop shop =
        make_sample(static_cast<std::uint64_t>(*seed), static_cast<int>(*members), now);
    const auto key = store_sample(arguments, *program, shop, now);
    if (!key) return say_wrong(key.error());
    std::size_t facts = 0;
    for (const MemberFacts& member : shop.members) facts += member.facts.size();
    std::cout << "members           " << grouped(static_cast<std::int64_t>(shop.members.size()))
              << "\nfacts             " << grouped(static_cast<std::int64_t>(facts))
              << "\nwishes            " << grouped(static_cast<std::int64_t>(shop.wishes.size()))
              << "\nstudio key        " << *key << " (shown once)\n";
    return good;
}

}  // namespace

const Command sample_command{
    "sample", "makes a sample shop to look at",
    "--data DIR [--program P.json] [--seed N] [--members N] [--shop ID]\n\n"
    "A lifestyle shop in Taipei with 24 months of orders up to now; the same seed makes the same\n"
    "members. The programme is assets/programs/sample_shop.json unless another is named.",
    options, sample};

}  // namespace regulars::commands
