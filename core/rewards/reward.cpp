#include "core/rewards/reward.h"

#include <algorithm>
#include <cassert>

namespace regulars {
namespace {

struct RuleName {
    std::string_view operator()(const OutOfStock&) const { return "rewards.out_of_stock"; }
    std::string_view operator()(const TierRequired&) const { return "rewards.tier_required"; }
    std::string_view operator()(const InsufficientPoints&) const {
        return "rewards.insufficient_points";
    }
};

}  // namespace

std::string_view rule_of(const RewardRefusal& refusal) { return std::visit(RuleName{}, refusal); }

std::optional<RewardRefusal> refusal_for(const Reward& reward, std::size_t tier,
                                         const Balance& balance, std::int64_t taken) {
    if (reward.stock && taken >= *reward.stock) return OutOfStock{};
    if (tier < reward.from_tier) return TierRequired{reward.from_tier};
    const Points available = spendable(balance);
    if (available < reward.cost) {
        return InsufficientPoints{reward.cost, available,
                                  reward.cost - (balance.active - balance.debt)};
    }
    return std::nullopt;
}

std::vector<RewardOffer> offers_for(std::span<const Reward> catalogue, std::size_t tier,
                                    const Balance& balance, std::span<const std::int64_t> taken) {
    assert(taken.size() == catalogue.size());
    std::vector<RewardOffer> offers;
    offers.reserve(catalogue.size());
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
        RewardOffer offer{i, refusal_for(catalogue[i], tier, balance, taken[i]), std::nullopt};
        if (catalogue[i].stock) {
            offer.left = std::max<std::int64_t>(0, *catalogue[i].stock - taken[i]);
        }
        offers.push_back(std::move(offer));
    }
    return offers;
}

}  // namespace regulars
