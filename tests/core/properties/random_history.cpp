#include <algorithm>

#include "core/base/calendar.h"
#include "tests/core/properties/dice.h"
#include "tests/core/properties/random_world.h"

namespace regulars::making {

namespace {

constexpr std::int64_t ms_per_minute = 60'000, ms_per_hour = 3'600'000;

std::string numbered(std::string_view word, std::size_t n) {
    return std::string(word) + std::to_string(n);
}

/// What the shop's own books say of an order.
struct Sold {
    OrderId order;
    Instant at;
    std::vector<Money> kept;  // of each line; one for an order without lines
    std::vector<std::int64_t> units;
    bool has_lines = false;
    bool cancelled = false;
    bool loose = false;  // some of it came back without saying what

    Money total() const {
        Money sum;
        for (const Money amount : kept) sum += amount;
        return sum;
    }
};

class HistoryMaker {
public:
    HistoryMaker(World& world, std::uint64_t seed) : world_(world), dice_(seed) {}

    void make() {
        makes_late_facts_ = dice_.chance(30);
        const Date day{2023, dice_.small(10, 12), dice_.small(1, 28)};
        now_ = start_of_day(zone(), day) + dice_.between(0, 23) * ms_per_hour;
        first_ = now_;
        make_versions_start();
        if (dice_.chance(90)) tell(joined());
        const std::int64_t count = dice_.chance(70) ? dice_.between(4, 13) : dice_.between(13, 24);
        for (std::int64_t i = 0; i < count; ++i) {
            step();
            one_more();
        }
        step();
        at_ = now_;
        world_.another = an_order(OrderId{"another"});
    }

private:
    const TimeZone& zone() const { return world_.versions.front().program.zone; }
    const Program& program() const { return in_force_at(at_); }
    const Program& in_force_at(Instant at) const {
        const Program* found = &world_.versions.front().program;
        for (const PublishedProgram& published : world_.versions) {
            if (published.from && *published.from <= at) found = &published.program;
        }
        return *found;
    }
    Money units(std::int64_t n) const { return whole(program().currency, n); }

    /// Later versions decide from some day on within the history.
    void make_versions_start() {
        Instant from = first_;
        for (std::size_t i = 1; i < world_.versions.size(); ++i) {
            const Date day = date_on(zone(), from);
            from = start_of_day(zone(), plus_days(day, dice_.between(1, 150)));
            if (dice_.chance(30)) from = from + dice_.between(1, 20) * ms_per_hour;
            world_.versions[i].from = from;
        }
    }

    // ---- time

    void step() {
        switch (dice_.weighted({10, 4, 12, 18, 24, 22, 10})) {
            case 0: break;
            case 1: now_ = now_ + 1; break;
            case 2: now_ = now_ + dice_.between(1, 90) * ms_per_minute; break;
            case 3: now_ = now_ + dice_.between(1, 30) * ms_per_hour; break;
            case 4: now_ = now_ + dice_.between(1, 6) * ms_per_day; break;
            case 5: now_ = now_ + dice_.between(8 * ms_per_day, 45 * ms_per_day); break;
            default: now_ = now_ + dice_.between(2, 9) * 30 * ms_per_day; break;
        }
        if (dice_.chance(30)) now_ = std::max(now_, special());
    }

    /// Moments at which something ends or begins, and those right before and after them.
    Instant special() {
        const Date today = date_on(zone(), now_);
        Instant at = now_;
        switch (dice_.weighted({20, 20, 12, 12, 6, 20, 10})) {
            case 0: at = end_of_day(zone(), today); break;
            case 1: {
                const CalendarUnit unit = dice_.one_of({CalendarUnit::week, CalendarUnit::month,
                                                        CalendarUnit::quarter, CalendarUnit::year});
                at = start_of_day(zone(), period_of(unit, today).next);
                break;
            }
            case 2: {
                const Instant after = now_;
                const auto next = std::ranges::find_if(
                    zone().transitions, [&](const ZoneTransition& t) { return t.at > after; });
                if (next != zone().transitions.end()) at = next->at;
                break;
            }
            case 3:
                at = start_of_day(zone(), {2024, 2, 29}) + dice_.between(0, 23) * ms_per_hour;
                break;
            case 4: at = world_.versions.back().from.value_or(now_); break;
            case 5: at = a_window_after(); break;
            default: at = start_of_day(zone(), plus_months(today, dice_.small(1, 3))); break;
        }
        return at + dice_.one_of({-1, 0, 0, 0, 1});
    }

    /// The moment an earlier fact leaves a rolling window.
    Instant a_window_after() {
        if (world_.told.empty()) return now_;
        const Instant then = dice_.any(world_.told).fact.occurred_at;
        const auto* days = std::get_if<RollingDays>(&in_force_at(now_).ladder.window);
        const std::int64_t span = days ? days->days : dice_.one_of({14, 30, 90});
        return then + span * ms_per_day;
    }

    // ---- facts

    void tell(FactBody body, bool hopeless = false) {
        Fact fact;
        fact.event = EventId{std::string(1, static_cast<char>('a' + dice_.below(26))) +
                             std::to_string(++events_)};
        fact.occurred_at = at_;
        fact.recorded_at = std::max(now_, at_);
        fact.channel = dice_.one_of(
            {Channel::web, Channel::web, Channel::store, Channel::portal, Channel::import});
        fact.body = std::move(body);
        world_.told.push_back({std::move(fact), hopeless});
    }

    void one_more() {
        at_ = now_;
        if (makes_late_facts_ && dice_.chance(20) && !world_.told.empty()) {
            at_ = dice_.chance(40) ? dice_.any(world_.told).fact.occurred_at
                                   : Instant{dice_.between(first_.ms - ms_per_day, now_.ms)};
        }
        if (dice_.chance(6) && !world_.told.empty()) return again();
        if (dice_.chance(6)) return tell(hopeless(), true);
        switch (dice_.weighted({38, 14, 5, 7, 8, 4, 7, 3, 6, 3, 4, 4, 2, 2})) {
            case 0: return tell(an_order(an_order_id()));
            case 1: return a_refund();
            case 2: return cancelled();
            case 3: return tell(OrderFulfilled{some_order()});
            case 4:
                return tell(
                    ActionDone{numbered("do", dice_.index(2)), numbered("s", dice_.index(9))});
            case 5: return tell(adjusted());
            case 6: return redeemed();
            case 7: return redemption_cancelled();
            case 8: return a_membership();
            case 9: return tell(pinned());
            case 10: return tell(transferred());
            case 11: return tell(profile_changed());
            case 12: return tell(SurveyAnswered{SurveyId{"why"}, {dice_.small(0, 10), "good"}});
            default: return tell(referral());
        }
    }

    /// Something that was told before: the same, or something else under the same name.
    void again() {
        Told told = dice_.any(world_.told);
        switch (dice_.weighted({60, 30, 10})) {
            case 0: break;
            case 1:
                told.fact.body = ActionDone{"do0", numbered("other", dice_.index(50))};
                told.hopeless = false;
                break;
            default: told.fact.occurred_at = told.fact.occurred_at - ms_per_hour; break;
        }
        told.fact.recorded_at = std::max(now_, told.fact.occurred_at);
        world_.told.push_back(std::move(told));
    }

    FactBody joined() {
        at_ = now_;
        MemberJoined joined{"Mei", std::nullopt};
        if (dice_.chance(75)) joined.birthday = a_birthday();
        return joined;
    }

    Date a_birthday() {
        const Date today = date_on(zone(), at_);
        const Date near = plus_days(today, dice_.between(-5, 45));
        switch (dice_.weighted({25, 35, 15, 25})) {
            case 0: return {1988, 2, 29};
            case 1: return {1990, near.month, near.month == 2 && near.day == 29 ? 28 : near.day};
            case 2: return dice_.one_of({Date{1979, 12, 31}, Date{1981, 1, 1}, Date{1999, 2, 28}});
            default: break;
        }
        const int month = dice_.small(1, 12);
        return {1985, month, dice_.small(1, 28)};
    }

    FactBody profile_changed() {
        ProfileChanged changed;
        if (dice_.chance(40)) changed.birthday = a_birthday();
        if (dice_.chance(20)) changed.name = "Mei Lin";
        if (dice_.chance(60)) changed.tags_added.push_back(numbered("t", dice_.index(3)));
        if (dice_.chance(30)) changed.tags_removed.push_back(numbered("t", dice_.index(3)));
        if (changed == ProfileChanged{}) changed.name = "Mei";
        return changed;
    }

    // ---- orders

    OrderId an_order_id() {
        // Sometimes one that was cancelled, and sometimes, wrongly, one that was not.
        if (!sold_.empty() && dice_.chance(12)) {
            const Sold& one = dice_.any(sold_);
            if (one.cancelled || dice_.chance(20)) return one.order;
        }
        return OrderId{std::string(1, static_cast<char>('a' + dice_.below(26))) + "o" +
                       std::to_string(++orders_)};
    }

    OrderId some_order() {
        if (sold_.empty() || dice_.chance(5)) return OrderId{"none"};
        return dice_.chance(50) ? sold_.back().order : dice_.any(sold_).order;
    }

    Money an_amount() {
        const std::int64_t minor = units(1).minor;
        switch (dice_.weighted({40, 40, 15, 5})) {
            case 0: return units(dice_.between(1, 30));
            case 1: return {dice_.between(1, 60 * minor)};
            case 2: return units(dice_.one_of({10, 20, 50, 100}));
            default: return {dice_.between(1, 9)};
        }
    }

    OrderLine a_line() {
        OrderLine line;
        if (dice_.chance(80)) line.product = numbered("p", dice_.index(5));
        if (dice_.chance(60)) line.categories.push_back(numbered("c", dice_.index(3)));
        if (dice_.chance(20)) line.categories.push_back(numbered("c", dice_.index(3)));
        if (dice_.chance(40)) line.brand = numbered("b", dice_.index(2));
        line.units = dice_.between(1, 4);
        line.amount = an_amount();
        if (dice_.chance(20)) line.discount = an_amount();
        if (dice_.chance(25)) line.tax = {line.amount.minor / dice_.between(5, 21)};
        line.gift_card = dice_.chance(7);
        return line;
    }

    std::vector<WalletPayment> payments(Money amount) {
        std::vector<WalletPayment> payments;
        Money left = amount;
        for (const Wallet& wallet : program().wallets) {
            if (!wallet.pay || sold_.empty() || !dice_.chance(25)) continue;
            const PayRule& pay = *wallet.pay;
            Points least{pay.step.count};
            if (pay.least) least = *pay.least;
            std::int64_t steps = least.count / pay.step.count + dice_.below(4);
            if (pay.most_basis_points && dice_.chance(90)) {
                const std::int64_t most = amount.minor * *pay.most_basis_points / 10'000;
                steps = std::min(steps, most / pay.step_value.minor);
            }
            steps = std::min(steps, left.minor / pay.step_value.minor);
            if (steps < 1) continue;
            Money worth{steps * pay.step_value.minor};
            left -= worth;
            if (dice_.chance(3)) worth += Money{1};
            payments.push_back({wallet.id, Points{steps * pay.step.count}, worth});
        }
        return payments;
    }

    OrderPaid an_order(OrderId id) {
        OrderPaid paid;
        paid.order = std::move(id);
        if (dice_.chance(65)) {
            const std::int64_t lines = dice_.between(1, 4);
            for (std::int64_t i = 0; i < lines; ++i) paid.lines.push_back(a_line());
            for (const OrderLine& line : paid.lines) {
                paid.amount += line.amount;
                paid.units += line.units;
            }
        } else {
            paid.amount = an_amount();
            paid.units = dice_.between(0, 5);
        }
        if (dice_.chance(50)) paid.summary = "Tea";
        if (dice_.chance(30)) paid.shipping = units(dice_.between(1, 6));
        paid.payments = payments(paid.amount);
        remember(paid);
        return paid;
    }

    void remember(const OrderPaid& paid) {
        Sold sold;
        sold.order = paid.order;
        sold.at = at_;
        sold.has_lines = !paid.lines.empty();
        for (const OrderLine& line : paid.lines) {
            sold.kept.push_back(line.amount);
            sold.units.push_back(line.units);
        }
        if (!sold.has_lines) {
            sold.kept.push_back(paid.amount);
            sold.units.push_back(paid.units);
        }
        std::erase_if(sold_,
                      [&](const Sold& one) { return one.order == paid.order && one.cancelled; });
        if (std::ranges::none_of(sold_, [&](const Sold& one) { return one.order == paid.order; })) {
            sold_.push_back(std::move(sold));
        }
    }

    Sold* something_kept() {
        std::vector<Sold*> kept;
        for (Sold& sold : sold_) {
            if (!sold.cancelled && sold.total().minor > 0) kept.push_back(&sold);
        }
        if (kept.empty()) return nullptr;
        return dice_.chance(50) ? kept.back() : dice_.any(kept);
    }

    void a_refund() {
        Sold* sold = something_kept();
        if (!sold) return tell(an_order(an_order_id()));
        if (at_ < sold->at && dice_.chance(90)) at_ = sold->at;
        OrderRefunded refunded;
        refunded.refund = RefundId{numbered("f", ++refunds_)};
        refunded.order = sold->order;
        if (sold->has_lines && !sold->loose && dice_.chance(60)) {
            take_lines_back(*sold, refunded);
        } else {
            take_amount_back(*sold, refunded);
        }
        tell(refunded);
    }

    void take_amount_back(Sold& sold, OrderRefunded& refunded) {
        const Money total = sold.total();
        refunded.amount = dice_.chance(35) ? total : Money{dice_.between(1, total.minor)};
        Money rest = refunded.amount;
        for (Money& kept : sold.kept) {
            const Money taken = std::min(kept, rest);
            kept -= taken;
            rest -= taken;
        }
        sold.loose = true;
    }

    void take_lines_back(Sold& sold, OrderRefunded& refunded) {
        const bool everything = dice_.chance(25);
        for (std::size_t i = 0; i < sold.kept.size(); ++i) {
            if (sold.kept[i].minor == 0 || !(everything || dice_.chance(50))) continue;
            LineRefund line;
            line.line = i;
            const bool all = everything || dice_.chance(50);
            line.amount = all ? sold.kept[i] : Money{dice_.between(1, sold.kept[i].minor)};
            line.units = all ? sold.units[i] : dice_.between(0, sold.units[i]);
            sold.kept[i] -= line.amount;
            sold.units[i] -= line.units;
            refunded.amount += line.amount;
            refunded.lines.push_back(line);
        }
        if (refunded.lines.empty()) take_amount_back(sold, refunded);
    }

    void cancelled() {
        Sold* sold = something_kept();
        if (!sold) return tell(an_order(an_order_id()));
        if (at_ < sold->at && dice_.chance(90)) at_ = sold->at;
        sold->cancelled = true;
        tell(OrderCancelled{sold->order});
    }

    // ---- everything else

    const Wallet& a_wallet() {
        return dice_.chance(60) ? program().points() : dice_.any(program().wallets);
    }

    FactBody adjusted() {
        const std::int64_t points = dice_.between(1, 60);
        const bool takes = dice_.chance(45);
        return PointsAdjusted{a_wallet().id, Points{takes ? -points : points}, "a mistake", "Ana"};
    }

    void redeemed() {
        if (program().rewards.empty() || sold_.empty()) return tell(an_order(an_order_id()));
        const Reward& reward = dice_.any(program().rewards);
        RewardRedeemed redeemed;
        redeemed.redemption = RedemptionId{numbered("d", ++redemptions_)};
        redeemed.reward = reward.id;
        redeemed.cost = reward.cost;
        if (dice_.chance(4)) redeemed.cost += Points{1};
        redeemed.coupon = numbered("C-", redemptions_);
        tell(redeemed);
    }

    void redemption_cancelled() {
        if (redemptions_ == 0) return redeemed();
        tell(RedemptionCancelled{RedemptionId{numbered("d", 1 + dice_.index(redemptions_))}});
    }

    void a_membership() {
        if (program().plans.empty()) return tell(an_order(an_order_id()));
        const Plan& plan = dice_.any(program().plans);
        switch (payments_ == 0 ? 0 : dice_.weighted({6, 2, 2})) {
            case 0:
                return tell(
                    MembershipPaid{PaymentId{numbered("y", ++payments_)}, plan.id, plan.price});
            case 1: return tell(MembershipCancelled{plan.id});
            default: break;
        }
        const std::size_t payment = payments_ == 0 ? 0 : 1 + dice_.index(payments_);
        return tell(MembershipRefunded{PaymentId{numbered("y", payment)}});
    }

    FactBody pinned() {
        if (has_pinned_ && dice_.chance(30)) return TierUnpinned{"over", "Ana"};
        has_pinned_ = true;
        TierPinned pinned;
        pinned.tier = dice_.any(program().ladder.rungs).id;
        pinned.kind = dice_.chance(60) ? PinKind::at_least : PinKind::exactly;
        if (dice_.chance(60)) pinned.until = at_ + dice_.between(1, 200) * ms_per_day;
        pinned.reason = "a friend of the house";
        pinned.by = "Ana";
        return pinned;
    }

    FactBody transferred() {
        const TransferId transfer{numbered("x", ++transfers_)};
        const Wallet& wallet = a_wallet();
        if (dice_.chance(50)) {
            return PointsSent{transfer, wallet.id, Points{dice_.between(1, 25)}, MemberId{"m2"}};
        }
        PointsReceived received{transfer, wallet.id, {}, MemberId{"m2"}};
        const std::int64_t parcels = dice_.between(1, 2);
        for (std::int64_t i = 0; i < parcels; ++i) {
            Parcel parcel;
            parcel.points = Points{dice_.between(1, 40)};
            if (dice_.chance(60)) parcel.expires_at = at_ + dice_.between(-2, 200) * ms_per_day;
            parcel.slides = parcel.expires_at && dice_.chance(25);
            received.parcels.push_back(parcel);
        }
        return received;
    }

    FactBody referral() {
        const std::string referral = numbered("q", dice_.index(4));
        const ReferralRole role = dice_.chance(50) ? ReferralRole::advocate : ReferralRole::friend_;
        return ReferralCompleted{referral, role, MemberId{"m3"}};
    }

    /// What no history makes right.
    FactBody hopeless() {
        const WalletId points = program().points().id;
        switch (dice_.index(17)) {
            case 0: return OrderPaid{OrderId{"free"}, Money{0}, 1, "", {}, {}, {}};
            case 1: return OrderPaid{OrderId{"less"}, Money{-500}, 1, "", {}, {}, {}};
            case 2: {
                OrderPaid paid = an_order(OrderId{"sum"});
                sold_.pop_back();
                paid.amount += Money{1};
                if (paid.lines.empty()) paid.amount = Money{-1};
                return paid;
            }
            case 3: return OrderRefunded{RefundId{"no"}, OrderId{"none"}, units(1), {}};
            case 4: return OrderRefunded{RefundId{"no"}, some_order(), units(1'000'000), {}};
            case 5: return OrderRefunded{RefundId{"no"}, some_order(), Money{0}, {}};
            case 6: return OrderCancelled{OrderId{"none"}};
            case 7: return OrderFulfilled{OrderId{"none"}};
            case 8: {
                OrderPaid paid{OrderId{"coins"}, units(10), 1, "", {}, {}, {}};
                paid.payments.push_back({WalletId{"none"}, Points{1}, Money{1}});
                return paid;
            }
            case 9: return PointsAdjusted{points, Points{0}, "why", "Ana"};
            case 10: return PointsAdjusted{points, Points{5}, "", "Ana"};
            case 11: return PointsSent{TransferId{"self"}, points, Points{1}, world_.member};
            case 12: return RewardRedeemed{RedemptionId{"no"}, RewardId{"none"}, Points{1}, "C"};
            case 13: return SurveyAnswered{SurveyId{"none"}, {5, ""}};
            case 14: return MembershipPaid{PaymentId{"no"}, PlanId{"none"}, units(1)};
            case 15:
                return TierPinned{TierId{"none"}, PinKind::at_least, std::nullopt, "why", "Ana"};
            default: return RedemptionCancelled{RedemptionId{"none"}};
        }
    }

    World& world_;
    Dice dice_;
    bool makes_late_facts_ = false, has_pinned_ = false;
    Instant first_, now_, at_;
    std::vector<Sold> sold_;
    std::size_t events_ = 0, orders_ = 0, refunds_ = 0, redemptions_ = 0, payments_ = 0,
                transfers_ = 0;
};

}  // namespace

World random_world(std::uint64_t seed) {
    Dice dice(seed);
    World world;
    world.seed = seed;
    world.member = MemberId{"m1"};
    world.versions.push_back({1, random_program(dice.next()), std::nullopt});
    const std::size_t versions = dice.weighted({70, 22, 8});
    for (std::size_t i = 0; i < versions; ++i) {
        const Program& before = world.versions.back().program;
        PublishedProgram next{world.versions.back().version + 1,
                              changed_program(before, dice.next()), std::nullopt};
        world.versions.push_back(std::move(next));
    }
    HistoryMaker(world, dice.next()).make();
    return world;
}

}  // namespace regulars::making
