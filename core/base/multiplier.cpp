#include "core/base/multiplier.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/base/decimal.h"
#include "core/base/limits.h"

namespace regulars {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t factor_most = 1'000'000;
constexpr std::int64_t denominator_most = 1'000'000'000;

Wide gcd(Wide a, Wide b) {
    while (b != 0) a = std::exchange(b, a % b);
    return a;
}

/// Reduced; a product finer than a billionth is cut to billionths, and none is above a millionfold.
Factor reduced(Wide numerator, Wide denominator) {
    const Wide common = gcd(numerator, denominator);
    numerator /= common;
    denominator /= common;
    if (numerator > denominator * factor_most) return {factor_most, 1};
    if (denominator > denominator_most) {
        return reduced(numerator * denominator_most / denominator, denominator_most);
    }
    return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

}  // namespace

Factor factor_of(Multiplier multiplier) { return reduced(multiplier.thousandths, 1000); }

Factor operator*(Factor a, Factor b) {
    return reduced(Wide{a.numerator} * b.numerator, Wide{a.denominator} * b.denominator);
}

Factor summed(Factor a, Factor b) {
    const Wide denominator = Wide{a.denominator} * b.denominator;
    const Wide numerator =
        Wide{a.numerator} * b.denominator + Wide{b.numerator} * a.denominator - denominator;
    return reduced(std::max<Wide>(numerator, 0), denominator);
}

bool is_greater(Factor a, Factor b) {
    return Wide{a.numerator} * b.denominator > Wide{b.numerator} * a.denominator;
}

std::int64_t product_of(std::int64_t a, std::int64_t b, Factor factor, std::int64_t divisor,
                        Rounding rounding) {
    assert(a >= 0 && b >= 0 && divisor > 0);
    const Wide product = Wide{a} * b;
    if (factor.numerator == 0 || product == 0) return 0;
    const Wide quotient = product / divisor;
    if (quotient >= Wide{1} << 77 && factor.numerator >= factor.denominator) return INT64_MAX;
    // Split, so that nothing overflows: a numerator is below 2^50, and that of a factor below 1 below 2^30.
    const Wide over = Wide{divisor} * factor.denominator;
    const Wide whole = quotient * factor.numerator / factor.denominator;
    const Wide rest = quotient * factor.numerator % factor.denominator * divisor +
                      product % divisor * factor.numerator;
    Wide result = whole + rest / over;
    const Wide left = rest % over;
    if (rounding == Rounding::up && left > 0) ++result;
    if (rounding == Rounding::half_up && left * 2 >= over) ++result;
    return static_cast<std::int64_t>(std::min<Wide>(result, INT64_MAX));
}

std::int64_t floor_of(std::int64_t a, std::int64_t b, Multiplier factor, std::int64_t divisor) {
    assert(a >= 0 && b >= 0 && factor.thousandths >= 0 && divisor > 0);
    const Wide product = Wide{a} * b * factor.thousandths;
    return static_cast<std::int64_t>(std::min<Wide>(product / (Wide{divisor} * 1000), INT64_MAX));
}

std::string to_string(Multiplier multiplier) { return to_plain_text(multiplier.thousandths, 3); }

std::optional<Multiplier> multiplier_from(std::string_view text) {
    if (text.empty() || text.front() == '-' || text.front() == '+') return std::nullopt;
    const auto thousandths = fixed_point_from(text, 3);
    if (!thousandths || *thousandths > limits::multiplier_thousandths) return std::nullopt;
    return Multiplier{*thousandths};
}

}  // namespace regulars
