// core/tiers/standing.h: where a member stands on the ladder, since when and why, what is
// missing to the next rung and until when that is enough.
// Boundaries  a tier holds from the instant after the order that reached it (T3) and ends the
//             instant after the order that carried it leaves the window (T4).
// Source      docs/rules/tiers.md, T1-T6.
#pragma once
#include "core/tiers/qualifying_spend.h"

namespace regulars {

enum class TierReason { joined, order_reached_it, order_left_window, refund };

struct Standing {
    std::size_t tier = 0;          // index into the ladder
    std::optional<Instant> since;  // empty: from the very start
    TierReason why = TierReason::joined;
    std::optional<OrderId> order;     // the order of that reason
    Money spend;                      // in the window now
    std::optional<Instant> drops_at;  // first instant of a lower tier if nothing is bought
    std::optional<std::size_t> drops_to;
};

/// T5. What the next rung still asks for.
struct Progress {
    std::size_t next = 0;             // index into the ladder
    Money threshold, spend, missing;  // missing = threshold - spend, above zero
    std::optional<Instant> by;        // until here `missing` is enough: then an order
                                      // leaves the window and more is missing
};

Standing standing_at(std::span<const TierRule> ladder, TierWindow window,
                     std::span<const QualifyingOrder> orders, Instant as_of);

/// Empty on the highest rung.
std::optional<Progress> progress_at(std::span<const TierRule> ladder, TierWindow window,
                                    std::span<const QualifyingOrder> orders, Instant as_of);

}  // namespace regulars
