// The real file through the public functions, natively and in WASM. The file is looked for,
// unpacked, at --orders=PATH (after a lone --) and at $REGULARS_ORDERS_CSV.
#include "tests/core/orders/real_orders.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "core/json/program_json.h"
#include "core/orders/history.h"

using namespace regulars;
using namespace regulars::making;
namespace utf = boost::unit_test;

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

File open_file(const std::string& path) { return File(std::fopen(path.c_str(), "rb")); }

template <class Take>
void read_pieces(std::FILE* file, Take take) {
    std::vector<char> piece(65'536);
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), file)) {
        take(std::string_view(piece.data(), got));
    }
}

/// WASM's getenv does not see the environment of Node.js; Linux shows it as a file.
std::string environment_value(const std::string& name) {
    if (const char* value = std::getenv(name.c_str())) return value;
    std::string all(1, '\0');
    if (const File file = open_file("/proc/self/environ")) {
        read_pieces(file.get(), [&](std::string_view piece) { all += piece; });
    }
    const std::string wanted = std::string(1, '\0') + name + "=";
    const std::size_t found = all.find(wanted);
    return found == all.npos ? "" : all.c_str() + found + wanted.size();
}

std::vector<std::string> orders_paths() {
    std::vector<std::string> paths;
    constexpr std::string_view option = "--orders=";
    const auto& suite = utf::framework::master_test_suite();
    for (int i = 1; i < suite.argc; ++i) {
        const std::string_view argument = suite.argv[i];
        if (argument.starts_with(option)) paths.emplace_back(argument.substr(option.size()));
    }
    paths.push_back(environment_value("REGULARS_ORDERS_CSV"));
    return paths;
}

File open_orders() {
    for (const std::string& path : orders_paths()) {
        if (File file = open_file(path)) return file;
    }
    return nullptr;
}

boost::test_tools::assertion_result the_file_is_there(utf::test_unit_id) {
    if (open_orders()) return true;
    constexpr auto message =
        "SKIPPED: no real orders; unpack online_retail.csv and name it in REGULARS_ORDERS_CSV";
    std::fprintf(stderr, "%s\n", message);
    boost::test_tools::assertion_result skipped(false);
    skipped.message() << message;
    return skipped;
}

const AssembledOrders& real_orders() {
    static const AssembledOrders orders = [] {
        OrderFile file(*mapping_of_profile("online-retail"), london(), *currency_of("GBP"));
        read_pieces(open_orders().get(), [&](std::string_view piece) { file.feed(piece); });
        auto read = file.finish();
        BOOST_REQUIRE(read.has_value());
        return std::move(*read);
    }();
    return orders;
}

Program real_program() {
    std::string text;
    const File file = open_file("assets/programs/online_retail.json");
    BOOST_REQUIRE(file);
    read_pieces(file.get(), [&](std::string_view piece) { text += piece; });
    const auto document = parse_json(text);
    BOOST_REQUIRE(document.has_value());
    auto program = program_from_json(*document, [](std::string_view) { return london(); });
    BOOST_REQUIRE_MESSAGE(program.has_value(), brief(program ? Problems{} : program.error()));
    return std::move(*program);
}

std::vector<MemberHistory> histories_without_refunds() {
    auto histories = histories_of(real_orders().members);
    for (MemberHistory& history : histories) {
        for (PastOrder& order : history.orders) order.refunds.clear();
    }
    return histories;
}

ProgramOutcome outcome_of(const Program& program, std::span<const MemberHistory> histories) {
    ProgramOutcome outcome;
    replay_histories(program, histories, at("2011-12-10T00:00:00Z"), outcome);
    return outcome;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_real_orders, *utf::precondition(the_file_is_there))

BOOST_AUTO_TEST_CASE(the_real_file_has_the_published_numbers) { check_real_orders(real_orders()); }

BOOST_AUTO_TEST_CASE(a_point_for_each_whole_pound_makes_8902670_points) {
    Program program = real_program();
    program.ladder.rungs.resize(1);
    std::get<PerAmount>(program.earning.rules.front().gives).rate.steps = Steps::whole;
    BOOST_TEST(outcome_of(program, histories_without_refunds()).issued == Points{8'902'670});
}

BOOST_AUTO_TEST_CASE(the_tiers_of_a_year_make_12561105_points) {
    const ProgramOutcome outcome = outcome_of(real_program(), histories_without_refunds());
    BOOST_TEST(outcome.issued == Points{12'561'105});
    BOOST_TEST(outcome.orders_by_tier == (std::vector<std::int64_t>{7'578, 5'176, 4'118, 1'660}),
               boost::test_tools::per_element());
    BOOST_TEST(outcome.members_by_tier == (std::vector<std::int64_t>{1'818, 1'651, 768, 101}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(deciding_fact_by_fact_gives_the_points_of_the_what_if) {
    const PublishedProgram published{1, real_program()};
    const std::vector<std::int64_t> taken(published.program.rewards.size());
    Points points;
    for (const MemberFacts& member : real_orders().members) {
        MemberRecord record{member.member, {}, {}};
        for (const Fact& fact : member.facts) {
            auto entries = decide(published, record, fact, taken);
            BOOST_REQUIRE_MESSAGE(entries.has_value(), fact.event.text << " was refused");
            record.facts.push_back(fact);
            for (ExplainedEntry& entry : *entries) {
                points += entry.entry.points;
                record.entries.push_back(std::move(entry));
            }
        }
    }
    const auto histories = histories_of(real_orders().members);
    BOOST_TEST(outcome_of(published.program, histories).issued == points);
}

BOOST_AUTO_TEST_SUITE_END()
