#include "core/tiers/tier_window.h"

namespace regulars {
namespace {

constexpr Instant the_beginning{INT64_MIN / 4};

Date membership_year_of(Date joined_on, Date date) {
    const Date this_year = anniversary_in(joined_on, date.year);
    return date < this_year ? anniversary_in(joined_on, date.year - 1) : this_year;
}

struct From {
    const WindowFrame& frame;
    Instant t;

    Instant operator()(const RollingDays& window) const { return t - window.days * ms_per_day; }
    Instant operator()(const RollingMonths& window) const {
        // The first civil day whose end of membership in the window lies after t.
        const Date today = date_on(frame.zone, t);
        Date first = plus_months(today, -window.months);
        while (leaves(first, window) <= t) first = plus_days(first, 1);
        while (leaves(plus_days(first, -1), window) > t) first = plus_days(first, -1);
        return start_of_day(frame.zone, first);
    }
    Instant operator()(const CalendarWindow& window) const {
        const Date before = date_on(frame.zone, t - 1);
        return start_of_day(frame.zone, period_of(window.unit, before).first);
    }
    Instant operator()(const MembershipYear&) const {
        const Date joined = date_on(frame.zone, frame.joined_at);
        return start_of_day(frame.zone, membership_year_of(joined, date_on(frame.zone, t - 1)));
    }
    Instant operator()(const SinceTierStart&) const { return frame.tier_since_at; }
    Instant operator()(const Lifetime&) const { return the_beginning; }

    Instant leaves(Date counted_on, const RollingMonths& window) const {
        return start_of_day(frame.zone, plus_months(counted_on, window.months));
    }
};

struct Leaves {
    const WindowFrame& frame;
    Instant at;

    std::optional<Instant> operator()(const RollingDays& window) const {
        return at + window.days * ms_per_day + 1;
    }
    std::optional<Instant> operator()(const RollingMonths& window) const {
        return start_of_day(frame.zone, plus_months(date_on(frame.zone, at), window.months));
    }
    std::optional<Instant> operator()(const CalendarWindow& window) const {
        return start_of_day(frame.zone, period_of(window.unit, date_on(frame.zone, at)).next);
    }
    std::optional<Instant> operator()(const MembershipYear&) const {
        const Date joined = date_on(frame.zone, frame.joined_at);
        const Date first = membership_year_of(joined, date_on(frame.zone, at));
        return start_of_day(frame.zone, anniversary_in(joined, first.year + 1));
    }
    std::optional<Instant> operator()(const SinceTierStart&) const { return std::nullopt; }
    std::optional<Instant> operator()(const Lifetime&) const { return std::nullopt; }
};

}  // namespace

Instant window_from(const TierWindow& window, const WindowFrame& frame, Instant t) {
    return std::visit(From{frame, t}, window);
}

std::optional<Instant> window_leaves(const TierWindow& window, const WindowFrame& frame,
                                     Instant counted_at) {
    return std::visit(Leaves{frame, counted_at}, window);
}

}  // namespace regulars
