// core/base/limits.h: the largest numbers a document may hold. They are checked where numbers
// are read, so that no sum of a member's orders overflows an int64. Products are computed in 128
// bits; one beyond an int64 stops at the largest, and `decide` refuses what is above `points`.
#pragma once
#include <cstddef>
#include <cstdint>

namespace regulars::limits {

inline constexpr std::int64_t amount_minor = 10'000'000'000'000;  // a hundred billion pounds
inline constexpr std::int64_t points = 1'000'000'000'000;
inline constexpr std::int64_t multiplier_thousandths = 1'000'000;  // a thousandfold
inline constexpr std::size_t tiers = 12;
inline constexpr std::size_t benefits = 64;
inline constexpr std::size_t rewards = 1'000;
inline constexpr std::size_t id_bytes = 256;  // an event's id is made of several
inline constexpr std::size_t text_bytes = 4'000;
inline constexpr int window_days = 3'660;
inline constexpr int expiry_months = 120;

}  // namespace regulars::limits
