// docs/rules/tiers.md, T1-T6
#include "core/tiers/standing.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
using making::at;
using making::on;
using making::twd;

namespace {

const std::vector<TierRule> ladder{making::tier("base", 0, 1000),
                                   making::tier("silver", 1000, 1500),
                                   making::tier("gold", 5000, 2000)};
const TierWindow year{365};

QualifyingOrder order(std::string id, Instant when, std::int64_t dollars) {
    return {OrderId{std::move(id)}, when, twd(dollars), {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_threshold_is_reached_by_meeting_it) {
    BOOST_TEST(tier_reached(ladder, twd(0)) == 0U);
    BOOST_TEST(tier_reached(ladder, Money{twd(1000).minor - 1}) == 0U);
    BOOST_TEST(tier_reached(ladder, twd(1000)) == 1U);
    BOOST_TEST(tier_reached(ladder, twd(4999)) == 1U);
    BOOST_TEST(tier_reached(ladder, twd(900'000)) == 2U);
}

BOOST_AUTO_TEST_CASE(the_window_holds_its_first_instant_and_not_its_last) {
    const Instant t = at("2026-12-31T10:00:00Z");
    const std::vector<QualifyingOrder> orders{
        order("at the very start", t - 365 * ms_per_day, 100),
        order("a moment too old", t - 365 * ms_per_day - 1, 10),
        order("of this very instant", t, 1)};
    BOOST_TEST(spend_in_window(orders, year, t) == twd(100));
}

BOOST_AUTO_TEST_CASE(an_order_counts_from_the_instant_after_it) {
    const Instant bought = on("2026-03-01");
    const std::vector<QualifyingOrder> orders{order("a", bought, 1000)};
    BOOST_TEST(standing_at(ladder, year, orders, bought).tier == 0U);
    const Standing after = standing_at(ladder, year, orders, bought + 1);
    BOOST_TEST(after.tier == 1U);
    BOOST_TEST(*after.since == bought + 1);
    BOOST_TEST((after.why == TierReason::order_reached_it));
    BOOST_TEST(after.order->text == "a");
}

BOOST_AUTO_TEST_CASE(a_member_drops_out_when_the_order_that_carried_the_tier_leaves_the_window) {
    const Instant bought = on("2026-03-01");
    const std::vector<QualifyingOrder> orders{order("a", bought, 1000),
                                              order("b", on("2026-06-01"), 200)};
    const Standing held = standing_at(ladder, year, orders, on("2026-07-01"));
    const Instant last = bought + 365 * ms_per_day;
    BOOST_TEST(*held.drops_at == last + 1);
    BOOST_TEST(*held.drops_to == 0U);
    BOOST_TEST(standing_at(ladder, year, orders, last).tier == 1U);
    const Standing dropped = standing_at(ladder, year, orders, last + 1);
    BOOST_TEST(dropped.tier == 0U);
    BOOST_TEST((dropped.why == TierReason::order_left_window));
    BOOST_TEST(*dropped.since == last + 1);
}

BOOST_AUTO_TEST_CASE(a_tier_can_be_skipped_on_the_way_up) {
    const std::vector<QualifyingOrder> orders{order("big", on("2026-03-01"), 9000)};
    BOOST_TEST(standing_at(ladder, year, orders, on("2026-03-02")).tier == 2U);
}

BOOST_AUTO_TEST_CASE(a_refund_lowers_the_spend_from_the_instant_after_it) {
    std::vector<QualifyingOrder> orders{order("a", on("2026-03-01"), 1200)};
    const Instant back = on("2026-03-10");
    orders[0].refunds.push_back({back, twd(500)});
    BOOST_TEST(standing_at(ladder, year, orders, back).tier == 1U);
    const Standing after = standing_at(ladder, year, orders, back + 1);
    BOOST_TEST(after.tier == 0U);
    BOOST_TEST((after.why == TierReason::refund));
    BOOST_TEST(after.spend == twd(700));
}

BOOST_AUTO_TEST_CASE(refunds_never_make_an_order_count_below_zero) {
    std::vector<QualifyingOrder> orders{order("a", on("2026-03-01"), 100)};
    orders[0].refunds = {{on("2026-03-02"), twd(80)}, {on("2026-03-03"), twd(80)}};
    BOOST_TEST(spend_in_window(orders, year, on("2026-04-01")) == twd(0));
}

BOOST_AUTO_TEST_CASE(a_refund_that_is_not_yet_known_changes_nothing) {
    std::vector<QualifyingOrder> orders{order("a", on("2026-03-01"), 1200)};
    orders[0].refunds.push_back({on("2026-05-01"), twd(1200)});
    const Standing standing = standing_at(ladder, year, orders, on("2026-04-01"));
    BOOST_TEST(standing.tier == 1U);
    BOOST_TEST(*standing.drops_at == on("2026-03-01") + 365 * ms_per_day + 1);
}

BOOST_AUTO_TEST_CASE(progress_says_what_is_missing_and_until_when_that_is_enough) {
    const std::vector<QualifyingOrder> orders{order("a", on("2026-03-01"), 300),
                                              order("b", on("2026-05-01"), 500)};
    const auto progress = progress_at(ladder, year, orders, on("2026-06-01"));
    BOOST_REQUIRE(progress.has_value());
    BOOST_TEST(progress->next == 1U);
    BOOST_TEST(progress->missing == twd(200));
    BOOST_TEST(*progress->by == on("2026-03-01") + 365 * ms_per_day + 1);
}

BOOST_AUTO_TEST_CASE(progress_without_an_order_has_no_deadline) {
    const auto progress = progress_at(ladder, year, {}, on("2026-06-01"));
    BOOST_TEST(progress->missing == twd(1000));
    BOOST_TEST(!progress->by.has_value());
}

BOOST_AUTO_TEST_CASE(there_is_nothing_above_the_highest_tier) {
    const std::vector<QualifyingOrder> orders{order("a", on("2026-03-01"), 5000)};
    BOOST_TEST(!progress_at(ladder, year, orders, on("2026-03-02")).has_value());
}

BOOST_AUTO_TEST_CASE(a_ladder_starts_at_zero_and_rises) {
    const std::vector<TierRule> wrong{making::tier("a", 1, 1500), making::tier("b", 1, 1000)};
    const auto problems = tier_problems(wrong, JsonPath{} / "tiers");
    BOOST_REQUIRE(problems.size() == 3U);
    BOOST_TEST(problems[0].where.pointer == "/tiers/0/threshold");
    BOOST_TEST(problems[0].rule == "tiers.first_not_zero");
    BOOST_TEST(problems[1].where.pointer == "/tiers/1/threshold");
    BOOST_TEST(problems[1].rule == "tiers.threshold_not_rising");
    BOOST_TEST(problems[2].where.pointer == "/tiers/1/multiplier");
    BOOST_TEST(problems[2].rule == "tiers.multiplier_falling");
    BOOST_TEST(tier_problems({}, JsonPath{} / "tiers").at(0).rule == "tiers.none");
}
