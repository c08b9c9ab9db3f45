// core/rewards/coupon_code.h: codes a member reads to a cashier.
// Eight characters of Crockford's base 32 (no I, L, O, U) carry 40 random bits, a ninth is a
// check character, shown as "4QXR-8M2K-7". One wrong character, and almost every swap of two
// neighbours, is caught before a lookup.
// Source    docs/rules/rewards.md, R5.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regulars {

using CouponBytes = std::array<std::uint8_t, 5>;  // from the system's random source

std::string coupon_code(const CouponBytes& bytes);

/// The code as stored, from what a person typed: case, spaces and dashes do not matter, O is
/// read as 0, I and L as 1. Empty when the check character does not fit.
std::optional<std::string> coupon_code_from(std::string_view typed);

}  // namespace regulars
