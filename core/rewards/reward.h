// core/rewards/reward.h: the catalogue, and why a member can or cannot have a reward now.
// Refusals come in the order a member can do something about them: stock, then tier, then
// points (R2). Prices are whole points; nothing is rounded.
// Source    docs/rules/rewards.md, R1-R4.
#pragma once
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/base/id.h"
#include "core/base/localized_text.h"
#include "core/points/balance.h"

namespace regulars {

struct Reward {
    RewardId id;
    LocalizedText name;
    LocalizedText detail;
    Points cost;                        // above zero
    std::size_t from_tier = 0;          // index into the ladder; R1: the gate
    std::optional<std::int64_t> stock;  // how many there will ever be; empty: no limit
    bool operator==(const Reward&) const = default;
};

struct OutOfStock {
    bool operator==(const OutOfStock&) const = default;
};
struct TierRequired {
    std::size_t tier = 0;
    bool operator==(const TierRequired&) const = default;
};
struct InsufficientPoints {
    Points required, available, missing;  // missing: what is still to be earned,
                                          // a debt that has to be filled first included
    bool operator==(const InsufficientPoints&) const = default;
};
using RewardRefusal = std::variant<OutOfStock, TierRequired, InsufficientPoints>;

/// "rewards.out_of_stock", "rewards.tier_required", "rewards.insufficient_points".
std::string_view rule_of(const RewardRefusal& refusal);

/// R2. `taken` is how many of this reward all members together have redeemed.
std::optional<RewardRefusal> refusal_for(const Reward& reward, std::size_t tier,
                                         const Balance& balance, std::int64_t taken);

struct RewardOffer {
    std::size_t reward = 0;                // index into the catalogue
    std::optional<RewardRefusal> refusal;  // empty: yours now
    std::optional<std::int64_t> left;      // of the stock
    bool operator==(const RewardOffer&) const = default;
};

/// One offer a reward, in the catalogue's order; `taken[i]` belongs to `catalogue[i]`.
std::vector<RewardOffer> offers_for(std::span<const Reward> catalogue, std::size_t tier,
                                    const Balance& balance, std::span<const std::int64_t> taken);

}  // namespace regulars
