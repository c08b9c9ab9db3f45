// core/base/multiplier.h: exact decimal factors, such as a tier's 1.25, and their products.
// Units     a Multiplier is in thousandths; three decimals are all a programme may write. A Factor
//           is a reduced fraction: what several multipliers together amount to.
// Rounding  once, at the end, in 128 bits, by the named mode; inputs are never negative.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regulars {

struct Multiplier {
    std::int64_t thousandths = 1000;
    auto operator<=>(const Multiplier&) const = default;
};

/// Exact while the reduced denominator is at most a billion, as of any three multipliers and of most
/// that are written; finer ones are cut to billionths. Stops at a millionfold.
struct Factor {
    std::int64_t numerator = 1, denominator = 1;  // reduced; denominator > 0
    bool operator==(const Factor&) const = default;
};

enum class Rounding { down, half_up, up };

Factor factor_of(Multiplier multiplier);
Factor operator*(Factor a, Factor b);
/// 1 + (a - 1) + (b - 1): how multipliers add up that are combined by sum; never below zero.
Factor summed(Factor a, Factor b);
bool is_greater(Factor a, Factor b);

/// a * b * factor / divisor, rounded once; the largest int64 if that is less. a, b >= 0,
/// divisor > 0, a * b below 2^83.
std::int64_t product_of(std::int64_t a, std::int64_t b, Factor factor, std::int64_t divisor,
                        Rounding rounding);

/// floor(a * b * factor / divisor), exact, or the largest int64 if that is less. All inputs >= 0,
/// divisor > 0, a * b * factor below 2^127.
std::int64_t floor_of(std::int64_t a, std::int64_t b, Multiplier factor, std::int64_t divisor);

/// "1.25"; no trailing zeros.
std::string to_string(Multiplier multiplier);

/// Reads "1", "1.5", "1.250"; empty for anything else (signs, exponents, a fourth decimal).
std::optional<Multiplier> multiplier_from(std::string_view text);

}  // namespace regulars
