#include "core/evaluation/decide.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/rewards/reward.h"

namespace regulars {
namespace {

using Entries = std::vector<ExplainedEntry>;

/// What the decision of one fact may look at.
struct Bench {
    const PublishedProgram& published;
    const MemberRecord& record;
    const Fact& fact;
    Shelf taken;

    const Program& program() const { return published.program; }

    LedgerEntry entry(EntryKind kind, Points points) const {
        LedgerEntry made;
        made.number = static_cast<std::int64_t>(record.entries.size()) + 1;
        made.kind = kind;
        made.points = points;
        made.at = fact.occurred_at;
        made.cause = fact.event;
        made.program_version = published.version;
        if (points.count > 0) {
            made.expires_at = expires_at(program().points.expiry, program().zone, made.at);
        }
        return made;
    }
};

std::unexpected<Problems> no(std::string_view key, std::string rule, std::string message) {
    return refuse({JsonPath{} / key, std::move(rule), std::move(message)});
}

template <class Body, class Matches>
const Body* find_fact(const MemberRecord& record, Matches matches) {
    for (const Fact& fact : record.facts) {
        const auto* body = std::get_if<Body>(&fact.body);
        if (body && matches(*body)) return body;
    }
    return nullptr;
}

Result<Entries> decide_body(const Bench&, const MemberJoined&) { return Entries{}; }

/// E1-E3: the order earns at the tier its member had before it.
Result<Entries> decide_body(const Bench& bench, const OrderPaid& paid) {
    if (find_fact<OrderPaid>(bench.record,
                             [&](const OrderPaid& o) { return o.order == paid.order; })) {
        return no("order", "orders.already_paid",
                  "order \"" + paid.order.text + "\" was already paid");
    }
    if (paid.amount.minor <= 0) {
        return no("amount", "orders.amount_not_positive", "an order's amount must be above zero");
    }
    const Program& program = bench.program();
    const Money spend = spend_in_window(qualifying_orders(bench.record.facts), program.tier_window,
                                        bench.fact.occurred_at);
    const TierRule& tier = program.tiers[tier_reached(program.tiers, spend)];
    const Points points = points_earned_floor(paid.amount, program.points.earn, tier.multiplier);
    if (points.count > limits::points) {
        return no("amount", "earning.out_of_range",
                  "this order earns more points than can be kept");
    }
    ExplainedEntry earned{bench.entry(EntryKind::earn, points),
                          EarnExplained{paid.amount, program.points.earn, tier.id, tier.name,
                                        tier.multiplier, spend, bench.fact.channel, paid.summary}};
    earned.entry.order = paid.order;
    return Entries{std::move(earned)};
}

/// E4: what is kept earns by the rules of the day of earning; the rest is taken back.
Result<Entries> decide_body(const Bench& bench, const OrderRefunded& refunded) {
    const auto* paid = find_fact<OrderPaid>(
        bench.record, [&](const OrderPaid& o) { return o.order == refunded.order; });
    if (!paid) {
        return no("order", "refunds.order_unknown",
                  "the member has no order \"" + refunded.order.text + "\"");
    }
    Money kept = paid->amount;
    for (const Fact& fact : bench.record.facts) {
        const auto* earlier = std::get_if<OrderRefunded>(&fact.body);
        if (!earlier) continue;
        if (earlier->refund == refunded.refund) {
            return no("refund", "refunds.already_recorded",
                      "refund \"" + refunded.refund.text + "\" was already recorded");
        }
        if (earlier->order == refunded.order) kept -= earlier->amount;
    }
    if (refunded.amount.minor <= 0 || refunded.amount > kept) {
        return no("amount", "refunds.more_than_kept",
                  "a refund is above zero and at most what the order still holds");
    }
    kept -= refunded.amount;
    Points standing;
    const EarnExplained* earned = nullptr;
    for (const ExplainedEntry& explained : bench.record.entries) {
        if (explained.entry.order != refunded.order) continue;
        standing += explained.entry.points;
        if (const auto* why = std::get_if<EarnExplained>(&explained.why)) earned = why;
    }
    if (!earned) {
        return no("order", "refunds.order_unknown",
                  "order \"" + refunded.order.text + "\" has no earning in the ledger");
    }
    const Points after =
        std::min(standing, points_earned_floor(kept, earned->rate, earned->multiplier));
    ExplainedEntry back{bench.entry(EntryKind::clawback, after - standing),
                        ClawbackExplained{refunded.refund, refunded.amount, kept, standing, after,
                                          earned->summary}};
    back.entry.order = refunded.order;
    return Entries{std::move(back)};
}

struct RefusalMessage {
    std::string operator()(const OutOfStock&) const { return "none of this reward is left"; }
    std::string operator()(const TierRequired&) const {
        return "this reward is for members of a higher tier";
    }
    std::string operator()(const InsufficientPoints& short_by) const {
        return "costs " + std::to_string(short_by.required.count) + " points, " +
               std::to_string(short_by.available.count) + " are available, " +
               std::to_string(short_by.missing.count) + " are missing";
    }
};

/// R2-R4: refused or paid for at once.
Result<Entries> decide_body(const Bench& bench, const RewardRedeemed& redeemed) {
    const auto& catalogue = bench.program().rewards;
    const auto reward = std::find_if(catalogue.begin(), catalogue.end(),
                                     [&](const Reward& r) { return r.id == redeemed.reward; });
    if (reward == catalogue.end()) {
        return no("reward", "rewards.unknown",
                  "the catalogue has no reward \"" + redeemed.reward.text + "\"");
    }
    if (redeemed.cost != reward->cost) {
        return no("cost", "rewards.cost_changed",
                  "the reward costs " + std::to_string(reward->cost.count) + " points now");
    }
    const auto index = static_cast<std::size_t>(reward - catalogue.begin());
    const Instant now = bench.fact.occurred_at;
    const Money spend =
        spend_in_window(qualifying_orders(bench.record.facts), bench.program().tier_window, now);
    const Balance balance = replay(ledger_of(bench.record.entries), now);
    const auto refusal = refusal_for(*reward, tier_reached(bench.program().tiers, spend), balance,
                                     index < bench.taken.size() ? bench.taken[index] : 0);
    if (refusal) {
        return no("reward", std::string(rule_of(*refusal)), std::visit(RefusalMessage{}, *refusal));
    }
    return Entries{{bench.entry(EntryKind::redeem, -reward->cost),
                    RedeemExplained{reward->id, reward->name, redeemed.coupon}}};
}

/// S1-S3: once a member; thanked once.
Result<Entries> decide_body(const Bench& bench, const SurveyAnswered& answered) {
    const auto& surveys = bench.program().surveys;
    const auto survey = std::find_if(surveys.begin(), surveys.end(),
                                     [&](const Survey& s) { return s.id == answered.survey; });
    if (survey == surveys.end()) {
        return no("survey", "surveys.unknown",
                  "the programme has no survey \"" + answered.survey.text + "\"");
    }
    if (find_fact<SurveyAnswered>(bench.record, [&](const SurveyAnswered& earlier) {
            return earlier.survey == answered.survey;
        })) {
        return no("survey", "surveys.already_answered", "this member has answered this survey");
    }
    Problems problems = answer_problems(answered.answer, JsonPath{});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    if (survey->thanks.count == 0) return Entries{};
    return Entries{
        {bench.entry(EntryKind::bonus, survey->thanks), SurveyThanksExplained{survey->id}}};
}

}  // namespace

Result<std::vector<ExplainedEntry>> decide(const PublishedProgram& published,
                                           const MemberRecord& record, const Fact& fact,
                                           Shelf taken) {
    for (const Fact& earlier : record.facts) {
        if (earlier.event != fact.event) continue;
        if (earlier.body == fact.body && earlier.occurred_at == fact.occurred_at) return Entries{};
        return no("event_id", "facts.event_id_reused",
                  "event \"" + fact.event.text + "\" was recorded with another body");
    }
    const Bench bench{published, record, fact, taken};
    return std::visit([&](const auto& body) { return decide_body(bench, body); }, fact.body);
}

}  // namespace regulars
