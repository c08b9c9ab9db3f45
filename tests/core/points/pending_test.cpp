// docs/rules/points.md, P13-P15: points that wait.
#include "core/points/pending.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/points_makers.h"

using namespace regulars;
using making::at;
using making::Ledger;
using making::left_of;
using making::on;
namespace data = boost::unit_test::data;

namespace {

struct WaitCase {
    std::string_view says;
    Pending pending;
    std::string_view earned, active;
};
std::ostream& operator<<(std::ostream& out, const WaitCase& c) { return out << c.says; }

const WaitCase waits[] = {
    {"none: at once", {}, "2026-03-01T10:00:00+08:00", "2026-03-01T10:00:00+08:00"},
    {"14 days, from the start of that day",
     {PendingKind::days, 14, {}},
     "2026-03-01T10:00:00+08:00",
     "2026-03-15T00:00:00+08:00"},
    {"the day is the zone's",
     {PendingKind::days, 1, {}},
     "2026-03-01T16:30:00Z",
     "2026-03-03T00:00:00+08:00"},
    {"no days: at once",
     {PendingKind::days, 0, {}},
     "2026-03-01T10:00:00+08:00",
     "2026-03-01T10:00:00+08:00"},
    {"until a date",
     {PendingKind::until, 0, {2026, 4, 1}},
     "2026-03-01T10:00:00+08:00",
     "2026-04-01T00:00:00+08:00"},
    {"on that very day",
     {PendingKind::until, 0, {2026, 4, 1}},
     "2026-04-01T00:00:01+08:00",
     "2026-04-01T00:00:01+08:00"},
    {"a date that has passed: at once",
     {PendingKind::until, 0, {2026, 2, 1}},
     "2026-03-01T10:00:00+08:00",
     "2026-03-01T10:00:00+08:00"},
    {"handed over: at that moment",
     {PendingKind::fulfilment, 0, {}},
     "2026-03-01T10:00:00+08:00",
     "2026-03-01T10:00:00+08:00"},
    {"a week after it was handed over",
     {PendingKind::fulfilment, 7, {}},
     "2026-03-01T10:00:00+08:00",
     "2026-03-08T00:00:00+08:00"},
};

}  // namespace

BOOST_DATA_TEST_CASE(pending_points_become_active_at_the_start_of_a_civil_day, data::make(waits),
                     c) {
    BOOST_TEST(active_at(c.pending, making::taipei(), at(c.earned)) == at(c.active));
}

BOOST_AUTO_TEST_CASE(pending_points_cannot_be_spent_until_the_very_instant_they_are_active) {
    Ledger ledger;
    ledger.earn_pending(50, on("2026-01-01"), on("2026-01-15"), on("2026-06-01"));
    BOOST_TEST(ledger.as_of(on("2026-01-15") - 1).pending == Points{50});
    BOOST_TEST(spendable(ledger.as_of(on("2026-01-15") - 1)) == Points{0});
    BOOST_TEST(spendable(ledger.as_of(on("2026-01-15"))) == Points{50});
    BOOST_TEST(ledger.as_of(on("2026-01-15")).pending == Points{0});
    BOOST_TEST(ledger.as_of(on("2026-01-02")).earned == Points{50});
}

BOOST_AUTO_TEST_CASE(pending_lots_stand_in_the_order_they_become_active_and_those_that_wait_last) {
    Ledger ledger;
    ledger.earn_waiting(1, on("2026-01-01"), "a")
        .earn_pending(2, on("2026-01-02"), on("2026-03-01"))
        .earn_pending(3, on("2026-01-03"), on("2026-02-01"))
        .earn_pending(4, on("2026-01-04"), on("2026-02-01"));
    const Balance balance = ledger.as_of(on("2026-01-05"));
    std::vector<std::int64_t> numbers;
    for (const Lot& lot : balance.pending_lots) numbers.push_back(lot.opened_by);
    BOOST_TEST((numbers == std::vector<std::int64_t>{3, 4, 2, 1}));
}

// E77: activation date 2026-01-01, last day 2025-12-31: both are midnight.
BOOST_AUTO_TEST_CASE(E77_at_one_instant_points_become_active_before_they_expire) {
    const Instant midnight = at("2026-01-01T00:00:00+08:00");
    Ledger ledger;
    ledger.earn_pending(50, on("2025-12-01"), midnight, midnight, "a");
    BOOST_TEST(ledger.as_of(midnight - 1).pending == Points{50});
    BOOST_TEST(ledger.as_of(midnight).expired == Points{50});
    Ledger owing;  // having been active, they fill what is owed
    owing.earn_pending(50, on("2025-12-01"), midnight, midnight)
        .take_back(20, on("2025-12-02"), "b");
    BOOST_TEST(owing.as_of(midnight).debt == Points{0});
    BOOST_TEST(owing.as_of(midnight).expired == Points{30});
}

BOOST_AUTO_TEST_CASE(what_becomes_active_fills_the_debt_before_what_ends_later_is_gone) {
    Ledger ledger;  // 20 owed; of 50 that begin on 1 February 30 are left to end on 1 March
    ledger.take_back(20, on("2026-01-02"), "b")
        .earn_pending(50, on("2026-01-03"), on("2026-02-01"), on("2026-03-01"));
    BOOST_TEST(ledger.as_of(on("2026-04-01")).expired == Points{30});
    BOOST_TEST(ledger.as_of(on("2026-04-01")).debt == Points{0});
}

BOOST_AUTO_TEST_CASE(points_wait_for_their_order_to_be_handed_over) {
    Ledger ledger;
    ledger.earn_waiting(50, on("2026-01-01"), "a")
        .earn_waiting(30, on("2026-01-01"), "b")
        .hand_over(on("2026-01-10"), "a", on("2026-01-17"), on("2027-01-17"));
    BOOST_TEST(!ledger.as_of(on("2026-01-09")).pending_lots.front().active_at.has_value());
    const Balance handed_over = ledger.as_of(on("2026-01-10"));
    BOOST_TEST(handed_over.pending == Points{80});
    BOOST_TEST((handed_over.pending_lots.front().active_at == on("2026-01-17")));
    const Balance balance = ledger.as_of(on("2026-01-17"));
    BOOST_TEST(left_of(balance, 1) == Points{50});
    BOOST_TEST(balance.pending == Points{30});
    BOOST_TEST(ledger.as_of(on("2027-01-17")).expired == Points{50});  // from activation (P14)
}

BOOST_AUTO_TEST_CASE(an_order_paid_and_handed_over_at_one_instant_gives_its_points_at_once) {
    Ledger ledger;
    ledger.earn_waiting(50, on("2026-01-01"), "a")
        .hand_over(on("2026-01-01"), "a", {}, on("2026-02-01"));
    BOOST_TEST(ledger.as_of(on("2026-01-01")).active == Points{50});
    BOOST_TEST(ledger.as_of(on("2026-02-01")).expired == Points{50});
}

BOOST_AUTO_TEST_CASE(
    points_told_after_their_order_was_handed_over_are_never_active_before_they_were_earned) {
    Ledger ledger;
    ledger.hand_over(on("2026-01-01"), "a", on("2026-01-02"), on("2026-06-01"))
        .hand_over(on("2026-01-03"), "a", on("2026-01-04"), on("2026-07-01"))
        .earn_waiting(50, on("2026-01-10"), "a");
    const Balance balance = ledger.as_of(on("2026-01-10"));
    BOOST_TEST(balance.active == Points{50});
    BOOST_TEST((balance.lots.front().active_at == on("2026-01-10")));
    BOOST_TEST((balance.lots.front().expires_at == on("2026-07-01")));  // the last one counts
}

BOOST_AUTO_TEST_CASE(an_order_paid_anew_after_it_was_cancelled_waits_anew) {
    Ledger ledger;
    ledger.earn_waiting(50, on("2026-01-01"), "a")
        .hand_over(on("2026-01-05"), "a", {}, on("2026-07-01"))
        .take_back(50, on("2026-01-10"), "a")
        .earn_waiting(40, on("2026-09-01"), "a");
    BOOST_TEST(ledger.as_of(on("2026-09-02")).pending == Points{40});
    BOOST_TEST(ledger.as_of(on("2026-09-02")).expired == Points{0});
    ledger.hand_over(on("2026-09-05"), "a", {}, on("2027-03-01"));
    BOOST_TEST(ledger.as_of(on("2026-09-05")).active == Points{40});
}
