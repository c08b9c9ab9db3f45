#include "core/membership/plan.h"

#include <algorithm>

namespace regulars {
namespace {

struct Stretch {
    PaymentId payment;
    Instant from, until;
};

class PlanWalk {
public:
    PlanWalk(const Plan& plan, const TimeZone& zone) : plan_(plan), zone_(zone) {}

    void paid(const PlanEvent& event) {
        const bool runs = !periods_.empty() && event.at < periods_.back().grace_until;
        if (!runs) {
            periods_.push_back({plan_.id, event.at, event.at, event.at, false});
            stretches_.clear();
        }
        PlanPeriod& period = periods_.back();
        stretches_.push_back({event.payment, period.until, stretch_end(period.until)});
        period.until = stretches_.back().until;
        period.grace_until = with_grace(period.until);
        period.cancelled = false;
    }

    void cancelled(Instant at) {
        if (periods_.empty() || at >= periods_.back().grace_until) return;
        periods_.back().cancelled = true;
        end_grace(at);
    }

    void refunded(const PlanEvent& event) {
        const auto place =
            std::find_if(stretches_.begin(), stretches_.end(),
                         [&](const Stretch& stretch) { return stretch.payment == event.payment; });
        if (place == stretches_.end()) return;
        PlanPeriod& period = periods_.back();
        period.until = std::clamp(event.at, place->from, place->until);
        const auto later = stretches_.erase(place);
        for (auto stretch = later; stretch != stretches_.end(); ++stretch) {
            stretch->from = period.until;
            period.until = stretch->until = stretch_end(stretch->from);
        }
        // M4: grace is for those who may still pay, not for those who took their money back.
        if (later == stretches_.end() || period.cancelled)
            end_grace(event.at);
        else
            period.grace_until = with_grace(period.until);
    }

    std::vector<PlanPeriod> take() { return std::move(periods_); }

private:
    Instant stretch_end(Instant from) const {
        return start_of_day(zone_, plus(date_on(zone_, from), plan_.period));
    }
    Instant with_grace(Instant until) const {
        if (plan_.grace_days == 0) return until;
        return start_of_day(zone_, plus_days(date_on(zone_, until), plan_.grace_days));
    }
    /// With the paid time, or now when that is over: what grace has given so far stays given.
    void end_grace(Instant at) {
        PlanPeriod& period = periods_.back();
        period.grace_until = std::min(period.grace_until, std::max(period.until, at));
    }

    const Plan& plan_;
    const TimeZone& zone_;
    std::vector<PlanPeriod> periods_;
    std::vector<Stretch> stretches_;  // of the last period
};

}  // namespace

std::vector<PlanPeriod> plan_periods(std::span<const Plan> plans, std::span<const PlanEvent> events,
                                     const TimeZone& zone, Instant as_of) {
    std::vector<PlanPeriod> all;
    for (const Plan& plan : plans) {
        PlanWalk walk(plan, zone);
        for (const PlanEvent& event : events) {
            if (event.at > as_of) continue;
            if (event.kind == PlanEvent::Kind::refunded) walk.refunded(event);
            if (event.plan != plan.id) continue;
            if (event.kind == PlanEvent::Kind::paid) walk.paid(event);
            if (event.kind == PlanEvent::Kind::cancelled) walk.cancelled(event.at);
        }
        for (PlanPeriod& period : walk.take()) all.push_back(std::move(period));
    }
    return all;
}

PlanState plan_state(std::span<const PlanPeriod> periods, const PlanId& plan, Instant at) {
    for (const PlanPeriod& period : periods) {
        if (period.plan != plan || at < period.from) continue;
        if (at < period.until) return PlanState::active;
        if (at < period.grace_until) return PlanState::past_due;
    }
    return PlanState::none;
}

}  // namespace regulars
