#include "core/json/account_json.h"

#include "core/json/entries_json.h"
#include "core/json/texts_json.h"
#include "core/json/tiers_json.h"

namespace regulars {
namespace {

Json instant_or_null(const std::optional<Instant>& at) {
    return at ? Json(to_string(*at)) : Json(nullptr);
}

std::string_view reason_name(TierReason why) {
    switch (why) {
        case TierReason::joined: return "joined";
        case TierReason::order_reached_it: return "order_reached_it";
        case TierReason::points_reached_it: return "points_reached_it";
        case TierReason::period_began: return "period_began";
        case TierReason::time_reached_it: return "time_reached_it";
        case TierReason::order_left_window: return "order_left_window";
        case TierReason::refund: return "refund";
        case TierReason::balance_fell: return "balance_fell";
        case TierReason::term_ended: return "term_ended";
        case TierReason::grace_ended: return "grace_ended";
        case TierReason::plan_paid: return "plan_paid";
        case TierReason::plan_ended: return "plan_ended";
        case TierReason::pinned: return "pinned";
        case TierReason::pin_ended: return "pin_ended";
        case TierReason::published: return "published";
    }
    return "joined";
}

std::string_view state_name(PlanState state) {
    switch (state) {
        case PlanState::none: return "ended";
        case PlanState::active: return "active";
        case PlanState::past_due: return "past_due";
    }
    return "ended";
}

Json lots_json(const std::vector<Lot>& lots) {
    Json json = Json::array();
    for (const Lot& lot : lots) {
        Json one = {{"opened_by", lot.opened_by},
                    {"earned", lot.earned.count},
                    {"left", lot.left.count},
                    {"opened_at", to_string(lot.opened_at)},
                    {"active_at", instant_or_null(lot.active_at)},
                    {"expires_at", instant_or_null(lot.expires_at)}};
        if (lot.slides) one["slides"] = true;
        if (lot.order) one["order"] = lot.order->text;
        json.push_back(std::move(one));
    }
    return json;
}

Json balance_json(const Balance& balance) {
    Json ends = Json::array();
    for (const Deadline& deadline : deadlines(balance)) {
        ends.push_back({{"at", to_string(deadline.at)}, {"points", deadline.points.count}});
    }
    return {
        {"active", balance.active.count},        {"pending", balance.pending.count},
        {"spendable", spendable(balance).count}, {"debt", balance.debt.count},
        {"earned", balance.earned.count},        {"received", balance.received.count},
        {"spent", balance.spent.count},          {"taken_back", balance.taken_back.count},
        {"deducted", balance.deducted.count},    {"sent", balance.sent.count},
        {"expired", balance.expired.count},      {"deadlines", std::move(ends)},
        {"lots", lots_json(balance.lots)},       {"pending_lots", lots_json(balance.pending_lots)}};
}

Json tier_id(const Program& program, const std::optional<std::size_t>& rung) {
    return rung ? Json(program.tiers()[*rung].id.text) : Json(nullptr);
}

Json moves_json(const std::vector<TierMove>& moves) {
    Json json = Json::array();
    for (const TierMove& move : moves) {
        json.push_back({{"at", to_string(move.at)},
                        {"from", move.from},
                        {"to", move.to},
                        {"why", reason_name(move.why)},
                        {"order", move.order ? Json(move.order->text) : Json(nullptr)}});
    }
    return json;
}

Json tier_json(const Standing& standing, const Program& program) {
    const TierRule& tier = program.tiers()[standing.tier];
    return {{"id", tier.id.text},
            {"name", to_json(tier.name)},
            {"rank", standing.tier},
            {"since", instant_or_null(standing.since)},
            {"why", reason_name(standing.why)},
            {"order", standing.order ? Json(standing.order->text) : Json(nullptr)},
            {"spend", to_json(standing.spend, program.currency)},
            {"earned", program.tiers()[standing.earned].id.text},
            {"plan", standing.plan > 0 ? tier_id(program, standing.plan) : Json(nullptr)},
            {"pin", tier_id(program, standing.pin)},
            {"until", instant_or_null(standing.until)},
            {"grace_until", instant_or_null(standing.grace_until)},
            {"waiting", tier_id(program, standing.waiting)},
            {"waiting_at", instant_or_null(standing.waiting_at)},
            {"drops_at", instant_or_null(standing.drops_at)},
            {"drops_to", tier_id(program, standing.drops_to)},
            {"moves", moves_json(standing.moves)}};
}

Json amount_of(const Need& need, std::int64_t amount, const Program& program) {
    return need.measure == Measure::spend ? to_json(Money{amount}, program.currency) : Json(amount);
}

Json need_json(const NeedProgress& progress, const Program& program) {
    const Need& need = progress.need;
    Json json = {{"measure", name_of(need.measure)},
                 {"least", amount_of(need, need.least, program)},
                 {"has", amount_of(need, progress.has, program)},
                 {"missing", amount_of(need, progress.missing, program)},
                 {"by", instant_or_null(progress.by)}};
    if (need.within) json["within"] = to_json(*need.within);
    if (need.measure == Measure::plan) json["plan"] = need.plan.text;
    return json;
}

Json progress_json(const std::optional<Progress>& progress, const Program& program) {
    if (!progress) return nullptr;
    Json needs = Json::array();
    for (const NeedProgress& need : progress->needs) needs.push_back(need_json(need, program));
    Json json = {{"tier", program.tiers()[progress->tier].id.text},
                 {"at_least", progress->at_least},
                 {"is_met", progress->is_met()}};
    const bool only_spend = progress->needs.size() == 1 &&
                            progress->needs.front().need.measure == Measure::spend &&
                            !progress->needs.front().need.within;
    if (only_spend) {  // the common ladder's own words
        const NeedProgress& need = progress->needs.front();
        json["threshold"] = to_json(Money{need.need.least}, program.currency);
        json["spend"] = to_json(Money{need.has}, program.currency);
        json["missing"] = to_json(Money{need.missing}, program.currency);
        json["by"] = instant_or_null(need.by);
    }
    json["needs"] = std::move(needs);
    return json;
}

Json membership_json(const Membership& membership) {
    return {{"plan", membership.period.plan.text},
            {"state", state_name(membership.state)},
            {"from", to_string(membership.period.from)},
            {"until", to_string(membership.period.until)},
            {"grace_until", to_string(membership.period.grace_until)},
            {"cancelled", membership.period.cancelled}};
}

Json limit_json(const LimitUse& use) {
    return {{"rule", use.rule.text},
            {"limit", use.limit},
            {"points", use.points.count},
            {"times", use.times},
            {"resets_at", instant_or_null(use.resets_at)}};
}

Json coupon_json(const Coupon& coupon) {
    return {{"redemption", coupon.redemption.text},
            {"reward", coupon.reward.text},
            {"name", to_json(coupon.name)},
            {"cost", coupon.cost.count},
            {"code", coupon.code},
            {"issued_at", to_string(coupon.issued_at)}};
}

struct RefusalJson {
    const Program& program;
    Json operator()(const OutOfStock&) const { return {{"rule", "rewards.out_of_stock"}}; }
    Json operator()(const TierRequired& required) const {
        return {{"rule", "rewards.tier_required"},
                {"tier", program.tiers()[required.tier].id.text}};
    }
    Json operator()(const InsufficientPoints& short_by) const {
        return {{"rule", "rewards.insufficient_points"},
                {"required", short_by.required.count},
                {"available", short_by.available.count},
                {"missing", short_by.missing.count}};
    }
};

}  // namespace

Json to_json(const Account& account, const Program& program) {
    const auto list = [](const auto& items, auto write) {
        Json json = Json::array();
        for (const auto& item : items) json.push_back(write(item));
        return json;
    };
    Json wallets = Json::array();
    for (std::size_t i = 1; i < account.wallets.size(); ++i) {
        Json wallet = {{"id", program.wallets[i].id.text}};
        wallet.update(balance_json(account.wallets[i]));
        wallets.push_back(std::move(wallet));
    }
    return {{"member", account.member.text},
            {"name", account.name},
            {"as_of", to_string(account.as_of)},
            {"version", account.version},
            {"joined_at", instant_or_null(account.joined_at)},
            {"birthday", account.birthday ? Json(to_string(*account.birthday)) : Json(nullptr)},
            {"tags", account.tags},
            {"orders", account.orders},
            {"points", balance_json(account.points())},
            {"wallets", std::move(wallets)},
            {"tier", tier_json(account.standing, program)},
            {"progress", progress_json(account.to_next, program)},
            {"keep", progress_json(account.to_keep, program)},
            {"memberships", list(account.memberships, membership_json)},
            {"benefits", list(account.benefits,
                              [&](std::size_t index) { return program.benefits[index].id.text; })},
            {"coupons", list(account.coupons, coupon_json)},
            {"surveys_answered",
             list(account.answered, [](const SurveyId& survey) { return survey.text; })},
            {"limits", list(account.limits, limit_json)}};
}

Json to_json(const RewardOffer& offer, const Program& program) {
    const Reward& reward = program.rewards[offer.reward];
    Json json = {{"id", reward.id.text},
                 {"name", to_json(reward.name)},
                 {"detail", to_json(reward.detail)},
                 {"cost", reward.cost.count},
                 {"available", !offer.refusal},
                 {"left", offer.left ? Json(*offer.left) : Json(nullptr)}};
    json["refusal"] = offer.refusal ? std::visit(RefusalJson{program}, *offer.refusal) : Json();
    return json;
}

Json to_json(const HistoryRow& row) {
    Json json = {{"at", to_string(row.at)},
                 {"wallet", row.wallet.text},
                 {"points", row.points.count},
                 {"balance", row.balance.count}};
    if (row.pending_until) json["pending_until"] = to_string(*row.pending_until);
    if (row.waits) json["waits_for_fulfilment"] = true;
    if (const auto* explained = std::get_if<ExplainedEntry>(&row.what)) {
        json["entry"] = to_json(*explained);
    } else {
        json["entry"] = {{"kind", "expire"}};
    }
    return json;
}

Json to_json(const ProgramOutcome& outcome, const Program& program) {
    Json tiers = Json::array();
    for (std::size_t i = 0; i < outcome.members_by_tier.size(); ++i) {
        tiers.push_back({{"id", program.tiers()[i].id.text},
                         {"members", outcome.members_by_tier[i]},
                         {"orders", outcome.orders_by_tier[i]}});
    }
    return {{"points_issued", outcome.issued.count},
            {"cost", to_json(cost_of(program, outcome.issued), program.currency)},
            {"tiers", std::move(tiers)}};
}

}  // namespace regulars
