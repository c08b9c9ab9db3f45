// core/base/decimal.h: plain decimal text ("2.55", "-1", "0.001") to whole units without a
// floating point on the way.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regulars {

/// `text` in units of 10^-decimals. Empty when it is not a plain decimal number, has more
/// decimals than asked for (trailing zeros aside), or does not fit.
std::optional<std::int64_t> fixed_point_from(std::string_view text, int decimals);

/// The shortest text: 125 with two decimals is "1.25", 100 is "1".
std::string to_plain_text(std::int64_t units, int decimals);

}  // namespace regulars
