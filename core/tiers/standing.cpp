#include "core/tiers/standing.h"

#include <algorithm>

namespace regulars {
namespace {

constexpr int moments_most = 10'000;

/// When all that is known has happened, has left every window, and a term and a grace have passed since:
/// whoever still stands there then stays.
Instant settled_by(std::span<const TierChapter> chapters, const TierInput& input,
                   const TierState& state, Instant as_of) {
    Instant last = std::max(as_of, input.joined_at);
    for (const auto& at : {state.term_until, state.grace_until, state.waiting_at}) {
        if (at) last = std::max(last, *at);
    }
    for (const TierChapter& chapter : chapters) last = std::max(last, chapter.from);
    for (const Contribution& one : input.contributions) {
        last = std::max(last, one.at);
        for (const Reduction& reduction : one.reductions) last = std::max(last, reduction.at);
    }
    for (const PlanPeriod& period : input.plans) last = std::max(last, period.grace_until);
    for (const Pin& pin : input.pins) last = std::max(last, pin.until.value_or(pin.at));
    for (const BalanceStep& step : input.balance) last = std::max(last, step.at);
    Instant settled = last + 1;
    for (const TierChapter& chapter : chapters) {
        const WindowFrame frame{*chapter.zone, input.joined_at, last};
        const auto look = [&](const TierWindow& window) {
            if (const auto leaves = window_leaves(window, frame, last)) {
                settled = std::max(settled, *leaves);
            }
        };
        look(chapter.ladder->window);
        for (const TierRule& rung : chapter.ladder->rungs) {
            for (const TierNeeds* needs : {&rung.needs, rung.keeps ? &*rung.keeps : nullptr}) {
                if (!needs) continue;
                for (const Need& need : needs->of) {
                    if (need.within) look(*need.within);
                }
            }
        }
    }
    // Two terms: one may have begun just before, the next begins with the windows empty.
    for (const TierChapter& chapter : chapters) {
        const TierTerms& terms = chapter.ladder->terms;
        for (int i = 0; i < 2; ++i) {
            const auto end = term_end(terms, *chapter.zone, input.joined_at, settled);
            settled = end.value_or(settled) + 1;
        }
        if (terms.grace) settled = grace_end(*terms.grace, *chapter.zone, settled) + 1;
    }
    return settled;
}

NeedProgress progress_of(const TierWalk& walk, const Need& need, Instant at) {
    NeedProgress progress;
    progress.need = need;
    progress.has = walk.has(need, at);
    progress.missing = std::max<std::int64_t>(0, need.least - progress.has);
    return progress;
}

std::optional<Progress> to_next(const TierWalk& walk, Instant as_of) {
    const std::size_t next = walk.state().tier + 1;
    if (next >= walk.ladder().rungs.size()) return std::nullopt;
    const TierNeeds& needs = walk.ladder().rungs[next].needs;
    Progress progress{next, needs.at_least, {}};
    for (const Need& need : needs.of) {
        progress.needs.push_back(progress_of(walk, need, as_of));
        progress.needs.back().by = walk.less_from(need, as_of);
    }
    return progress;
}

std::optional<Progress> to_keep(const TierWalk& walk) {
    const TierState& state = walk.state();
    if (state.earned == 0 || !state.term_until) return std::nullopt;
    if (walk.ladder().terms.downgrade == Downgrade::never) return std::nullopt;
    const TierRule& rung = walk.ladder().rungs[state.earned];
    const TierNeeds& needs = rung.keeps ? *rung.keeps : rung.needs;
    Progress progress{state.earned, needs.at_least, {}};
    for (const Need& need : needs.of) {
        progress.needs.push_back(progress_of(walk, need, *state.term_until));
        progress.needs.back().by = state.term_until;
    }
    return progress;
}

bool knows_more(const TierInput& input, Instant as_of) {
    const auto later = [as_of](const auto& one) { return one.at > as_of; };
    for (const Contribution& one : input.contributions) {
        if (later(one)) return true;
        if (std::any_of(one.reductions.begin(), one.reductions.end(), later)) return true;
    }
    return std::any_of(input.pins.begin(), input.pins.end(), later) ||
           std::any_of(input.plans.begin(), input.plans.end(),
                       [as_of](const PlanPeriod& period) { return period.from > as_of; });
}

void look_ahead(Standing& standing, TierWalk walk, Instant as_of, Instant settled) {
    Instant at = as_of;
    for (int i = 0; i < moments_most; ++i) {
        const auto next = walk.next_moment(at);
        if (!next || *next > settled) return;
        at = *next;
        walk.advance_to(at);
        if (walk.state().tier >= standing.tier) continue;
        standing.drops_at = at;
        standing.drops_to = walk.state().tier;
        return;
    }
}

}  // namespace

bool Progress::is_met() const {
    const auto met = std::count_if(needs.begin(), needs.end(),
                                   [](const NeedProgress& one) { return one.missing == 0; });
    return static_cast<std::size_t>(met) >= at_least;
}

const NeedProgress& Progress::nearest() const {
    const NeedProgress* best = nullptr;
    for (const NeedProgress& one : needs) {
        if (one.missing == 0) continue;
        // has / least, compared without dividing.
        __extension__ using Wide = __int128;
        if (!best || Wide{one.has} * best->need.least > Wide{best->has} * one.need.least)
            best = &one;
    }
    return best ? *best : needs.front();
}

TierInput known_at(const TierInput& input, Instant as_of) {
    TierInput known = input;
    std::erase_if(known.contributions, [as_of](const Contribution& one) { return one.at > as_of; });
    for (Contribution& one : known.contributions) {
        std::erase_if(one.reductions,
                      [as_of](const Reduction& reduction) { return reduction.at > as_of; });
    }
    std::erase_if(known.pins, [as_of](const Pin& pin) { return pin.at > as_of; });
    std::erase_if(known.plans, [as_of](const PlanPeriod& period) { return period.from > as_of; });
    return known;
}

TierReading read_tiers(std::span<const TierChapter> chapters, const TierInput& input,
                       Instant as_of) {
    std::optional<TierInput> fewer;
    if (knows_more(input, as_of)) fewer = known_at(input, as_of);
    const TierInput& known = fewer ? *fewer : input;
    TierWalk walk(chapters, known);
    walk.advance_to(as_of);
    const TierState& state = walk.state();
    TierReading reading;
    Standing& standing = reading.standing;
    standing.tier = state.tier;
    standing.since = state.since;
    standing.why = state.why;
    standing.order = state.order;
    standing.earned = state.earned;
    standing.plan = state.plan;
    standing.pin = state.pin;
    standing.spend.minor = walk.has(Need{}, as_of);
    standing.until = state.term_until;
    standing.grace_until = state.grace_until;
    standing.waiting = state.waiting;
    standing.waiting_at = state.waiting_at;
    standing.moves = walk.moves();
    look_ahead(standing, walk, as_of, settled_by(chapters, known, state, as_of));
    reading.to_next = to_next(walk, as_of);
    reading.to_keep = to_keep(walk);
    return reading;
}

std::size_t projected_tier(std::span<const TierChapter> chapters, const TierInput& input,
                           Instant as_of, Instant at) {
    const TierInput known = known_at(input, as_of);
    TierWalk walk(chapters, known);
    walk.advance_to(at);
    return walk.state().tier;
}

}  // namespace regulars
