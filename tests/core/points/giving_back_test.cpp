// docs/rules/points.md, P19: points that are given back return to the lots they came from.
#include <boost/test/unit_test.hpp>

#include "tests/support/points_makers.h"

using namespace regulars;
using making::Ledger;
using making::left_of;
using making::on;

BOOST_AUTO_TEST_CASE(points_return_to_their_lots_with_their_old_expiry) {
    Ledger ledger;
    ledger.earn(50, on("2026-01-01"), on("2027-01-01"))
        .earn(50, on("2026-01-02"))
        .spend(80, on("2026-02-01"))
        .give_back(80, 3, on("2026-03-01"));
    const Balance balance = ledger.as_of(on("2026-03-01"));
    BOOST_TEST(left_of(balance, 1) == Points{50});
    BOOST_TEST(left_of(balance, 2) == Points{50});
    BOOST_TEST(balance.lots.size() == 2U);  // not a new one that never expires
    BOOST_TEST(balance.spent == Points{0});
}

BOOST_AUTO_TEST_CASE(a_part_comes_back_last_taken_first) {
    Ledger ledger;
    ledger.earn(50, on("2026-01-01"), on("2027-01-01"))
        .earn(50, on("2026-01-02"))
        .spend(80, on("2026-02-01"))
        .give_back(40, 3, on("2026-03-01"));
    BOOST_TEST(left_of(ledger.as_of(on("2026-03-01")), 1) == Points{10});
    BOOST_TEST(left_of(ledger.as_of(on("2026-03-01")), 2) == Points{50});
    ledger.give_back(40, 3, on("2026-03-02"));
    BOOST_TEST(left_of(ledger.as_of(on("2026-03-02")), 1) == Points{50});
}

BOOST_AUTO_TEST_CASE(E92_points_of_a_lot_that_has_ended_have_ended_when_they_come_back) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01"))
        .spend(60, on("2026-01-10"))
        .give_back(60, 2, on("2026-02-01"));
    const Balance balance = ledger.as_of(on("2026-02-01"));
    BOOST_TEST(balance.active == Points{0});
    BOOST_TEST(balance.spent == Points{0});
    BOOST_TEST(balance.expired == Points{100});
}

BOOST_AUTO_TEST_CASE(E92_with_courtesy_days_they_live_a_little_longer) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01"), "a")
        .earn(100, on("2026-01-02"), on("2026-12-01"))
        .spend(150, on("2026-01-10"))
        .give_back(150, 3, on("2026-03-01"), on("2026-03-08"));
    const Balance balance = ledger.as_of(on("2026-03-07"));
    BOOST_TEST(balance.active == Points{200});
    BOOST_TEST(left_of(balance, 4) == Points{100});
    BOOST_TEST(left_of(balance, 2) == Points{100});
    BOOST_TEST((balance.lots[0].order == OrderId{"a"}));  // a refund of it still takes these first
    BOOST_TEST(ledger.as_of(on("2026-03-08")).active == Points{100});
    BOOST_TEST(ledger.as_of(on("2026-03-08")).expired == Points{100});
}

BOOST_AUTO_TEST_CASE(what_courtesy_gave_can_be_spent_and_given_back_again) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"), on("2026-02-01"), "a")
        .earn(20, on("2026-01-02"), on("2026-02-02"), "b")
        .spend(30, on("2026-01-10"))
        .give_back(30, 3, on("2026-03-01"), on("2026-04-01"))
        .spend(30, on("2026-03-02"))
        .give_back(30, 5, on("2026-03-03"), on("2026-05-01"));
    const Balance balance = ledger.as_of(on("2026-03-03"));
    BOOST_TEST(balance.active == Points{30});
    for (const Lot& lot : balance.lots) BOOST_TEST(lot.left <= lot.earned);
    BOOST_TEST(ledger.as_of(on("2026-04-01")).active == Points{0});
}

BOOST_AUTO_TEST_CASE(what_was_owed_for_it_is_owed_no_more_before_any_lot_gets_points) {
    Ledger ledger;  // a late fact made the second spend exceed what was there
    ledger.earn(50, on("2026-01-01"))
        .spend(80, on("2026-01-10"))
        .give_back(40, 2, on("2026-01-11"));
    const Balance balance = ledger.as_of(on("2026-01-11"));
    BOOST_TEST(balance.debt == Points{0});
    BOOST_TEST(left_of(balance, 1) == Points{10});
}

BOOST_AUTO_TEST_CASE(what_others_have_filled_meanwhile_opens_a_lot_of_its_own) {
    Ledger ledger;
    ledger.earn(50, on("2026-01-01"))
        .spend(80, on("2026-01-10"))
        .earn(100, on("2026-01-11"))
        .give_back(80, 2, on("2026-01-12"), on("2026-06-01"));
    const Balance balance = ledger.as_of(on("2026-01-12"));
    BOOST_TEST(left_of(balance, 4) == Points{30});
    BOOST_TEST(left_of(balance, 1) == Points{50});
    BOOST_TEST(left_of(balance, 3) == Points{70});
    BOOST_TEST(balance.lots.front().expires_at.has_value());
}

BOOST_AUTO_TEST_CASE(points_that_come_back_fill_a_debt_first) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), {}, "a")
        .spend(100, on("2026-01-02"))
        .take_back(30, on("2026-01-03"), "a")
        .give_back(100, 2, on("2026-01-04"));
    const Balance balance = ledger.as_of(on("2026-01-04"));
    BOOST_TEST(balance.debt == Points{0});
    BOOST_TEST(balance.active == Points{70});
    BOOST_TEST(balance.taken_back == Points{30});
}

BOOST_AUTO_TEST_CASE(what_is_given_back_for_nothing_known_is_a_credit_of_its_own) {
    Ledger ledger;
    ledger.give_back(20, 99, on("2026-01-01"), on("2026-02-01"));
    const Balance balance = ledger.as_of(on("2026-01-02"));
    BOOST_TEST(balance.active == Points{20});
    BOOST_TEST(balance.adds_up());
    BOOST_TEST(ledger.as_of(on("2026-02-01")).expired == Points{20});
}
