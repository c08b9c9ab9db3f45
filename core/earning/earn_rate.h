// core/earning/earn_rate.h: points for money spent.
// Units     Money::minor is the currency's minor unit (ISO 4217).
// Rounding  once per rule, at the end, after every multiplier (E2, E3):
//             whole steps  round(floor(basis / per) * give * factor)
//             prorated     round(basis * give * factor / per)
//           19.99 at 1 point per 1.00 and 1.5 is 28 in whole steps and 29 prorated, rounded down.
// Limits    amounts are bounded where they are read (base/limits.h); 128 bits in between.
// Errors    none: a rate of zero was refused when the programme was read.
// Source    docs/rules/earning.md, E1-E3.
#pragma once
#include "core/base/money.h"
#include "core/base/multiplier.h"
#include "core/points/points.h"

namespace regulars {

enum class Steps { whole, prorated };

struct EarnRate {
    Points give;  // earned for each
    Money per;    // amount spent; above zero, in the programme's currency
    Steps steps = Steps::whole;
    bool operator==(const EarnRate&) const = default;
};

/// E2, E3. A basis of zero or less earns nothing.
Points points_earned(Money basis, const EarnRate& rate, Factor factor, Rounding rounding);

/// The same for one multiplier, rounded down.
Points points_earned_floor(Money basis, const EarnRate& rate, Multiplier multiplier);

}  // namespace regulars
