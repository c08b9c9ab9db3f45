#include "core/tiers/standing.h"

namespace regulars {
namespace {

TierReason reason_of(SpendStep step) {
    switch (step) {
        case SpendStep::order_counted: return TierReason::order_reached_it;
        case SpendStep::order_left_window: return TierReason::order_left_window;
        case SpendStep::refunded: return TierReason::refund;
    }
    return TierReason::joined;
}

/// Far enough for every order known at `as_of` to have left the window.
Instant horizon(Instant as_of, TierWindow window) { return as_of + (window.days + 1) * ms_per_day; }

/// Orders and refunds of a later instant than `as_of` have not happened yet.
std::vector<QualifyingOrder> known_at(std::span<const QualifyingOrder> orders, Instant as_of) {
    std::vector<QualifyingOrder> known;
    for (const QualifyingOrder& order : orders) {
        if (order.at > as_of) continue;
        known.push_back(order);
        std::erase_if(known.back().refunds,
                      [as_of](const SpendRefund& refund) { return refund.at > as_of; });
    }
    return known;
}

}  // namespace

Standing standing_at(std::span<const TierRule> ladder, TierWindow window,
                     std::span<const QualifyingOrder> orders, Instant as_of) {
    Standing standing;
    const auto known = known_at(orders, as_of);
    const auto changes = spend_changes(known, window, horizon(as_of, window));
    for (std::size_t i = 0; i < changes.size(); ++i) {
        // Of several changes at one instant only the last is a state a member was in.
        if (i + 1 < changes.size() && changes[i + 1].at == changes[i].at) continue;
        const std::size_t tier = tier_reached(ladder, changes[i].spend);
        if (changes[i].at <= as_of) {
            standing.spend = changes[i].spend;
            if (tier == standing.tier) continue;
            standing.tier = tier;
            standing.since = changes[i].at;
            standing.why = reason_of(changes[i].step);
            standing.order = changes[i].order;
        } else if (tier < standing.tier) {
            standing.drops_at = changes[i].at;
            standing.drops_to = tier;
            break;
        }
    }
    return standing;
}

std::optional<Progress> progress_at(std::span<const TierRule> ladder, TierWindow window,
                                    std::span<const QualifyingOrder> orders, Instant as_of) {
    const Money spend = spend_in_window(orders, window, as_of);
    const std::size_t tier = tier_reached(ladder, spend);
    if (tier + 1 == ladder.size()) return std::nullopt;
    Progress progress{tier + 1, ladder[tier + 1].threshold, spend, {}, std::nullopt};
    progress.missing = progress.threshold - spend;
    const auto known = known_at(orders, as_of);
    for (const SpendChange& change : spend_changes(known, window, horizon(as_of, window))) {
        if (change.at > as_of && change.spend < spend) {
            progress.by = change.at;
            break;
        }
    }
    return progress;
}

}  // namespace regulars
