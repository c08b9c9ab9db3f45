// docs/rules/program.md and earning.md: how earning rules are written, and what is refused.
#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/json/earning_json.h"
#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

/// A rule of 5 points for an order under a condition, ...
Json rule_when(std::string_view condition) {
    Json rule = Json::parse(
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 5}})");
    rule["when"] = Json::parse(condition);
    return rule;
}
/// ... and the document that has it.
Json document_with(Json rule) {
    Json document = tea_document();
    document["earning"]["rules"] = Json::array({std::move(rule)});
    return document;
}
Json document_when(std::string_view condition) { return document_with(rule_when(condition)); }

struct ConditionCase {
    std::string_view written, again = {};
};
std::ostream& operator<<(std::ostream& out, const ConditionCase& c) { return out << c.written; }

const ConditionCase condition_cases[] = {
    {R"({"all":[{"tag":"vip"},{"birthday_month":true}]})"},
    {R"({"any":[{"tag":"vip"},{"none":[{"channels":["web"]}]}]})"},
    {R"({"any":[]})"},
    {R"({"tiers":["gold","base"]})", R"({"tiers":["base","gold"]})"},
    {R"({"from_tier":"silver"})", R"({"tiers":["silver","gold"]})"},
    {R"({"tag":"tea lover"})"},
    {R"({"channels":["store","portal","import"]})"},
    {R"({"weekdays":["wed","sun","wed"]})", R"({"weekdays":["sun","wed"]})"},
    {R"({"hours":["16:00","18:30"]})"},
    {R"({"hours":["22:00","02:00"]})"},
    {R"({"hours":["00:00","24:00"]})"},
    {R"({"month_days":[1,31]})"},
    {R"({"month_days":[31],"short_months":"last_day"})"},
    {R"({"month_days":[15],"short_months":"skip"})", R"({"month_days":[15]})"},
    {R"({"dates":{"from":"2026-11-01","until":"2026-12-01"}})"},
    {R"({"dates":{"until":"2026-12-01"}})"},
    {R"({"basis_at_least":"1500.5"})"},
    {R"({"contains":{"products":["T1"],"categories":["tea"],"brands":["X"],"except":{"products":["T2"]}},"units":3})"},
    {R"({"contains":{},"units":1})", R"({"contains":{}})"},
    {R"({"order_number":3})"},
    {R"({"order_number":5,"every":5})"},
    {R"({"since_last_order_days":30})"},
    {R"({"birthday_month":true})"},
};

struct BadConditionCase {
    std::string_view says, written, expected;
};
std::ostream& operator<<(std::ostream& out, const BadConditionCase& c) { return out << c.says; }

const BadConditionCase bad_condition_cases[] = {
    {"a condition of no kind", "{}", " earning.condition_unknown\n"},
    {"a condition of an unknown kind", R"({"moon": "full"})", " earning.condition_unknown\n"},
    {"a condition that is a text", R"("always")", " json.wrong_type\n"},
    {"two conditions in one", R"({"tag": "vip", "weekdays": ["mon"]})",
     "/weekdays json.unknown_key\n"},
    {"a list that is none", R"({"all": {}})", "/all json.wrong_type\n"},
    {"a tier nobody has", R"({"tiers": ["base", "tin"]})", "/tiers/1 tiers.unknown\n"},
    {"a floor that is no tier", R"({"from_tier": "tin"})", "/from_tier tiers.unknown\n"},
    {"no tier at all", R"({"tiers": []})", "/tiers json.empty\n"},
    {"a mistake beside another", R"({"tiers": [7, "tin"]})",
     "/tiers/0 json.wrong_type\n/tiers/1 tiers.unknown\n"},
    {"a channel nobody has", R"({"channels": ["pigeon"]})", "/channels/0 json.unknown_value\n"},
    {"a weekday nobody has", R"({"weekdays": ["someday"]})", "/weekdays/0 json.unknown_value\n"},
    {"no weekday at all", R"({"weekdays": []})", "/weekdays json.empty\n"},
    {"a clock that is none", R"({"hours": ["25:00", "26:00"]})", "/hours earning.hours\n"},
    {"a minute too much", R"({"hours": ["23:00", "24:01"]})", "/hours earning.hours\n"},
    {"no time between two times", R"({"hours": ["16:00", "16:00"]})", "/hours earning.hours\n"},
    {"one time alone", R"({"hours": ["16:00"]})", "/hours earning.hours\n"},
    {"a 32nd", R"({"month_days": [1, 32]})", "/month_days/1 json.out_of_range\n"},
    {"dates that end before they begin",
     R"({"dates": {"from": "2026-12-01", "until": "2026-12-01"}})",
     "/dates/until earning.dates_empty\n"},
    {"dates without an end or a beginning", R"({"dates": {}})", "/dates json.empty\n"},
    {"an amount of nothing", R"({"basis_at_least": "0"})", "/basis_at_least json.out_of_range\n"},
    {"units of nothing", R"({"contains": {}, "units": 0})", "/units json.out_of_range\n"},
    {"a name that is empty", R"({"contains": {"brands": [""]}})",
     "/contains/brands/0 json.empty\n"},
    {"an order before the first", R"({"order_number": 0})", "/order_number json.out_of_range\n"},
    {"a birthday month that is none", R"({"birthday_month": false})",
     "/birthday_month json.unknown_value\n"},
    {"an amount as a plan has it", R"({"basis_at_least_minor": 100})",
     " earning.condition_unknown\n"},
};

const WrittenCase rule_cases[] = {
    {"no basis but the usual", "/earning", R"({"basis": {}})", "-"},
    {"a basis of everything", "/earning/basis",
     R"({"discounts": "before", "tax": "without", "shipping": "with", "paid_with_points": "with",
         "gift_cards": "with"})"},
    {"groups that go together in their ways", "/earning/groups",
     R"([{"id": "base", "combine": "max"}, {"id": "", "combine": "first"},
         {"id": "boost", "combine": "sum"}, {"id": "day", "combine": "multiply"}])"},
    {"limits of all rules together", "/earning/limits",
     R"([{"per": "month", "points": 500}, {"wallet": "points", "per": "membership_year", "points": 0}])",
     R"([{"wallet": "points", "per": "month", "points": 500},
         {"wallet": "points", "per": "membership_year", "points": 0}])"},
    {"the tier's multiplier in a group of its own", "/earning/tier_multiplier",
     R"({"group": "best", "priority": -3})"},
    {"a rule with everything", "/earning/rules",
     R"([{"id": "tea_days", "name": {"en": "Tea days"}, "on": {"kind": "order"},
          "when": {"weekdays": ["tue"]},
          "gives": {"kind": "per_amount", "give": 3, "per": "50.25", "steps": "prorated",
                    "of": {"categories": ["tea"], "except": {"brands": ["X"]}}},
          "group": "extra", "priority": 7, "rounding": "half_up",
          "limits": [{"per": "fact", "points": 100, "all_or_nothing": true},
                     {"per": "week", "times": 2}, {"per": "half_year", "points": 0, "times": 0}],
          "cooldown_hours": 24, "enabled": false, "qualifies": false}])"},
    {"a rule with hardly anything", "/earning/rules",
     R"([{"id": "welcome", "on": {"kind": "joined"}, "gives": {"kind": "fixed", "points": 50},
          "when": {"all": []}, "wallet": "points", "group": "", "priority": 0, "rounding": "down",
          "limits": [], "cooldown_hours": 0, "enabled": true, "qualifies": true}])",
     R"([{"id": "welcome", "on": {"kind": "joined"}, "gives": {"kind": "fixed", "points": 50}}])"},
    {"everything a rule can listen to", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "birthday", "days_ahead": 30}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "b", "on": {"kind": "birthday", "whole_month": true, "days_ahead": 0, "leap_day": "1_march"},
          "gives": {"kind": "fixed", "points": 1}},
         {"id": "c", "on": {"kind": "action", "action": "review"}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "d", "on": {"kind": "survey"}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "e", "on": {"kind": "survey", "survey": "why"}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "f", "on": {"kind": "referral", "role": "friend"}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "g", "on": {"kind": "tier_reached", "tier": "gold"}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "h", "on": {"kind": "membership_paid"}, "gives": {"kind": "fixed", "points": 1}}])"},
    {"everything a rule can give", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "per_amount", "give": 1, "per": "10", "steps": "whole"}},
         {"id": "b", "on": {"kind": "order"}, "gives": {"kind": "per_unit", "points": 2, "of": {"products": ["T"]}}},
         {"id": "c", "on": {"kind": "order"}, "gives": {"kind": "added", "points": 3}},
         {"id": "d", "on": {"kind": "order"}, "gives": {"kind": "multiply", "by": "2.125", "groups": ["base"]}},
         {"id": "e", "on": {"kind": "order"}, "gives": {"kind": "multiply", "by": "0"}}])"},
};

const WrongCase wrong_cases[] = {
    {"a rule without a word", "/earning/rules", "[{}]",
     "/earning/rules/0/id json.missing\n/earning/rules/0/on json.missing\n"
     "/earning/rules/0/gives json.missing\n"},
    {"a rule with the id of the plain rate beside it", "/earning/rules",
     R"([{"id": "spend", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/id earning.duplicate_id\n"},
    {"a rule with the id of the tier's multiplier", "/earning/rules",
     R"([{"id": "tier", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/id earning.reserved_id\n"},
    {"a rule with the id of a survey's thanks", "/earning/rules",
     R"([{"id": "survey_thanks", "on": {"kind": "survey"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/id earning.reserved_id\n"},
    {"two rules of one id", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1}},
         {"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/1/id earning.duplicate_id\n"},
    {"a rule into a wallet nobody has", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1}, "wallet": "stamps"}])",
     "/earning/rules/0/wallet wallets.unknown\n"},
    {"a limit of a wallet nobody has", "/earning/limits",
     R"([{"wallet": "stamps", "per": "day", "points": 1}])",
     "/earning/limits/0/wallet wallets.unknown\n"},
    {"points for an amount without an order", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "joined"},
          "gives": {"kind": "per_amount", "give": 1, "per": "1", "steps": "whole"}}])",
     "/earning/rules/0/gives earning.per_amount_without_order\n"},
    {"a multiplier without an order", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "joined"}, "gives": {"kind": "multiply", "by": "2"}}])",
     "/earning/rules/0/gives earning.per_amount_without_order\n"},
    {"a condition about an order without one", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "joined"}, "when": {"any": [{"order_number": 1}]},
          "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/when earning.order_condition_without_order\n"},
    {"a limit of nothing", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1},
          "limits": [{"per": "day"}]}])",
     "/earning/rules/0/limits/0 earning.limit_empty\n"},
    {"all or nothing over a day", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1},
          "limits": [{"per": "day", "points": 5, "all_or_nothing": true}]}])",
     "/earning/rules/0/limits/0/all_or_nothing earning.all_or_nothing_per_period\n"},
    {"times of one fact", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1},
          "limits": [{"per": "fact", "times": 1}]}])",
     "/earning/rules/0/limits/0/times earning.times_per_fact\n"},
    {"a limit per decade", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1},
          "limits": [{"per": "decade", "points": 1}]}])",
     "/earning/rules/0/limits/0/per json.unknown_value\n"},
    {"a trigger nobody knows", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "moon"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/on/kind json.unknown_value\n"},
    {"a survey nobody asks", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "survey", "survey": "who"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/on/survey surveys.unknown\n"},
    {"a plan nobody sells", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "membership_paid", "plan": "plus"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/on/plan plans.unknown\n"},
    {"a tier nobody has", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "tier_reached", "tier": "tin"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/on/tier tiers.unknown\n"},
    {"a tier everybody starts on", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "tier_reached", "tier": "base"}, "gives": {"kind": "fixed", "points": 1}}])",
     "/earning/rules/0/on/tier earning.first_tier_reached\n"},
    {"a gift nobody knows", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "hug"}}])",
     "/earning/rules/0/gives/kind json.unknown_value\n"},
    {"a gift of no points", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "added", "points": 0}}])",
     "/earning/rules/0/gives/points json.out_of_range\n"},
    {"a factor of a million", "/earning/rules",
     R"([{"id": "a", "on": {"kind": "order"}, "gives": {"kind": "multiply", "by": "1000001"}}])",
     "/earning/rules/0/gives/by json.not_a_decimal\n"},
    {"a group twice", "/earning/groups",
     R"([{"id": "a", "combine": "max"}, {"id": "a", "combine": "sum"}])",
     "/earning/groups/1/id earning.duplicate_group\n"},
    {"a group without an id", "/earning/groups", R"([{"combine": "max"}])",
     "/earning/groups/0/id json.missing\n"},
    {"a group that goes together somehow", "/earning/groups",
     R"([{"id": "a", "combine": "somehow"}])", "/earning/groups/0/combine json.unknown_value\n"},
    {"a basis nobody knows", "/earning/basis", R"({"tax": "half"})",
     "/earning/basis/tax json.unknown_value\n"},
    {"a rounding nobody knows", "/points/earn/rounding", R"("sideways")",
     "/points/earn/rounding json.unknown_value\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_condition_reads_back_as_it_was_written, data::make(condition_cases), c) {
    const Json document = document_when(c.written);
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    const Json written = to_json(*program);
    BOOST_TEST(to_text(written["earning"]["rules"][0]["when"]) ==
               (c.again.empty() ? c.written : c.again));
    const auto again = program_from_json(written, only_taipei);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST((*again == *program));
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_condition_is_named, data::make(bad_condition_cases), c) {
    std::string expected;
    for (std::string_view rest = c.expected; !rest.empty();) {
        const std::size_t end = rest.find('\n') + 1;
        expected += "/earning/rules/0/when" + std::string(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    BOOST_TEST(problems_of(document_when(c.written)) == expected);
}

BOOST_AUTO_TEST_CASE(conditions_nest_six_deep_and_no_deeper) {
    std::string condition = R"({"tag":"vip"})";
    for (int i = 0; i < 6; ++i) condition = R"({"all":[)" + condition + "]}";
    BOOST_TEST(problems_of(document_when(condition)) == "");
    BOOST_TEST(problems_of(document_when(R"({"any":[)" + condition + "]}")) ==
               "/earning/rules/0/when/any/0/all/0/all/0/all/0/all/0/all/0/all/0 "
               "earning.condition_too_deep\n");
}

BOOST_DATA_TEST_CASE(a_rule_reads_back_as_it_was_written, data::make(rule_cases), c) {
    check_round_trip(c);
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_rule_is_named, data::make(wrong_cases), c) { check_problem(c); }

BOOST_AUTO_TEST_CASE(the_plain_rate_is_the_first_rule_and_is_written_where_it_was) {
    Json document = patched("/points/earn",
                            R"({"give": 2, "per": "30", "steps": "prorated", "rounding": "up",
                                "of": {"except": {"categories": ["gift"]}}})");
    document["earning"]["rules"] = Json::array({rule_when(R"({"tag": "vip"})")});
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    BOOST_REQUIRE(program->earning.rules.size() == 2U);
    const EarningRule& rate = program->earning.rules[0];
    BOOST_TEST(rate.id.text == "spend");
    BOOST_TEST(rate.group == "base");
    BOOST_TEST(rate.wallet.text == "points");
    BOOST_TEST((rate.rounding == Rounding::up));
    BOOST_TEST(
        (std::get<PerAmount>(rate.gives).rate == EarnRate{Points{2}, twd(30), Steps::prorated}));
    const Json written = to_json(*program);
    BOOST_TEST(written["earning"]["rules"].size() == 1U);
    BOOST_TEST(
        to_text(written["points"]["earn"]) ==
        R"({"give":2,"per":"30","steps":"prorated","of":{"except":{"categories":["gift"]}},"rounding":"up"})");
    BOOST_TEST((*program_from_json(written, only_taipei) == *program));
}

BOOST_AUTO_TEST_CASE(a_rate_with_more_to_say_stands_among_the_rules) {
    Json document = tea_document();
    document["points"].erase("earn");
    document["earning"]["rules"] = Json::parse(
        R"([{"id": "spend", "on": {"kind": "order"}, "when": {"channels": ["web"]}, "group": "base",
             "gives": {"kind": "per_amount", "give": 1, "per": "100", "steps": "whole"}},
            {"id": "a", "on": {"kind": "joined"}, "gives": {"kind": "added", "points": 1}}])");
    // Its place in the list counts, although the rule before it has the plain rate's id.
    BOOST_TEST(problems_of(document) ==
               "/earning/rules/1/gives earning.per_amount_without_order\n");
    document["earning"]["rules"].erase(1);
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    const Json written = to_json(*program);
    BOOST_TEST(!written["points"].contains("earn"));
    BOOST_TEST(written["earning"]["rules"].size() == 1U);
    BOOST_TEST((*program_from_json(written, only_taipei) == *program));
}

BOOST_AUTO_TEST_CASE(
    a_plain_rate_in_the_list_is_the_same_programme_and_keeps_its_place_in_problems) {
    Json document = tea_document();
    document["points"].erase("earn");
    document["earning"]["rules"] = Json::parse(
        R"([{"id": "spend", "on": {"kind": "order"}, "group": "base",
             "gives": {"kind": "per_amount", "give": 1, "per": "100", "steps": "whole"}}])");
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    BOOST_TEST((*program == tea_shop().program));
    document["earning"]["rules"].push_back(Json::parse(
        R"({"id": "spend", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 1}})"));
    BOOST_TEST(problems_of(document) == "/earning/rules/1/id earning.duplicate_id\n");
}

BOOST_AUTO_TEST_CASE(a_shop_need_not_give_points_for_money) {
    Json document = tea_document();
    document["points"].erase("earn");
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE(program.has_value());
    BOOST_TEST(program->earning.rules.empty());
    BOOST_TEST(!base_rate(*program));
    BOOST_TEST(!to_json(*program).contains("earning"));
}
