#include "core/base/money.h"

#include <array>

namespace regulars {
namespace {

struct Row {
    std::string_view code;
    int decimals;
};

// ISO 4217 minor units of the currencies our shops sell in.
constexpr std::array<Row, 20> table{{{"AUD", 2}, {"CAD", 2}, {"CHF", 2}, {"CNY", 2}, {"EUR", 2},
                                     {"GBP", 2}, {"HKD", 2}, {"IDR", 2}, {"INR", 2}, {"JPY", 0},
                                     {"KRW", 0}, {"MOP", 2}, {"MYR", 2}, {"NZD", 2}, {"PHP", 2},
                                     {"SGD", 2}, {"THB", 2}, {"TWD", 2}, {"USD", 2}, {"VND", 0}}};

}  // namespace

std::optional<Currency> currency_of(std::string_view code) {
    for (const Row& row : table) {
        if (row.code == code) return Currency{std::string(code), row.decimals};
    }
    return std::nullopt;
}

}  // namespace regulars
