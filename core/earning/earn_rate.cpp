#include "core/earning/earn_rate.h"

namespace regulars {

Points points_earned(Money basis, const EarnRate& rate, Factor factor, Rounding rounding) {
    if (basis.minor <= 0) return Points{};
    if (rate.steps == Steps::whole) {
        return Points{
            product_of(basis.minor / rate.per.minor, rate.give.count, factor, 1, rounding)};
    }
    return Points{product_of(basis.minor, rate.give.count, factor, rate.per.minor, rounding)};
}

Points points_earned_floor(Money basis, const EarnRate& rate, Multiplier multiplier) {
    return points_earned(basis, rate, factor_of(multiplier), Rounding::down);
}

}  // namespace regulars
