// core/membership/plan.h: paid membership: a fee buys a period.
// Boundaries  a period is [start, end); a renewal begins where the paid time ends, so paying early loses
//             nothing; paid after the grace it begins anew. Grace keeps the benefits for some days more.
// Source      docs/rules/membership.md, M1-M5.
#pragma once
#include <span>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/id.h"
#include "core/base/localized_text.h"
#include "core/base/money.h"

namespace regulars {

struct Plan {
    PlanId id;
    LocalizedText name;
    Money price;  // zero or more; what is paid is recorded, not judged
    CivilSpan period;
    int grace_days = 0;
    std::size_t tier = 0;  // rung that the plan holds the member on, at least; 0: none
    bool operator==(const Plan&) const = default;
};

/// What happened to a member's plans; the rows of one plan stand in time order.
struct PlanEvent {
    enum class Kind { paid, cancelled, refunded };
    Instant at;
    Kind kind = Kind::paid;
    PlanId plan;        // refunded: of the payment
    PaymentId payment;  // paid, refunded
    bool operator==(const PlanEvent&) const = default;
};

/// One paid stretch without a gap. `refunded` ended it early when it did.
struct PlanPeriod {
    PlanId plan;
    Instant from, until;  // paid for: [from, until)
    // Benefits last until here: `until` without grace, or once cancelled or refunded. Who does that
    // within the grace ends it there.
    Instant grace_until;
    bool cancelled = false;
    bool operator==(const PlanPeriod&) const = default;
};

/// M1-M4. Payments at or before `as_of`, as periods in time order, one plan after the other. Events of a
/// plan the programme does not have are passed over.
std::vector<PlanPeriod> plan_periods(std::span<const Plan> plans, std::span<const PlanEvent> events,
                                     const TimeZone& zone, Instant as_of);

enum class PlanState { none, active, past_due };  // past_due: in its grace

PlanState plan_state(std::span<const PlanPeriod> periods, const PlanId& plan, Instant at);

}  // namespace regulars
