#include "server/sample/shop_calendar.h"

#include <algorithm>
#include <optional>

namespace regulars {
namespace {

constexpr std::array<Date, 11> lunar_new_years{{{2022, 2, 1},
                                                {2023, 1, 22},
                                                {2024, 2, 10},
                                                {2025, 1, 29},
                                                {2026, 2, 17},
                                                {2027, 2, 6},
                                                {2028, 1, 26},
                                                {2029, 2, 13},
                                                {2030, 2, 3},
                                                {2031, 1, 23},
                                                {2032, 2, 11}}};
constexpr std::array<Date, 11> mid_autumns{{{2022, 9, 10},
                                            {2023, 9, 29},
                                            {2024, 9, 17},
                                            {2025, 10, 6},
                                            {2026, 9, 25},
                                            {2027, 9, 15},
                                            {2028, 10, 3},
                                            {2029, 9, 22},
                                            {2030, 9, 12},
                                            {2031, 10, 1},
                                            {2032, 9, 19}}};

/// Days from `date` to that year's feast; negative after it.
std::optional<std::int64_t> days_until(std::span<const Date> feasts, Date date) {
    for (const Date feast : feasts) {
        if (feast.year == date.year) return days_since_1970(feast) - days_since_1970(date);
    }
    return std::nullopt;
}

bool is_within(std::optional<std::int64_t> days, std::int64_t first, std::int64_t last) {
    return days && *days >= first && *days <= last;
}

// One weight an hour, from midnight.
constexpr std::array<int, 24> web_hours{14, 7,  3,  1,  1,  1,  3,  8,  14, 20, 22, 24,
                                        34, 26, 20, 20, 20, 20, 22, 26, 38, 52, 50, 30};
constexpr std::array<int, 24> store_hours{0,  0,  0,  0,  0,  0,  0,  0,  0,  0, 0, 18,
                                          24, 26, 34, 40, 42, 38, 34, 30, 16, 0, 0, 0};

}  // namespace

TimeZone taipei() { return {"Asia/Taipei", 8 * 3'600, {}}; }

int day_weight(Date date, Channel channel) {
    const int weekday = weekday_of(date);
    const bool weekend = weekday == 0 || weekday == 6;
    const auto new_year = days_until(lunar_new_years, date);
    if (channel == Channel::store) {
        if (weekday == 1) return 0;                // closed on Mondays
        if (is_within(new_year, -3, 1)) return 0;  // and over the New Year
    }
    int weight = quiet_day_weight;
    if (weekend) weight = channel == Channel::store ? 210 : 115;
    if (is_within(new_year, 2, 24)) weight = weight * 17 / 10;
    if (is_within(new_year, -6, 1)) weight = weight * 4 / 10;
    if (is_within(days_until(mid_autumns, date), 1, 20)) weight = weight * 15 / 10;
    const bool double_eleven = date.month == 11 && date.day >= 8 && date.day <= 12;
    if (double_eleven && channel == Channel::web) {
        weight = date.day == 11 ? busiest_day_weight : weight * 3;
    }
    if (date.month == 12) weight = weight * 13 / 10;
    return std::min(weight, busiest_day_weight);
}

int season_weight(Season season, Date date) {
    switch (season) {
        case Season::all_year: return 100;
        case Season::summer: return date.month >= 5 && date.month <= 9 ? 160 : 30;
        case Season::winter: return date.month >= 11 || date.month <= 2 ? 170 : 15;
        case Season::mid_autumn: return is_within(days_until(mid_autumns, date), 0, 28) ? 400 : 0;
        case Season::new_year: return is_within(days_until(lunar_new_years, date), 0, 32) ? 400 : 0;
    }
    return 100;
}

Instant any_moment(SeededRandom& random, Date date, Channel channel) {
    const auto hour = random.weighted(channel == Channel::store ? store_hours : web_hours);
    const std::int64_t second = random.below(3'600);
    const Instant midnight = instant_of(taipei(), {date, 0, 0, 0});
    return midnight + (static_cast<std::int64_t>(hour) * 3'600 + second) * ms_per_second;
}

}  // namespace regulars
