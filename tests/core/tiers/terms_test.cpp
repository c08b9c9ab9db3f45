// docs/rules/tiers.md, T7-T21: windows, terms, renewal, grace, downgrades, pins, plans, versions.
#include <boost/test/unit_test.hpp>

#include "tests/core/tiers/ladder.h"

using namespace regulars;
using namespace regulars::making;

BOOST_AUTO_TEST_CASE(E93_spend_before_and_now_decide_the_rung) {
    const auto with = [](std::int64_t spent, std::int64_t now) {
        Climb climb;
        if (spent > 0) climb.buys("2026-01-10", spent);
        return climb.buys("2026-02-10", now).on_day("2026-02-10");
    };
    BOOST_TEST(with(0, 6'000) == "base");
    BOOST_TEST(with(0, 15'000) == "silver");
    BOOST_TEST(with(0, 25'000) == "gold");
    BOOST_TEST(with(4'000, 500) == "base");
    BOOST_TEST(with(8'000, 3'000) == "silver");
    BOOST_TEST(with(18'000, 3'000) == "gold");
    BOOST_TEST(with(22'000, 5'000) == "gold");
}

BOOST_AUTO_TEST_CASE(E95_a_ladder_by_balance_falls_when_points_are_spent) {
    Climb climb;
    climb.ladder.rungs[1].needs = {1, {need(Measure::balance, 20)}};
    climb.ladder.rungs[2].needs = {1, {need(Measure::balance, 200)}};
    climb.holds("2026-01-10", 20).holds("2026-01-20", 18);
    BOOST_TEST(climb.on_day("2026-01-10") == "silver");
    BOOST_TEST(climb.on_day("2026-01-20") == "base");
}

BOOST_AUTO_TEST_CASE(E98_a_monthly_ladder_begins_at_once_or_with_the_next_month) {
    Climb climb;
    climb.ladder.window = CalendarWindow{CalendarUnit::month};
    climb.ladder.terms.end = TermEnd::period_end;
    climb.buys("2026-03-10", 10'000);
    BOOST_TEST(climb.on_day("2026-03-10") == "silver");
    climb.ladder.terms.upgrade = UpgradeFrom::next_period;
    BOOST_TEST(climb.on_day("2026-03-31") == "base");
    BOOST_TEST(*climb.reading(on("2026-03-20")).standing.waiting_at ==
               at("2026-04-01T00:00:00+08:00"));
    BOOST_TEST(climb.at_time("2026-04-01T00:00:00+08:00") == "silver");
}

BOOST_AUTO_TEST_CASE(E99_a_tier_ends_with_the_month_the_next_or_a_week_later) {
    Climb climb;
    climb.ladder.window = CalendarWindow{CalendarUnit::month};
    climb.ladder.terms.end = TermEnd::period_end;
    climb.buys("2026-03-10", 10'000);
    BOOST_TEST(climb.until("2026-03-10") == "2026-04-01");  // the whole of 31 March is good
    climb.ladder.terms.periods_later = 1;
    BOOST_TEST(climb.until("2026-03-10") == "2026-05-01");
    climb.ladder.terms.periods_later = 0;
    climb.ladder.terms.span.days = 7;
    BOOST_TEST(climb.until("2026-03-10") == "2026-04-08");
}

BOOST_AUTO_TEST_CASE(E101_E102_a_balance_that_fell_takes_the_tier_at_once_or_after_a_grace) {
    Climb climb;
    climb.ladder.rungs[1].needs = {1, {need(Measure::balance, 100)}};
    climb.ladder.rungs[2].needs = {1, {need(Measure::balance, 200)}};
    climb.holds("2026-07-20", 250).holds("2026-07-25", 50);
    BOOST_TEST(climb.on_day("2026-07-24") == "gold");
    BOOST_TEST(climb.on_day("2026-07-25") == "base");
    climb.ladder.terms.grace = Grace{{1, 0}, CalendarUnit::month};
    BOOST_TEST(climb.at_time("2026-08-31T23:59:59+08:00") == "gold");
    BOOST_TEST(climb.at_time("2026-09-01T00:00:00+08:00") == "base");
    climb.holds("2026-08-10", 200);  // back in time: the grace is forgotten
    BOOST_TEST(climb.on_day("2026-09-30") == "gold");
}

BOOST_AUTO_TEST_CASE(E104_a_rolling_year_is_kept_to_the_same_day_of_the_next) {
    Climb climb;
    climb.buys("2019-03-03", 10'000);
    BOOST_TEST(climb.at_time("2020-03-02T23:59:59+08:00") == "silver");
    BOOST_TEST(climb.at_time("2020-03-03T00:00:00+08:00") == "base");
}

BOOST_AUTO_TEST_CASE(E105_a_calendar_ladder_lasts_through_the_next_year) {
    Climb climb;
    climb.ladder.window = CalendarWindow{CalendarUnit::year};
    climb.ladder.terms.end = TermEnd::period_end;
    climb.ladder.terms.period = CalendarUnit::year;
    climb.ladder.terms.periods_later = 1;
    climb.joins("2024-01-01").buys("2024-05-05", 20'000);
    BOOST_TEST(climb.on_day("2025-12-31") == "gold");
    BOOST_TEST(climb.at_time("2026-01-01T00:00:00+08:00") == "base");
}

BOOST_AUTO_TEST_CASE(E107_twelve_months_run_from_each_upgrade) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.joins("2024-01-01").buys("2024-04-15", 10'000);
    BOOST_TEST(climb.until("2024-04-15") == "2025-04-15");
    climb.buys("2024-10-25", 10'000);
    BOOST_TEST(climb.until("2024-10-25") == "2025-10-25");
}

BOOST_AUTO_TEST_CASE(E108_an_anniversary_may_be_near_unless_a_term_has_a_least_length) {
    Climb climb;
    climb.ladder.terms.end = TermEnd::anniversary;
    climb.joins("2024-10-25").buys("2025-10-15", 10'000);
    BOOST_TEST(climb.until("2025-10-15") == "2025-10-25");
    climb.ladder.terms.least = {6, 0};
    BOOST_TEST(climb.until("2025-10-15") == "2026-04-15");
}

BOOST_AUTO_TEST_CASE(E110_two_of_three_conditions_are_asked_and_one_is_not_enough) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.ladder.rungs[1].keeps =
        TierNeeds{2,
                  {need(Measure::spend, twd(5'000).minor), need(Measure::orders, 3),
                   need(Measure::active_months, 3)}};
    climb.buys("2024-04-15", 10'000).buys("2024-08-01", 6'000);
    BOOST_TEST(climb.on_day("2025-04-14") == "silver");
    BOOST_TEST(climb.on_day("2025-04-15") == "base");
    climb.buys("2024-09-01", 10).buys("2024-10-01", 10);
    BOOST_TEST(climb.on_day("2025-04-15") == "silver");
    BOOST_TEST(climb.until("2025-04-15") == "2026-04-15");
}

BOOST_AUTO_TEST_CASE(E113_an_order_of_a_year_ago_to_the_day_is_out) {
    Climb climb;
    climb.joins("2023-12-01").buys("2024-01-01", 10'000);
    BOOST_TEST(climb.at_time("2024-12-31T23:59:59+08:00") == "silver");
    BOOST_TEST(climb.at_time("2025-01-01T00:00:00+08:00") == "base");
}

BOOST_AUTO_TEST_CASE(E114_a_year_without_enough_goes_back_to_base_and_with_enough_goes_on) {
    Climb climb(7'000, 22'000);
    climb.ladder.terms = months_from_upgrade(12);
    climb.buys("2025-02-10", 7'000).buys("2025-08-01", 6'999);
    BOOST_TEST(climb.on_day("2026-02-09") == "silver");
    BOOST_TEST(climb.on_day("2026-02-10") == "base");
    climb.buys("2025-09-01", 1);
    BOOST_TEST(climb.on_day("2026-02-10") == "silver");
}

BOOST_AUTO_TEST_CASE(E116_one_step_down_and_then_the_next) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.ladder.terms.downgrade = Downgrade::one_step;
    climb.buys("2024-01-10", 20'000);
    BOOST_TEST(climb.on_day("2025-01-10") == "silver");
    BOOST_TEST(climb.on_day("2026-01-10") == "base");
    climb.ladder.terms.downgrade = Downgrade::never;
    BOOST_TEST(climb.on_day("2030-01-10") == "gold");
}

BOOST_AUTO_TEST_CASE(E117_a_year_from_the_first_of_january_ends_with_the_year) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.joins("2020-11-19").buys("2021-01-01", 10'000);
    BOOST_TEST(climb.on_day("2021-12-31") == "silver");
    BOOST_TEST(climb.on_day("2022-01-01") == "base");
}

BOOST_AUTO_TEST_CASE(E119_a_counter_that_begins_with_the_tier_asks_for_the_amount_once_more) {
    Climb climb;
    climb.ladder.window = SinceTierStart{};
    climb.ladder.terms = months_from_upgrade(12);
    climb.ladder.rungs.pop_back();
    climb.joins("2021-04-01").buys("2021-09-25", 12'000).buys("2022-03-01", 9'000);
    BOOST_TEST(climb.until("2021-09-25") == "2022-09-25");
    BOOST_TEST(climb.on_day("2022-09-24") == "silver");
    BOOST_TEST(climb.on_day("2022-09-25") == "base");
    climb.ladder.terms.carry_surplus = true;  // the 2,000 above the threshold count
    BOOST_TEST(climb.on_day("2022-09-25") == "silver");
}

BOOST_AUTO_TEST_CASE(E122_one_of_three_ways_each_in_its_own_window) {
    Climb climb;
    climb.ladder.rungs[1].needs = {
        1,
        {need(Measure::spend, twd(500).minor, CalendarWindow{CalendarUnit::month}),
         need(Measure::spend, twd(1'000).minor), need(Measure::orders, 20)}};
    for (int i = 1; i <= 20; ++i) {
        const std::string day = (i < 10 ? "0" : "") + std::to_string(i);
        climb.buys("2026-01-" + day, 1);
    }
    BOOST_TEST(climb.on_day("2026-01-19") == "base");
    BOOST_TEST(climb.on_day("2026-01-20") == "silver");
}

BOOST_AUTO_TEST_CASE(E123_only_qualifying_points_count) {
    Climb climb;
    climb.ladder.rungs[1].needs = {1, {need(Measure::points, 350)}};
    climb.ladder.rungs[2].needs = {1, {need(Measure::points, 351)}};
    climb.earns("2026-01-10", 350);  // the other 300 are no contribution
    BOOST_TEST(climb.on_day("2026-01-10") == "silver");
}

BOOST_AUTO_TEST_CASE(meeting_the_needs_again_starts_a_new_term_where_the_ladder_says_so) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.ladder.terms.requalify = Requalify::extends_now;
    climb.joins("2025-01-01").buys("2025-12-01", 10'000).buys("2026-04-20", 10);
    BOOST_TEST(climb.until("2025-12-01") == "2026-12-01");
    BOOST_TEST(climb.until("2026-04-20") == "2027-04-20");
}

BOOST_AUTO_TEST_CASE(the_next_day_begins_at_midnight) {
    Climb climb;
    climb.ladder.terms.upgrade = UpgradeFrom::next_day;
    climb.buys("2026-03-10", 10'000);
    BOOST_TEST(climb.at_time("2026-03-10T23:59:59+08:00") == "base");
    BOOST_TEST(climb.at_time("2026-03-11T00:00:00+08:00") == "silver");
}

BOOST_AUTO_TEST_CASE(money_that_came_back_does_not_hold_up_the_tier_it_bought) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.buys("2026-01-10", 20'000, "big").returns("big", "2026-01-20", 20'000);
    BOOST_TEST(climb.on_day("2026-01-19") == "gold");
    BOOST_TEST(climb.on_day("2026-01-20") == "base");
    Climb kept;
    kept.ladder.terms = months_from_upgrade(12);
    kept.buys("2026-01-10", 20'000, "big").buys("2026-02-01", 500, "small");
    kept.returns("small", "2026-02-10", 500);  // bought after the climb: it held nothing up
    BOOST_TEST(kept.on_day("2026-12-31") == "gold");
}

BOOST_AUTO_TEST_CASE(a_pin_holds_a_floor_or_the_very_tier_and_ends) {
    Climb climb;
    climb.buys("2026-01-10", 20'000);
    climb.input.pins = {{on("2026-02-01"), TierId{"silver"}, true, on("2026-03-01")}};
    BOOST_TEST(climb.on_day("2026-01-31") == "gold");
    BOOST_TEST(climb.on_day("2026-02-01") == "silver");
    BOOST_TEST(climb.on_day("2026-03-01") == "gold");
    climb.input.pins = {{on("2026-02-01"), TierId{"silver"}, false, std::nullopt}};
    BOOST_TEST(climb.on_day("2026-02-01") == "gold");
    BOOST_TEST(climb.on_day("2027-02-01") == "silver");  // the order has left, the floor holds
    climb.input.pins.push_back({on("2027-03-01"), std::nullopt, false, std::nullopt});
    BOOST_TEST(climb.on_day("2027-03-01") == "base");
}

BOOST_AUTO_TEST_CASE(a_paid_plan_and_an_earned_tier_go_by_the_higher) {
    Climb climb;
    Plan plan;
    plan.id = {"club"};
    plan.tier = 1;
    climb.plans = {plan};
    climb.input.plans = {
        {PlanId{"club"}, on("2026-01-01"), on("2026-07-01"), on("2026-07-08"), false}};
    BOOST_TEST(climb.on_day("2026-01-02") == "silver");
    BOOST_TEST(climb.on_day("2026-07-05") == "silver");  // its grace
    BOOST_TEST(climb.on_day("2026-07-09") == "base");
    climb.buys("2026-02-01", 20'000);
    BOOST_TEST(climb.on_day("2026-02-02") == "gold");
    const Standing standing = climb.reading(on("2026-03-01")).standing;
    BOOST_TEST(standing.earned == 2U);
    BOOST_TEST(standing.plan == 1U);
}

BOOST_AUTO_TEST_CASE(a_new_version_takes_no_tier_before_its_end) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.buys("2026-01-10", 10'000);
    TierLadder dearer = climb.ladder;
    dearer.rungs[1].needs = spend_of(twd(15'000));
    const TierChapter chapters[] = {{Instant{INT64_MIN / 4}, &climb.ladder, {}, &climb.zone},
                                    {on("2026-06-01"), &dearer, {}, &climb.zone}};
    const auto tier_on = [&](std::string_view date) {
        return read_tiers(chapters, climb.input, on(date)).standing.tier;
    };
    BOOST_TEST(tier_on("2026-06-02") == 1U);
    BOOST_TEST(tier_on("2027-01-09") == 1U);
    BOOST_TEST(tier_on("2027-01-10") == 0U);
    dearer.terms.protect_published = false;
    BOOST_TEST(tier_on("2026-06-02") == 0U);
}

BOOST_AUTO_TEST_CASE(a_live_tier_is_protected_until_the_old_ladder_would_have_taken_it) {
    Climb climb;
    climb.buys("2026-01-10", 10'000);
    TierLadder dearer = climb.ladder;
    dearer.rungs[1].needs = spend_of(twd(15'000));
    const TierChapter chapters[] = {{Instant{INT64_MIN / 4}, &climb.ladder, {}, &climb.zone},
                                    {on("2026-06-01"), &dearer, {}, &climb.zone}};
    BOOST_TEST(read_tiers(chapters, climb.input, on("2026-12-31")).standing.tier == 1U);
    BOOST_TEST(read_tiers(chapters, climb.input, on("2027-01-11")).standing.tier == 0U);
}

BOOST_AUTO_TEST_CASE(a_projection_is_what_the_walk_will_find) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.buys("2026-01-10", 10'000);
    const TierChapter chapter{Instant{INT64_MIN / 4}, &climb.ladder, {}, &climb.zone};
    const std::span chapters(&chapter, 1);
    BOOST_TEST(projected_tier(chapters, climb.input, on("2026-02-01"), on("2026-12-31")) == 1U);
    BOOST_TEST(projected_tier(chapters, climb.input, on("2026-02-01"), on("2027-01-11")) == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_missing_to_keep_is_measured_where_the_term_ends) {
    Climb climb;
    climb.ladder.terms = months_from_upgrade(12);
    climb.buys("2026-01-10", 10'000).buys("2026-05-01", 4'000);
    const auto keep = climb.reading(on("2026-06-01")).to_keep;
    BOOST_REQUIRE(keep.has_value());
    BOOST_TEST(keep->nearest().missing == twd(6'000).minor);  // January's order will be out
    BOOST_TEST(*keep->nearest().by == at("2027-01-10T00:00:00+08:00"));
}

BOOST_AUTO_TEST_CASE(one_stride_is_as_good_as_many) {
    Climb climb(14'000, 16'000);
    climb.ladder.terms = months_from_upgrade(3);
    climb.ladder.terms.grace = Grace{{0, 20}, std::nullopt};
    std::uint32_t seed = 20261127;
    for (int i = 0; i < 200; ++i) {
        seed = seed * 1'664'525U + 1'013'904'223U;
        const Date day = plus_days({2024, 1, 1}, static_cast<int>(seed >> 22U));
        climb.buys(to_string(day), static_cast<std::int64_t>(seed >> 8U) % 400);
    }
    const TierChapter chapter{Instant{INT64_MIN / 4}, &climb.ladder, {}, &climb.zone};
    TierWalk many(std::span(&chapter, 1), climb.input);
    for (Instant t = on("2024-01-01"); t < on("2028-01-01"); t = t + 7 * ms_per_day) {
        many.advance_to(t);
        TierWalk one(std::span(&chapter, 1), climb.input);
        one.advance_to(t);
        BOOST_REQUIRE(one.state().tier == many.state().tier);
        BOOST_REQUIRE((one.moves() == many.moves()));
    }
    BOOST_TEST(many.moves().size() > 4U);
}
