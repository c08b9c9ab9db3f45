// Some or all of an order comes back: E4, P5, P17, and what points had paid of it.
#include <algorithm>

#include "core/earning/basis.h"
#include "core/evaluation/bench.h"

namespace regulars {
namespace {

__extension__ using Wide = __int128;

struct ComingBack {
    const Bench& bench;
    const OrderStory& story;
    RefundId refund;  // empty: the order is cancelled
    Money amount;     // that comes back now
    Kept kept;        // after it

    bool is_whole() const { return kept.total().minor == 0; }

    /// E4: what the kept part earns by the plan of the day of earning.
    Award award_of_kept(const EarnExplained& why) const {
        if (is_whole()) return {};
        BasisRules rules;
        rules.with_shipping = why.with_shipping;
        const std::vector<OrderLine> lines = lines_of(*story.paid, rules);
        std::vector<Money> basis = why.lines;
        if (basis.empty()) basis.push_back(why.basis);
        std::vector<std::int64_t> units;
        for (std::size_t i = 0; i < lines.size() && i < basis.size(); ++i) {
            const bool goods = i < kept.amounts.size();  // the line after them is shipping
            if (goods) basis[i] = kept_basis(basis[i], kept.amounts[i], lines[i].amount);
            units.push_back(goods ? kept.units[i] : lines[i].units);
        }
        const std::size_t known = units.size();
        return award(why.plan,
                     {std::span(lines).first(known), std::span(basis).first(known), units});
    }

    void claw_back(const ExplainedEntry& earned, const EarnExplained& why,
                   EntryWriter& writer) const {
        const Points before = still_given(bench.record, earned.entry);
        Award kept_award = award_of_kept(why);
        const Points after = std::min(before, kept_award.points);
        const TakenBack back = take_back(bench, earned.entry, why.shortfall, before - after);
        ClawbackExplained said{refund, amount,        kept.total(), before,
                               after,  back.forgiven, {},           why.summary};
        if (kept_award.points == after)
            said.shares = std::move(kept_award.shares);
        else
            said.shares = shares_within(earned, why, after);
        LedgerEntry entry = writer.entry(EntryKind::clawback, earned.entry.wallet, -back.collected);
        entry.order = story.paid->order;
        entry.reverses = earned.entry.number;
        writer.add(std::move(entry), std::move(said));
    }

    /// A refund never gives: where the kept part alone would earn more than is left (a rule that asked for
    /// less), the shares of before stay.
    std::vector<RuleShare> shares_within(const ExplainedEntry& earned, const EarnExplained& why,
                                         Points after) const {
        std::vector<RuleShare> shares = why.shares;
        std::int64_t latest = 0;
        for (const ExplainedEntry& explained : bench.record.entries) {
            const auto* earlier = std::get_if<ClawbackExplained>(&explained.why);
            if (!earlier || explained.entry.reverses != earned.entry.number ||
                explained.entry.number < latest)
                continue;
            latest = explained.entry.number;
            shares = earlier->shares;
        }
        Points over = -after;
        for (const RuleShare& share : shares) over += share.points;
        for (auto share = shares.rbegin(); share != shares.rend() && over.count > 0; ++share) {
            const Points cut = std::min(over, std::max(Points{}, share->points));
            share->points -= cut;
            share->counted = std::min(share->counted, share->points);
            over -= cut;
        }
        return shares;
    }

    /// P20: points that paid come back by the wallet's way of that day; with a cancelled order always,
    /// unless it says never.
    void give_back(const ExplainedEntry& payment, const PayExplained& why,
                   EntryWriter& writer) const {
        const Points paid = -payment.entry.points;
        Points returned;
        for (const ExplainedEntry& explained : bench.record.entries) {
            if (explained.entry.kind == EntryKind::redeem_rollback &&
                explained.entry.reverses == payment.entry.number) {
                returned += explained.entry.points;
            }
        }
        Points target = returned;
        if (is_whole() && why.back != PaidPointsBack::never) target = paid;
        if (!is_whole() && why.back == PaidPointsBack::in_proportion) {
            // What stays with the shop is rounded up, so that parts never give back more than the whole.
            const Wide of_kept = Wide{paid.count} * kept.total().minor;
            const Wide stays = (of_kept + why.amount.minor - 1) / why.amount.minor;
            target = paid - Points{static_cast<std::int64_t>(stays)};
        }
        if (target <= returned) return;
        LedgerEntry entry =
            writer.entry(EntryKind::redeem_rollback, payment.entry.wallet, target - returned);
        entry.order = story.paid->order;
        entry.reverses = payment.entry.number;
        const Wallet* wallet = bench.wallet(payment.entry.wallet);
        if (wallet && wallet->courtesy_days > 0) {
            entry.expires_at = end_of_day(
                bench.zone(), plus_days(date_on(bench.zone(), bench.at()), wallet->courtesy_days));
        }
        const auto worth =
            static_cast<std::int64_t>(Wide{why.worth.minor} * entry.points.count / paid.count);
        writer.add(std::move(entry), RollbackExplained{std::nullopt, {}, Money{worth}});
    }

    Entries entries() const {
        EntryWriter writer(bench);
        std::vector<const ExplainedEntry*> own = by_number(bench.record);
        // Of an order that was paid again after it was cancelled, only the last time.
        std::erase_if(own, [&](const ExplainedEntry* explained) {
            return explained->entry.order != story.paid->order || explained->entry.at < story.at;
        });
        for (const ExplainedEntry* explained : own) {
            if (const auto* paid = std::get_if<PayExplained>(&explained->why)) {
                give_back(*explained, *paid, writer);
            }
        }
        for (const ExplainedEntry* explained : own) {
            if (const auto* why = std::get_if<EarnExplained>(&explained->why)) {
                claw_back(*explained, *why, writer);
            }
        }
        return writer.take();
    }
};

Kept kept_of(const OrderStory& story) {
    Kept kept = kept_whole(*story.paid);
    for (const auto& [at, refund] : story.refunds) take_off(kept, *refund);
    return kept;
}

}  // namespace

Result<Entries> decide_body(const Bench& bench, const OrderRefunded& refunded) {
    const auto story = latest_story(bench.record.facts, refunded.order);
    if (!story) {
        return no("order", "refunds.order_unknown",
                  "the member has no order \"" + refunded.order.text + "\"");
    }
    if (bench.at() < story->at) {
        return no("", "refunds.before_order",
                  "nothing comes back before it was bought, " + to_string(story->at));
    }
    if (story->cancelled_at) {
        return no("order", "refunds.order_cancelled",
                  "order \"" + refunded.order.text + "\" was cancelled: all of it has come back");
    }
    if (find_fact<OrderRefunded>(bench.record.facts, [&](const OrderRefunded& earlier) {
            return earlier.refund == refunded.refund;
        })) {
        return no("refund", "refunds.already_recorded",
                  "refund \"" + refunded.refund.text + "\" was already recorded");
    }
    Kept kept = kept_of(*story);
    Problems problems = refund_problems(kept, refunded);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    take_off(kept, refunded);
    return ComingBack{bench, *story, refunded.refund, refunded.amount, std::move(kept)}.entries();
}

Result<Entries> decide_body(const Bench& bench, const OrderCancelled& cancelled) {
    const auto story = latest_story(bench.record.facts, cancelled.order);
    if (!story) {
        return no("order", "orders.unknown",
                  "the member has no order \"" + cancelled.order.text + "\"");
    }
    if (bench.at() < story->at) {
        return no("", "orders.before_paid",
                  "an order is cancelled after it was paid, " + to_string(story->at));
    }
    if (story->cancelled_at) {
        return no("order", "orders.already_cancelled",
                  "order \"" + cancelled.order.text + "\" was already cancelled");
    }
    Kept kept = kept_of(*story);
    const Money amount = kept.total();
    std::fill(kept.amounts.begin(), kept.amounts.end(), Money{});
    std::fill(kept.units.begin(), kept.units.end(), 0);
    return ComingBack{bench, *story, RefundId{}, amount, std::move(kept)}.entries();
}

}  // namespace regulars
