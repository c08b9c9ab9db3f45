// docs/replay.md: facts of a file, decided one after the other, and what is printed of each member.
#include "core/json/replay_json.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

MemberFact of(std::string member, Fact fact) { return {MemberId{std::move(member)}, fact}; }

std::vector<ReplayedMember> replayed_in_tea_shop(const std::vector<MemberFact>& facts) {
    const PublishedProgram shop = tea_shop();
    return replayed(Programs(&shop, 1), facts);
}

Json printed(const ReplayedMember& member, Instant as_of, bool with_history = false) {
    const PublishedProgram shop = tea_shop();
    return replay_json(Programs(&shop, 1), member, as_of, with_history);
}

}  // namespace

BOOST_AUTO_TEST_CASE(members_come_in_the_order_they_first_appear) {
    const auto members = replayed_in_tea_shop({of("bo", paid("1", on("2026-01-01"), 300)),
                                               of("ann", paid("2", on("2026-01-02"), 500)),
                                               of("bo", paid("3", on("2026-01-03"), 700))});
    BOOST_REQUIRE(members.size() == 2U);
    BOOST_TEST(members[0].record.id.text == "bo");
    const Json bo = printed(members[0], on("2026-02-01"));
    BOOST_TEST(bo["member"] == "bo");
    BOOST_TEST(bo["orders"] == 2);
    BOOST_TEST(bo["points"]["active"] == 10);
    BOOST_TEST(printed(members[1], on("2026-02-01"))["points"]["active"] == 5);
    BOOST_TEST(printed(members[0], on("2026-01-02"))["points"]["active"] == 3);
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_refused_changes_nothing_and_is_printed) {
    const auto members =
        replayed_in_tea_shop({of("ann", paid("1", on("2026-01-01"), 300)),
                              of("ann", fact("again", on("2026-01-02"),
                                             OrderPaid{OrderId{"1"}, twd(300), 1, "", {}, {}, {}})),
                              of("ann", redeemed("x", "cup", on("2026-01-03"), 20))});
    const Json ann = printed(members.at(0), on("2026-01-03"));
    BOOST_TEST(ann["points"]["active"] == 3);
    BOOST_REQUIRE(ann["refused"].size() == 2U);
    BOOST_TEST(ann["refused"][0]["event_id"] == "again");
    BOOST_TEST(ann["refused"][0]["pointer"] == "/order");
    BOOST_TEST(ann["refused"][0]["rule"] == "orders.already_paid");
    BOOST_TEST(ann["refused"][1]["event_id"] == "redeem/x");
    BOOST_TEST(ann["refused"][1]["rule"] == "rewards.insufficient_points");
    BOOST_TEST(!ann.contains("history"));
}

BOOST_AUTO_TEST_CASE(the_same_line_twice_is_one_fact) {
    const MemberFact order = of("ann", paid("1", on("2026-01-01"), 300));
    const auto members = replayed_in_tea_shop({order, order});
    BOOST_TEST(members.at(0).record.facts.size() == 1U);
    BOOST_TEST(members.at(0).record.entries.size() == 1U);
    BOOST_TEST(members.at(0).refused.empty());
    MemberFact other = order;
    other.fact = paid("1", on("2026-01-01"), 301);
    const auto wrong = replayed_in_tea_shop({order, other});
    BOOST_REQUIRE(wrong.at(0).refused.size() == 1U);
    BOOST_TEST(wrong.at(0).refused[0].problems.at(0).rule == "facts.event_id_reused");
}

BOOST_AUTO_TEST_CASE(a_stock_is_one_for_all_members_in_the_order_of_the_file) {
    std::vector<MemberFact> facts;
    for (const char* member : {"ann", "bo", "cy"}) {
        facts.push_back(of(member, fact(std::string("o/") + member, on("2026-01-01"),
                                        OrderPaid{OrderId{member}, twd(3000), 1, "", {}, {}, {}})));
    }
    for (const char* member : {"cy", "ann", "bo"}) {
        facts.push_back(of(member, redeemed(member, "cup", on("2026-01-02"), 20)));
    }
    const auto members = replayed_in_tea_shop(facts);
    BOOST_TEST(members.at(0).refused.empty());
    BOOST_TEST(members.at(2).refused.empty());
    BOOST_REQUIRE(members.at(1).refused.size() == 1U);
    BOOST_TEST(members[1].refused[0].problems.at(0).rule == "rewards.out_of_stock");
}

BOOST_AUTO_TEST_CASE(a_history_is_printed_newest_first_when_it_is_wanted) {
    const auto members = replayed_in_tea_shop(
        {of("ann", paid("1", on("2026-01-01"), 300)), of("ann", paid("2", on("2026-01-02"), 500))});
    const Json ann = printed(members.at(0), on("2026-01-03"), true);
    BOOST_REQUIRE(ann["history"].size() == 2U);
    BOOST_TEST(ann["history"][0]["entry"]["order"] == "2");
    BOOST_TEST(ann["history"][0]["balance"] == 8);
    BOOST_TEST(ann["history"][1]["points"] == 3);
}

BOOST_AUTO_TEST_CASE(each_version_decides_what_happened_in_its_time) {
    std::vector<PublishedProgram> programs = {tea_shop(), tea_shop()};
    programs[1].version = 4;
    programs[1].from = at("2026-02-01T00:00:00+08:00");
    programs[1].program.earning.rules = {plain_rate(2, 100)};
    const auto members =
        replayed(programs, std::vector{of("ann", paid("1", on("2026-02-01"), 300)),
                                       of("ann", paid("late", on("2026-01-31"), 300))});
    const Json ann = replay_json(programs, members.at(0), on("2026-02-02"), true);
    BOOST_TEST(ann["version"] == 4);
    BOOST_TEST(ann["points"]["active"] == 9);
    BOOST_TEST(ann["history"][0]["entry"]["program_version"] == 4);
    BOOST_TEST(ann["history"][1]["entry"]["program_version"] == 3);
}
