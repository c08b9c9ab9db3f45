#include "core/base/multiplier.h"

#include <algorithm>
#include <cassert>

#include "core/base/decimal.h"
#include "core/base/limits.h"

namespace regulars {

std::int64_t floor_of(std::int64_t a, std::int64_t b, Multiplier factor, std::int64_t divisor) {
    assert(a >= 0 && b >= 0 && factor.thousandths >= 0 && divisor > 0);
    __extension__ using Wide = __int128;
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
