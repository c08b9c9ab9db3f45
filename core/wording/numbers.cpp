#include "core/wording/numbers.h"

#include "core/wording/catalog.h"

namespace regulars {
namespace {

constexpr std::string_view minus = "\u2212";

std::string grouped_digits(std::string digits) {
    for (std::size_t i = digits.size(); i > 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

std::string magnitude(std::int64_t number) {
    std::string digits = std::to_string(number);
    if (number < 0) digits.erase(0, 1);
    return digits;
}

std::string unsigned_amount(Money money, const Currency& currency) {
    std::string digits = magnitude(money.minor);
    const auto places = static_cast<std::size_t>(currency.decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    const std::string part = digits.substr(digits.size() - places);
    std::string amount = grouped_digits(digits.substr(0, digits.size() - places));
    if (part.find_first_not_of('0') != std::string::npos) amount += "." + part;
    return amount;
}

std::string_view sign_of(std::string_view code) {
    if (code == "TWD") return "NT$";
    if (code == "GBP") return "£";
    if (code == "EUR") return "€";
    if (code == "USD") return "US$";
    if (code == "JPY") return "¥";
    if (code == "HKD") return "HK$";
    return {};
}

/// The n-th of the words that a text holds, separated by "|".
std::string_view word(std::string_view words, int n) {
    for (; n > 0; --n) {
        const auto bar = words.find('|');
        if (bar == std::string_view::npos) return words;
        words.remove_prefix(bar + 1);
    }
    return words.substr(0, words.find('|'));
}

std::string_view raw(const Catalog& catalog, std::string_view key) {
    const auto text = catalog.texts.find(key);
    return text == catalog.texts.end() ? key : std::string_view(text->second);
}

}  // namespace

std::string grouped(std::int64_t number) {
    return (number < 0 ? std::string(minus) : std::string{}) + grouped_digits(magnitude(number));
}

std::string signed_grouped(std::int64_t number) {
    return number > 0 ? "+" + grouped(number) : grouped(number);
}

std::string money_text(Money money, const Currency& currency) {
    const std::string_view sign = sign_of(currency.code);
    const std::string lead = sign.empty() ? currency.code + " " : std::string(sign);
    return (money.minor < 0 ? std::string(minus) : std::string{}) + lead +
           unsigned_amount(money, currency);
}

std::string amount_text(Money money, const Currency& currency) {
    return (money.minor < 0 ? std::string(minus) : std::string{}) +
           unsigned_amount(money, currency);
}

std::string word_of(const Catalog& catalog, std::string_view key, int n) {
    return std::string(word(raw(catalog, key), n));
}

std::string date_by(const Catalog& catalog, std::string_view key, Date date) {
    return say(catalog, key,
               {{"year", std::to_string(date.year)},
                {"month", std::to_string(date.month)},
                {"month_name", word_of(catalog, "date.months", date.month - 1)},
                {"day", std::to_string(date.day)},
                {"weekday", word_of(catalog, "date.weekdays", weekday_of(date))}});
}

std::string date_text(const Catalog& catalog, Date date, Date today) {
    return date_by(catalog, date.year == today.year ? "date.day" : "date.day_and_year", date);
}

std::string month_text(const Catalog& catalog, Date date, Date today) {
    return date_by(catalog, date.year == today.year ? "date.month" : "date.month_and_year", date);
}

}  // namespace regulars
