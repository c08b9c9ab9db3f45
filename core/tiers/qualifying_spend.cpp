#include "core/tiers/qualifying_spend.h"

#include <algorithm>

namespace regulars {
namespace {

std::int64_t length_ms(TierWindow window) { return window.days * ms_per_day; }

struct Delta {
    Instant at;
    SpendStep step;
    const OrderId* order;
    std::int64_t minor;
};

}  // namespace

Money QualifyingOrder::kept_before(Instant t) const {
    Money kept = at < t ? amount : Money{};
    for (const SpendRefund& refund : refunds) {
        if (refund.at < t) kept -= refund.amount;
    }
    return std::max(kept, Money{});
}

Money spend_in_window(std::span<const QualifyingOrder> orders, TierWindow window, Instant t) {
    const Instant from = t - length_ms(window);
    Money spend;
    for (const QualifyingOrder& order : orders) {
        if (order.at >= from && order.at < t) spend += order.kept_before(t);
    }
    return spend;
}

std::vector<SpendChange> spend_changes(std::span<const QualifyingOrder> orders, TierWindow window,
                                       Instant until) {
    std::vector<Delta> deltas;
    for (const QualifyingOrder& order : orders) {
        // [t - days, t) is open at t: a change of the instant x shows from x + 1 ms on.
        const Instant leaves = order.at + length_ms(window) + 1;
        deltas.push_back(
            {order.at + 1, SpendStep::order_counted, &order.order, order.amount.minor});
        Money kept = order.amount;
        for (const SpendRefund& refund : order.refunds) {
            const Money taken = std::min(kept, refund.amount);
            if (refund.at + 1 >= leaves || taken.minor == 0) continue;
            kept -= taken;
            deltas.push_back({std::max(refund.at, order.at) + 1, SpendStep::refunded, &order.order,
                              -taken.minor});
        }
        if (kept.minor > 0) {
            deltas.push_back({leaves, SpendStep::order_left_window, &order.order, -kept.minor});
        }
    }
    std::erase_if(deltas, [until](const Delta& delta) { return delta.at > until; });
    std::stable_sort(deltas.begin(), deltas.end(),
                     [](const Delta& a, const Delta& b) { return a.at < b.at; });
    std::vector<SpendChange> changes;
    changes.reserve(deltas.size());
    Money spend;
    for (const Delta& delta : deltas) {
        spend.minor += delta.minor;
        changes.push_back({delta.at, delta.step, *delta.order, spend});
    }
    return changes;
}

}  // namespace regulars
