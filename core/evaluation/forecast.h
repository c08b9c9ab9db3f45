// core/evaluation/forecast.h: what would happen to one member: buy this, return that, wait until then.
// The very functions that decide facts decide the steps; nothing is written and nothing is estimated.
// Source    docs/rules/forecast.md, X1-X4.
#pragma once
#include "core/evaluation/account.h"
#include "core/evaluation/decide.h"

namespace regulars {

struct ForecastStep {
    Fact fact;
    Problems refused;                     // empty: it would be accepted
    std::vector<ExplainedEntry> entries;  // what it would write
};

struct Forecast {
    Account before;  // now, before the first step
    std::vector<ForecastStep> steps;
    Account after;  // at the instant asked for
    Points gained;  // after - before, in points that are active or pending, less debt
};

/// The steps, one after the other (each at its occurred_at, none before `now`), then waiting until
/// `until`. A step that is refused changes nothing, and the rest goes on.
Forecast forecast(Programs programs, const MemberRecord& record, std::span<const Fact> steps,
                  Instant now, Instant until, Shelf taken);

}  // namespace regulars
