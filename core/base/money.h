// core/base/money.h: amounts of the programme's one currency.
// Units     minor units of ISO 4217: 1999 is 19.99 GBP; TWD has two decimals there as well, so
//           NT$1,240 is 124000, although nobody in Taiwan has seen a cent for years.
// Limits    read within +-limits::amount_minor, so sums of a member's orders fit an int64.
// Rounding  only where a function's name says so.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regulars {

struct Money {
    std::int64_t minor = 0;
    auto operator<=>(const Money&) const = default;
};

inline Money operator+(Money a, Money b) { return {a.minor + b.minor}; }
inline Money operator-(Money a, Money b) { return {a.minor - b.minor}; }
inline Money& operator+=(Money& a, Money b) { return a = a + b; }
inline Money& operator-=(Money& a, Money b) { return a = a - b; }

struct Currency {
    std::string code;  // ISO 4217: "TWD"
    int decimals = 2;  // digits after the point in the minor unit
    bool operator==(const Currency&) const = default;
};

/// The currencies a programme may use; empty for a code not in the table of ISO 4217 minor units.
std::optional<Currency> currency_of(std::string_view code);

}  // namespace regulars
