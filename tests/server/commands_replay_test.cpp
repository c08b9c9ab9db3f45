// docs/replay.md: its examples are run as they stand there; files that are wrong are named by line.
#include <sstream>

#include "tests/server/small_shop.h"

namespace regulars {
namespace {

using namespace testing_shop;

/// The lines of the page that stand indented below "`name`:", up to the next blank one.
std::string block_of(const std::string& page, const std::string& name) {
    std::string block;
    std::istringstream lines(page.substr(page.find("`" + name + "`:")));
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);  // the blank one before it
    while (std::getline(lines, line) && line.starts_with("    ")) block += line.substr(4) + "\n";
    return block;
}

struct Example {
    Folder folder;
    std::string page = text_of("docs/replay.md");

    std::string file(const std::string& name) { return folder.write(name, block_of(page, name)); }
};

std::vector<Json> accounts_of(const Ran& ran) {
    BOOST_REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    std::vector<Json> accounts;
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) {
        accounts.push_back(parse_json(line).value());
    }
    return accounts;
}

BOOST_AUTO_TEST_SUITE(commands_replay)

BOOST_AUTO_TEST_CASE(the_example_of_the_page_is_true) {
    Example example;
    const auto accounts = accounts_of(run(
        {"replay", "--program", example.file("tea.json"), "--facts", example.file("facts.jsonl")}));
    BOOST_REQUIRE(accounts.size() == 2U);
    const Json &ann = accounts[0], &bo = accounts[1];
    BOOST_TEST(ann["member"] == "ann");
    BOOST_TEST(ann["points"]["active"] == 118);
    BOOST_TEST(ann["tier"]["id"] == "gold");
    BOOST_TEST(ann["refused"][0]["event_id"] == "e6");
    BOOST_TEST(ann["refused"][0]["rule"] == "rewards.out_of_stock");
    BOOST_TEST(ann["history"].size() == 3U);
    BOOST_TEST(ann["history"][1]["entry"]["why"]["tier"] == "gold");
    BOOST_TEST(bo["points"]["active"] == 10);
    BOOST_TEST(bo["progress"]["missing"]["amount_minor"] == 4000);
}

BOOST_AUTO_TEST_CASE(a_member_and_an_instant_can_be_asked_about) {
    Example example;
    const auto accounts = accounts_of(run(
        {"replay", "--program", example.file("tea.json"), "--facts", example.file("facts.jsonl"),
         "--member", "ann", "--as-of", "2027-03-02T12:00:00+01:00", "--history", "no"}));
    BOOST_REQUIRE(accounts.size() == 1U);
    BOOST_TEST(accounts[0]["points"]["active"] == 28);
    BOOST_TEST(accounts[0]["points"]["expired"] == 90);
    BOOST_TEST(accounts[0]["tier"]["why"] == "order_left_window");
    BOOST_TEST(!accounts[0].contains("history"));
}

BOOST_AUTO_TEST_CASE(the_example_of_versions_and_a_late_fact_is_true) {
    Example example;
    const auto accounts = accounts_of(run({"replay", "--program", example.file("versions.json"),
                                           "--facts", example.file("late.jsonl")}));
    BOOST_REQUIRE(accounts.size() == 1U);
    BOOST_TEST(accounts[0]["version"] == 2);
    BOOST_TEST(accounts[0]["points"]["active"] == 26);
    BOOST_TEST(accounts[0]["history"][0]["points"] == -4);
    BOOST_TEST(accounts[0]["history"][2]["entry"]["program_version"] == 1);
    BOOST_TEST(accounts[0]["refused"][0]["rule"] == "refunds.already_recorded");
}

BOOST_AUTO_TEST_CASE(a_mistake_in_the_facts_names_its_line_and_nothing_is_decided) {
    Example example;
    const std::string facts = example.folder.write(
        "wrong.jsonl", block_of(example.page, "facts.jsonl") + "\n{\"member\": \"ann\"}\n");
    const Ran ran = run({"replay", "--program", example.file("tea.json"), "--facts", facts});
    BOOST_TEST(ran.exit == 1);
    BOOST_TEST(ran.out == "");
    BOOST_TEST(ran.err.contains("/line/9/event_id json.missing"), ran.err);
    BOOST_TEST(ran.err.contains("/line/9/kind json.missing"), ran.err);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_or_not_said_right_is_named) {
    Example example;
    const std::string program = example.file("tea.json"), facts = example.file("facts.jsonl");
    const Ran lost = run({"replay", "--program", program, "--facts", example.folder / "none"});
    BOOST_TEST(lost.exit == 1);
    BOOST_TEST(lost.err.contains("files.not_found"), lost.err);
    BOOST_TEST(run({"replay", "--program", program, "--facts", facts, "--member", "cy"}).exit == 1);
    BOOST_TEST(run({"replay", "--program", program}).exit == 2);
    BOOST_TEST(run({"replay", "--facts", facts}).exit == 2);
    BOOST_TEST(run({"replay"}).exit == 2);
    BOOST_TEST(run({"replay", "--program", "-", "--facts", "-"}).exit == 2);
    BOOST_TEST(run({"replay", "--program", program, "--facts", facts, "--as-of", "noon"}).exit ==
               2);
    BOOST_TEST(run({"replay", "--program", program, "--facts", facts, "--data", "x"}).exit == 2);
    BOOST_TEST(run({"replay", "--program", program, "--facts", facts, "--history", "1"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_list_of_versions_can_be_checked_like_a_programme) {
    Example example;
    BOOST_TEST(run({"check", example.file("versions.json")}).out == "ok\n");
    const std::string wrong = example.folder.write(
        "wrong.json", R"({"versions": [{"version": 1, "document": {}, "until": 2}]})");
    const Ran ran = run({"check", wrong});
    BOOST_TEST(ran.exit == 1);
    BOOST_TEST(ran.out.contains("/versions/0/document/points json.missing"), ran.out);
    BOOST_TEST(ran.out.contains("/versions/0/until json.unknown_key"), ran.out);
}

BOOST_AUTO_TEST_CASE(the_example_of_a_forecast_is_true) {
    Example example;
    const Ran ran = run({"forecast", "--program", example.file("tea.json"), "--facts",
                         example.file("facts.jsonl"), "--member", "ann", "--steps",
                         example.file("steps.jsonl"), "--until", "2026-03-13T00:00:00+01:00"});
    const Json forecast = accounts_of(ran).at(0);
    BOOST_TEST(forecast["gained"] == -60);
    BOOST_TEST(forecast["before"]["tier"]["id"] == "gold");
    BOOST_TEST(forecast["after"]["tier"]["id"] == "member");
    BOOST_TEST(forecast["steps"][0]["entries"][0]["points"] == 30);
    BOOST_TEST(forecast["steps"][1]["entries"][0]["points"] == -90);
}

BOOST_AUTO_TEST_CASE(a_forecast_says_its_rules_in_the_shape_of_the_commerce_protocol) {
    Example example;
    const std::string steps = example.folder.write(
        "one.jsonl",
        R"({"member": "ann", "event_id": "s1", "occurred_at": "2026-03-11T10:00:00Z", )"
        R"("kind": "order_paid", "order": "A4", "amount_minor": 2050})");
    const Ran ran = run({"forecast", "--program", example.file("tea.json"), "--facts",
                         example.file("facts.jsonl"), "--member", "ann", "--steps", steps, "--ucp",
                         "com.example.tea", "--language", "en"});
    const Json membership = accounts_of(ran).at(0).at("com.example.tea");
    const Json& earning = membership["rewards"][0]["earning_forecast"];
    BOOST_TEST(earning["amount"] == 30);
    BOOST_TEST(earning["breakdown"][0]["amount"] == 10);
    BOOST_TEST(earning["breakdown"][1]["amount"] == 20);
    for (const Json& part : earning["breakdown"]) {
        BOOST_TEST(part["description"].get<std::string>().contains(' '), to_text(part));
    }
}

BOOST_AUTO_TEST_CASE(a_forecast_is_about_one_member_who_is_there) {
    Example example;
    const std::string program = example.file("tea.json"), facts = example.file("facts.jsonl"),
                      steps = example.file("steps.jsonl");
    const auto about = [&](const std::string& member) {
        return run({"forecast", "--program", program, "--facts", facts, "--member", member,
                    "--steps", steps});
    };
    BOOST_TEST(about("nobody").exit == 1);
    BOOST_TEST(about("nobody").err.contains("there is no member \"nobody\""));
    BOOST_TEST(about("bo").exit == 1);
    BOOST_TEST(about("bo").err.contains("every step is the member's own"));
    BOOST_TEST(run({"forecast", "--program", program}).exit == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
