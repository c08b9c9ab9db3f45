// tests/core/tiers/ladder.h: small ladders and what members did on them, dates in sight.
#pragma once
#include "core/tiers/standing.h"
#include "tests/support/makers.h"

namespace regulars::making {

/// Base, silver and gold by spend, over twelve months, with the terms of the test.
struct Climb {
    TierLadder ladder;
    std::vector<Plan> plans;
    TierInput input;
    TimeZone zone = taipei();

    Climb(std::int64_t silver = 10'000, std::int64_t gold = 20'000) {
        ladder.rungs = {tier("base", 0, 1000), tier("silver", silver, 1000),
                        tier("gold", gold, 1000)};
        ladder.window = RollingMonths{12};
        input.joined_at = on("2020-01-01");
    }
    Climb& joins(std::string_view date) { return input.joined_at = on(date), *this; }
    Climb& buys(std::string_view date, std::int64_t dollars, std::string id = {}) {
        Contribution one;
        one.at = on(date);
        one.order = OrderId{id.empty() ? std::string(date) : id};
        one.is_order = true;
        one.spend = twd(dollars);
        return adds(std::move(one));
    }
    Climb& earns(std::string_view date, std::int64_t points, bool engagement = false) {
        Contribution one;
        one.at = on(date);
        one.points = {points};
        one.engagement = engagement;
        return adds(std::move(one));
    }
    Climb& returns(std::string_view id, std::string_view date, std::int64_t dollars) {
        for (Contribution& one : input.contributions) {
            if (one.order->text == id) one.reductions.push_back({on(date), twd(dollars), {}});
        }
        return *this;
    }
    Climb& holds(std::string_view date, std::int64_t points) {
        input.balance.push_back({on(date), {points}});
        return *this;
    }

    TierReading reading(Instant as_of) const {
        const TierChapter chapter{Instant{INT64_MIN / 4}, &ladder, plans, &zone};
        return read_tiers(std::span(&chapter, 1), input, as_of);
    }
    /// The tier at the end of the day.
    std::string on_day(std::string_view date) const {
        const Instant end = making::at(std::string(date) + "T23:59:59.999+08:00");
        return ladder.rungs[reading(end).standing.tier].id.text;
    }
    std::string at_time(std::string_view time) const {
        return ladder.rungs[reading(making::at(time)).standing.tier].id.text;
    }
    std::string until(std::string_view date) const {
        const auto end = reading(making::at(std::string(date) + "T23:59:59+08:00")).standing.until;
        return end ? to_string(date_on(zone, *end)) : "none";
    }

private:
    Climb& adds(Contribution one) {
        const auto later = [](const Contribution& a, const Contribution& b) { return a.at < b.at; };
        auto& all = input.contributions;
        all.insert(std::upper_bound(all.begin(), all.end(), one, later), std::move(one));
        return *this;
    }
};

inline TierTerms months_from_upgrade(int months) {
    TierTerms terms;
    terms.end = TermEnd::after;
    terms.span.months = months;
    return terms;
}

inline Need need(Measure measure, std::int64_t least, std::optional<TierWindow> within = {}) {
    Need made;
    made.measure = measure;
    made.least = least;
    made.within = std::move(within);
    return made;
}

}  // namespace regulars::making
