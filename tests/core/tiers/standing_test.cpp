// docs/rules/tiers.md, T1-T6: the live ladder, its windows, and what a standing says.
#include "core/tiers/standing.h"

#include <boost/test/unit_test.hpp>

#include "tests/core/tiers/ladder.h"

using namespace regulars;
using namespace regulars::making;

namespace {

Climb year() {
    Climb climb(1000, 5000);
    climb.ladder.window = RollingDays{365};
    return climb;
}

std::string rules_of(const Problems& problems) {
    std::string all;
    for (const Problem& problem : problems) {
        all += problem.where.pointer + " " + problem.rule + "\n";
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_threshold_is_reached_by_meeting_it) {
    BOOST_TEST(year().buys("2026-03-01", 1000).on_day("2026-03-02") == "silver");
    BOOST_TEST(year().buys("2026-03-01", 999).on_day("2026-03-02") == "base");
}

BOOST_AUTO_TEST_CASE(the_window_holds_its_first_instant_and_not_its_last) {
    const Instant t = at("2026-12-31T10:00:00Z");
    const TimeZone zone = taipei();
    const WindowFrame frame{zone, Instant{}, Instant{}};
    BOOST_TEST(window_from(RollingDays{365}, frame, t) == t - 365 * ms_per_day);
    BOOST_TEST(*window_leaves(RollingDays{365}, frame, t) == t + 365 * ms_per_day + 1);
}

BOOST_AUTO_TEST_CASE(an_order_counts_from_the_instant_after_it) {
    const Instant bought = on("2026-03-01");
    const Climb climb = year().buys("2026-03-01", 1000, "a");
    BOOST_TEST(climb.reading(bought).standing.tier == 0U);
    const Standing after = climb.reading(bought + 1).standing;
    BOOST_TEST(after.tier == 1U);
    BOOST_TEST(*after.since == bought + 1);
    BOOST_TEST((after.why == TierReason::order_reached_it));
    BOOST_TEST(after.order->text == "a");
}

BOOST_AUTO_TEST_CASE(a_member_drops_out_when_the_order_that_carried_the_tier_leaves_the_window) {
    const Instant last = on("2026-03-01") + 365 * ms_per_day;
    const Climb climb = year().buys("2026-03-01", 1000, "a").buys("2026-06-01", 200, "b");
    const Standing held = climb.reading(on("2026-07-01")).standing;
    BOOST_TEST(*held.drops_at == last + 1);
    BOOST_TEST(*held.drops_to == 0U);
    BOOST_TEST(climb.reading(last).standing.tier == 1U);
    const Standing dropped = climb.reading(last + 1).standing;
    BOOST_TEST(dropped.tier == 0U);
    BOOST_TEST((dropped.why == TierReason::order_left_window));
    BOOST_TEST(dropped.order->text == "a");
    BOOST_TEST(*dropped.since == last + 1);
}

BOOST_AUTO_TEST_CASE(a_tier_can_be_skipped_on_the_way_up) {
    BOOST_TEST(year().buys("2026-03-01", 9000).on_day("2026-03-01") == "gold");
}

BOOST_AUTO_TEST_CASE(a_refund_lowers_the_spend_from_the_instant_after_it) {
    const Instant back = on("2026-03-10");
    const Climb climb = year().buys("2026-03-01", 1200, "a").returns("a", "2026-03-10", 500);
    BOOST_TEST(climb.reading(back).standing.tier == 1U);
    const Standing after = climb.reading(back + 1).standing;
    BOOST_TEST(after.tier == 0U);
    BOOST_TEST((after.why == TierReason::refund));
    BOOST_TEST(after.spend == twd(700));
}

BOOST_AUTO_TEST_CASE(refunds_never_make_an_order_count_below_zero) {
    const Climb climb = year()
                            .buys("2026-03-01", 100, "a")
                            .returns("a", "2026-03-02", 80)
                            .returns("a", "2026-03-03", 80);
    BOOST_TEST(climb.reading(on("2026-04-01")).standing.spend == twd(0));
}

BOOST_AUTO_TEST_CASE(a_refund_that_is_not_yet_known_changes_nothing) {
    const Climb climb = year().buys("2026-03-01", 1200, "a").returns("a", "2026-05-01", 1200);
    const Standing standing = climb.reading(on("2026-04-01")).standing;
    BOOST_TEST(standing.tier == 1U);
    BOOST_TEST(*standing.drops_at == on("2026-03-01") + 365 * ms_per_day + 1);
}

BOOST_AUTO_TEST_CASE(progress_says_what_is_missing_and_until_when_that_is_enough) {
    const auto progress =
        year().buys("2026-03-01", 300).buys("2026-05-01", 500).reading(on("2026-06-01")).to_next;
    BOOST_REQUIRE(progress.has_value());
    BOOST_TEST(progress->tier == 1U);
    BOOST_TEST(progress->nearest().missing == twd(200).minor);
    BOOST_TEST(*progress->nearest().by == on("2026-03-01") + 365 * ms_per_day + 1);
}

BOOST_AUTO_TEST_CASE(progress_without_an_order_has_no_deadline) {
    const auto progress = year().reading(on("2026-06-01")).to_next;
    BOOST_TEST(progress->nearest().missing == twd(1000).minor);
    BOOST_TEST(!progress->nearest().by.has_value());
}

BOOST_AUTO_TEST_CASE(there_is_nothing_above_the_highest_tier) {
    BOOST_TEST(!year().buys("2026-03-01", 5000).reading(on("2026-03-02")).to_next.has_value());
}

BOOST_AUTO_TEST_CASE(a_ladder_starts_at_zero_and_rises) {
    TierLadder wrong;
    wrong.rungs = {tier("a", 1, 1500), tier("b", 1, 1000)};
    BOOST_TEST(rules_of(tier_problems(wrong, JsonPath{} / "tiers")) ==
               "/tiers/0/threshold tiers.first_not_zero\n"
               "/tiers/1/threshold tiers.threshold_not_rising\n"
               "/tiers/1/multiplier tiers.multiplier_falling\n");
    BOOST_TEST(rules_of(tier_problems({}, JsonPath{} / "tiers")) == "/tiers tiers.none\n");
}

BOOST_AUTO_TEST_CASE(terms_and_needs_that_make_no_sense_are_named) {
    TierLadder wrong;
    wrong.rungs = {tier("a", 0, 1000), tier("b", 10, 1000)};
    wrong.rungs[0].keeps = spend_of(twd(1));
    wrong.rungs[1].needs.at_least = 2;
    wrong.terms.end = TermEnd::after;
    wrong.terms.carry_surplus = true;
    BOOST_TEST(rules_of(tier_problems(wrong, JsonPath{} / "tiers")) ==
               "/tiers/0/keeps tiers.keeps_on_first\n"
               "/tiers/1/needs/at_least tiers.at_least_out_of_range\n"
               "/tier_terms/end tiers.term_without_span\n"
               "/tier_terms/carry_surplus tiers.surplus_without_counter\n");
}
