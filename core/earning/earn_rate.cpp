#include "core/earning/earn_rate.h"

namespace regulars {

Points points_earned_floor(Money basis, const EarnRate& rate, Multiplier multiplier) {
    if (basis.minor <= 0) return Points{};
    if (rate.steps == Steps::whole) {
        return Points{floor_of(basis.minor / rate.per.minor, rate.give.count, multiplier, 1)};
    }
    return Points{floor_of(basis.minor, rate.give.count, multiplier, rate.per.minor)};
}

}  // namespace regulars
