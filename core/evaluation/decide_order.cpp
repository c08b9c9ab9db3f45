// An order is paid, or handed over: E1-E9, P13, P18-P20.
#include <algorithm>

#include "core/base/limits.h"
#include "core/earning/basis.h"
#include "core/evaluation/bench.h"
#include "core/evaluation/granting.h"

namespace regulars {
namespace {

struct Earner {
    const Bench& bench;
    const OrderPaid& paid;
    std::vector<OrderLine> lines;
    std::vector<Money> basis;
    std::vector<std::int64_t> units;
    std::vector<GivenBefore> given;
    std::size_t tier = 0;

    Earner(const Bench& on, const OrderPaid& order) : bench(on), paid(order) {
        const BasisRules& rules = bench.program().earning.basis;
        lines = lines_of(paid, rules);
        basis = basis_of(paid, rules);
        for (const OrderLine& line : lines) units.push_back(line.units);
        given = given_before(bench.record);
        tier = earning_tier();
    }

    /// E1: the tier before the order, or with it when the ladder says that it counts at once.
    std::size_t earning_tier() const {
        if (bench.program().ladder.terms.upgrade != UpgradeFrom::same_order) {
            return tier_at(bench.programs, bench.record, bench.at());
        }
        MemberRecord with = bench.record;
        with.facts.push_back(bench.fact);
        const TierInput input = tier_input(bench.programs, with, bench.at());
        const std::vector<TierChapter> chapters = chapters_of(bench.programs);
        TierWalk walk(chapters, input);
        walk.advance_to(bench.at());
        for (std::size_t i = 0; i < input.contributions.size(); ++i) {
            const Contribution& one = input.contributions[i];
            if (one.is_order && one.order == paid.order && one.at == bench.at()) {
                return walk.tier_counting(i, bench.at());
            }
        }
        return walk.state().tier;
    }

    Moment moment(const Profile& profile) const {
        Moment moment = moment_of(bench.program(), profile, bench.at(), tier, bench.fact.channel);
        moment.order_number = 1;
        // F10: a late order is the next one by number, whatever its date.
        for (const OrderStory& story : orders_at(bench.record.facts, Instant{INT64_MAX / 4})) {
            if (story.cancelled_at) continue;
            ++moment.order_number;
            if (story.at > bench.at()) continue;
            const Date date = date_on(bench.zone(), story.at);
            if (!moment.last_order_on || *moment.last_order_on < date) moment.last_order_on = date;
        }
        return moment;
    }

    bool earns_in(const Wallet& wallet) const {
        const auto& rules = bench.program().earning.rules;
        return std::any_of(rules.begin(), rules.end(), [&](const EarningRule& rule) {
            return rule.enabled && rule.wallet == wallet.id &&
                   std::holds_alternative<OnOrder>(rule.on);
        });
    }

    EarnExplained explained(const Wallet& wallet) const {
        EarnExplained why;
        for (const Money line : basis) why.basis += line;
        if (lines.size() > 1) why.lines = basis;
        why.with_shipping = bench.program().earning.basis.with_shipping;
        const TierRule& rung = bench.program().tiers()[tier];
        why.tier = rung.id;
        why.tier_name = rung.name;
        why.channel = bench.fact.channel;
        why.summary = paid.summary;
        why.shortfall = wallet.shortfall;
        why.pending = wallet.pending;
        why.expiry = wallet.expiry;
        return why;
    }

    Problems earn(EntryWriter& writer) const {
        const Profile profile = profile_at(bench.record.facts, bench.at());
        const Occasion occasion{bench.published, bench.record,    given,
                                bench.at(),      moment(profile), joined(profile)};
        for (const Wallet& wallet : bench.program().wallets) {
            if (!earns_in(wallet)) continue;
            EarnExplained why = explained(wallet);
            why.plan = plan_of(
                occasion, wallet,
                [](const Trigger& on) { return std::holds_alternative<OnOrder>(on); }, true);
            Award given_now = award(why.plan, {lines, basis, units});
            if (given_now.points.count > limits::points) {
                return {{JsonPath{} / "amount_minor", "earning.out_of_range",
                         "this order earns more points than can be kept"}};
            }
            why.shares = std::move(given_now.shares);
            LedgerEntry entry = writer.entry(EntryKind::earn, wallet.id, given_now.points);
            entry.order = paid.order;
            open_lot(entry, wallet, bench.zone(), true);
            writer.add(std::move(entry), std::move(why));
        }
        return {};
    }

    Date joined(const Profile& profile) const {
        return date_on(bench.zone(), profile.joined_at.value_or(bench.at()));
    }
};

/// P18-P20: points that pay a part of the order are refused when they cannot, and never cut.
Problems pay(const Bench& bench, const OrderPaid& paid, EntryWriter& writer) {
    Money paid_so_far;
    for (std::size_t i = 0; i < paid.payments.size(); ++i) {
        const WalletPayment& payment = paid.payments[i];
        const JsonPath at = JsonPath{} / "payments" / i;
        const Wallet* wallet = bench.wallet(payment.wallet);
        if (!wallet) {
            return {{at / "wallet", "pay.wallet_unknown",
                     "the programme has no wallet \"" + payment.wallet.text + "\""}};
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (paid.payments[j].wallet != payment.wallet) continue;
            return {{at / "wallet", "pay.wallet_twice", "a wallet pays once for an order"}};
        }
        if (!wallet->pay) {
            return {{at / "wallet", "pay.not_offered",
                     "orders cannot be paid from \"" + payment.wallet.text + "\""}};
        }
        if (payment.points.count <= 0) {
            return {{at / "points", "pay.points_not_positive", "must be above zero"}};
        }
        const Points available = bench.spendable_in(*wallet);
        const Payable allowed = payable(*wallet->pay, payment.points, available, paid.amount);
        if (allowed.points != payment.points) {
            return {{at / "points", std::string(rule_of(allowed.limit)),
                     "of " + std::to_string(payment.points.count) + " points " +
                         std::to_string(allowed.points.count) + " can be used for this order"}};
        }
        const Money worth = worth_of(*wallet->pay, payment.points);
        if (payment.worth != worth) {
            return {{at / "worth_minor", "pay.worth_differs",
                     "these points are worth " + std::to_string(worth.minor)}};
        }
        paid_so_far += worth;
        if (paid_so_far > paid.amount) {
            return {{at / "worth_minor", "pay.more_than_order",
                     "points pay for more than the order costs"}};
        }
        LedgerEntry entry = writer.entry(EntryKind::pay, wallet->id, -payment.points);
        entry.order = paid.order;
        note_activity(entry, *wallet, bench.zone());
        writer.add(std::move(entry), PayExplained{worth, paid.amount, wallet->paid_back});
    }
    return {};
}

}  // namespace

Result<Entries> decide_body(const Bench& bench, const OrderPaid& paid) {
    const auto known = latest_story(bench.record.facts, paid.order);
    // A second payment belongs after the cancel.
    if (known && (!known->cancelled_at || bench.at() <= *known->cancelled_at)) {
        return no("order", "orders.already_paid",
                  "order \"" + paid.order.text + "\" was already paid");
    }
    Problems problems = order_problems(paid);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    EntryWriter writer(bench);
    problems = pay(bench, paid, writer);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    problems = Earner(bench, paid).earn(writer);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return writer.take();
}

/// P13: what waited for the order to be handed over becomes active, by the ways of the day of earning.
Result<Entries> decide_body(const Bench& bench, const OrderFulfilled& fulfilled) {
    const auto story = latest_story(bench.record.facts, fulfilled.order);
    if (!story) {
        return no("order", "orders.unknown",
                  "the member has no order \"" + fulfilled.order.text + "\"");
    }
    if (bench.at() < story->at) {
        return no("", "orders.before_paid",
                  "an order is handed over after it was paid, " + to_string(story->at));
    }
    if (story->cancelled_at) {
        return no("order", "orders.cancelled",
                  "order \"" + fulfilled.order.text + "\" was cancelled");
    }
    if (story->fulfilled_at) {
        return no("order", "orders.already_fulfilled",
                  "order \"" + fulfilled.order.text + "\" was already handed over");
    }
    EntryWriter writer(bench);
    for (const ExplainedEntry* explained : by_number(bench.record)) {
        const auto* why = std::get_if<EarnExplained>(&explained->why);
        if (!why || explained->entry.order != fulfilled.order ||
            !explained->entry.awaits_fulfilment || explained->entry.at < story->at)
            continue;
        LedgerEntry entry = writer.entry(EntryKind::activate, explained->entry.wallet, Points{});
        entry.order = fulfilled.order;
        entry.active_at = active_at(why->pending, bench.zone(), bench.at());
        entry.expires_at = expires_at(why->expiry, bench.zone(), *entry.active_at);
        entry.slides = why->expiry.kind == ExpiryKind::sliding;
        writer.add(std::move(entry), ActivateExplained{});
    }
    return writer.take();
}

}  // namespace regulars
