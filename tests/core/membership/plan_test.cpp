// docs/rules/membership.md, M1-M4: paid time, renewals, grace, cancellations and refunds.
#include "core/membership/plan.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
using making::at;
using making::on;

namespace {

/// Midnight in Taipei.
Instant start(std::string_view date) { return at(std::string(date) + "T00:00:00+08:00"); }

/// A member of one plan, a month at a time; `history` adds what happened at noon of a day.
struct Club {
    Plan plan;
    std::vector<PlanEvent> events;

    explicit Club(int grace_days = 0, CivilSpan period = {1, 0}) {
        plan.id.text = "club";
        plan.period = period;
        plan.grace_days = grace_days;
    }
    Club& add(PlanEvent::Kind kind, Instant when, std::string payment) {
        const bool is_refund = kind == PlanEvent::Kind::refunded;
        events.push_back(
            {when, kind, is_refund ? PlanId{} : plan.id, PaymentId{std::move(payment)}});
        return *this;
    }
    Club& paid(std::string payment, std::string_view date) {
        return add(PlanEvent::Kind::paid, on(date), std::move(payment));
    }
    Club& cancelled(std::string_view date) { return add(PlanEvent::Kind::cancelled, on(date), {}); }
    Club& refunded(std::string payment, std::string_view date) {
        return add(PlanEvent::Kind::refunded, on(date), std::move(payment));
    }

    std::vector<PlanPeriod> periods(Instant as_of = on("2199-01-01")) const {
        return plan_periods({&plan, 1}, events, making::taipei(), as_of);
    }
    PlanState state(Instant when) const { return plan_state(periods(), plan.id, when); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_payment_buys_time_from_its_moment_to_the_end_of_a_civil_day) {
    const Club club = Club().paid("1", "2026-01-10");
    const auto periods = club.periods();
    BOOST_REQUIRE(periods.size() == 1U);
    BOOST_TEST(periods[0].from == on("2026-01-10"));
    BOOST_TEST(periods[0].until == start("2026-02-10"));
    BOOST_TEST(periods[0].grace_until == periods[0].until);
    BOOST_TEST((club.state(on("2026-01-10") - 1) == PlanState::none));
    BOOST_TEST((club.state(on("2026-01-10")) == PlanState::active));
    BOOST_TEST((club.state(start("2026-02-10") - 1) == PlanState::active));
    BOOST_TEST((club.state(start("2026-02-10")) == PlanState::none));
}

BOOST_AUTO_TEST_CASE(nothing_is_known_before_it_happens) {
    const Club club = Club().paid("1", "2026-01-10").paid("2", "2026-02-01");
    BOOST_TEST(club.periods(on("2026-01-09")).empty());
    BOOST_TEST(club.periods(on("2026-01-31"))[0].until == start("2026-02-10"));
    BOOST_TEST(club.periods(on("2026-02-01"))[0].until == start("2026-03-10"));
}

BOOST_AUTO_TEST_CASE(paying_early_loses_nothing) {
    const auto periods = Club().paid("1", "2026-01-10").paid("2", "2026-01-20").periods();
    BOOST_REQUIRE(periods.size() == 1U);
    BOOST_TEST(periods[0].until == start("2026-03-10"));
}

BOOST_AUTO_TEST_CASE(a_month_that_lacks_the_day_ends_the_time_earlier) {
    const auto periods = Club().paid("1", "2026-01-31").paid("2", "2026-02-01").periods();
    BOOST_TEST(periods[0].until == start("2026-03-28"));  // 31 January, 28 February, 28 March
}

BOOST_AUTO_TEST_CASE(grace_keeps_the_benefits_and_a_payment_within_it_renews_from_the_end) {
    Club club(7);
    club.paid("1", "2026-01-10");
    BOOST_TEST((club.state(start("2026-02-10")) == PlanState::past_due));
    BOOST_TEST((club.state(start("2026-02-17") - 1) == PlanState::past_due));
    BOOST_TEST((club.state(start("2026-02-17")) == PlanState::none));
    club.paid("2", "2026-02-16");
    BOOST_TEST(club.periods().size() == 1U);
    BOOST_TEST(club.periods()[0].until == start("2026-03-10"));
    BOOST_TEST((club.state(on("2026-02-12")) == PlanState::active));  // paid for, as is known now
}

BOOST_AUTO_TEST_CASE(a_payment_after_the_grace_begins_anew) {
    const Club club = Club(7).paid("1", "2026-01-10").paid("2", "2026-02-17");
    const auto periods = club.periods();
    BOOST_REQUIRE(periods.size() == 2U);
    BOOST_TEST(periods[1].from == on("2026-02-17"));
    BOOST_TEST(periods[1].until == start("2026-03-17"));
    BOOST_TEST((club.state(start("2026-02-17")) == PlanState::none));
}

BOOST_AUTO_TEST_CASE(a_cancelled_plan_runs_to_its_end_without_grace) {
    const Club club = Club(7).paid("1", "2026-01-10").cancelled("2026-01-20");
    BOOST_TEST((club.state(start("2026-02-10") - 1) == PlanState::active));
    BOOST_TEST((club.state(start("2026-02-10")) == PlanState::none));
    BOOST_TEST(club.periods()[0].cancelled);
}

BOOST_AUTO_TEST_CASE(cancelled_within_the_grace_it_ends_there_and_not_before) {
    const Club club = Club(7).paid("1", "2026-01-10").cancelled("2026-02-12");
    BOOST_TEST((club.state(on("2026-02-12") - 1) == PlanState::past_due));
    BOOST_TEST((club.state(on("2026-02-12")) == PlanState::none));
}

BOOST_AUTO_TEST_CASE(a_later_payment_takes_a_cancellation_back) {
    const Club club =
        Club(7).paid("1", "2026-01-10").cancelled("2026-01-20").paid("2", "2026-01-25");
    BOOST_REQUIRE(club.periods().size() == 1U);
    BOOST_TEST(!club.periods()[0].cancelled);
    BOOST_TEST(club.periods()[0].until == start("2026-03-10"));
    BOOST_TEST(club.periods()[0].grace_until == start("2026-03-17"));
}

BOOST_AUTO_TEST_CASE(a_cancelled_plan_that_has_ended_begins_anew) {
    const Club club =
        Club(7).paid("1", "2026-01-10").cancelled("2026-01-20").paid("2", "2026-02-12");
    BOOST_REQUIRE(club.periods().size() == 2U);
    BOOST_TEST(club.periods()[1].from == on("2026-02-12"));
    BOOST_TEST(club.periods()[0].cancelled);
}

BOOST_AUTO_TEST_CASE(a_refund_ends_the_running_time_at_once_and_without_grace) {
    const Club club = Club(7).paid("1", "2026-01-10").refunded("1", "2026-01-15");
    BOOST_TEST(club.periods()[0].until == on("2026-01-15"));
    BOOST_TEST((club.state(on("2026-01-15") - 1) == PlanState::active));
    BOOST_TEST((club.state(on("2026-01-15")) == PlanState::none));
}

BOOST_AUTO_TEST_CASE(a_refunded_renewal_that_has_not_begun_takes_all_of_its_time) {
    const Club club =
        Club(7).paid("1", "2026-01-10").paid("2", "2026-01-11").refunded("2", "2026-01-15");
    BOOST_TEST(club.periods()[0].until == start("2026-02-10"));
    BOOST_TEST(club.periods()[0].grace_until == start("2026-02-10"));
}

BOOST_AUTO_TEST_CASE(after_a_refund_what_was_paid_later_moves_up_and_keeps_its_length) {
    const Club running = Club(7)
                             .paid("1", "2026-01-10")
                             .paid("2", "2026-01-11")
                             .paid("3", "2026-01-12")
                             .refunded("1", "2026-01-15");
    BOOST_TEST(running.periods()[0].from == on("2026-01-10"));
    BOOST_TEST(running.periods()[0].until == start("2026-03-15"));
    BOOST_TEST(running.periods()[0].grace_until == start("2026-03-22"));
    BOOST_TEST((running.state(on("2026-01-15")) == PlanState::active));
    const Club to_come = Club(7)
                             .paid("1", "2026-01-10")
                             .paid("2", "2026-01-11")
                             .paid("3", "2026-01-12")
                             .refunded("2", "2026-01-15");
    const Club never_paid = Club(7).paid("1", "2026-01-10").paid("3", "2026-01-12");
    BOOST_TEST((to_come.periods() == never_paid.periods()));
}

BOOST_AUTO_TEST_CASE(a_refund_of_time_that_is_over_takes_no_time_back) {
    const Club renewed =
        Club(7).paid("1", "2026-01-10").paid("2", "2026-02-01").refunded("1", "2026-02-20");
    BOOST_TEST(renewed.periods()[0].until == start("2026-03-10"));
    BOOST_TEST(renewed.periods()[0].grace_until == start("2026-03-17"));
    const Club in_grace = Club(7).paid("1", "2026-01-10").refunded("1", "2026-02-12");
    BOOST_TEST(in_grace.periods()[0].until == start("2026-02-10"));
    BOOST_TEST(in_grace.periods()[0].grace_until == on("2026-02-12"));
    const Club long_after = Club(7).paid("1", "2026-01-10").refunded("1", "2026-05-01");
    BOOST_TEST(long_after.periods()[0].grace_until == start("2026-02-17"));
}

BOOST_AUTO_TEST_CASE(after_a_refund_one_may_pay_again) {
    const Club club =
        Club(7).paid("1", "2026-01-10").refunded("1", "2026-01-15").paid("2", "2026-01-20");
    BOOST_REQUIRE(club.periods().size() == 2U);
    BOOST_TEST(club.periods()[1].from == on("2026-01-20"));
    BOOST_TEST((club.state(on("2026-01-17")) == PlanState::none));
}

BOOST_AUTO_TEST_CASE(plans_run_beside_each_other_in_the_order_of_the_programme) {
    Plan club, plus;
    club.id.text = "club";
    club.period.months = 1;
    plus.id.text = "plus";
    plus.period.days = 10;
    const PlanEvent events[] = {
        {on("2026-01-10"), PlanEvent::Kind::paid, plus.id, PaymentId{"1"}},
        {on("2026-01-11"), PlanEvent::Kind::paid, club.id, PaymentId{"2"}},
        {on("2026-01-12"), PlanEvent::Kind::paid, PlanId{"of old"}, PaymentId{"3"}},
        {on("2026-01-13"), PlanEvent::Kind::refunded, {}, PaymentId{"1"}},
    };
    const Plan plans[] = {club, plus};
    const auto periods = plan_periods(plans, events, making::taipei(), on("2026-02-01"));
    BOOST_REQUIRE(periods.size() == 2U);
    BOOST_TEST((periods[0].plan == club.id));
    BOOST_TEST(periods[0].until == start("2026-02-11"));
    BOOST_TEST((periods[1].plan == plus.id));
    BOOST_TEST(periods[1].until == on("2026-01-13"));
    BOOST_TEST((plan_state(periods, plus.id, on("2026-01-12")) == PlanState::active));
    BOOST_TEST((plan_state(periods, PlanId{"of old"}, on("2026-01-12")) == PlanState::none));
}

// What is known later about grace and cancellations never changes what had been true before.
BOOST_AUTO_TEST_CASE(whoever_cancels_or_takes_the_money_back_had_the_benefits_until_then) {
    for (int day = 11; day < 28; ++day) {
        const std::string date = "2026-01-" + std::to_string(day);
        for (const bool refund : {false, true}) {
            Club club(10, {0, 5});
            club.paid("1", "2026-01-10");
            const Club before = club;
            if (refund)
                club.refunded("1", date);
            else
                club.cancelled(date);
            for (int then = 10; then < day; ++then) {
                const Instant at_noon = on("2026-01-" + std::to_string(then));
                BOOST_TEST((club.state(at_noon) == before.state(at_noon)), date << ", " << then);
            }
        }
    }
}
