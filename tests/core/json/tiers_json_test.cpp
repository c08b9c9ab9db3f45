// docs/rules/program.md, tiers.md and membership.md: how the ladder is written, and what is refused.
#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/json/tiers_json.h"
#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

const WrittenCase ladder_cases[] = {
    {"a window of days", "/tier_window", R"({"days": 180})"},
    {"a window of months", "/tier_window", R"({"months": 12})"},
    {"a window that is the quarter", "/tier_window", R"({"calendar": "quarter"})"},
    {"a window of the member's own year", "/tier_window", R"({"membership_year": true})"},
    {"a window since the tier began", "/tier_window", R"({"since_tier_start": true})"},
    {"a window without an end", "/tier_window", R"({"lifetime": true})"},
    {"a need of spend is a threshold", "/tiers/1",
     R"({"id": "silver", "name": {"en": "s"}, "needs": {"spend": "1000"}})",
     R"({"id": "silver", "name": {"en": "s"}, "threshold": "1000", "multiplier": "1", "look": "basic"})"},
    {"spend in a window of its own is no threshold", "/tiers/1",
     R"({"id": "silver", "name": {"en": "s"}, "needs": {"spend": "1000", "within": {"lifetime": true}},
         "multiplier": "1.5", "look": "silver"})"},
    {"all of several needs", "/tiers/1",
     R"({"id": "silver", "name": {"en": "s"}, "needs": {"all": [{"orders": 3}, {"active_months": 2}]},
         "multiplier": "1", "look": "basic"})"},
    {"any of several needs", "/tiers/1",
     R"({"id": "silver", "name": {"en": "s"},
         "needs": {"any": [{"points": 100}, {"engagement_points": 20}, {"balance": 50}]},
         "multiplier": "1", "look": "basic"})"},
    {"two of three needs", "/tiers/1",
     R"({"id": "silver", "name": {"en": "s"},
         "needs": {"at_least": 2, "of": [{"spend": "10"}, {"orders": 2, "within": {"days": 30}},
                                         {"days_a_member": 90}]},
         "multiplier": "1", "look": "basic"})"},
    {"all of one need is that need", "/tiers/1",
     R"({"id": "silver", "name": {"en": "s"}, "needs": {"all": [{"orders": 3}]}, "multiplier": "1",
         "look": "basic"})",
     R"({"id": "silver", "name": {"en": "s"}, "needs": {"orders": 3}, "multiplier": "1",
         "look": "basic"})"},
    {"a condition of its own to keep a tier", "/tiers/1/keeps",
     R"({"any": [{"spend": "500"}, {"orders": 1}]})"},
    {"the terms that are common in Taiwan", "/tier_terms",
     R"({"upgrade": "at_once", "period": "month", "end": {"after": {"months": 12}},
         "requalify": "at_end", "downgrade": "to_qualifying", "carry_surplus": false,
         "protect_published": true})"},
    {"terms by the calendar", "/tier_terms",
     R"({"upgrade": "next_period", "period": "year",
         "end": {"periods_later": 1, "and": {"months": 2}}, "least": {"months": 6},
         "requalify": "extends_now", "grace": {"days": 30, "to_end_of": "month"},
         "downgrade": "one_step", "carry_surplus": false, "protect_published": false})"},
    {"terms to the member's anniversary", "/tier_terms",
     R"({"upgrade": "same_order", "period": "month", "end": {"anniversary": true},
         "requalify": "at_end", "grace": {"months": 1}, "downgrade": "to_base",
         "carry_surplus": false, "protect_published": true})"},
    {"terms without an end", "/tier_terms",
     R"({"upgrade": "next_day", "period": "month", "end": {"never": true}, "requalify": "at_end",
         "downgrade": "never", "carry_surplus": false, "protect_published": true})"},
    {"terms that say what is usual", "/tier_terms", R"({"end": {"with_window": true}})", "-"},
    {"paid plans", "/plans",
     R"([{"id": "plus", "name": {"en": "Plus"}, "price": "300", "period": {"months": 12},
          "grace_days": 7, "tier": "silver"},
         {"id": "trial", "name": {"en": "Trial"}, "price": "0", "period": {"days": 14}}])"},
};

const WrongCase wrong_cases[] = {
    {"a window of no days", "/tier_window/days", "0", "/tier_window/days json.out_of_range\n"},
    {"a window of nothing", "/tier_window", "{}", "/tier_window/days json.missing\n"},
    {"a window of a decade", "/tier_window", R"({"calendar": "decade"})",
     "/tier_window/calendar json.unknown_value\n"},
    {"a lifetime that is false", "/tier_window", R"({"lifetime": false})",
     "/tier_window/lifetime json.unknown_value\n"},
    {"two windows", "/tier_window", R"({"months": 3, "days": 3})",
     "/tier_window/days json.unknown_key\n"},
    {"a threshold beside needs", "/tiers/1/needs", R"({"orders": 2})",
     "/tiers/1/threshold tiers.threshold_and_needs\n"},
    {"a need of nothing", "/tiers/1/keeps", "{}", "/tiers/1/keeps tiers.need_unknown\n"},
    {"a need of no orders", "/tiers/1/keeps", R"({"orders": 0})",
     "/tiers/1/keeps/orders json.out_of_range\n"},
    {"any of no needs", "/tiers/1/keeps", R"({"any": []})", "/tiers/1/keeps tiers.needs_none\n"},
    {"three of two needs", "/tiers/1/keeps",
     R"({"at_least": 3, "of": [{"orders": 1}, {"points": 1}]})",
     "/tiers/1/keeps/at_least tiers.at_least_out_of_range\n"},
    {"a plan nobody sells", "/tiers/1/keeps", R"({"plan": "plus"})",
     "/tiers/1/keeps plans.unknown\n"},
    {"a first tier with needs", "/tiers/0/needs", R"({"orders": 1})",
     "/tiers/0/threshold tiers.threshold_and_needs\n"},
    {"a first tier to keep", "/tiers/0/keeps", R"({"orders": 1})",
     "/tiers/0/keeps tiers.keeps_on_first\n"},
    {"a look of another metal", "/tiers/1/look", R"("tin")", "/tiers/1/look json.unknown_value\n"},
    {"no tiers at all", "/tiers", "[]",
     "/benefits/0/from_tier tiers.unknown\n/rewards/1/from_tier tiers.unknown\n/tiers "
     "tiers.none\n"},
    {"an end of no kind", "/tier_terms", R"({"end": {}})",
     "/tier_terms/end/with_window json.missing\n"},
    {"two ends", "/tier_terms", R"({"end": {"never": true, "anniversary": true}})",
     "/tier_terms/end/never json.unknown_key\n"},
    {"a term of no days", "/tier_terms", R"({"end": {"after": {"days": 0}}})",
     "/tier_terms/end tiers.term_without_span\n"},
    {"a start at the next period, and no term", "/tier_terms", R"({"upgrade": "next_period"})",
     "/tier_terms/upgrade tiers.next_period_without_term\n"},
    {"a surplus without a counter", "/tier_terms", R"({"carry_surplus": true})",
     "/tier_terms/carry_surplus tiers.surplus_without_counter\n"},
    {"an upgrade of another kind", "/tier_terms", R"({"upgrade": "maybe"})",
     "/tier_terms/upgrade json.unknown_value\n"},
    {"a grace of negative days", "/tier_terms", R"({"grace": {"days": -1}})",
     "/tier_terms/grace/days json.out_of_range\n"},
    {"a plan on an unknown tier", "/plans",
     R"([{"id": "p", "name": {"en": "p"}, "price": "1", "period": {"days": 1}, "tier": "tin"}])",
     "/plans/0/tier tiers.unknown\n"},
    {"a plan that lasts no day", "/plans",
     R"([{"id": "p", "name": {"en": "p"}, "price": "1", "period": {"days": 0}}])",
     "/plans/0/period plans.period_empty\n"},
    {"a plan without a period is one mistake", "/plans",
     R"([{"id": "p", "name": {"en": "p"}, "price": "1"}])", "/plans/0/period json.missing\n"},
    {"two plans of one id", "/plans",
     R"([{"id": "p", "name": {"en": "p"}, "price": "1", "period": {"days": 1}},
         {"id": "p", "name": {"en": "p"}, "price": "1", "period": {"days": 1}}])",
     "/plans/1/id plans.duplicate_id\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_ladder_reads_back_as_it_was_written, data::make(ladder_cases), c) {
    check_round_trip(c);
}

BOOST_DATA_TEST_CASE(a_mistake_in_the_ladder_is_named, data::make(wrong_cases), c) {
    check_problem(c);
}

BOOST_AUTO_TEST_CASE(a_need_can_be_a_plan) {
    Json document =
        patched("/plans",
                R"([{"id": "plus", "name": {"en": "p"}, "price": "1", "period": {"months": 1}}])");
    document["tiers"][1].erase("threshold");
    document["tiers"][1]["needs"] = Json::parse(R"({"plan": "plus"})");
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    const Need& need = program->tiers()[1].needs.of.at(0);
    BOOST_TEST((need.measure == Measure::plan));
    BOOST_TEST(need.plan.text == "plus");
    BOOST_TEST(to_text(to_json(*program)["tiers"][1]["needs"]) == R"({"plan":"plus"})");
}

BOOST_AUTO_TEST_CASE(a_shop_without_tiers_has_one_that_everybody_stands_on) {
    Json document = tea_document();
    for (const char* key : {"tiers", "benefits", "rewards"}) document.erase(key);
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    BOOST_REQUIRE(program->tiers().size() == 1U);
    BOOST_TEST(program->tiers()[0].id.text == "member");
    BOOST_TEST(program->tiers()[0].name.in("zh-Hant") == "會員");
}

BOOST_AUTO_TEST_CASE(a_ladder_without_terms_lasts_with_its_window) {
    const auto program = program_from_json(tea_document(), only_taipei);
    BOOST_REQUIRE(program.has_value());
    BOOST_TEST((program->ladder.terms == TierTerms{}));
    BOOST_TEST((program->ladder.terms.end == TermEnd::with_window));
    BOOST_TEST((program->ladder.window == TierWindow{RollingDays{365}}));
}
