// docs/api.md: a member's account as the API shows it.
#include "core/json/account_json.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

Json account_of(const Member& member, Instant as_of) {
    return to_json(account_at(member.published, member.record, as_of), member.published.program);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_account_says_what_there_is_where_the_member_stands_and_what_is_next) {
    Member member;
    member.must(fact("j", on("2026-01-01"), MemberJoined{"Ann", Date{1990, 2, 28}}))
        .must(paid("a", on("2026-01-02"), 2500))
        .must(redeemed("x", "cup", on("2026-01-04"), 20))
        .must(fact("s", on("2026-01-05"), SurveyAnswered{SurveyId{"why"}, {7, ""}}));
    const Json json = account_of(member, on("2026-02-01"));
    std::string keys;
    for (const auto& [key, value] : json.items()) keys += key + " ";
    BOOST_TEST(keys ==
               "member name as_of version joined_at birthday tags orders points wallets tier "
               "progress keep memberships benefits coupons surveys_answered limits ");
    BOOST_TEST(json["member"] == "m1");
    BOOST_TEST(json["version"] == 3);
    BOOST_TEST(json["joined_at"] == "2026-01-01T04:00:00Z");
    BOOST_TEST(json["birthday"] == "1990-02-28");
    BOOST_TEST(json["orders"] == 1);
    Json points = json["points"];
    BOOST_TEST(
        to_text(points["deadlines"]) ==
        R"([{"at":"2027-01-02T16:00:00Z","points":5},{"at":"2027-01-05T16:00:00Z","points":10}])");
    BOOST_TEST(
        to_text(points["lots"][0]) ==
        R"({"opened_by":1,"earned":25,"left":5,"opened_at":"2026-01-02T04:00:00Z",)"
        R"("active_at":"2026-01-02T04:00:00Z","expires_at":"2027-01-02T16:00:00Z","order":"a"})");
    points.erase("lots");
    points.erase("deadlines");
    BOOST_TEST(to_text(points) ==
               R"({"active":15,"pending":0,"spendable":15,"debt":0,"earned":35,"received":0,)"
               R"("spent":20,"taken_back":0,"deducted":0,"sent":0,"expired":0,"pending_lots":[]})");
    BOOST_TEST(json["tier"]["id"] == "silver");
    BOOST_TEST(json["tier"]["why"] == "order_reached_it");
    BOOST_TEST(json["tier"]["order"] == "a");
    BOOST_TEST(json["tier"]["spend"]["amount_minor"] == 250000);
    BOOST_TEST(json["tier"]["drops_to"] == "base");
    BOOST_TEST(json["tier"]["moves"].size() == 1U);
    BOOST_TEST(json["tier"]["plan"].is_null());
    BOOST_TEST(json["keep"].is_null());
    BOOST_TEST(to_text(json["benefits"]) == R"(["wrap"])");
    BOOST_TEST(json["coupons"][0]["code"] == "CODE-x");
    BOOST_TEST(to_text(json["surveys_answered"]) == R"(["why"])");
}

BOOST_AUTO_TEST_CASE(progress_on_a_ladder_of_spend_keeps_its_short_words) {
    Member member;
    member.must(paid("a", on("2026-01-02"), 2500));
    const Json progress = account_of(member, on("2026-02-01"))["progress"];
    BOOST_TEST(progress["tier"] == "gold");
    BOOST_TEST(progress["at_least"] == 1);
    BOOST_TEST(progress["threshold"]["amount_minor"] == 500000);
    BOOST_TEST(progress["spend"]["amount_minor"] == 250000);
    BOOST_TEST(progress["missing"]["amount_minor"] == 250000);
    BOOST_TEST(progress["by"] == "2027-01-02T04:00:00.001Z");
    BOOST_REQUIRE(progress["needs"].size() == 1U);
    BOOST_TEST(progress["needs"][0]["measure"] == "spend");
    BOOST_TEST(progress["needs"][0]["has"]["amount_minor"] == 250000);
}

BOOST_AUTO_TEST_CASE(progress_on_other_needs_names_each_of_them) {
    Member member;
    TierRule& silver = member.published.program.ladder.rungs[1];
    Need orders;
    orders.measure = Measure::orders;
    orders.least = 2;
    Need spend;
    spend.least = twd(5000).minor;
    spend.within = Lifetime{};
    silver.needs = {1, {orders, spend}};
    member.must(paid("a", on("2026-01-02"), 2500));
    const Json progress = account_of(member, on("2026-02-01"))["progress"];
    BOOST_TEST(!progress.contains("threshold"));
    BOOST_TEST(progress["at_least"] == 1);
    BOOST_REQUIRE(progress["needs"].size() == 2U);
    BOOST_TEST(progress["needs"][0]["measure"] == "orders");
    BOOST_TEST(progress["needs"][0]["missing"] == 1);
    BOOST_TEST(progress["needs"][1]["missing"]["amount_minor"] == 250000);
    BOOST_TEST(to_text(progress["needs"][1]["within"]) == R"({"lifetime":true})");
    silver.needs = {1, {spend}};
    BOOST_TEST(!account_of(member, on("2026-02-01"))["progress"].contains("threshold"));
}

BOOST_AUTO_TEST_CASE(further_wallets_stand_beside_the_points) {
    Member member;
    member.published.program.wallets.push_back(points_for(0));
    member.published.program.wallets[1].id.text = "credit";
    member.must(fact("a", on("2026-01-02"),
                     PointsAdjusted{WalletId{"credit"}, Points{50}, "welcome", "Lin"}));
    const Json json = account_of(member, on("2026-02-01"));
    BOOST_REQUIRE(json["wallets"].size() == 1U);
    BOOST_TEST(json["wallets"][0]["id"] == "credit");
    BOOST_TEST(json["wallets"][0]["active"] == 50);
    BOOST_TEST(json["points"]["active"] == 0);
}

BOOST_AUTO_TEST_CASE(pending_points_say_from_when_they_can_be_spent) {
    Member member;
    member.published.program.wallets[0].pending = {PendingKind::days, 14, {}};
    member.must(paid("a", on("2026-01-02"), 2500));
    const Json json = account_of(member, on("2026-01-03"));
    BOOST_TEST(json["points"]["active"] == 0);
    BOOST_TEST(json["points"]["pending"] == 25);
    BOOST_TEST(json["points"]["pending_lots"][0]["active_at"] == "2026-01-15T16:00:00Z");
    const auto rows = history_at(member.published, member.record, on("2026-01-03"));
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(to_json(rows[0])["pending_until"] == "2026-01-15T16:00:00Z");
}

BOOST_AUTO_TEST_CASE(what_expired_is_a_row_of_the_history_without_an_entry) {
    Member member;
    member.must(paid("a", on("2026-01-02"), 2500));
    const auto rows = history_at(member.published, member.record, on("2027-02-01"));
    BOOST_REQUIRE(rows.size() == 2U);
    BOOST_TEST(to_text(to_json(rows[0])) ==
               R"({"at":"2027-01-02T16:00:00Z","wallet":"points","points":-25,"balance":0,)"
               R"("entry":{"kind":"expire"}})");
}
