// docs/rules/points.md, P1-P6 and P13-P19, over random ledgers: replay moves lots; here every single
// point is a thing of its own that is looked for anew each time, slowly and plainly, with the same end.
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>

#include "tests/support/points_makers.h"

using namespace regulars;
using making::Ledger;

namespace {

constexpr std::int64_t never = INT64_MAX;

struct OnePoint {
    enum class State { waits, pending, active, taken, gone };
    std::size_t lot = 0;
    std::optional<OrderId> order;
    std::int64_t opened = 0, begins = never, ends = never;
    bool slides = false;
    State state = State::waits;
};

class PointByPoint {
public:
    PointByPoint(std::vector<LedgerEntry> ledger, Instant as_of) {
        std::erase_if(ledger, [&](const LedgerEntry& entry) { return entry.at > as_of; });
        std::sort(ledger.begin(), ledger.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
            return std::tuple(a.at, order_within_instant(a.kind), a.number) <
                   std::tuple(b.at, order_within_instant(b.kind), b.number);
        });
        for (const LedgerEntry& entry : ledger) {
            pass_to(entry.at.ms);
            apply(entry);
            pass_to(entry.at.ms);
        }
        pass_to(as_of.ms);
    }

    std::int64_t count(OnePoint::State state) const {
        return std::count_if(points_.begin(), points_.end(),
                             [&](const OnePoint& point) { return point.state == state; });
    }
    std::int64_t pending() const {
        return count(OnePoint::State::waits) + count(OnePoint::State::pending);
    }
    /// How many points end when.
    std::map<std::int64_t, std::int64_t> ends() const {
        std::map<std::int64_t, std::int64_t> ends;
        for (const OnePoint& point : points_) {
            const bool is_there = point.state <= OnePoint::State::active;
            if (is_there && point.ends != never) ++ends[point.ends];
        }
        return ends;
    }
    std::int64_t debt = 0, expired = 0;

private:
    using State = OnePoint::State;

    void pass_to(std::int64_t now) {
        for (;;) {
            OnePoint* next = nullptr;
            auto when = std::pair(never, 0);  // activation before expiry
            for (OnePoint& point : points_) {
                auto its = std::pair(never, 0);
                if (point.state == State::pending) its = {point.begins, 0};
                if (point.state == State::active) its = {point.ends, 1};
                if (its.first > now || its >= when) continue;
                when = its;
                next = &point;
            }
            if (!next) return;
            if (next->state == State::pending) {
                begin(*next);
            } else {
                next->state = State::gone;
                ++expired;
            }
        }
    }

    void begin(OnePoint& point) {
        point.state = debt > 0 ? State::gone : State::active;
        if (debt > 0) --debt;
    }

    void apply(const LedgerEntry& entry) {
        if (entry.slides_to) {
            for (OnePoint& point : points_) {
                const bool lives = point.state == State::pending ||
                                   (point.state == State::active || point.state == State::taken);
                const bool has_ended = point.state != State::pending && point.ends <= entry.at.ms;
                if (!point.slides || !lives || has_ended || point.ends == never) continue;
                point.ends = std::max(point.ends, entry.slides_to->ms);
            }
        }
        ++lots_;
        if (entry.kind == EntryKind::activate) return hand_over(entry);
        if (entry.kind == EntryKind::redeem_rollback) return give_back(entry);
        for (std::int64_t i = 0; i < entry.points.count; ++i) credit(entry);
        for (std::int64_t i = 0; i > entry.points.count; --i) debit(entry);
    }

    void wake(OnePoint& point, const LedgerEntry& entry) {
        point.begins = std::max(point.opened, entry.active_at.value_or(entry.at).ms);
        point.ends = entry.expires_at.value_or(Instant{never}).ms;
        point.slides = entry.slides;
        if (point.state == State::waits) point.state = State::pending;
    }

    void hand_over(const LedgerEntry& entry) {
        bool found = false;
        for (OnePoint& point : points_) {
            // Also one that a refund took while it waited.
            if (point.begins != never || point.order != entry.order) continue;
            wake(point, entry);
            found = true;
        }
        if (!found) early_.push_back(entry);
    }

    OnePoint open(const LedgerEntry& entry) {
        OnePoint point;
        point.lot = lots_;
        point.order = entry.order;
        point.opened = entry.at.ms;
        point.begins = entry.active_at.value_or(entry.at).ms;
        point.ends = entry.expires_at.value_or(Instant{never}).ms;
        point.slides = entry.slides;
        point.state = State::pending;
        return point;
    }

    void credit(const LedgerEntry& entry) {
        OnePoint point = open(entry);
        if (entry.awaits_fulfilment) {
            point.state = State::waits;
            point.begins = never;
            for (const LedgerEntry& early : early_) {
                if (early.order == entry.order) wake(point, early);
            }
        }
        if (point.state == State::pending && point.begins <= entry.at.ms) begin(point);
        points_.push_back(point);
    }

    void debit(const LedgerEntry& entry) {
        std::size_t chosen = points_.size();
        std::tuple<int, std::int64_t, std::size_t> best{9, 0, 0};
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const OnePoint& point = points_[i];
            const bool own = entry.kind == EntryKind::clawback && point.order == entry.order;
            int rank = 9;
            if (own && point.state == State::pending) rank = 0;
            if (own && point.state == State::waits) rank = 1;
            if (point.state == State::active) rank = own ? 2 : 3;
            if (rank == 9) continue;
            const std::int64_t by = rank == 0 ? point.begins : rank == 1 ? 0 : point.ends;
            if (std::tuple(rank, by, point.lot) >= best) continue;
            best = {rank, by, point.lot};
            chosen = i;
        }
        if (chosen == points_.size())
            ++debt;
        else
            points_[chosen].state = State::taken;
        if (entry.kind != EntryKind::redeem && entry.kind != EntryKind::pay) return;
        taken_[entry.number].push_back(chosen == points_.size() ? none : chosen);
    }

    void give_back(const LedgerEntry& entry) {
        std::vector<std::size_t>& taken = taken_[entry.reverses];
        for (std::int64_t i = 0; i < entry.points.count; ++i) {
            const std::size_t index = taken.empty() ? none : taken.back();
            if (!taken.empty()) taken.pop_back();
            if (debt > 0) {
                --debt;
            } else if (index == none || (points_[index].ends <= entry.at.ms && entry.expires_at)) {
                OnePoint point = open(entry);
                if (index != none) point.order = points_[index].order;
                point.state = State::active;
                points_.push_back(point);
            } else if (points_[index].ends > entry.at.ms) {
                points_[index].state = State::active;
            } else {
                ++expired;
            }
        }
    }

    static constexpr std::size_t none = SIZE_MAX;
    std::vector<OnePoint> points_;
    std::vector<LedgerEntry> early_;
    std::map<std::int64_t, std::vector<std::size_t>> taken_;
    std::size_t lots_ = 0;
};

struct Dice {
    std::mt19937 random;
    std::int64_t below(std::uint32_t n) { return static_cast<std::int64_t>(random() % n); }
    bool once_in(std::uint32_t n) { return below(n) == 0; }
};

Ledger random_ledger(Dice& dice, bool sliding) {
    Ledger ledger;
    const std::int64_t count = 1 + dice.below(20);
    for (std::int64_t i = 0; i < count; ++i) {
        const Instant when{dice.below(100)};
        const auto later = [&](std::uint32_t n) { return Instant{when.ms + dice.below(n)}; };
        const std::string order = "o" + std::to_string(dice.below(4));
        const std::int64_t some = dice.below(12);
        switch (dice.below(10)) {
            case 0:
            case 1: ledger.spend(some, when); break;
            case 2: ledger.add(EntryKind::pay, -some, when, order); break;
            case 3: ledger.take_back(some, when, order); break;
            case 4:
                ledger.give_back(some, 1 + dice.below(20), when);
                if (dice.once_in(2)) ledger.entries.back().expires_at = later(30) + 1;
                break;
            case 5: ledger.hand_over(when, order, later(10), later(60)); break;
            case 6: ledger.earn_waiting(some, when, order); break;
            case 7: ledger.add(EntryKind::transfer_out, -some, when); break;
            default:
                ledger.earn(some, when, {}, order);
                if (dice.once_in(2)) ledger.entries.back().active_at = later(30);
                if (!dice.once_in(4)) ledger.entries.back().expires_at = later(60);
        }
        LedgerEntry& entry = ledger.entries.back();
        entry.slides = sliding && entry.points.count > 0 && entry.expires_at && dice.once_in(2);
        if (sliding && dice.once_in(2)) entry.slides_to = later(40);
    }
    return ledger;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lots_amount_to_what_their_single_points_do) {
    const unsigned seed = 20261127;
    BOOST_TEST_MESSAGE("seed " << seed);
    Dice dice{std::mt19937(seed)};
    for (int round = 0; round < 8'000; ++round) {
        Ledger ledger = random_ledger(dice, round % 3 == 0);
        const Instant as_of{dice.below(150)};
        const Balance balance = ledger.as_of(as_of);
        const PointByPoint single(ledger.entries, as_of);
        std::map<std::int64_t, std::int64_t> ends;
        for (const Deadline& deadline : deadlines(balance)) {
            ends[deadline.at.ms] = deadline.points.count;
        }
        const auto same = [&](Points points, std::int64_t count, std::string_view what) {
            BOOST_REQUIRE_MESSAGE(points.count == count,
                                  "seed " << seed << ", round " << round << ": " << what << " is "
                                          << points.count << ", not " << count);
        };
        same(balance.active, single.count(OnePoint::State::active), "active");
        same(balance.pending, single.pending(), "pending");
        same(balance.debt, single.debt, "debt");
        same(balance.expired, single.expired, "expired");
        BOOST_REQUIRE_MESSAGE(ends == single.ends(), "seed " << seed << ", round " << round);
    }
}

// P6 and what holds at rest, over longer ledgers, stored in any order.
BOOST_AUTO_TEST_CASE(every_point_is_accounted_for_however_the_ledger_is_stored) {
    const unsigned seed = 20261121;
    BOOST_TEST_MESSAGE("seed " << seed);
    Dice dice{std::mt19937(seed)};
    for (int round = 0; round < 20'000; ++round) {
        Ledger ledger = random_ledger(dice, round % 2 == 0);
        const Instant as_of{dice.below(150)};
        const Balance balance = ledger.as_of(as_of);
        BOOST_REQUIRE_MESSAGE(balance.adds_up(), "seed " << seed << ", round " << round);
        BOOST_REQUIRE(balance.debt.count == 0 || balance.active.count == 0);
        Points in_lots;
        for (const auto* lots : {&balance.lots, &balance.pending_lots}) {
            for (const Lot& lot : *lots) {
                BOOST_REQUIRE(lot.left.count > 0);
                BOOST_REQUIRE(lot.left <= lot.earned);
                in_lots += lot.left;
            }
        }
        BOOST_REQUIRE(in_lots == balance.active + balance.pending);
        std::shuffle(ledger.entries.begin(), ledger.entries.end(), dice.random);
        BOOST_REQUIRE_MESSAGE(ledger.as_of(as_of) == balance,
                              "seed " << seed << ", round " << round);
    }
}
