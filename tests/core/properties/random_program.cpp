#include "tests/core/properties/dice.h"
#include "tests/core/properties/made_zones.h"
#include "tests/core/properties/random_world.h"

namespace regulars::making {

namespace {

LocalizedText called(std::string_view word) { return {{{"en", std::string(word)}}}; }

std::string numbered(std::string_view word, std::size_t n) {
    return std::string(word) + std::to_string(n);
}

CalendarUnit a_unit(Dice& dice) {
    return dice.one_of({CalendarUnit::day, CalendarUnit::week, CalendarUnit::month,
                        CalendarUnit::quarter, CalendarUnit::half_year, CalendarUnit::year});
}

CivilSpan a_span(Dice& dice) {
    switch (dice.weighted({50, 30, 20})) {
        case 0: return {dice.one_of({1, 2, 3, 6, 12}), 0};
        case 1: return {0, dice.small(1, 60)};
        default: break;
    }
    const int months = dice.small(1, 3);
    return {months, dice.small(1, 20)};
}

/// A day of the years in which histories happen.
Date a_date(Dice& dice) {
    const std::int64_t first = days_since_1970({2023, 10, 1});
    return date_from_days(first + dice.below(3 * 365));
}

class ProgramMaker {
public:
    explicit ProgramMaker(std::uint64_t seed) : dice_(seed) {}

    Program make() {
        program_.id = "shop";
        program_.name = called("Shop");
        const std::size_t place = dice_.weighted({25, 25, 50});
        program_.currency = *currency_of(place == 0 ? "EUR" : place == 1 ? "TWD" : "GBP");
        if (dice_.chance(10)) program_.currency = *currency_of("JPY");
        program_.zone = *made_zone(place == 0   ? "UTC"
                                   : place == 1 ? "Asia/Taipei"
                                                : "Europe/London");
        make_wallets();
        make_surveys();
        make_plans();
        make_ladder(static_cast<std::size_t>(dice_.between(1, 4)));
        make_rewards();
        make_earning();
        return std::move(program_);
    }

    Program change(const Program& before) {
        program_ = before;
        if (dice_.chance(50)) {
            for (Wallet& wallet : program_.wallets) make_ways(wallet);
        }
        bool again = dice_.chance(60);
        if (dice_.chance(8) && program_.wallets.size() > 1)
            program_.wallets.pop_back(), again = true;
        if (dice_.chance(50)) {
            const std::size_t rungs = dice_.chance(70)
                                          ? program_.ladder.rungs.size()
                                          : static_cast<std::size_t>(dice_.between(1, 4));
            again = again || rungs != program_.ladder.rungs.size();
            make_ladder(rungs);
            for (Plan& plan : program_.plans) plan.tier = dice_.index(rungs);
            make_rewards();
        }
        if (again) make_earning();
        return std::move(program_);
    }

private:
    Money units(std::int64_t n) const { return whole(program_.currency, n); }
    std::size_t rungs() const { return program_.ladder.rungs.size(); }

    // ---- wallets

    Pending a_pending() {
        Pending pending;
        switch (dice_.weighted({45, 25, 8, 22})) {
            case 0: break;
            case 1: pending = {PendingKind::days, dice_.small(1, 20), {}}; break;
            case 2: pending = {PendingKind::until, 0, a_date(dice_)}; break;
            default: pending = {PendingKind::fulfilment, dice_.small(0, 10), {}}; break;
        }
        return pending;
    }

    Expiry an_expiry() {
        Expiry expiry;
        switch (dice_.weighted({25, 45, 10, 7, 13})) {
            case 0: break;
            case 1:
                expiry.kind = ExpiryKind::after;
                if (dice_.chance(90)) expiry.span = a_span(dice_);
                if (dice_.chance(30)) expiry.to_end_of = a_unit(dice_);
                break;
            case 2: {
                expiry.kind = ExpiryKind::yearly;
                const auto [month, day] = dice_.one_of<std::pair<int, int>>(
                    {{6, 30}, {12, 31}, {2, 28}, {3, 31}, {1, 1}});
                expiry.month = month;
                expiry.day = day;
                expiry.years_later = dice_.small(0, 2);
                break;
            }
            case 3:
                expiry.kind = ExpiryKind::on_date;
                expiry.date = a_date(dice_);
                break;
            default:
                expiry.kind = ExpiryKind::sliding;
                expiry.span = a_span(dice_);
                break;
        }
        return expiry;
    }

    PayRule a_pay_rule() {
        PayRule pay;
        const std::int64_t step = dice_.one_of({1, 1, 5, 10});
        pay.step = Points{step};
        pay.step_value =
            program_.currency.decimals == 0 ? Money{step} : Money{step * dice_.between(1, 100)};
        if (dice_.chance(20)) pay.least = Points{step * dice_.between(1, 4)};
        if (dice_.chance(20)) pay.most = Points{step * dice_.between(5, 30)};
        if (dice_.chance(25)) pay.most_basis_points = dice_.small(1, 100) * 100;
        if (dice_.chance(15)) pay.from_amount = units(dice_.between(1, 30));
        return pay;
    }

    void make_ways(Wallet& wallet) {
        wallet.pending = a_pending();
        wallet.expiry = an_expiry();
        wallet.shortfall = dice_.one_of(
            {Shortfall::debt, Shortfall::debt, Shortfall::clamp, Shortfall::pending_only});
        wallet.paid_back =
            dice_.one_of({PaidPointsBack::on_full_return, PaidPointsBack::in_proportion,
                          PaidPointsBack::in_proportion, PaidPointsBack::never});
        wallet.most.reset();
        if (dice_.chance(20)) wallet.most = Points{dice_.between(10, 300)};
        wallet.courtesy_days = dice_.chance(30) ? dice_.small(1, 20) : 0;
        wallet.transferable = dice_.chance(50);
        wallet.pay.reset();
        if (dice_.chance(60)) wallet.pay = a_pay_rule();
    }

    Wallet a_wallet(std::string_view id, WalletKind kind) {
        Wallet wallet;
        wallet.id = WalletId{std::string(id)};
        wallet.kind = kind;
        wallet.name = called(id);
        if (dice_.chance(30)) wallet.name_one = called("one");
        wallet.value = units(1);
        make_ways(wallet);
        return wallet;
    }

    void make_wallets() {
        program_.wallets.push_back(a_wallet("points", WalletKind::points));
        if (dice_.chance(40)) program_.wallets.push_back(a_wallet("credit", WalletKind::credit));
        if (dice_.chance(20)) program_.wallets.push_back(a_wallet("stamps", WalletKind::stamps));
    }

    // ---- what else there is

    void make_surveys() {
        const std::int64_t thanks = dice_.one_of({0, 5, 20});
        if (dice_.chance(50)) {
            program_.surveys.push_back(
                {SurveyId{"why"}, called("Why?"), called("Tell us"), Points{thanks}});
        }
    }

    void make_plans() {
        const std::int64_t count = dice_.chance(35) ? dice_.between(1, 2) : 0;
        for (std::int64_t i = 0; i < count; ++i) {
            Plan plan;
            plan.id = PlanId{numbered("plan", static_cast<std::size_t>(i))};
            plan.name = called("Plan");
            plan.price = units(dice_.between(0, 50));
            plan.period = a_span(dice_);
            plan.grace_days = dice_.chance(40) ? dice_.small(1, 15) : 0;
            program_.plans.push_back(plan);
        }
    }

    void make_rewards() {
        program_.rewards.clear();
        const std::int64_t count = dice_.between(0, 3);
        for (std::int64_t i = 0; i < count; ++i) {
            Reward reward;
            reward.id = RewardId{numbered("reward", static_cast<std::size_t>(i))};
            reward.name = called("Reward");
            reward.detail = called("A reward");
            reward.cost = Points{dice_.between(3, 60)};
            if (dice_.chance(25)) reward.from_tier = dice_.index(rungs());
            if (dice_.chance(25)) reward.stock = dice_.between(1, 3);
            program_.rewards.push_back(reward);
        }
        program_.benefits.clear();
        if (dice_.chance(50)) {
            program_.benefits.push_back(
                {BenefitId{"wrap"}, called("Wrap"), called("Wrapped"), dice_.index(rungs())});
        }
    }

    // ---- the ladder

    TierWindow a_window() {
        switch (dice_.weighted({30, 20, 18, 10, 10, 12})) {
            case 0: return RollingDays{dice_.one_of({30, 90, 365, dice_.small(1, 400)})};
            case 1: return RollingMonths{dice_.small(1, 13)};
            case 2: return CalendarWindow{a_unit(dice_)};
            case 3: return MembershipYear{};
            case 4: return SinceTierStart{};
            default: return Lifetime{};
        }
    }

    static bool has_window(Measure measure) {
        return measure != Measure::balance && measure != Measure::days_a_member &&
               measure != Measure::plan;
    }

    Need a_need() {
        Need need;
        need.measure = dice_.one_of({Measure::spend, Measure::spend, Measure::spend, Measure::spend,
                                     Measure::orders, Measure::orders, Measure::active_months,
                                     Measure::points, Measure::points, Measure::engagement_points,
                                     Measure::balance, Measure::days_a_member, Measure::plan});
        if (need.measure == Measure::plan && program_.plans.empty()) need.measure = Measure::spend;
        if (need.measure == Measure::plan) need.plan = dice_.any(program_.plans).id;
        if (dice_.chance(25) && has_window(need.measure)) need.within = a_window();
        switch (need.measure) {
            case Measure::spend: need.least = units(dice_.between(20, 120)).minor; break;
            case Measure::points:
            case Measure::balance: need.least = dice_.between(10, 150); break;
            case Measure::engagement_points: need.least = dice_.between(5, 30); break;
            case Measure::days_a_member: need.least = dice_.between(10, 200); break;
            case Measure::plan: need.least = 1; break;
            default: need.least = dice_.between(1, 3); break;
        }
        return need;
    }

    /// `needs` for a rung `times` as high, or a little less, to keep it.
    static TierNeeds scaled(TierNeeds needs, std::int64_t times, std::int64_t by = 1) {
        for (Need& need : needs.of) {
            if (need.measure == Measure::plan) continue;
            need.least = std::max<std::int64_t>(need.least * times / by, 1);
        }
        return needs;
    }

    TierNeeds some_needs() {
        TierNeeds needs;
        const std::int64_t count = dice_.one_of({1, 1, 1, 2, 2, 3});
        for (std::int64_t i = 0; i < count; ++i) {
            Need need = a_need();
            if (need.measure == Measure::plan && i == 0) {
                need = Need{Measure::spend, units(40).minor, std::nullopt, {}};
            }
            needs.of.push_back(need);
        }
        needs.at_least = needs.of.size();
        if (dice_.chance(40)) needs.at_least = 1 + dice_.index(needs.of.size());
        return needs;
    }

    TierTerms some_terms() {
        TierTerms terms;
        terms.upgrade =
            dice_.one_of({UpgradeFrom::same_order, UpgradeFrom::at_once, UpgradeFrom::at_once,
                          UpgradeFrom::at_once, UpgradeFrom::next_day, UpgradeFrom::next_period});
        terms.end = dice_.one_of({TermEnd::with_window, TermEnd::with_window, TermEnd::after,
                                  TermEnd::after, TermEnd::period_end, TermEnd::anniversary,
                                  TermEnd::never});
        if (terms.end == TermEnd::after) terms.span = a_span(dice_);
        if (terms.upgrade == UpgradeFrom::next_period && terms.end == TermEnd::with_window) {
            terms.upgrade = UpgradeFrom::next_day;
        }
        const bool uses_period =
            terms.end == TermEnd::period_end || terms.upgrade == UpgradeFrom::next_period;
        if (uses_period) terms.period = a_unit(dice_);
        if (terms.end == TermEnd::period_end) {
            terms.periods_later = dice_.small(0, 2);
            if (dice_.chance(25)) terms.span = {0, dice_.small(1, 10)};
        }
        const bool ends = terms.end == TermEnd::after || terms.end == TermEnd::period_end ||
                          terms.end == TermEnd::anniversary;
        if (ends && dice_.chance(20)) terms.least = {0, dice_.small(1, 40)};
        if (ends && dice_.chance(40)) terms.requalify = Requalify::extends_now;
        if (terms.end != TermEnd::never && dice_.chance(30)) {
            terms.grace = Grace{a_span(dice_), std::nullopt};
            if (dice_.chance(40)) terms.grace->to_end_of = a_unit(dice_);
        }
        terms.downgrade = dice_.one_of({Downgrade::to_qualifying, Downgrade::to_qualifying,
                                        Downgrade::one_step, Downgrade::to_base, Downgrade::never});
        terms.carry_surplus = std::holds_alternative<SinceTierStart>(program_.ladder.window) &&
                              ends && dice_.chance(50);
        terms.protect_published = dice_.chance(70);
        return terms;
    }

    void make_ladder(std::size_t count) {
        TierLadder ladder;
        ladder.window = a_window();
        program_.ladder.window = ladder.window;
        ladder.terms = some_terms();
        const TierNeeds needs = some_needs();
        const bool keeps_less = dice_.chance(30);
        std::int64_t multiplier = 1000, times = 1;
        for (std::size_t i = 0; i < count; ++i) {
            TierRule rung;
            rung.id = TierId{numbered("tier", i)};
            rung.name = called(rung.id.text);
            rung.look = static_cast<TierLook>(i);
            if (i > 0) {
                rung.needs = scaled(needs, times);
                if (keeps_less) rung.keeps = scaled(needs, times, 2);
                times += dice_.between(1, 2);
            }
            rung.multiplier = Multiplier{multiplier};
            multiplier += dice_.one_of({0, 100, 250, 500});
            ladder.rungs.push_back(rung);
        }
        program_.ladder = ladder;
        for (Plan& plan : program_.plans) plan.tier = dice_.index(count);
    }

    // ---- earning

    ProductNames some_names() {
        ProductNames names;
        switch (dice_.weighted({4, 4, 2})) {
            case 0: names.products = {numbered("p", dice_.index(5))}; break;
            case 1: names.categories = {numbered("c", dice_.index(3))}; break;
            default: names.brands = {numbered("b", dice_.index(2))}; break;
        }
        return names;
    }

    ProductSet a_set() {
        ProductSet set;
        if (dice_.chance(55)) return set;
        if (dice_.chance(75)) set.of = some_names();
        if (dice_.chance(40) || set.of.is_empty()) set.except = some_names();
        return set;
    }

    Condition a_condition(bool of_order, int depth) {
        if (depth > 0 && dice_.chance(25)) {
            std::vector<Condition> parts;
            const std::int64_t count = dice_.between(1, 2);
            for (std::int64_t i = 0; i < count; ++i) {
                parts.push_back(a_condition(of_order, depth - 1));
            }
            switch (dice_.index(3)) {
                case 0: return {AllOf{std::move(parts)}};
                case 1: return {AnyOf{std::move(parts)}};
                default: return {NoneOf{std::move(parts)}};
            }
        }
        switch (dice_.weighted({10, 8, 8, 8, 8, 8, 8, 6, of_order ? 14 : 0, of_order ? 10 : 0,
                                of_order ? 8 : 0, of_order ? 6 : 0})) {
            case 0: {
                OnTiers on;
                for (std::size_t i = 0; i < rungs(); ++i) {
                    if (dice_.chance(50)) on.tiers.push_back(i);
                }
                if (on.tiers.empty()) on.tiers.push_back(rungs() - 1);
                return {on};
            }
            case 1: return {HasTag{numbered("t", dice_.index(3))}};
            case 2: {
                OnChannels on;
                on.channels.push_back(dice_.one_of({Channel::web, Channel::store}));
                if (dice_.chance(30)) on.channels.push_back(Channel::portal);
                return {on};
            }
            case 3: {
                OnWeekdays on;
                for (int day = 0; day < 7; ++day) {
                    if (dice_.chance(50)) on.weekdays.push_back(day);
                }
                if (on.weekdays.empty()) on.weekdays.push_back(3);
                return {on};
            }
            case 4: {
                const int from = dice_.small(0, 23) * 60;
                const int until = dice_.small(1, 24) * 60;
                return {BetweenHours{from, from == until ? until - 30 : until}};
            }
            case 5: {
                OnMonthDays on;
                on.days = {dice_.one_of({1, 15, 28})};
                if (dice_.chance(60)) on.days.push_back(dice_.one_of({29, 30, 31}));
                if (dice_.chance(50)) on.short_months = ShortMonths::last_day;
                return {on};
            }
            case 6: {
                BetweenDates between;
                const Date from = a_date(dice_);
                const std::size_t ends = dice_.index(3);
                if (ends != 1) between.from = from;
                if (ends != 0) between.until = plus_months(from, dice_.small(1, 8));
                return {between};
            }
            case 7: return {InBirthdayMonth{}};
            case 8: return {BasisAtLeast{units(dice_.between(5, 80))}};
            case 9: {
                Contains contains;
                contains.set = a_set();
                contains.units = dice_.between(1, 3);
                return {contains};
            }
            case 10: {
                const std::int64_t n = dice_.between(1, 3);
                return {OrderNumber{n, dice_.chance(50) ? dice_.between(1, 3) : 0}};
            }
            default: return {SinceLastOrder{dice_.small(1, 60)}};
        }
    }

    std::vector<EarnLimit> some_limits(bool gives_less) {
        std::vector<EarnLimit> limits;
        if (gives_less || !dice_.chance(35)) return limits;
        const std::int64_t count = dice_.between(1, 2);
        std::optional<LimitPer> before;
        for (std::int64_t i = 0; i < count; ++i) {
            EarnLimit limit;
            limit.per =
                dice_.one_of({LimitPer::fact, LimitPer::day, LimitPer::week, LimitPer::month,
                              LimitPer::month, LimitPer::quarter, LimitPer::half_year,
                              LimitPer::year, LimitPer::membership_year, LimitPer::lifetime});
            if (before == limit.per) continue;
            before = limit.per;
            const bool of_fact = limit.per == LimitPer::fact;
            const bool by_times = !of_fact && dice_.chance(50);
            if (by_times) limit.times = dice_.between(1, 3);
            if (!by_times || dice_.chance(25)) limit.points = Points{dice_.between(3, 120)};
            if (of_fact) limit.all_or_nothing = dice_.chance(40);
            limits.push_back(limit);
        }
        return limits;
    }

    Gives what_an_order_gives() {
        switch (dice_.weighted({32, 15, 20, 8, 25})) {
            case 0: {
                PerAmount per_amount;
                per_amount.rate.give = Points{dice_.between(1, 6)};
                per_amount.rate.per = units(dice_.one_of({1, 3, 10}));
                per_amount.rate.steps = dice_.chance(50) ? Steps::whole : Steps::prorated;
                per_amount.of = a_set();
                return per_amount;
            }
            case 1: {
                const Points points{dice_.between(1, 15)};
                return PerUnit{points, a_set()};
            }
            case 2: return Fixed{Points{dice_.between(1, 60)}};
            case 3: return Added{Points{dice_.between(1, 30)}};
            default: break;
        }
        Multiplied multiplied;
        multiplied.by = Multiplier{dice_.one_of({500, 1100, 1250, 1500, 2000, 2000, 3000, 333})};
        if (dice_.chance(50)) multiplied.groups.push_back(dice_.one_of({"base", "more"}));
        return multiplied;
    }

    Trigger a_trigger() {
        switch (dice_.weighted({60, 5, 8, 10, program_.surveys.empty() ? 0 : 4, 4,
                                rungs() > 1 ? 6 : 0, program_.plans.empty() ? 0 : 6})) {
            case 0: return OnOrder{};
            case 1: return OnJoined{};
            case 2: {
                OnBirthday on;
                on.whole_month = dice_.chance(35);
                on.days_ahead = dice_.one_of({0, 7, 30});
                on.leap_to_march = dice_.chance(40);
                return on;
            }
            case 3: return OnAction{numbered("do", dice_.index(2))};
            case 4: {
                OnSurvey on;
                if (dice_.chance(50)) on.survey = program_.surveys.front().id;
                return on;
            }
            case 5:
                return OnReferral{dice_.chance(50) ? ReferralRole::advocate
                                                   : ReferralRole::friend_};
            case 6:
                return OnTierReached{static_cast<std::size_t>(
                    dice_.between(1, static_cast<std::int64_t>(rungs()) - 1))};
            default: break;
        }
        OnMembershipPaid on;
        if (dice_.chance(50)) on.plan = dice_.any(program_.plans).id;
        return on;
    }

    EarningRule a_rule(std::size_t i) {
        EarningRule rule;
        rule.id = RuleId{numbered("r", (i * 7 + 3) % 10)};  // ids do not rise as the list does
        if (dice_.chance(30)) rule.name = called("Rule");
        rule.on = a_trigger();
        const bool of_order = std::holds_alternative<OnOrder>(rule.on);
        rule.gives = of_order ? what_an_order_gives() : Fixed{Points{dice_.between(1, 40)}};
        rule.wallet = dice_.chance(75) ? program_.points().id : dice_.any(program_.wallets).id;
        const auto* multiplied = std::get_if<Multiplied>(&rule.gives);
        if (of_order) {
            rule.group = multiplied ? dice_.one_of({"", "times", "tier"})
                                    : dice_.one_of({"", "base", "more", "more"});
        }
        if (dice_.chance(50)) rule.when = a_condition(of_order, 2);
        rule.priority = dice_.between(0, 3);
        rule.rounding =
            dice_.one_of({Rounding::down, Rounding::down, Rounding::half_up, Rounding::up});
        rule.limits = some_limits(multiplied && multiplied->by.thousandths < 1000);
        if (dice_.chance(10)) rule.cooldown_hours = dice_.small(1, 72);
        rule.enabled = dice_.chance(94);
        rule.qualifies = dice_.chance(80);
        return rule;
    }

    void make_earning() {
        Earning earning;
        if (dice_.chance(80)) {
            EarningRule spend;
            spend.id = RuleId{std::string(base_rule)};
            spend.on = OnOrder{};
            PerAmount per_amount;
            per_amount.rate.give = Points{dice_.between(1, 5)};
            per_amount.rate.per = units(dice_.one_of({1, 1, 2, 10}));
            per_amount.rate.steps = dice_.chance(60) ? Steps::whole : Steps::prorated;
            if (dice_.chance(20)) per_amount.of = a_set();
            spend.gives = per_amount;
            spend.wallet = program_.points().id;
            spend.group = base_group;
            spend.rounding = dice_.one_of({Rounding::down, Rounding::down, Rounding::half_up});
            earning.rules.push_back(spend);
        }
        const std::size_t count = static_cast<std::size_t>(dice_.between(0, 7));
        for (std::size_t i = 0; i < count; ++i) earning.rules.push_back(a_rule(i));
        for (const char* group : {"", "base", "more"}) {
            if (!dice_.chance(25)) continue;
            earning.groups.push_back(
                {group, dice_.one_of({Combine::sum, Combine::max, Combine::first})});
        }
        for (const char* group : {"times", "tier"}) {
            if (!dice_.chance(30)) continue;
            earning.groups.push_back({group, dice_.one_of({Combine::sum, Combine::max,
                                                           Combine::first, Combine::multiply})});
        }
        if (dice_.chance(25)) {
            earning.basis.before_discounts = dice_.chance(50);
            earning.basis.without_tax = dice_.chance(50);
            earning.basis.with_shipping = dice_.chance(50);
            earning.basis.with_points_part = dice_.chance(50);
            earning.basis.with_gift_cards = dice_.chance(50);
        }
        if (dice_.chance(25)) {
            WalletLimit limit;
            limit.wallet = dice_.any(program_.wallets).id;
            limit.per = dice_.one_of({LimitPer::fact, LimitPer::day, LimitPer::week,
                                      LimitPer::month, LimitPer::year, LimitPer::lifetime});
            limit.points = Points{dice_.between(20, 200)};
            earning.limits.push_back(limit);
        }
        if (dice_.chance(15)) earning.tier_group = "times";
        earning.tier_priority = dice_.between(0, 3);
        program_.earning = std::move(earning);
    }

    Dice dice_;
    Program program_;
};

}  // namespace

Money whole(const Currency& currency, std::int64_t units) {
    for (int i = 0; i < currency.decimals; ++i) units *= 10;
    return {units};
}

Program random_program(std::uint64_t seed) { return ProgramMaker(seed).make(); }

Program changed_program(const Program& before, std::uint64_t seed) {
    return ProgramMaker(seed).change(before);
}

}  // namespace regulars::making
