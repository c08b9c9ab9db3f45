#include "core/base/decimal.h"

#include <limits>

namespace regulars {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> fixed_point_from(std::string_view text, int decimals) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::int64_t units = 0;
    int after_point = -1;  // -1: still before the point
    bool any_digit = false;
    for (const char c : text) {
        if (c == '.' && after_point < 0) {
            after_point = 0;
            continue;
        }
        if (!is_digit(c)) return std::nullopt;
        any_digit = true;
        if (after_point >= decimals) {
            if (c != '0') return std::nullopt;  // a digit that the unit cannot hold
            continue;
        }
        const int digit = c - '0';
        if (units > (most - digit) / 10) return std::nullopt;
        units = units * 10 + digit;
        if (after_point >= 0) ++after_point;
    }
    if (!any_digit) return std::nullopt;
    for (int i = after_point < 0 ? 0 : after_point; i < decimals; ++i) {
        if (units > most / 10) return std::nullopt;
        units *= 10;
    }
    return negative ? -units : units;
}

std::string to_plain_text(std::int64_t units, int decimals) {
    const bool negative = units < 0;
    std::string digits = std::to_string(units);
    if (negative) digits.erase(0, 1);
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string whole = digits.substr(0, digits.size() - places);
    std::string part = digits.substr(digits.size() - places);
    while (!part.empty() && part.back() == '0') part.pop_back();
    std::string text = negative ? "-" + whole : whole;
    return part.empty() ? text : text + "." + part;
}

}  // namespace regulars
