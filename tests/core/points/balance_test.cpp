// docs/rules/points.md, P1-P6: lots, debt, and that nothing is lost.
#include "core/points/balance.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/points_makers.h"

using namespace regulars;
using making::Ledger;
using making::left_of;
using making::on;

BOOST_AUTO_TEST_CASE(E54_the_lot_that_expires_first_is_spent_first) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2027-06-01"))
        .earn(100, on("2026-01-02"), on("2027-01-01"))
        .spend(100, on("2026-02-01"));
    const Balance balance = ledger.as_of(on("2026-03-01"));
    BOOST_TEST(left_of(balance, 1) == Points{100});
    BOOST_TEST(left_of(balance, 2) == Points{0});
}

BOOST_AUTO_TEST_CASE(E56_a_spend_goes_on_into_the_next_lot) {
    Ledger ledger;
    ledger.earn(50, on("2026-01-01"), on("2027-01-15"))
        .earn(50, on("2026-01-01"), on("2027-02-15"))
        .spend(70, on("2026-03-01"));
    BOOST_TEST(left_of(ledger.as_of(on("2026-04-01")), 2) == Points{30});
}

BOOST_AUTO_TEST_CASE(undated_points_are_spent_last_and_older_ones_first_among_equals) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"))
        .earn(10, on("2026-01-02"), on("2027-01-01"))
        .earn(10, on("2026-01-03"))
        .spend(15, on("2026-02-01"));
    const Balance balance = ledger.as_of(on("2026-02-02"));
    BOOST_TEST(left_of(balance, 2) == Points{0});
    BOOST_TEST(left_of(balance, 1) == Points{5});
    BOOST_TEST(left_of(balance, 3) == Points{10});
}

BOOST_AUTO_TEST_CASE(E57_an_expired_lot_leaves_the_others) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01")).earn(40, on("2026-01-01"));
    const Balance balance = ledger.as_of(on("2026-03-01"));
    BOOST_TEST(balance.active == Points{40});
    BOOST_TEST(balance.expired == Points{100});
}

BOOST_AUTO_TEST_CASE(E60_only_what_is_left_of_a_lot_expires) {
    Ledger ledger;
    ledger.earn(150, on("2026-01-01"), on("2026-02-01")).spend(50, on("2026-01-15"));
    const Balance balance = ledger.as_of(on("2026-02-02"));
    BOOST_TEST(balance.expired == Points{100});
    BOOST_TEST(balance.active == Points{0});
}

BOOST_AUTO_TEST_CASE(E62_at_the_instant_of_expiry_the_points_are_gone) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"), on("2026-02-01"));
    BOOST_TEST(ledger.as_of(on("2026-02-01") - 1).active == Points{10});
    BOOST_TEST(ledger.as_of(on("2026-02-01")).active == Points{0});
}

BOOST_AUTO_TEST_CASE(E63_points_spent_before_they_expired_do_not_expire_again) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01"))
        .earn(50, on("2026-01-01"))
        .spend(100, on("2026-01-20"));
    BOOST_TEST(ledger.as_of(on("2026-03-01")).active == Points{50});
}

BOOST_AUTO_TEST_CASE(E81_a_refund_of_spent_points_leaves_a_debt_that_later_points_fill_first) {
    Ledger ledger;
    ledger.earn(150, on("2026-01-01"), {}, "a")
        .spend(100, on("2026-01-02"))
        .take_back(150, on("2026-01-03"), "a");
    const Balance owing = ledger.as_of(on("2026-01-04"));
    BOOST_TEST(owing.debt == Points{100});
    BOOST_TEST(owing.active == Points{0});
    ledger.earn(170, on("2026-01-05"), {}, "b");
    const Balance filled = ledger.as_of(on("2026-01-06"));
    BOOST_TEST(filled.debt == Points{0});
    BOOST_TEST(filled.active == Points{70});
}

BOOST_AUTO_TEST_CASE(a_refund_takes_from_the_lots_of_its_own_order_first) {
    Ledger ledger;
    ledger.earn(30, on("2026-01-01"), on("2026-06-01"), "a")
        .earn(30, on("2026-01-02"), on("2026-12-01"), "b")
        .take_back(20, on("2026-01-03"), "b");
    const Balance balance = ledger.as_of(on("2026-01-04"));
    BOOST_TEST(left_of(balance, 1) == Points{30});
    BOOST_TEST(left_of(balance, 2) == Points{10});
}

BOOST_AUTO_TEST_CASE(entries_of_a_later_time_have_not_happened_yet) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01")).earn(20, on("2026-06-01"));
    BOOST_TEST(ledger.as_of(on("2026-03-01")).active == Points{10});
}

BOOST_AUTO_TEST_CASE(entries_of_another_wallet_are_none_of_this_one) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01")).earn(20, on("2026-01-02"));
    ledger.entries[1].wallet.text = "credit";
    BOOST_TEST(ledger.as_of(on("2026-03-01")).active == Points{10});
    BOOST_TEST(replay(ledger.entries, WalletId{"credit"}, on("2026-03-01")).active == Points{20});
}

BOOST_AUTO_TEST_CASE(E59_deadlines_say_what_expires_when) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01"))
        .earn(150, on("2026-01-02"), on("2026-06-01"))
        .earn(50, on("2026-01-03"))
        .earn_pending(50, on("2026-01-04"), on("2026-01-18"), on("2026-06-01"))
        .earn_waiting(7, on("2026-01-05"), "a");
    const auto by = [&](Instant until) {
        Points sum;
        for (const Deadline& deadline : deadlines(ledger.as_of(on("2026-01-06")))) {
            if (deadline.at <= until) sum += deadline.points;
        }
        return sum;
    };
    BOOST_TEST(by(on("2026-03-01")) == Points{100});
    BOOST_TEST(by(on("2026-07-01")) == Points{300});
    BOOST_TEST(deadlines(ledger.as_of(on("2026-01-06"))).size() == 2U);
    BOOST_TEST(deadlines(ledger.as_of(on("2026-02-01"))).size() == 1U);
}

BOOST_AUTO_TEST_CASE(N_E63_a_naive_sum_would_owe_what_was_spent_in_time) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01"))
        .earn(50, on("2026-01-01"))
        .spend(100, on("2026-01-20"));
    const Balance balance = ledger.as_of(on("2026-03-01"));
    BOOST_TEST(balance.active == Points{50});  // not 50 - 100
    BOOST_TEST(balance.debt == Points{0});
    BOOST_TEST(balance.expired == Points{0});
}

BOOST_AUTO_TEST_CASE(E80_a_clamped_refund_takes_what_is_left_and_no_more) {
    Ledger ledger;
    ledger.earn(150, on("2026-01-01"), {}, "a")
        .spend(100, on("2026-01-02"))
        .take_back(50, on("2026-01-03"), "a");
    const Balance balance = ledger.as_of(on("2026-01-04"));
    BOOST_TEST(balance.active == Points{0});
    BOOST_TEST(balance.debt == Points{0});
    BOOST_TEST(balance.taken_back == Points{50});
}

BOOST_AUTO_TEST_CASE(nothing_can_be_spent_while_there_is_a_debt) {
    Balance balance;
    balance.active = Points{30};
    BOOST_TEST(spendable(balance) == Points{30});
    balance.debt = Points{10};
    BOOST_TEST(spendable(balance) == Points{20});
    balance.debt = Points{40};
    BOOST_TEST(spendable(balance) == Points{0});
}

BOOST_AUTO_TEST_CASE(a_refund_goes_on_into_other_lots_but_not_into_those_other_orders_wait_for) {
    Ledger ledger;
    ledger.earn(30, on("2026-01-01"), on("2026-06-01"), "a")
        .earn(20, on("2026-01-02"), on("2026-03-01"), "b")
        .earn_pending(50, on("2026-01-03"), on("2026-02-01"), {}, "c")
        .take_back(60, on("2026-01-04"), "a");
    const Balance balance = ledger.as_of(on("2026-01-05"));
    BOOST_TEST(balance.active == Points{0});
    BOOST_TEST(balance.pending == Points{50});
    BOOST_TEST(balance.debt == Points{10});
    const Balance later = ledger.as_of(on("2026-02-01"));  // what becomes active fills the debt
    BOOST_TEST(later.active == Points{40});
    BOOST_TEST(later.debt == Points{0});
}

BOOST_AUTO_TEST_CASE(of_its_own_lots_a_refund_takes_those_that_are_not_active_yet_first) {
    Ledger ledger;
    ledger.earn(30, on("2026-01-01"), {}, "a")
        .earn_pending(30, on("2026-01-01"), on("2026-02-01"), {}, "a")
        .earn_waiting(30, on("2026-01-01"), "a")
        .take_back(70, on("2026-01-04"), "a");
    const Balance balance = ledger.as_of(on("2026-01-05"));
    BOOST_TEST(left_of(balance, 1) == Points{20});
    BOOST_TEST(balance.pending == Points{0});
    BOOST_TEST(pending_of(ledger.as_of(on("2026-01-02")), OrderId{"a"}) == Points{60});
}

BOOST_AUTO_TEST_CASE(a_correction_by_hand_takes_from_active_lots_and_is_told_apart) {
    Ledger ledger;
    ledger.earn(30, on("2026-01-01")).add(EntryKind::adjust, 20, on("2026-01-02"));
    ledger.add(EntryKind::adjust, -5, on("2026-01-03"));
    const Balance balance = ledger.as_of(on("2026-01-04"));
    BOOST_TEST(balance.active == Points{45});
    BOOST_TEST(balance.earned == Points{50});
    BOOST_TEST(balance.deducted == Points{5});
    BOOST_TEST(balance.spent == Points{0});
}

BOOST_AUTO_TEST_CASE(points_sent_and_received_are_neither_earned_nor_spent) {
    Ledger ledger;
    ledger.earn(30, on("2026-01-01"), on("2026-02-01"));
    ledger.add(EntryKind::transfer_out, -10, on("2026-01-03"));
    ledger.add(EntryKind::transfer_in, 7, on("2026-01-04")).expires_at = on("2026-01-15");
    const Balance balance = ledger.as_of(on("2026-01-05"));
    BOOST_TEST(balance.active == Points{27});
    BOOST_TEST(balance.sent == Points{10});
    BOOST_TEST(balance.received == Points{7});
    BOOST_TEST(balance.earned == Points{30});
    BOOST_TEST(ledger.as_of(on("2026-01-15")).expired == Points{7});  // it kept its expiry
}

BOOST_AUTO_TEST_CASE(within_one_instant_credits_come_before_debits) {
    Ledger ledger;
    ledger.spend(10, on("2026-01-01")).earn(10, on("2026-01-01"), on("2026-03-01"));
    const Balance balance = ledger.as_of(on("2026-01-01"));
    BOOST_TEST(balance.debt == Points{0});
    BOOST_TEST(balance.active == Points{0});
    const EntryKind in_order[] = {EntryKind::activate, EntryKind::earn, EntryKind::redeem,
                                  EntryKind::redeem_rollback, EntryKind::clawback};
    for (std::size_t i = 1; i < std::size(in_order); ++i) {
        BOOST_TEST(order_within_instant(in_order[i - 1]) < order_within_instant(in_order[i]));
    }
}

BOOST_AUTO_TEST_CASE(what_ends_at_an_instant_cannot_be_spent_at_it) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"), on("2026-02-01")).spend(10, on("2026-02-01"));
    const Balance balance = ledger.as_of(on("2026-02-01"));
    BOOST_TEST(balance.expired == Points{10});
    BOOST_TEST(balance.debt == Points{10});
}

BOOST_AUTO_TEST_CASE(points_that_have_ended_before_they_were_earned_are_gone_at_once) {
    Ledger ledger;
    ledger.earn(10, on("2026-02-01"), on("2026-01-01"));
    const Balance balance = ledger.as_of(on("2026-02-01"));
    BOOST_TEST(balance.active == Points{0});
    BOOST_TEST(balance.expired == Points{10});
}

BOOST_AUTO_TEST_CASE(a_line_of_no_points_opens_nothing) {
    Ledger ledger;
    ledger.earn(0, on("2026-01-01"));
    BOOST_TEST((ledger.as_of(on("2026-01-02")) == Balance{}));
}
