// docs/rules/points.md, P1-P6
#include "core/points/balance.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "core/points/expiry.h"
#include "tests/support/makers.h"

using namespace regulars;
using making::at;
using making::on;

namespace {

struct Ledger {
    std::vector<LedgerEntry> entries;

    LedgerEntry& add(EntryKind kind, std::int64_t points, Instant when) {
        LedgerEntry entry;
        entry.number = static_cast<std::int64_t>(entries.size()) + 1;
        entry.kind = kind;
        entry.points = Points{points};
        entry.at = when;
        entry.cause = EventId{"e" + std::to_string(entry.number)};
        return entries.emplace_back(entry);
    }
    Ledger& earn(std::int64_t points, Instant when, std::optional<Instant> expires = {},
                 std::string order = {}) {
        LedgerEntry& entry = add(EntryKind::earn, points, when);
        entry.expires_at = expires;
        if (!order.empty()) entry.order = OrderId{order};
        return *this;
    }
    Ledger& spend(std::int64_t points, Instant when) {
        return add(EntryKind::redeem, -points, when), *this;
    }
    Ledger& take_back(std::int64_t points, Instant when, std::string order) {
        add(EntryKind::clawback, -points, when).order = OrderId{order};
        return *this;
    }
};

std::int64_t left_of(const Balance& balance, std::int64_t lot) {
    for (const Lot& one : balance.lots) {
        if (one.opened_by == lot) return one.left.count;
    }
    return 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(E54_the_lot_that_expires_first_is_spent_first) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2027-06-01"))
        .earn(100, on("2026-01-02"), on("2027-01-01"))
        .spend(100, on("2026-02-01"));
    const Balance balance = replay(ledger.entries, on("2026-03-01"));
    BOOST_TEST(left_of(balance, 1) == 100);
    BOOST_TEST(left_of(balance, 2) == 0);
}

BOOST_AUTO_TEST_CASE(E56_a_spend_goes_on_into_the_next_lot) {
    Ledger ledger;
    ledger.earn(50, on("2026-01-01"), on("2027-01-15"))
        .earn(50, on("2026-01-01"), on("2027-02-15"))
        .spend(70, on("2026-03-01"));
    BOOST_TEST(left_of(replay(ledger.entries, on("2026-04-01")), 2) == 30);
}

BOOST_AUTO_TEST_CASE(undated_points_are_spent_last_and_older_ones_first_among_equals) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"))
        .earn(10, on("2026-01-02"), on("2027-01-01"))
        .earn(10, on("2026-01-03"))
        .spend(15, on("2026-02-01"));
    const Balance balance = replay(ledger.entries, on("2026-02-02"));
    BOOST_TEST(left_of(balance, 2) == 0);
    BOOST_TEST(left_of(balance, 1) == 5);
    BOOST_TEST(left_of(balance, 3) == 10);
}

BOOST_AUTO_TEST_CASE(E57_an_expired_lot_leaves_the_others) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01")).earn(40, on("2026-01-01"));
    const Balance balance = replay(ledger.entries, on("2026-03-01"));
    BOOST_TEST(balance.active == Points{40});
    BOOST_TEST(balance.expired == Points{100});
}

BOOST_AUTO_TEST_CASE(E60_only_what_is_left_of_a_lot_expires) {
    Ledger ledger;
    ledger.earn(150, on("2026-01-01"), on("2026-02-01")).spend(50, on("2026-01-15"));
    const Balance balance = replay(ledger.entries, on("2026-02-02"));
    BOOST_TEST(balance.expired == Points{100});
    BOOST_TEST(balance.active == Points{0});
}

BOOST_AUTO_TEST_CASE(E62_at_the_instant_of_expiry_the_points_are_gone) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01"), on("2026-02-01"));
    BOOST_TEST(replay(ledger.entries, on("2026-02-01") - 1).active == Points{10});
    BOOST_TEST(replay(ledger.entries, on("2026-02-01")).active == Points{0});
}

BOOST_AUTO_TEST_CASE(E63_points_spent_before_they_expired_do_not_expire_again) {
    Ledger ledger;
    ledger.earn(100, on("2026-01-01"), on("2026-02-01"))
        .earn(50, on("2026-01-01"))
        .spend(100, on("2026-01-20"));
    BOOST_TEST(replay(ledger.entries, on("2026-03-01")).active == Points{50});
}

BOOST_AUTO_TEST_CASE(E81_a_refund_of_spent_points_leaves_a_debt_that_later_points_fill_first) {
    Ledger ledger;
    ledger.earn(150, on("2026-01-01"), {}, "a")
        .spend(100, on("2026-01-02"))
        .take_back(150, on("2026-01-03"), "a");
    const Balance owing = replay(ledger.entries, on("2026-01-04"));
    BOOST_TEST(owing.debt == Points{100});
    BOOST_TEST(owing.active == Points{0});
    ledger.earn(170, on("2026-01-05"), {}, "b");
    const Balance filled = replay(ledger.entries, on("2026-01-06"));
    BOOST_TEST(filled.debt == Points{0});
    BOOST_TEST(filled.active == Points{70});
}

BOOST_AUTO_TEST_CASE(a_refund_takes_from_the_lots_of_its_own_order_first) {
    Ledger ledger;
    ledger.earn(30, on("2026-01-01"), on("2026-06-01"), "a")
        .earn(30, on("2026-01-02"), on("2026-12-01"), "b")
        .take_back(20, on("2026-01-03"), "b");
    const Balance balance = replay(ledger.entries, on("2026-01-04"));
    BOOST_TEST(left_of(balance, 1) == 30);
    BOOST_TEST(left_of(balance, 2) == 10);
}

BOOST_AUTO_TEST_CASE(entries_of_a_later_time_have_not_happened_yet) {
    Ledger ledger;
    ledger.earn(10, on("2026-01-01")).earn(20, on("2026-06-01"));
    BOOST_TEST(replay(ledger.entries, on("2026-03-01")).active == Points{10});
}

struct ExpiryCase {
    int months;
    std::string_view earned, gone;
};

BOOST_AUTO_TEST_CASE(points_live_to_the_end_of_the_civil_day_n_months_later) {
    const ExpiryCase cases[] = {
        {12, "2026-03-15T10:00:00+08:00", "2027-03-16T00:00:00+08:00"},
        {1, "2026-01-31T10:00:00+08:00", "2026-03-01T00:00:00+08:00"},  // E66
        {12, "2024-02-29T23:59:59+08:00", "2025-03-01T00:00:00+08:00"},
        {6, "2026-03-31T23:30:00Z", "2026-10-02T00:00:00+08:00"},  // already 1 April in Taipei
    };
    for (const ExpiryCase& c : cases) {
        BOOST_TEST(*expires_at({c.months}, making::taipei(), at(c.earned)) == at(c.gone), c.earned);
    }
    BOOST_TEST(!expires_at({0}, making::taipei(), on("2026-01-01")).has_value());
}

// P6 over random ledgers: every point is left, spent, taken back or expired; no lot is negative.
BOOST_AUTO_TEST_CASE(every_point_is_accounted_for_in_random_ledgers) {
    const unsigned seed = 20261121;
    BOOST_TEST_MESSAGE("seed " << seed);
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t n) { return static_cast<std::int64_t>(random() % n); };
    for (int round = 0; round < 5'000; ++round) {
        Ledger ledger;
        for (int i = 0; i < 30; ++i) {
            const Instant when{below(1'000)};
            const std::string order = "o" + std::to_string(below(5));
            switch (below(4)) {
                case 0: ledger.spend(below(50), when); break;
                case 1: ledger.take_back(below(50), when, order); break;
                default: ledger.earn(below(50), when, Instant{when.ms + 1 + below(500)}, order);
            }
        }
        const Balance balance = replay(ledger.entries, Instant{below(1'500)});
        BOOST_REQUIRE_MESSAGE(balance.adds_up(), "seed " << seed << ", round " << round);
        for (const Lot& lot : balance.lots) {
            BOOST_REQUIRE(lot.left.count > 0);
            BOOST_REQUIRE(lot.left <= lot.earned);
        }
        BOOST_REQUIRE(balance.debt.count == 0 || balance.active.count == 0);
    }
}
