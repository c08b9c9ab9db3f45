// core/wording/numbers.h: numbers, money and dates as people read them.
// Money     the sign of the currency before the amount, groups of three, no decimals when they
//           are all zero: NT$1,240, £12.50, -£3. A minus is U+2212, which aligns with digits.
// Dates     by the language's own pattern; the year only when it is not this year.
#pragma once
#include "core/base/money.h"
#include "core/base/time_zone.h"
#include "core/points/points.h"

namespace regulars {

struct Catalog;

std::string grouped(std::int64_t number);         // 1,240
std::string signed_grouped(std::int64_t number);  // +1,240, −300, 0
std::string money_text(Money money, const Currency& currency);
std::string amount_text(Money money, const Currency& currency);         // without the sign: 1,240
std::string date_text(const Catalog& catalog, Date date, Date today);   // 9/30（三）
std::string month_text(const Catalog& catalog, Date date, Date today);  // a history's headings
/// By the pattern that `key` names: "date.day_and_year", which always says the year.
std::string date_by(const Catalog& catalog, std::string_view key, Date date);
/// The n-th of the words that the text of `key` holds, separated by "|".
std::string word_of(const Catalog& catalog, std::string_view key, int n);

}  // namespace regulars
