#include "core/tiers/tier_walk.h"

#include <algorithm>

namespace regulars {
namespace {

constexpr Instant the_beginning{INT64_MIN / 4};

std::optional<std::size_t> rung_named(const TierLadder& ladder, const TierId& id) {
    for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
        if (ladder.rungs[i].id == id) return i;
    }
    return std::nullopt;
}

/// Windows that begin anew at their end, instead of moving on.
bool is_period(const TierWindow& window) {
    return std::holds_alternative<CalendarWindow>(window) ||
           std::holds_alternative<MembershipYear>(window);
}

void keep_earlier(std::optional<Instant>& best, std::optional<Instant> other, Instant after) {
    if (other && *other > after && (!best || *other < *best)) best = other;
}

}  // namespace

TierWalk::TierWalk(std::span<const TierChapter> chapters, const TierInput& input)
    : chapters_(chapters), input_(input), tally_(input.contributions), now_(the_beginning) {
    state_.earned_since = since_before_ = input.joined_at;
    collect_moments();
}

void TierWalk::collect_moments() {
    for (const Contribution& one : input_.contributions) {
        moments_.push_back(one.at + 1);
    }
    for (const Instant back : tally_.reduction_instants()) moments_.push_back(back + 1);
    for (const PlanPeriod& period : input_.plans) {
        for (const Instant at : {period.from, period.until, period.grace_until}) {
            moments_.push_back(at);
        }
    }
    for (const Pin& pin : input_.pins) {
        moments_.push_back(pin.at);
        if (pin.until) moments_.push_back(*pin.until);
    }
    for (const BalanceStep& step : input_.balance) moments_.push_back(step.at + 1);
    for (std::size_t i = 1; i < chapters_.size(); ++i) moments_.push_back(chapters_[i].from);
    for (const TierChapter& chapter : chapters_) {
        for (const TierRule& rung : chapter.ladder->rungs) {
            for (const Need& need : rung.needs.of) {
                if (need.measure != Measure::days_a_member) continue;
                const Date joined = date_on(*chapter.zone, input_.joined_at);
                moments_.push_back(start_of_day(*chapter.zone, plus_days(joined, need.least)));
            }
        }
    }
    std::sort(moments_.begin(), moments_.end());
    moments_.erase(std::unique(moments_.begin(), moments_.end()), moments_.end());
}

WindowFrame TierWalk::frame() const {
    return {*chapters_[state_.chapter].zone, input_.joined_at, state_.earned_since};
}

const TierNeeds& TierWalk::keeps_of(std::size_t rung) const {
    const TierRule& rule = ladder().rungs[rung];
    return rule.keeps ? *rule.keeps : rule.needs;
}

std::int64_t TierWalk::has_when(const Need& need, Instant window_at, Instant known_at) const {
    if (need.measure == Measure::days_a_member) {
        const TimeZone& zone = *chapters_[state_.chapter].zone;
        return std::max<std::int64_t>(0, days_since_1970(date_on(zone, window_at)) -
                                             days_since_1970(date_on(zone, input_.joined_at)));
    }
    if (need.measure == Measure::plan) {
        return plan_state(input_.plans, need.plan, window_at) == PlanState::none ? 0 : 1;
    }
    if (need.measure == Measure::balance) {
        Points active;
        for (const BalanceStep& step : input_.balance) {
            if (step.at < known_at) active = step.active;
        }
        return active.count;
    }
    return counted(need, window_at, known_at);
}

/// What a window holds of orders and points.
std::int64_t TierWalk::counted(const Need& need, Instant window_at, Instant known_at) const {
    const TierWindow& window = need.within ? *need.within : ladder().window;
    // T12: at the end of a term the period that closes is looked at, from where the term began: what
    // reached a tier does not keep it. At any other moment it is the period that the moment is in.
    const bool judged = state_.term_until == window_at;
    Instant from =
        window_from(window, frame(), is_period(window) && !judged ? window_at + 1 : window_at);
    if (is_period(window) && judged) from = std::max(from, state_.earned_since);
    std::int64_t carried = 0;
    if (need.measure == Measure::spend && std::holds_alternative<SinceTierStart>(window)) {
        carried = carried_.minor;
    }
    std::optional<TierTally> then;  // for another instant than the walk's: what is known by then
    if (known_at != tally_.known()) then.emplace(input_.contributions).know(known_at);
    const TierTally& tally = then ? *then : tally_;
    const std::size_t last = tally.place_at(std::min(window_at, known_at));
    const std::size_t first = std::min(tally.place_at(from), last);
    switch (need.measure) {
        case Measure::spend: return carried + tally.spend(first, last).minor;
        case Measure::orders: return tally.orders(first, last);
        case Measure::points: return tally.points(first, last).count;
        case Measure::engagement_points: return tally.engagement_points(first, last).count;
        case Measure::active_months: return active_months(tally, first, last);
        default: return 0;
    }
}

std::int64_t TierWalk::active_months(const TierTally& tally, std::size_t first,
                                     std::size_t last) const {
    const TimeZone& zone = *chapters_[state_.chapter].zone;
    std::int64_t months = 0, latest = -1;
    for (std::size_t i = first; i < last; ++i) {
        if (!tally.is_kept_order(i)) continue;
        const Date date = date_on(zone, input_.contributions[i].at);
        const std::int64_t month = date.year * 12LL + date.month;
        if (month != latest) ++months;
        latest = month;
    }
    return months;
}

bool TierWalk::meets_when(const TierNeeds& needs, Instant window_at, Instant known_at) const {
    std::size_t met = 0;
    for (const Need& need : needs.of) {
        if (has_when(need, window_at, known_at) >= need.least && ++met >= needs.at_least) break;
    }
    return met >= needs.at_least;
}

std::size_t TierWalk::qualifies_when(Instant window_at, Instant known_at) const {
    // Most ladders ask every rung for more of the same: it is counted once.
    const Need* asked = nullptr;
    std::int64_t value = 0;
    const auto meets_one = [&](const Need& need) {
        const bool same = asked && asked->measure == need.measure &&
                          asked->measure != Measure::plan && asked->within == need.within;
        if (!same) {
            asked = &need;
            value = has_when(need, window_at, known_at);
        }
        return value >= need.least;
    };
    for (std::size_t i = ladder().rungs.size(); i-- > 1;) {
        const TierNeeds& needs = ladder().rungs[i].needs;
        std::size_t met = 0;
        for (const Need& need : needs.of) {
            if (meets_one(need) && ++met >= needs.at_least) break;
        }
        if (met >= needs.at_least) return i;
    }
    return 0;
}

std::int64_t TierWalk::has(const Need& need, Instant t) const { return has_when(need, t, t); }
bool TierWalk::meets(const TierNeeds& needs, Instant t) const { return meets_when(needs, t, t); }
std::size_t TierWalk::qualifies(Instant t) const { return qualifies_when(t, t); }

std::optional<Instant> TierWalk::less_from(const Need& need, Instant t) const {
    std::optional<Instant> first;
    if (need.measure == Measure::days_a_member) return first;
    if (need.measure == Measure::plan) {
        for (const PlanPeriod& period : input_.plans) {
            if (period.plan == need.plan) keep_earlier(first, period.grace_until, t);
        }
        return first;
    }
    if (need.measure == Measure::balance) {
        const std::int64_t now = has(need, t);
        for (const BalanceStep& step : input_.balance) {
            if (step.at >= t && step.active.count < now) return step.at + 1;
        }
        return first;
    }
    const TierWindow& window = need.within ? *need.within : ladder().window;
    if (std::holds_alternative<SinceTierStart>(window)) {
        keep_earlier(first, state_.term_until, t);
        return first;
    }
    const std::int64_t now = has(need, t);
    if (is_period(window)) return window_leaves(window, frame(), t);
    for (auto one = first_inside(window, t); one != input_.contributions.end(); ++one) {
        if (one->at >= t) break;
        const auto leaves = window_leaves(window, frame(), one->at);
        if (leaves && *leaves > t && has(need, *leaves) < now) return leaves;
    }
    return first;
}

/// The first contribution that has not left the window by `t`: things leave in the order they came.
std::vector<Contribution>::const_iterator TierWalk::first_inside(const TierWindow& window,
                                                                 Instant t) const {
    const auto& all = input_.contributions;
    const auto has_left = [&](const Contribution& one) {
        const auto leaves = window_leaves(window, frame(), one.at);
        return leaves && *leaves <= t;
    };
    // A walk asks again and again about a window that moves on a little.
    if (inside_ <= all.size() && (inside_ == 0 || has_left(all[inside_ - 1]))) {
        constexpr std::size_t near = 4;
        for (std::size_t i = inside_; i < inside_ + near; ++i) {
            if (i < all.size() && has_left(all[i])) continue;
            inside_ = i;
            return all.begin() + static_cast<std::ptrdiff_t>(i);
        }
    }
    const auto place = std::partition_point(all.begin(), all.end(), has_left);
    inside_ = static_cast<std::size_t>(place - all.begin());
    return place;
}

std::optional<Instant> TierWalk::next_leaving(Instant t) const {
    std::optional<Instant> first;
    const auto look = [&](const TierWindow& window) {
        const auto place = first_inside(window, t);
        if (place == input_.contributions.end() || place->at >= t) return;
        keep_earlier(first, window_leaves(window, frame(), place->at), t);
    };
    look(ladder().window);
    for (const TierRule& rung : ladder().rungs) {
        for (const TierNeeds* needs :
             {&rung.needs, &keeps_of(static_cast<std::size_t>(&rung - ladder().rungs.data()))}) {
            for (const Need& need : needs->of) {
                if (need.within) look(*need.within);
            }
        }
    }
    return first;
}

std::optional<Instant> TierWalk::next_moment(Instant t) const {
    std::optional<Instant> next;
    if (moment_ > 0 && moments_[moment_ - 1] > t) moment_ = 0;
    while (moment_ < moments_.size() && moments_[moment_] <= t) ++moment_;
    if (moment_ < moments_.size()) next = moments_[moment_];
    keep_earlier(next, state_.term_until, t);
    keep_earlier(next, state_.grace_until, t);
    keep_earlier(next, state_.waiting_at, t);
    if (is_live()) keep_earlier(next, next_leaving(t), t);
    return next;
}

void TierWalk::advance_to(Instant t) {
    for (auto next = next_moment(now_); next && *next <= t; next = next_moment(now_)) {
        now_ = *next;
        tally_.know(now_);
        visit(now_);
    }
    now_ = std::max(now_, t);
    tally_.know(now_);
}

TierWalk::Cause TierWalk::cause_at(Instant m) const {
    Cause cause;
    const auto first =
        input_.contributions.begin() + static_cast<std::ptrdiff_t>(tally_.place_at(m - 1));
    for (auto one = first; one != input_.contributions.end() && one->at == m - 1; ++one) {
        cause.contributed = true;
        cause.why = one->is_order ? TierReason::order_reached_it : TierReason::points_reached_it;
        if (one->order) cause.order = &*one->order;
    }
    if (const auto place = tally_.reduced_at(m - 1)) {
        cause.reduced = true;
        if (!cause.contributed) {
            cause.why = TierReason::refund;
            const auto& order = input_.contributions[*place].order;
            cause.order = order ? &*order : nullptr;
        }
    }
    return cause;
}

void TierWalk::visit(Instant m) {
    Cause cause = cause_at(m);
    const std::size_t chapter = state_.chapter;
    while (state_.chapter + 1 < chapters_.size() && chapters_[state_.chapter + 1].from <= m) {
        turn_page(m);
    }
    if (cause.reduced) undo_upgrade(m);
    if (cause.reduced && state_.waiting) reconsider_waiting(m);
    if (state_.waiting_at && *state_.waiting_at <= m) begin_waiting(m);
    if (state_.term_until && *state_.term_until <= m) end_term(m);
    if (state_.grace_until && *state_.grace_until <= m) end_grace(m);
    std::optional<std::size_t> rung;  // that is qualified for, where it is known already
    if (is_live() && !state_.term_until) rung = fall_with_window(m, cause);
    if (state_.chapter != chapter && !cause.contributed) cause.why = TierReason::published;
    // T14: who has just gone down by the ladder's way does not climb by what had counted before.
    const bool fell = changed_by_ && (changed_by_->why == TierReason::term_ended ||
                                      changed_by_->why == TierReason::grace_ended);
    if (!fell) climb(m, cause, rung ? *rung : qualifies(m));
    if (cause.contributed) requalify(m, cause);
    note_effective(m, cause);
}

/// T18: rungs are the same when their ids are.
void TierWalk::turn_page(Instant m) {
    const TierLadder& old = ladder();
    std::optional<Instant> old_drop;
    if (old.terms.end == TermEnd::with_window && state_.earned > 0) {
        TierWalk ahead = *this;
        ahead.chapters_ = chapters_.first(state_.chapter + 1);
        for (int i = 0; i < 10'000 && !old_drop; ++i) {
            const auto next = ahead.next_moment(ahead.now_);
            if (!next) break;
            ahead.advance_to(*next);
            if (ahead.state_.earned < state_.earned) old_drop = *next;
        }
    }
    const TierId earned = old.rungs[state_.earned].id;
    const TierId shown = old.rungs[state_.tier].id;
    ++state_.chapter;
    const auto translated = [&](const TierId& id) { return rung_named(ladder(), id); };
    const auto held = translated(earned);
    state_.waiting.reset();
    state_.waiting_at.reset();
    interrupted_.clear();  // their rungs are those of the old ladder
    const bool is_kept = held && ladder().terms.protect_published;
    if (!is_kept) {
        state_.earned = qualifies(m);
        state_.term_until.reset();
        state_.grace_until.reset();
        if (state_.earned > 0 && !is_live()) renew(m);
        changed_by_ = Cause{TierReason::published, nullptr, false, false};
    } else {
        state_.earned = *held;
        if (old.terms.end == TermEnd::with_window) state_.term_until = old_drop;
    }
    // The tier shown keeps its place by its id; note_effective sees whether it has changed.
    const auto seen = translated(shown);
    state_.tier = seen.value_or(ladder().rungs.size());
}

/// T15: money that came back does not hold up the tier it bought.
void TierWalk::undo_upgrade(Instant m) {
    if (is_live() || state_.earned == 0 || !reached_at_) return;
    const Instant since = std::exchange(state_.earned_since, since_before_);
    const std::size_t without = qualifies_when(*reached_at_, m);
    state_.earned_since = since;
    if (without >= state_.earned) return;
    changed_by_ = Cause{TierReason::refund, nullptr, true, false};
    state_.grace_until.reset();
    carried_ = {};
    const auto is_over = [&](const Interrupted& one) {
        return one.term_until && *one.term_until <= m;
    };
    while (!interrupted_.empty() && is_over(interrupted_.back())) interrupted_.pop_back();
    if (!interrupted_.empty() && interrupted_.back().earned >= without) {
        const Interrupted before = interrupted_.back();
        interrupted_.pop_back();
        state_.earned = before.earned;
        state_.earned_since = before.since;
        state_.term_until = before.term_until;
        reached_at_ = before.reached_at;
        since_before_ = before.since_before;
        return undo_upgrade(m);  // its own money may have come back as well
    }
    // What is left was reached then, too, and rests on the money of then that is still here.
    state_.earned = without;
    state_.term_until.reset();
    if (without > 0) return renew(m);
    state_.earned_since = since_before_;
    reached_at_.reset();
}

/// T10: what has come back since takes the promise with it.
void TierWalk::reconsider_waiting(Instant m) {
    state_.waiting = std::min(*state_.waiting, qualifies_when(*waiting_reached_, m));
    if (*state_.waiting > state_.earned) return;
    state_.waiting.reset();
    state_.waiting_at.reset();
}

/// T10: a tier that was reached begins, unless money has come back since without which it would not have
/// been.
void TierWalk::begin_waiting(Instant m) {
    const std::size_t rung = std::min(*state_.waiting, qualifies_when(*waiting_reached_, m));
    state_.waiting.reset();
    state_.waiting_at.reset();
    if (rung <= state_.earned) return;
    reach(rung, m);
    reached_at_ = waiting_reached_;
    changed_by_ = Cause{TierReason::period_began, nullptr, false, false};
}

void TierWalk::reach(std::size_t rung, Instant m) {
    if (!reached_at_) interrupted_.clear();  // what was kept once rests on no upgrade
    if (state_.earned > 0 && !is_live() && !state_.grace_until) {
        interrupted_.push_back(
            {state_.earned, state_.earned_since, since_before_, state_.term_until, reached_at_});
    }
    since_before_ = state_.earned_since;
    Money surplus;
    if (terms().carry_surplus) {
        for (const Need& need : ladder().rungs[rung].needs.of) {
            if (need.measure != Measure::spend) continue;
            surplus.minor = std::max<std::int64_t>(0, has(need, m) - need.least);
        }
    }
    state_.earned = rung;
    reached_at_ = m;
    renew(m);
    state_.earned_since = m;
    carried_ = surplus;
}

/// A new term from `m` on.
void TierWalk::renew(Instant m) {
    const TimeZone& zone = *chapters_[state_.chapter].zone;
    state_.grace_until.reset();
    state_.term_until = term_end(terms(), zone, input_.joined_at, m);
    state_.earned_since = m;
    carried_ = {};
}

/// T12: the period that has just closed is the first of the new term, whose end may be periods later.
void TierWalk::renew_at_end(Instant m) {
    renew(m);
    if (terms().end != TermEnd::period_end || terms().periods_later == 0) return;
    TierTerms counted = terms();
    --counted.periods_later;
    state_.term_until = term_end(counted, *chapters_[state_.chapter].zone, input_.joined_at, m);
}

void TierWalk::end_term(Instant m) {
    // A tier that a new version had protected has no more term on a live ladder.
    if (state_.earned == 0 || is_live()) {
        state_.term_until.reset();
        return;
    }
    if (meets(keeps_of(state_.earned), m)) {
        reached_at_.reset();
        return renew_at_end(m);
    }
    if (terms().grace) {
        state_.grace_until = grace_end(*terms().grace, *chapters_[state_.chapter].zone, m);
        if (*state_.grace_until > m) {
            state_.term_until.reset();
            return;
        }
    }
    downgrade(m, TierReason::term_ended);
}

void TierWalk::end_grace(Instant m) {
    state_.grace_until.reset();
    if (state_.earned == 0) return;
    if (is_live()) {
        if (qualifies(m) < state_.earned && !meets(keeps_of(state_.earned), m)) {
            downgrade(m, TierReason::grace_ended);
        }
        return;
    }
    if (meets(keeps_of(state_.earned), m)) {
        reached_at_.reset();
        return renew(m);
    }
    downgrade(m, TierReason::grace_ended);
}

/// T14
void TierWalk::downgrade(Instant m, TierReason why) {
    const std::size_t before = state_.earned;
    reached_at_.reset();
    switch (terms().downgrade) {
        case Downgrade::never: return renew_at_end(m);
        case Downgrade::to_base: state_.earned = 0; break;
        case Downgrade::one_step: state_.earned = before - 1; break;
        case Downgrade::to_qualifying: state_.earned = std::min(before - 1, qualifies(m)); break;
    }
    state_.term_until.reset();
    state_.earned_since = m;
    carried_ = {};
    if (state_.earned > 0) renew_at_end(m);
    changed_by_ = Cause{why, nullptr, false, false};
}

/// What the member qualifies for, unless that is not known any more or was not asked.
std::optional<std::size_t> TierWalk::fall_with_window(Instant m, const Cause& cause) {
    if (state_.earned == 0 || terms().downgrade == Downgrade::never) return std::nullopt;
    const std::size_t rung = qualifies(m);
    if (rung >= state_.earned || meets(keeps_of(state_.earned), m)) {
        state_.grace_until.reset();
        return rung;
    }
    if (state_.grace_until) return rung;
    if (terms().grace) {
        state_.grace_until = grace_end(*terms().grace, *chapters_[state_.chapter].zone, m);
        if (*state_.grace_until > m) return rung;
        state_.grace_until.reset();
    }
    const bool balance = std::any_of(input_.balance.begin(), input_.balance.end(),
                                     [m](const BalanceStep& step) { return step.at == m - 1; });
    const TierReason why = cause.reduced ? TierReason::refund
                           : balance     ? TierReason::balance_fell
                                         : TierReason::order_left_window;
    downgrade(m, why);
    if (cause.reduced) changed_by_->order = cause.order;
    if (why != TierReason::order_left_window) return std::nullopt;
    // The order that left last.
    for (const Contribution& one : input_.contributions) {
        if (one.at >= m) break;
        const auto leaves = window_leaves(ladder().window, frame(), one.at);
        if (!leaves || *leaves > m || !one.is_order) continue;
        changed_by_->order = one.order ? &*one.order : nullptr;
    }
    return std::nullopt;
}

void TierWalk::climb(Instant m, const Cause& cause, std::size_t rung) {
    if (rung <= state_.earned) return;
    const bool at_once =
        terms().upgrade == UpgradeFrom::at_once || terms().upgrade == UpgradeFrom::same_order;
    if (at_once) {
        reach(rung, m);
        changed_by_ = cause;
        return;
    }
    if (state_.waiting && *state_.waiting >= rung) return;
    const TimeZone& zone = *chapters_[state_.chapter].zone;
    // By the day of what reached it: a moment earlier.
    const Date date = date_on(zone, m - 1);
    const CalendarUnit unit =
        terms().upgrade == UpgradeFrom::next_day ? CalendarUnit::day : terms().period;
    const Instant begins = start_of_day(zone, period_of(unit, date).next);
    if (!state_.waiting && begins <= m) {  // met by time itself, as the day begins
        reach(rung, m);
        changed_by_ = cause;
        return;
    }
    if (!state_.waiting) state_.waiting_at = begins;
    state_.waiting = rung;
    waiting_reached_ = m;
}

/// T12: meeting the needs again starts a new term, and renews within a grace.
void TierWalk::requalify(Instant m, const Cause&) {
    if (is_live() || state_.earned == 0 || reached_at_ == m) return;
    const bool again = meets(ladder().rungs[state_.earned].needs, m);
    if (state_.grace_until) {
        if (!again && !meets(keeps_of(state_.earned), m)) return;
        reached_at_.reset();
        return renew(m);
    }
    if (!again || terms().requalify != Requalify::extends_now) return;
    const auto term = state_.term_until;
    reached_at_.reset();
    renew(m);
    if (term && state_.term_until) state_.term_until = std::max(*term, *state_.term_until);
}

std::size_t TierWalk::plan_rung(Instant m) const {
    std::size_t rung = 0;
    for (const Plan& plan : chapters_[state_.chapter].plans) {
        if (plan_state(input_.plans, plan.id, m) == PlanState::none) continue;
        if (plan.tier < ladder().rungs.size()) rung = std::max(rung, plan.tier);
    }
    return rung;
}

void TierWalk::note_effective(Instant m, const Cause& cause) {
    const Pin* pin = nullptr;
    for (const Pin& one : input_.pins) {
        if (one.at <= m) pin = &one;
    }
    const std::optional<std::size_t> pin_before = state_.pin;
    state_.pin.reset();
    if (pin && pin->tier && (!pin->until || m < *pin->until)) {
        state_.pin = rung_named(ladder(), *pin->tier);
        state_.pin_exact = pin->exactly;
    }
    const std::size_t plan_before = state_.plan;
    state_.plan = plan_rung(m);
    std::size_t tier = std::max(state_.earned, state_.plan);
    if (state_.pin) tier = state_.pin_exact ? *state_.pin : std::max(tier, *state_.pin);
    const auto changed = std::exchange(changed_by_, std::nullopt);
    if (tier == state_.tier) return;
    TierMove move{m, std::min(state_.tier, ladder().rungs.size() - 1), tier, cause.why, {}};
    const OrderId* order = cause.order;
    if (state_.pin != pin_before) {
        move.why = state_.pin ? TierReason::pinned : TierReason::pin_ended;
        order = nullptr;
    } else if (changed) {
        move.why = changed->why;
        order = changed->order;
    } else if (state_.plan != plan_before) {
        move.why = state_.plan > plan_before ? TierReason::plan_paid : TierReason::plan_ended;
        order = nullptr;
    }
    if (order) move.order = *order;
    state_.tier = tier;
    state_.since = m;
    state_.why = move.why;
    state_.order = move.order;
    moves_.push_back(std::move(move));
}

std::size_t TierWalk::tier_counting(std::size_t contribution, Instant t) const {
    TierInput with;
    with.joined_at = input_.joined_at;
    with.plans = input_.plans;
    with.pins = input_.pins;
    with.balance = input_.balance;
    for (std::size_t i = 0; i < input_.contributions.size(); ++i) {
        const Contribution& one = input_.contributions[i];
        if (one.at < t || i == contribution) with.contributions.push_back(one);
        if (i == contribution) with.contributions.back().at = t - 1;
    }
    std::stable_sort(with.contributions.begin(), with.contributions.end(),
                     [](const Contribution& a, const Contribution& b) { return a.at < b.at; });
    TierWalk walk(chapters_, with);
    walk.advance_to(t);
    return walk.state_.tier;
}

}  // namespace regulars
