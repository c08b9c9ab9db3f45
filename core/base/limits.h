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
inline constexpr std::size_t wallets = 8;
inline constexpr std::size_t plans = 12;
inline constexpr std::size_t earning_rules = 200;
inline constexpr std::size_t rule_limits = 8;
inline constexpr std::size_t needs = 12;
inline constexpr int conditions_deep = 6;
inline constexpr std::size_t list_entries = 200;
inline constexpr std::size_t product_names = 500;
inline constexpr std::size_t order_lines = 1'000;
inline constexpr int span_months = 1'200;
inline constexpr int span_days = 36'600;
inline constexpr int pending_days = 3'660;
inline constexpr int grace_days = 3'660;
inline constexpr int window_days = 3'660;
inline constexpr int expiry_months = 120;

}  // namespace regulars::limits
