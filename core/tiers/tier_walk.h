// core/tiers/tier_walk.h: a member's way over the ladder, instant by instant.
// A walk knows all that happened and visits every moment at which something can change: a contribution,
// a thing leaving its window, the end of a term or grace, a pin, a paid period, a new version. Between
// two such moments nothing changes, so the walk is the same in one stride or in many.
// Source    docs/rules/tiers.md, T3-T18.
#pragma once
#include <span>
#include <vector>

#include "core/tiers/tier_input.h"
#include "core/tiers/tier_rule.h"
#include "core/tiers/tier_tally.h"

namespace regulars {

/// One version of the ladder, in force from `from` on; the first from the very start.
struct TierChapter {
    Instant from;
    const TierLadder* ladder = nullptr;
    std::span<const Plan> plans;
    const TimeZone* zone = nullptr;
};

enum class TierReason {
    joined,
    order_reached_it,   // an order met the needs
    points_reached_it,  // points that became active did
    period_began,       // the needs were met before; the tier began with the next day or period
    time_reached_it,    // days of membership did, or a balance
    order_left_window,
    refund,
    balance_fell,
    term_ended,  // its needs were not met again
    grace_ended,
    plan_paid,
    plan_ended,
    pinned,
    pin_ended,
    published  // a new version of the ladder
};

struct TierMove {
    Instant at;
    std::size_t from = 0, to = 0;  // rungs of the ladder in force at `at`
    TierReason why = TierReason::joined;
    std::optional<OrderId> order;  // of the contribution that moved it
    bool operator==(const TierMove&) const = default;
};

struct TierState {
    std::size_t chapter = 0;  // whose rungs the numbers below are
    std::size_t tier =
        0;  // where the member stands: the highest of the next three, or an exact pin
    std::size_t earned = 0;  // by the needs
    std::size_t plan = 0;    // by paid plans
    std::optional<std::size_t> pin;
    bool pin_exact = false;
    std::optional<Instant> since;  // of `tier`; empty: from the very start
    TierReason why = TierReason::joined;
    std::optional<OrderId> order;       // of that reason
    Instant earned_since;               // of `earned`: what windows since tier start count from
    std::optional<Instant> term_until;  // of `earned`; empty: no term
    std::optional<Instant> grace_until;
    std::optional<std::size_t> waiting;  // a tier reached that has not begun yet ...
    std::optional<Instant> waiting_at;   // ... and when it begins
};

class TierWalk {
public:
    /// `chapters` rise by `from` and are not empty; all of it outlives the walk. The member stands on
    /// the first rung at the start.
    TierWalk(std::span<const TierChapter> chapters, const TierInput& input);

    /// Up to and including the moment `t`, as if nothing happened after it that `input` does not know.
    /// Never goes back. Contributions and reductions at t itself do not count yet (T3).
    void advance_to(Instant t);

    const TierState& state() const { return state_; }
    const TierLadder& ladder() const { return *chapters_[state_.chapter].ladder; }
    const std::vector<TierMove>& moves() const { return moves_; }

    /// What of `need` the member has in its window at `t`, where the walk stands.
    std::int64_t has(const Need& need, Instant t) const;
    bool meets(const TierNeeds& needs, Instant t) const;
    /// The highest rung whose needs are met at `t`, and those of no rung below asked: tiers can be
    /// skipped.
    std::size_t qualifies(Instant t) const;

    /// The first instant after `t` at which the member would have less of `need` if nothing more
    /// happened; empty: none known.
    std::optional<Instant> less_from(const Need& need, Instant t) const;

    /// The next moment after `t` that the walk would visit; empty: nothing can change any more.
    std::optional<Instant> next_moment(Instant t) const;

    /// For ladders whose order earns at the tier it reaches: the tier at `t` if the contribution at
    /// that place, which happened at `t`, had counted already.
    std::size_t tier_counting(std::size_t contribution, Instant t) const;

private:
    /// What a moment was visited for, as far as a member would call it the reason.
    struct Cause {
        TierReason why = TierReason::time_reached_it;
        const OrderId* order = nullptr;
        bool reduced = false;      // something came back
        bool contributed = false;  // something was added
    };

    WindowFrame frame() const;
    const TierTerms& terms() const { return ladder().terms; }
    bool is_live() const { return terms().end == TermEnd::with_window; }
    const TierNeeds& keeps_of(std::size_t rung) const;
    std::int64_t has_when(const Need& need, Instant window_at, Instant known_at) const;
    std::int64_t counted(const Need& need, Instant window_at, Instant known_at) const;
    std::int64_t active_months(const TierTally& tally, std::size_t first, std::size_t last) const;
    bool meets_when(const TierNeeds& needs, Instant window_at, Instant known_at) const;
    std::size_t qualifies_when(Instant window_at, Instant known_at) const;
    std::optional<Instant> next_leaving(Instant t) const;
    std::vector<Contribution>::const_iterator first_inside(const TierWindow& window,
                                                           Instant t) const;

    void collect_moments();
    void visit(Instant m);
    Cause cause_at(Instant m) const;
    void turn_page(Instant m);
    void undo_upgrade(Instant m);
    void begin_waiting(Instant m);
    void reconsider_waiting(Instant m);
    void end_term(Instant m);
    void end_grace(Instant m);
    std::optional<std::size_t> fall_with_window(Instant m, const Cause& cause);
    void climb(Instant m, const Cause& cause, std::size_t rung);
    void requalify(Instant m, const Cause& cause);
    void reach(std::size_t rung, Instant m);
    void downgrade(Instant m, TierReason why);
    void renew(Instant m);
    void renew_at_end(Instant m);
    void note_effective(Instant m, const Cause& cause);
    std::size_t plan_rung(Instant m) const;

    std::span<const TierChapter> chapters_;
    const TierInput& input_;
    TierTally tally_;  // knows what came back before now_
    // Where the next moment and the first contribution inside a window were last found.
    mutable std::size_t moment_ = 0, inside_ = 0;
    TierState state_;
    std::vector<TierMove> moves_;
    std::vector<Instant> moments_;  // those that are known from the start, rising
    Instant now_;
    std::optional<Instant> reached_at_;  // the upgrade that the present first term rests on ...
    Instant since_before_;               // ... and what windows since tier start counted from then
    /// A tier whose term an upgrade interrupted: it goes on where the upgrade is undone (T15).
    struct Interrupted {
        std::size_t earned = 0;
        Instant since, since_before;
        std::optional<Instant> term_until, reached_at;
    };
    std::vector<Interrupted> interrupted_;    // the latest last
    std::optional<Instant> waiting_reached_;  // when the needs of the waiting tier were met
    Money carried_;                           // surplus that counts since tier start (T15)
    std::optional<Cause> changed_by_;         // of the last change of `earned`
};

}  // namespace regulars
