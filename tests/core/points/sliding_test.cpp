// docs/rules/points.md, P16: points that live as long as their member keeps coming.
#include <boost/test/unit_test.hpp>

#include "tests/support/points_makers.h"

using namespace regulars;
using making::Ledger;
using making::left_of;
using making::on;

BOOST_AUTO_TEST_CASE(each_activity_moves_the_end_of_all_sliding_points) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-04-01"))
        .earn_sliding(20, on("2026-02-01"), on("2026-05-01"));
    BOOST_TEST(ledger.as_of(on("2026-04-01")).active == Points{30});
    ledger.spend(5, on("2026-03-01"), on("2026-06-01"));
    BOOST_TEST(left_of(ledger.as_of(on("2026-05-01")), 1) == Points{5});
    BOOST_TEST(left_of(ledger.as_of(on("2026-05-01")), 2) == Points{20});
    BOOST_TEST(ledger.as_of(on("2026-06-01")).expired == Points{25});
}

BOOST_AUTO_TEST_CASE(an_activity_never_shortens_a_life) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-12-01"))
        .spend(1, on("2026-02-01"), on("2026-03-01"));
    BOOST_TEST(ledger.as_of(on("2026-11-30")).active == Points{9});
}

BOOST_AUTO_TEST_CASE(points_that_do_not_slide_stay_as_they_are) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"), on("2026-04-01"))
        .earn_sliding(20, on("2026-01-02"), on("2026-04-02"))
        .earn_sliding(20, on("2026-03-01"), on("2026-06-01"));
    BOOST_TEST(ledger.as_of(on("2026-04-02")).expired == Points{10});
    BOOST_TEST(ledger.as_of(on("2026-04-02")).active == Points{40});
}

BOOST_AUTO_TEST_CASE(sliding_past_another_lot_changes_which_is_spent_first) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-04-01"))
        .earn(10, on("2026-01-02"), on("2026-05-01"))
        .spend(6, on("2026-02-01"), on("2026-06-01"));  // slides first, then takes
    const Balance balance = ledger.as_of(on("2026-02-01"));
    BOOST_TEST(left_of(balance, 1) == Points{10});
    BOOST_TEST(left_of(balance, 2) == Points{4});
}

BOOST_AUTO_TEST_CASE(pending_points_slide_along) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-04-15"));
    ledger.entries[0].active_at = on("2026-01-15");
    ledger.earn_sliding(5, on("2026-01-10"), on("2026-05-01"));
    BOOST_TEST(left_of(ledger.as_of(on("2026-04-15")), 1) == Points{10});
}

BOOST_AUTO_TEST_CASE(a_spent_lot_slides_along_for_what_may_be_given_back) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-04-01"))
        .spend(10, on("2026-02-01"), on("2026-05-01"))
        .earn_sliding(7, on("2026-04-10"), on("2026-07-10"))
        .give_back(10, 2, on("2026-05-20"));
    BOOST_TEST(left_of(ledger.as_of(on("2026-05-20")), 1) == Points{10});
    BOOST_TEST(ledger.as_of(on("2026-07-10")).expired == Points{17});
}

BOOST_AUTO_TEST_CASE(a_spent_lot_that_has_ended_does_not_come_to_life_with_a_new_activity) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-04-01"))
        .spend(10, on("2026-01-02"), on("2026-04-02"))
        .earn_sliding(7, on("2026-06-01"), on("2026-09-01"))
        .give_back(10, 2, on("2026-06-02"));
    const Balance balance = ledger.as_of(on("2026-06-02"));
    BOOST_TEST(balance.active == Points{7});
    BOOST_TEST(balance.expired == Points{10});
}

BOOST_AUTO_TEST_CASE(activity_after_the_end_saves_nothing) {
    Ledger ledger;
    ledger.earn_sliding(10, on("2026-01-01"), on("2026-04-01"))
        .earn_sliding(7, on("2026-04-01"), on("2026-07-01"));
    BOOST_TEST(ledger.as_of(on("2026-04-01")).expired == Points{10});
    BOOST_TEST(ledger.as_of(on("2026-04-01")).active == Points{7});
}
