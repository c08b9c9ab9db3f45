// server/commands/: files into shops, and what is said about files that are wrong.
#include <chrono>
#include <cstdlib>

#include "server/commands/program_file.h"
#include "tests/server/small_shop.h"

namespace regulars {
namespace {

using namespace testing_shop;

constexpr std::string_view orders =
    "order_id,member_id,time,sku,title,quantity,unit_price,channel\n"
    "1,ann,2026-01-02 10:00:00,t1,Oolong,2,600,store\n"
    "1,ann,2026-01-02 10:00:00,t2,Cup,1,300,store\n"
    "2,bob,2026-01-03 10:00:00,t1,Oolong,1,600,web\n"
    "3,ann,2026-01-09 10:00:00,t1,Oolong,1,600,web\n"
    "3,,2026-01-09 10:00:00,t1,Oolong,1,600,web\n"
    "1,ann,2026-01-10 10:00:00,t2,Cup,-1,300,store\n";

struct Files {
    Folder folder;
    std::string program = folder.write("tea.json", program_text(making::tea_shop().program));
    std::string data = folder / "data";

    Ran import(const std::string& file) {
        return run({"import", file, "--program", program, "--data", data, "--profile", "regulars",
                    "--rejected", folder / "rejected.csv"});
    }
    Ran import_text(std::string_view text) { return import(folder.write("orders.csv", text)); }
    bool has_data() const { return fs::exists(data); }
};

BOOST_AUTO_TEST_SUITE(commands_import)

BOOST_AUTO_TEST_CASE(a_small_file_becomes_members_with_points) {
    Files files;
    const Ran ran = files.import_text(orders);
    BOOST_TEST(ran.exit == 0, ran.err);
    BOOST_TEST(ran.out.contains("members           2\n"), ran.out);
    BOOST_TEST(ran.out.contains("refunds           1, NT$300\n"), ran.out);
    BOOST_TEST(ran.out.contains("lines.no_member 1"), ran.out);
    BOOST_TEST(text_of(files.folder / "rejected.csv").contains("6,lines.no_member,"));
    const Ran accounts =
        run({"replay", "--data", files.data, "--member", "ann", "--as-of", "2026-02-01T00:00:00Z"});
    BOOST_TEST(accounts.exit == 0, accounts.err);
    const auto account = parse_json(accounts.out);
    BOOST_REQUIRE(account);
    // 1,500 earned 15; 600 at silver earned 9; 300 given back took 3 of the first order.
    BOOST_TEST((*account)["points"]["active"] == 21);
    BOOST_TEST(run({"verify", "--data", files.data}).exit == 0);
}

BOOST_AUTO_TEST_CASE(the_same_file_twice_changes_nothing_and_says_so) {
    Files files;
    BOOST_REQUIRE(files.import_text(orders).exit == 0);
    const Ran before = run({"verify", "--data", files.data});
    const Ran again = files.import_text(orders);
    BOOST_TEST(again.exit == 0, again.err);
    BOOST_TEST(again.out.contains("facts added       0\n"), again.out);
    BOOST_TEST(again.out.contains("nothing changed"), again.out);
    BOOST_TEST(run({"verify", "--data", files.data}).out == before.out);
}

BOOST_AUTO_TEST_CASE(a_later_file_adds_only_what_is_new) {
    Files files;
    BOOST_REQUIRE(files.import_text(orders).exit == 0);
    const Ran more =
        files.import_text(std::string(orders) + "4,bob,2026-01-12 10:00:00,t1,Oolong,1,600,web\n");
    BOOST_TEST(more.exit == 0, more.err);
    BOOST_TEST(more.out.contains("facts added       1\n"), more.out);
}

BOOST_AUTO_TEST_CASE(a_broken_file_is_refused_whole) {
    struct Broken {
        std::string says, text, rule;
    };
    const Broken broken[] = {
        {"empty", "", "csv.empty"},
        {"Big5", std::string(orders) + "5,\xa4\xa4,2026-01-12,t1,Tea,1,600,web\n", "csv.not_utf8"},
        {"cut off in a quoted field", std::string(orders) + "5,bob,\"2026-01-",
         "csv.unclosed_quote"},
        {"a column short", std::string(orders) + "5,bob\n", "csv.wrong_column_count"},
        {"other columns", "a,b,c\n1,2,3\n", "columns.not_in_header"},
        {"cut off while packed", std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03KN", 12),
         "files.gzip_truncated"},
    };
    for (const Broken& file : broken) {
        BOOST_TEST_CONTEXT(file.says) {
            Files files;
            const Ran ran = files.import_text(file.text);
            BOOST_TEST(ran.exit == 1);
            BOOST_TEST(ran.err.contains(file.rule), ran.err);
            BOOST_TEST(!files.has_data());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_named) {
    Files files;
    const Ran ran = files.import(files.folder / "nothing.csv");
    BOOST_TEST(ran.exit == 1);
    BOOST_TEST(ran.err.contains("files.not_found"), ran.err);
}

BOOST_AUTO_TEST_CASE(a_wrong_command_line_ends_with_two) {
    Files files;
    BOOST_TEST(run({}).exit == 2);
    BOOST_TEST(run({"fly"}).exit == 2);
    BOOST_TEST(run({"import", "x.csv"}).exit == 2);
    BOOST_TEST(run({"import", "x.csv", "--to", "moon"}).exit == 2);
    BOOST_TEST(run({"import", "x.csv", "--data"}).exit == 2);
    const Ran help = run({"import", "--help"});
    BOOST_TEST(help.exit == 0);
    BOOST_TEST(help.out.contains("--profile"));
}

BOOST_AUTO_TEST_CASE(check_names_every_problem_with_its_pointer_and_rule) {
    Files files;
    BOOST_TEST(run({"check", files.program}).out == "ok\n");
    Json document = to_json(making::tea_shop().program);
    document["tiers"][2]["threshold"] = "10";
    document["rewards"][0]["cost"] = -5;
    document["surprise"] = true;
    document["time_zone"] = "Asia/Atlantis";
    const Ran ran = run({"check", files.folder.write("wrong.json", to_text(document))});
    BOOST_TEST(ran.exit == 1);
    BOOST_TEST(ran.out.contains("/tiers/2/threshold tiers.threshold_not_rising "), ran.out);
    BOOST_TEST(ran.out.contains("/rewards/0/cost json.out_of_range "), ran.out);
    BOOST_TEST(ran.out.contains("/surprise json.unknown_key "), ran.out);
    BOOST_TEST(ran.out.contains("/time_zone "), ran.out);
    BOOST_TEST(run({"check", files.folder.write("no.json", "{")}).out.contains("/ json.syntax "));
    BOOST_TEST(run({"check", files.folder / "nothing.json"}).out.contains("files.not_found"));
}

BOOST_AUTO_TEST_CASE(links_lead_to_three_members_and_the_studio) {
    Files files;
    const Ran sample = run({"sample", "--data", files.data, "--members", "200", "--seed", "7"});
    BOOST_TEST(sample.exit == 0, sample.err);
    const Ran links = run({"links", "--data", files.data, "--base", "http://shop.test/"});
    BOOST_TEST(links.exit == 0, links.err);
    for (const char* word :
         {"top http://shop.test/m/m1.", "close http://shop.test/m/m1.",
          "single http://shop.test/m/m1.", "studio http://shop.test/studio/m1."}) {
        BOOST_TEST(links.out.contains(word), links.out);
    }
    BOOST_TEST(run({"verify", "--data", files.data}).exit == 0);
    const Ran again = run({"sample", "--data", files.data, "--members", "200"});
    BOOST_TEST(again.exit == 1);
}

BOOST_AUTO_TEST_CASE(simulate_compares_two_programmes) {
    Files files;
    BOOST_REQUIRE(files.import_text(orders).exit == 0);
    Program dearer = making::tea_shop().program;
    dearer.ladder.rungs[1].needs = spend_of(making::twd(4'000));
    const std::string after = files.folder.write("after.json", program_text(dearer));
    const Ran ran = run({"simulate", "--data", files.data, "--before", files.program, "--after",
                         after, "--as-of", "2026-02-01T00:00:00Z"});
    BOOST_TEST(ran.exit == 0, ran.err);
    const auto result = parse_json(ran.out);
    BOOST_REQUIRE(result);
    BOOST_TEST((*result)["before"]["points_issued"] == 27);
    BOOST_TEST((*result)["after"]["points_issued"] == 24);
    BOOST_TEST((*result)["moves"].size() == 1);
    BOOST_TEST((*result)["moves"][0]["member"] == "ann");
}

bool has_real_orders() {
    const char* folder = std::getenv("REGULARS_DATA");
    return fs::exists(fs::path(folder && *folder ? folder : "../shared/data") /
                      "online_retail.csv.gz");
}

boost::test_tools::assertion_result real_orders_are_here(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result here(has_real_orders());
    if (!here) here.message() << "online_retail.csv.gz is not here (REGULARS_DATA)";
    return here;
}

BOOST_AUTO_TEST_CASE(the_real_file_is_read_in_well_under_a_minute,
                     *boost::unit_test::precondition(real_orders_are_here)) {
    const char* folder = std::getenv("REGULARS_DATA");
    const std::string file =
        (fs::path(folder && *folder ? folder : "../shared/data") / "online_retail.csv.gz").string();
    Files files;
    const auto import = [&] {
        return run({"import", file, "--program", "assets/programs/online_retail.json", "--data",
                    files.data, "--profile", "online-retail"});
    };
    const auto started = std::chrono::steady_clock::now();
    const Ran ran = import();
    const auto took = std::chrono::steady_clock::now() - started;
    BOOST_TEST(ran.exit == 0, ran.err);
    BOOST_TEST_MESSAGE(
        ran.out << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms");
    BOOST_TEST(ran.out.contains("lines             541,909 (397,884 in orders"), ran.out);
    BOOST_TEST(ran.out.contains("orders            18,532"), ran.out);
    BOOST_TEST(ran.out.contains("members           4,338"), ran.out);
    BOOST_TEST((took < std::chrono::seconds(60)));
    const Ran again = import();
    BOOST_TEST(again.out.contains("facts added       0\n"), again.out);
    BOOST_TEST(run({"verify", "--data", files.data}).exit == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
