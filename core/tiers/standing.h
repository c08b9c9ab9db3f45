// core/tiers/standing.h: where a member stands on the ladder at an instant, since when and why, what is
// missing to the next rung and to keep this one, and until when.
// Boundaries  a tier holds from the instant after what reached it (T3) and ends the instant after what
//             carried it left the window (T4), or with its term and grace (T11-T14).
// Source      docs/rules/tiers.md, T4-T6, T19-T21.
#pragma once
#include "core/tiers/tier_walk.h"

namespace regulars {

/// One need with what the member has of it.
struct NeedProgress {
    Need need;
    std::int64_t has = 0, missing = 0;  // missing = max(0, least - has)
    std::optional<Instant> by;  // until here `missing` is enough: then something leaves the window,
                                // or the window closes; empty: no hurry
    bool operator==(const NeedProgress&) const = default;
};

/// T5, T19. What a tier still asks for.
struct Progress {
    std::size_t tier = 0;  // index into the ladder
    std::size_t at_least = 0;
    std::vector<NeedProgress> needs;  // in the order of the rule
    bool is_met() const;
    /// The unmet need with the largest part done; the first among equals. Needs an unmet one.
    const NeedProgress& nearest() const;
};

struct Standing {
    std::size_t tier = 0;          // index into the ladder in force
    std::optional<Instant> since;  // empty: from the very start
    TierReason why = TierReason::joined;
    std::optional<OrderId> order;      // the order of that reason
    std::size_t earned = 0, plan = 0;  // what the tier is made of (T16, T17)
    std::optional<std::size_t> pin;
    Money spend;                         // in the ladder's window now
    std::optional<Instant> until;        // end of the term, when there is one
    std::optional<Instant> grace_until;  // already past its end, kept by grace
    std::optional<Instant> drops_at;  // first instant of a lower tier if nothing happens any more
    std::optional<std::size_t> drops_to;
    std::optional<std::size_t> waiting;  // reached; begins at waiting_at
    std::optional<Instant> waiting_at;
    std::vector<TierMove> moves;  // up to the instant, oldest first
};

/// All of a member's tier at `as_of`: what `input` knows after `as_of` has not happened.
struct TierReading {
    Standing standing;
    std::optional<Progress> to_next;  // empty on the highest rung
    std::optional<Progress> to_keep;  // empty without a term, and on the first rung
};
TierReading read_tiers(std::span<const TierChapter> chapters, const TierInput& input,
                       Instant as_of);

/// T21. The rung at `at` (later than `as_of`), if nothing happens after `as_of`.
std::size_t projected_tier(std::span<const TierChapter> chapters, const TierInput& input,
                           Instant as_of, Instant at);

/// `input` without what happened after `as_of`.
TierInput known_at(const TierInput& input, Instant as_of);

}  // namespace regulars
