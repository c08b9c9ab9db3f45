// docs/rules/forecast.md, X4: what would happen, and the shape of the Universal Commerce Protocol.
#include "core/json/forecast_json.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

/// A member on silver, and an order of NT$1,999 that is not bought yet.
struct Shop {
    Member member;
    Instant now = on("2026-02-01");
    std::vector<Fact> steps = {paid("next", on("2026-02-01"), 1999)};

    Shop() { member.must(paid("a", on("2026-01-02"), 2500)); }
    Forecast look() const {
        return forecast(Programs(&member.published, 1), member.record, steps, now, now,
                        member.taken);
    }
    Json loyalty(std::string language = "en") const {
        const auto say = [](const RuleId& id, const PlannedRule* rule) {
            return (rule ? "rule " : "tier ") + id.text;
        };
        return loyalty_json(look(), member.published.program,
                            {"com.example.tea", std::move(language), false}, say);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_forecast_shows_both_accounts_and_every_step) {
    Shop shop;
    shop.steps.push_back(redeemed("x", "table", on("2026-02-01"), 30));
    const Forecast forecast = shop.look();
    const Json json = to_json(forecast, Programs(&shop.member.published, 1));
    BOOST_TEST(json["before"]["points"]["active"] == 25);
    BOOST_TEST(json["after"]["points"]["active"] == 53);
    BOOST_TEST(json["gained"] == 28);
    BOOST_REQUIRE(json["steps"].size() == 2U);
    BOOST_TEST(json["steps"][0]["fact"]["kind"] == "order_paid");
    BOOST_TEST(json["steps"][0]["refused"].empty());
    BOOST_TEST(json["steps"][0]["entries"][0]["points"] == 28);
    BOOST_TEST(json["steps"][1]["refused"][0]["rule"] == "rewards.tier_required");
}

BOOST_AUTO_TEST_CASE(a_forecast_of_earning_is_a_membership_with_its_tier_and_rewards) {
    // 19.99 hundreds are 19 whole steps, 1.5 times that is 28: the tier's part is 9.
    BOOST_TEST(
        to_text(Shop().loyalty()) ==
        R"({"com.example.tea":{"id":"tea","name":"Tea","tiers":[{"id":"silver","name":"silver",)"
        R"("benefits":[{"id":"tier","description":"tier tier"},)"
        R"({"id":"wrap","description":"wrap"}]}],)"
        R"("rewards":[{"currency":{"name":"points","code":"points","decimal_places":0},)"
        R"("earning_forecast":{"amount":28,"breakdown":[)"
        R"({"id":"tier","amount":9,"description":"rule tier","benefit_id":"tier"},)"
        R"({"id":"spend","amount":19,"description":"rule spend"}]}}],)"
        R"("provisional":false}})");
    BOOST_TEST(Shop().loyalty("zh-Hant")["com.example.tea"]["rewards"][0]["currency"]["name"] ==
               "點");
}

BOOST_AUTO_TEST_CASE(the_parts_of_several_steps_add_up_to_the_amount) {
    Shop shop;
    shop.steps.push_back(paid("two", on("2026-02-01"), 500));
    shop.steps.push_back(fact("s", on("2026-02-01"), SurveyAnswered{SurveyId{"why"}, {9, ""}}));
    const Json earned = shop.loyalty()["com.example.tea"]["rewards"][0]["earning_forecast"];
    std::int64_t sum = 0;
    for (const Json& part : earned["breakdown"]) sum += part["amount"].get<std::int64_t>();
    BOOST_TEST(earned["amount"] == 28 + 7 + 10);
    BOOST_TEST(earned["amount"] == sum);
    BOOST_TEST(earned["breakdown"].size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_rule_that_takes_away_leaves_the_breakdown_out) {
    Shop shop;
    shop.member.published.program.ladder.rungs[0].multiplier = Multiplier{500};
    shop.member.published.program.ladder.rungs[1].multiplier = Multiplier{500};
    const Json earned = shop.loyalty()["com.example.tea"]["rewards"][0]["earning_forecast"];
    BOOST_TEST(to_text(earned) == R"({"amount":9})");
}

BOOST_AUTO_TEST_CASE(a_visit_that_earns_nothing_forecasts_nothing) {
    Shop shop;
    shop.steps.clear();
    const Json earned = shop.loyalty()["com.example.tea"]["rewards"][0]["earning_forecast"];
    BOOST_TEST(to_text(earned) == R"({"amount":0,"breakdown":[]})");
}

BOOST_AUTO_TEST_CASE(a_forecast_does_not_begin_in_the_past) {
    Shop shop;
    shop.steps = {paid("next", shop.now - 1, 1999)};
    const Json json = to_json(shop.look(), Programs(&shop.member.published, 1));
    BOOST_TEST(json["steps"][0]["refused"][0]["rule"] == "forecast.in_the_past");
    BOOST_TEST(json["gained"] == 0);
}
