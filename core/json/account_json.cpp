#include "core/json/account_json.h"

#include "core/json/record_json.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

Json instant_or_null(const std::optional<Instant>& at) {
    return at ? Json(to_string(*at)) : Json(nullptr);
}

std::string_view reason_name(TierReason why) {
    switch (why) {
        case TierReason::joined: return "joined";
        case TierReason::order_reached_it: return "order_reached_it";
        case TierReason::order_left_window: return "order_left_window";
        case TierReason::refund: return "refund";
    }
    return "joined";
}

Json balance_json(const Balance& balance) {
    Json lots = Json::array();
    for (const Lot& lot : balance.lots) {
        lots.push_back({{"opened_by", lot.opened_by},
                        {"earned", lot.earned.count},
                        {"left", lot.left.count},
                        {"opened_at", to_string(lot.opened_at)},
                        {"expires_at", instant_or_null(lot.expires_at)}});
    }
    return {{"active", balance.active.count},   {"spendable", spendable(balance).count},
            {"debt", balance.debt.count},       {"earned", balance.earned.count},
            {"spent", balance.spent.count},     {"taken_back", balance.taken_back.count},
            {"expired", balance.expired.count}, {"lots", std::move(lots)}};
}

Json tier_json(const Standing& standing, const Program& program) {
    const TierRule& tier = program.tiers[standing.tier];
    Json json = {{"id", tier.id.text},
                 {"name", to_json(tier.name)},
                 {"rank", standing.tier},
                 {"since", instant_or_null(standing.since)},
                 {"why", reason_name(standing.why)},
                 {"order", standing.order ? Json(standing.order->text) : Json(nullptr)},
                 {"spend", to_json(standing.spend, program.currency)},
                 {"drops_at", instant_or_null(standing.drops_at)}};
    json["drops_to"] =
        standing.drops_to ? Json(program.tiers[*standing.drops_to].id.text) : Json(nullptr);
    return json;
}

Json progress_json(const std::optional<Progress>& progress, const Program& program) {
    if (!progress) return nullptr;
    return {{"tier", program.tiers[progress->next].id.text},
            {"threshold", to_json(progress->threshold, program.currency)},
            {"spend", to_json(progress->spend, program.currency)},
            {"missing", to_json(progress->missing, program.currency)},
            {"by", instant_or_null(progress->by)}};
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
        return {{"rule", "rewards.tier_required"}, {"tier", program.tiers[required.tier].id.text}};
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
    Json benefits = Json::array();
    for (const std::size_t index : account.benefits) {
        benefits.push_back(program.benefits[index].id.text);
    }
    Json wallet = Json::array();
    for (const Coupon& coupon : account.wallet) wallet.push_back(coupon_json(coupon));
    Json answered = Json::array();
    for (const SurveyId& survey : account.answered) answered.push_back(survey.text);
    return {{"member", account.member.text},
            {"name", account.name},
            {"as_of", to_string(account.as_of)},
            {"joined_at", instant_or_null(account.joined_at)},
            {"orders", account.orders},
            {"points", balance_json(account.balance)},
            {"tier", tier_json(account.standing, program)},
            {"progress", progress_json(account.progress, program)},
            {"benefits", std::move(benefits)},
            {"wallet", std::move(wallet)},
            {"surveys_answered", std::move(answered)}};
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
    Json json = {
        {"at", to_string(row.at)}, {"points", row.points.count}, {"balance", row.balance.count}};
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
        tiers.push_back({{"id", program.tiers[i].id.text},
                         {"members", outcome.members_by_tier[i]},
                         {"orders", outcome.orders_by_tier[i]}});
    }
    return {{"points_issued", outcome.issued.count},
            {"cost", to_json(cost_of(program, outcome.issued), program.currency)},
            {"tiers", std::move(tiers)}};
}

}  // namespace regulars
