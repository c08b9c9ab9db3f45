#include "core/rewards/coupon_code.h"

namespace regulars {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t data_characters = 8;

int value_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto place = alphabet.find(c);
    return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

/// Odd weights are invertible modulo 32, so any single wrong character changes the sum.
int check_value(const std::array<int, data_characters>& values) {
    int sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[i] * static_cast<int>(2 * i + 3);
    return sum % 32;
}

std::string shown(const std::array<int, data_characters>& values) {
    std::string code;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i == 4) code += '-';
        code += alphabet[static_cast<std::size_t>(values[i])];
    }
    code += '-';
    code += alphabet[static_cast<std::size_t>(check_value(values))];
    return code;
}

}  // namespace

std::string coupon_code(const CouponBytes& bytes) {
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : bytes) bits = bits << 8 | byte;
    std::array<int, data_characters> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<int>(bits >> (5 * (values.size() - 1 - i)) & 31);
    }
    return shown(values);
}

std::optional<std::string> coupon_code_from(std::string_view typed) {
    std::array<int, data_characters> values{};
    std::size_t count = 0;
    int check = -1;
    for (const char c : typed) {
        if (c == '-' || c == ' ') continue;
        const int value = value_of(c);
        if (value < 0 || count > data_characters) return std::nullopt;
        if (count < data_characters) {
            values[count] = value;
        } else {
            check = value;
        }
        ++count;
    }
    if (count != data_characters + 1 || check != check_value(values)) return std::nullopt;
    return shown(values);
}

}  // namespace regulars
