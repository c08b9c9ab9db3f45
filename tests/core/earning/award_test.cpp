// docs/rules/earning.md, E2-E8, E23
#include "core/earning/award.h"

#include <boost/test/unit_test.hpp>

using namespace regulars;

namespace {

struct Cart {
    std::vector<OrderLine> lines;
    std::vector<Money> basis;
    std::vector<std::int64_t> units;

    Cart& with(std::string category, std::int64_t minor, std::int64_t count = 1) {
        OrderLine line;
        line.categories = {std::move(category)};
        line.units = count;
        line.amount = {minor};
        lines.push_back(std::move(line));
        basis.push_back({minor});
        units.push_back(count);
        return *this;
    }
    OrderContents contents() const { return {lines, basis, units}; }
};

Cart cart(std::int64_t minor) { return Cart{}.with("", minor); }

PlannedRule rule(std::string id, Gives gives, std::string group = std::string(base_group),
                 std::int64_t priority = 0) {
    PlannedRule made;
    made.id = {std::move(id)};
    made.gives = std::move(gives);
    made.group = std::move(group);
    made.priority = priority;
    return made;
}

Gives per(std::int64_t give, std::int64_t per_minor, Steps steps = Steps::whole) {
    return PerAmount{{Points{give}, Money{per_minor}, steps}, {}};
}
Gives fixed(std::int64_t points) { return Fixed{Points{points}}; }
Gives added(std::int64_t points) { return Added{Points{points}}; }
Gives times(std::int64_t thousandths, std::vector<std::string> groups = {}) {
    return Multiplied{Multiplier{thousandths}, std::move(groups)};
}

std::string shares_of(const Award& award) {
    std::string all;
    for (const RuleShare& share : award.shares) {
        all += share.rule.text + " " + std::to_string(share.points.count);
        if (share.wanted != share.points) all += " of " + std::to_string(share.wanted.count);
        all += "; ";
    }
    return all;
}

std::string given(const EarnPlan& plan, const Cart& of) {
    const Award result = award(plan, of.contents());
    Points sum;
    for (const RuleShare& share : result.shares) sum += share.points;
    BOOST_TEST(sum.count == result.points.count);  // E23
    return std::to_string(result.points.count) + ": " + shares_of(result);
}

}  // namespace

BOOST_AUTO_TEST_CASE(e11_a_multiplier_raises_whole_steps_and_the_result_is_rounded_once) {
    EarnPlan plan{{rule("spend", per(1, 100)), rule("tier", times(1500), "tier")}, {}, {}};
    BOOST_TEST(given(plan, cart(1999)) == "28: spend 19; tier 9; ");
    plan.rules.front().rounding = Rounding::half_up;
    BOOST_TEST(given(plan, cart(1999)) == "29: spend 19; tier 10; ");
    plan.rules.front().rounding = Rounding::up;
    BOOST_TEST(given(plan, cart(1999)) == "29: spend 19; tier 10; ");
}

BOOST_AUTO_TEST_CASE(e18_a_point_a_dollar_of_2_50_rounds_up_down_or_to_the_nearest) {
    EarnPlan plan{{rule("spend", per(1, 100, Steps::prorated))}, {}, {}};
    BOOST_TEST(given(plan, cart(250)) == "2: spend 2; ");
    plan.rules.front().rounding = Rounding::up;
    BOOST_TEST(given(plan, cart(250)) == "3: spend 3; ");
    plan.rules.front().rounding = Rounding::half_up;
    BOOST_TEST(given(plan, cart(250)) == "3: spend 3; ");
}

BOOST_AUTO_TEST_CASE(e02_three_times_five_is_fifteen) {
    BOOST_TEST(given({{rule("visit", fixed(5)), rule("promo", times(3000), "promo")}, {}, {}},
                     cart(100)) == "15: visit 5; promo 10; ");
}

BOOST_AUTO_TEST_CASE(e36_multipliers_that_both_match_multiply) {
    const EarnPlan plan{{rule("spend", per(1, 100)), rule("label_a", times(2000), "promo"),
                         rule("label_b", times(3000), "promo")},
                        {},
                        {}};
    BOOST_TEST(given(plan, cart(1000)) == "60: spend 10; label_a 10; label_b 40; ");
}

BOOST_AUTO_TEST_CASE(multipliers_of_a_group_add_up_or_one_of_them_speaks) {
    EarnPlan plan{{rule("spend", per(1, 100)), rule("a", times(2000), "promo", 1),
                   rule("b", times(1500), "promo", 2)},
                  {{"promo", Combine::sum}},
                  {}};
    BOOST_TEST(given(plan, cart(1000)) == "25: spend 10; a 10; b 5; ");
    plan.groups.front().combine = Combine::max;
    BOOST_TEST(given(plan, cart(1000)) == "20: spend 10; a 10; ");
    plan.groups.front().combine = Combine::first;
    BOOST_TEST(given(plan, cart(1000)) == "15: spend 10; b 5; ");
}

BOOST_AUTO_TEST_CASE(a_multiplier_raises_only_the_groups_it_names) {
    const EarnPlan plan{{rule("spend", per(1, 100)), rule("visit", fixed(5), "visits"),
                         rule("tier", times(2000, {"base"}), "tier")},
                        {},
                        {}};
    BOOST_TEST(given(plan, cart(1000)) == "25: spend 10; visit 5; tier 10; ");
}

BOOST_AUTO_TEST_CASE(e08_of_rules_that_do_not_go_together_the_first_speaks_alone) {
    const EarnPlan plan{{rule("spend", per(1, 100), "one", 1), rule("flat", fixed(100), "one", 2)},
                        {{"one", Combine::first}},
                        {}};
    BOOST_TEST(given(plan, cart(1999)) == "100: flat 100; ");
}

BOOST_AUTO_TEST_CASE(e09_of_two_flat_gifts_the_one_with_the_higher_priority) {
    const EarnPlan plan{{rule("a", fixed(50), "one", 5), rule("b", fixed(200), "one", 20)},
                        {{"one", Combine::first}},
                        {}};
    BOOST_TEST(given(plan, cart(100)) == "200: b 200; ");
}

BOOST_AUTO_TEST_CASE(equal_priorities_are_told_apart_by_their_ids) {
    const EarnPlan plan{
        {rule("b", fixed(50), "one"), rule("a", fixed(20), "one")}, {{"one", Combine::first}}, {}};
    BOOST_TEST(given(plan, cart(100)) == "20: a 20; ");
}

BOOST_AUTO_TEST_CASE(e14_a_hundred_for_each_unit) {
    Cart three;
    three.with("tea", 900, 3).with("cups", 500, 2);
    ProductSet tea;
    tea.of.categories = {"tea"};
    BOOST_TEST(given({{rule("tea", PerUnit{Points{100}, tea})}, {}, {}}, three) ==
               "300: tea 300; ");
}

BOOST_AUTO_TEST_CASE(e26_a_segment_s_gift_comes_on_top) {
    EarnPlan plan{{rule("spend", per(1, 1)), rule("segment", fixed(150), "gifts")}, {}, {}};
    Cart items;
    items.with("", 1000).with("", 15'000).with("", 6'500).with("", 3'000);
    BOOST_TEST(given(plan, items) == "25650: spend 25500; segment 150; ");
}

BOOST_AUTO_TEST_CASE(e05_a_promotion_of_three_times_shows_what_it_brought) {
    const Award result =
        award(EarnPlan{{rule("spend", per(1, 100)), rule("promo", times(3000), "promo")}, {}, {}},
              cart(600).contents());
    BOOST_TEST(result.points.count == 18);
    BOOST_TEST(shares_of(result) == "spend 6; promo 12; ");
}

BOOST_AUTO_TEST_CASE(e06_an_addition_needs_points_to_be_added_to) {
    const EarnPlan plan{{rule("spend", per(1, 1000)), rule("old", added(10), "promo", 1),
                         rule("new", added(30), "promo", 2)},
                        {{"promo", Combine::first}},
                        {}};
    BOOST_TEST(given(plan, cart(999)) == "0: ");
    BOOST_TEST(given(plan, cart(1000)) == "31: spend 1; new 30; ");
}

BOOST_AUTO_TEST_CASE(a_rule_s_limit_cuts_the_last_multiplier_first) {
    EarnPlan plan{{rule("spend", per(1, 100)), rule("tier", times(2000), "tier")}, {}, {}};
    plan.rules.front().room = Points{15};
    BOOST_TEST(given(plan, cart(1000)) == "15: spend 10; tier 5 of 10; ");
    plan.rules.front().room = Points{4};
    BOOST_TEST(given(plan, cart(1000)) == "4: spend 4 of 10; tier 0 of 10; ");
    plan.rules.front().room.reset();
    plan.rules.back().room = Points{3};
    BOOST_TEST(given(plan, cart(1000)) == "13: spend 10; tier 3 of 10; ");
}

BOOST_AUTO_TEST_CASE(a_limit_of_all_or_nothing_gives_nothing_above_it) {
    EarnPlan plan{{rule("spend", per(1, 100))}, {}, {}};
    plan.rules.front().room = Points{9};
    plan.rules.front().all_or_nothing = true;
    BOOST_TEST(given(plan, cart(1000)) == "0: spend 0 of 10; ");
    BOOST_TEST(given(plan, cart(900)) == "9: spend 9; ");
}

BOOST_AUTO_TEST_CASE(e33_what_all_rules_give_stops_at_the_wallet_s_limit) {
    EarnPlan plan{{rule("spend", per(1, 100)), rule("gift", fixed(30), "gifts")}, {}, Points{20}};
    BOOST_TEST(given(plan, cart(2000)) == "20: spend 20; gift 0 of 30; ");
    plan.room = Points{0};
    BOOST_TEST(given(plan, cart(2000)) == "0: spend 0 of 20; gift 0 of 30; ");
}

BOOST_AUTO_TEST_CASE(e32_below_its_minimum_a_rule_has_no_say) {
    EarnPlan plan{{rule("spend", per(1, 100'000))}, {}, {}};
    plan.rules.front().still = Condition{BasisAtLeast{{10'000'000}}};
    BOOST_TEST(given(plan, cart(9'999'999)) == "0: ");
    BOOST_TEST(given(plan, cart(10'000'000)) == "100: spend 100; ");
}

BOOST_AUTO_TEST_CASE(a_multiplier_below_one_gives_less) {
    const EarnPlan plan{{rule("spend", per(1, 100)), rule("sale", times(500), "sale")}, {}, {}};
    BOOST_TEST(given(plan, cart(1100)) == "5: spend 11; sale -6; ");
}

BOOST_AUTO_TEST_CASE(the_largest_numbers_do_not_overflow) {
    const EarnPlan plan{{rule("spend", per(1'000'000'000'000, 1)), rule("a", times(1'000'000), "a"),
                         rule("b", times(1'000'000), "b"), rule("c", times(1'000'000), "c")},
                        {},
                        {}};
    const Award result = award(plan, cart(10'000'000'000'000).contents());
    BOOST_TEST(result.points.count == 1'000'000'000'001);  // one more than a ledger keeps: refused
}
