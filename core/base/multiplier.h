// core/base/multiplier.h: an exact decimal factor, such as a tier's 1.25.
// Units     thousandths; three decimals are all a programme may write.
// Rounding  `floor_of` divides once, at the end, in 128 bits, toward negative infinity; its
//           inputs are never negative.
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

/// floor(a * b * factor / divisor), exact, or the largest int64 if that is less. All inputs >= 0,
/// divisor > 0, a * b * factor below 2^127.
std::int64_t floor_of(std::int64_t a, std::int64_t b, Multiplier factor, std::int64_t divisor);

/// "1.25"; no trailing zeros.
std::string to_string(Multiplier multiplier);

/// Reads "1", "1.5", "1.250"; empty for anything else (signs, exponents, a fourth decimal).
std::optional<Multiplier> multiplier_from(std::string_view text);

}  // namespace regulars
