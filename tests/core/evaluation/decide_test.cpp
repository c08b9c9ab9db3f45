// docs/rules/earning.md, points.md, rewards.md, surveys.md: what one fact does.
#include "core/evaluation/decide.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
using namespace regulars::making;

BOOST_AUTO_TEST_CASE(an_order_earns_at_the_tier_before_it) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 1050));
    BOOST_TEST(member.last() == Points{10});
    member.must(paid("b", on("2026-01-02"), 1050));  // silver by now: 10 x 1.5
    BOOST_TEST(member.last() == Points{15});
    const auto& why = std::get<EarnExplained>(member.record.entries.back().why);
    BOOST_TEST(why.tier.text == "silver");
    BOOST_REQUIRE(why.shares.size() == 2U);  // in the order they spoke: the rate, then the tier
    BOOST_TEST(why.shares[0].rule.text == "tier");
    BOOST_TEST(why.shares[0].points == Points{5});
    BOOST_TEST(why.shares[1].rule.text == "spend");
    BOOST_TEST(why.shares[1].points == Points{10});
    BOOST_TEST(member.record.entries.back().entry.program_version == 3);
}

BOOST_AUTO_TEST_CASE(an_order_too_small_for_a_point_is_explained_too) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 99));
    BOOST_TEST(member.last() == Points{0});
}

BOOST_AUTO_TEST_CASE(an_order_that_earns_more_than_a_ledger_holds_is_refused) {
    Member member;
    member.published.program.earning.rules.front().gives =
        PerAmount{{Points{1'000'000'000'000}, Money{1}, Steps::prorated}, {}};
    BOOST_TEST(member.refusal_of(paid("a", on("2026-01-01"), 5'000)) ==
               "/amount_minor earning.out_of_range");
}

BOOST_AUTO_TEST_CASE(a_full_refund_takes_back_exactly_what_the_order_earned) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 1950)).must(refunded("r", "a", on("2026-01-05"), 1950));
    BOOST_TEST(member.last() == Points{-19});
}

BOOST_AUTO_TEST_CASE(E84_partial_refunds_add_up_to_what_was_earned) {
    Member member;
    member.must(paid("first", on("2025-12-01"), 1000));
    member.must(paid("a", on("2026-01-01"), 2000));  // silver: 20 x 1.5 = 30
    BOOST_TEST(member.last() == Points{30});
    Points back;
    for (int i = 0; i < 4; ++i) {
        member.must(refunded("r" + std::to_string(i), "a", on("2026-01-05"), 500));
        back += member.last();
    }
    BOOST_TEST(back == Points{-30});
}

BOOST_AUTO_TEST_CASE(E83_three_quarters_back_leave_a_quarter_of_the_points) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 10'000))
        .must(refunded("r", "a", on("2026-01-05"), 7'500));
    BOOST_TEST(member.last() == Points{-75});
}

BOOST_AUTO_TEST_CASE(a_refund_follows_the_rules_of_the_day_of_earning) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 1000));
    member.published.version = 4;
    member.published.program.earning.rules = {plain_rate(5, 10)};
    member.must(refunded("r", "a", on("2026-02-01"), 1000));
    BOOST_TEST(member.last() == Points{-10});
}

BOOST_AUTO_TEST_CASE(a_refund_that_changes_no_whole_step_is_written_and_explained) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 199)).must(refunded("r", "a", on("2026-02-01"), 50));
    BOOST_TEST(member.last() == Points{0});
    BOOST_TEST(std::get<ClawbackExplained>(member.record.entries.back().why).kept == twd(149));
}

BOOST_AUTO_TEST_CASE(refusals_of_refunds_name_their_rule) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 1000));
    BOOST_TEST(member.refusal_of(refunded("r", "b", on("2026-01-05"), 10)) ==
               "/order refunds.order_unknown");
    BOOST_TEST(member.refusal_of(refunded("r", "a", on("2026-01-05"), 1001)) ==
               "/amount_minor refunds.more_than_kept");
    member.must(refunded("r", "a", on("2026-01-05"), 600));
    BOOST_TEST(member.refusal_of(refunded("r2", "a", on("2026-01-05"), 401)) ==
               "/amount_minor refunds.more_than_kept");
    member.must(paid("b", on("2026-01-06"), 1000));
    Fact elsewhere = refunded("r", "b", on("2026-01-06"), 100);
    elsewhere.event = EventId{"of another order"};
    BOOST_TEST(member.refusal_of(elsewhere) == "/refund refunds.already_recorded");
    Fact again = refunded("r", "a", on("2026-01-06"), 100);
    again.event = EventId{"another event"};
    BOOST_TEST(member.refusal_of(again) == "/refund refunds.already_recorded");
}

BOOST_AUTO_TEST_CASE(the_same_event_is_one_fact_and_another_body_an_error) {
    Member member;
    const Fact order = paid("a", on("2026-01-01"), 1000);
    member.must(order);
    BOOST_TEST(decide(member.published, member.record, order, member.taken)->empty());
    BOOST_TEST(member.refusal_of(paid("a", on("2026-01-01"), 2000)) ==
               "/event_id facts.event_id_reused");
    Fact other = paid("a", on("2026-01-02"), 1000);
    other.event = EventId{"other"};
    BOOST_TEST(member.refusal_of(other) == "/order orders.already_paid");
}

BOOST_AUTO_TEST_CASE(E53_a_reward_is_paid_for_with_points) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 2000)).must(redeemed("x", "cup", on("2026-01-02"), 20));
    BOOST_TEST(member.last() == Points{-20});
    BOOST_TEST(std::get<RedeemExplained>(member.record.entries.back().why).coupon == "CODE-x");
    BOOST_TEST(member.refusal_of(redeemed("y", "cup", on("2026-01-02"), 20)) ==
               "/reward rewards.insufficient_points");
}

BOOST_AUTO_TEST_CASE(refusals_of_rewards_name_their_rule) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 4000));
    BOOST_TEST(member.refusal_of(redeemed("x", "nothing", on("2026-01-02"), 20)) ==
               "/reward rewards.unknown");
    BOOST_TEST(member.refusal_of(redeemed("x", "cup", on("2026-01-02"), 19)) ==
               "/cost rewards.cost_changed");
    BOOST_TEST(member.refusal_of(redeemed("x", "table", on("2026-01-02"), 30)) ==
               "/reward rewards.tier_required");
    member.taken = {2, 0};
    BOOST_TEST(member.refusal_of(redeemed("x", "cup", on("2026-01-02"), 20)) ==
               "/reward rewards.out_of_stock");
}

BOOST_AUTO_TEST_CASE(expired_points_cannot_be_spent) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 2000));
    BOOST_TEST(member.refusal_of(redeemed("x", "cup", at("2027-01-02T00:00:00+08:00"), 20)) ==
               "/reward rewards.insufficient_points");
    member.must(redeemed("x", "cup", at("2027-01-01T23:59:59+08:00"), 20));
}

BOOST_AUTO_TEST_CASE(a_survey_is_answered_and_thanked_once) {
    Member member;
    const auto answer = [](std::string event, int score) {
        return fact(event, on("2026-01-01"), SurveyAnswered{SurveyId{"why"}, {score, "好"}});
    };
    BOOST_TEST(member.refusal_of(answer("s0", 11)) == "/score surveys.score_out_of_range");
    member.must(answer("s1", 9));
    BOOST_TEST(member.last() == Points{10});
    BOOST_TEST(member.refusal_of(answer("s2", 8)) == "/survey surveys.already_answered");
    BOOST_TEST(member.refusal_of(
                   fact("s3", on("2026-01-01"), SurveyAnswered{SurveyId{"none"}, {1, ""}})) ==
               "/survey surveys.unknown");
}

BOOST_AUTO_TEST_CASE(an_adjustment_or_a_parcel_beyond_all_limits_is_refused) {
    Member member;
    const Instant at = on("2026-01-01");
    const WalletId points{"points"};
    const auto adjusted = [&](std::int64_t count) {
        return fact("x", at, PointsAdjusted{points, {count}, "by hand", "shop"});
    };
    for (const std::int64_t count : {1'000'000'000'001, INT64_MAX, INT64_MIN}) {
        BOOST_TEST(member.refusal_of(adjusted(count)) == "/points adjust.out_of_range");
    }
    const PointsReceived received{{"t"}, points, {{{10}, {}, false}, {{0}, {}, false}}, {"bo"}};
    BOOST_TEST(member.refusal_of(fact("y", at, received)) ==
               "/parcels/1/points transfers.points_not_positive");
}
