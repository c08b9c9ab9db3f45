// docs/replay.md: a file of facts, and the line of each mistake.
#include "core/json/facts_file.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

constexpr std::string_view two_members =
    R"({"member": "ann", "event_id": "e1", "occurred_at": "2026-03-01T10:00:00+08:00", "kind": "member_joined"}
{"member": "bo", "event_id": "e1", "occurred_at": "2026-03-02T10:00:00+08:00", "recorded_at": "2026-03-03T00:00:00Z", "channel": "store", "kind": "order_paid", "order": "B1", "amount_minor": 5}

{"member": "ann", "event_id": "e2", "occurred_at": "2026-02-01T10:00:00+08:00", "kind": "order_cancelled", "order": "B0"})";

std::string problems_in(std::string_view text) {
    const auto facts = facts_from_lines(text);
    return facts ? std::string{} : lines_of(facts.error());
}

}  // namespace

BOOST_AUTO_TEST_CASE(facts_of_several_members_keep_the_order_of_their_lines) {
    const auto facts = facts_from_lines(two_members);
    BOOST_REQUIRE(facts.has_value());
    BOOST_REQUIRE(facts->size() == 3U);
    BOOST_TEST(facts->at(0).member.text == "ann");
    BOOST_TEST(facts->at(1).member.text == "bo");
    BOOST_TEST(facts->at(2).fact.event.text == "e2");
    BOOST_TEST(facts->at(0).fact.recorded_at == at("2026-03-01T02:00:00Z"));
    BOOST_TEST((facts->at(0).fact.channel == Channel::web));
    BOOST_TEST(facts->at(1).fact.recorded_at == at("2026-03-03T00:00:00Z"));
    BOOST_TEST((facts->at(1).fact.channel == Channel::store));
}

BOOST_AUTO_TEST_CASE(a_file_may_end_its_lines_as_windows_does_and_with_a_line_end_or_without) {
    const std::string line =
        R"({"member":"a","event_id":"e","occurred_at":"2026-03-01T10:00:00Z","kind":"member_joined"})";
    BOOST_TEST(facts_from_lines(line + "\r\n" + line + "\r\n\r\n").value().size() == 2U);
    BOOST_TEST(facts_from_lines(line).value().size() == 1U);
    BOOST_TEST(facts_from_lines("").value().empty());
    BOOST_TEST(facts_from_lines("\n \n").value().empty());
}

BOOST_AUTO_TEST_CASE(every_mistake_names_its_line) {
    BOOST_TEST(
        problems_in(R"({"event_id":"e","occurred_at":"2026-03-01T10:00:00Z","kind":"member_joined"}

{"member":"a","event_id":"e","occurred_at":"2026-03-01T10:00:00Z","kind":"order_paid","order":"B","amount_minor":"5"}
{"member":"a",
[]
{"member":"a","member":"b","event_id":"e","occurred_at":"2026-03-01T10:00:00Z","kind":"member_joined"}
{"member":7,"event_id":"e","occurred_at":"noon","kind":"member_joined","colour":"red"})") ==
        "/line/1/member json.missing\n"
        "/line/3/amount_minor json.wrong_type\n"
        "/line/4 json.syntax\n"
        "/line/5 json.wrong_type\n"
        "/line/6/member json.duplicate_key\n"
        "/line/7/member json.wrong_type\n"
        "/line/7/occurred_at json.not_a_time\n"
        "/line/7/colour json.unknown_key\n");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_a_mistake_of_their_line) {
    BOOST_TEST(problems_in("{\"member\":\"a\xFF\"}\n\0") == "/line/1 json.syntax\n");
}
