#include "core/base/instant.h"

#include "core/base/limits.h"

namespace regulars {
namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

/// Takes exactly `width` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t width) {
    if (text.size() < width) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, width)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<LocalTime> take_local_time(std::string_view& text) {
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day || (!take(text, 'T') && !take(text, ' '))) return std::nullopt;
    const auto hour = take_digits(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_digits(text, 2);
    if (!minute) return std::nullopt;
    int second = 0;
    if (take(text, ':')) {
        const auto seconds = take_digits(text, 2);
        if (!seconds) return std::nullopt;
        second = *seconds;
    }
    if (*year < 1970 || *year > 2400 || *month < 1 || *month > 12 || *day < 1 ||
        *day > days_in_month(*year, *month) || *hour > 23 || *minute > 59 || second > 59) {
        return std::nullopt;
    }
    return LocalTime{{*year, *month, *day}, *hour, *minute, second};
}

std::int64_t ms_of(const LocalTime& t) {
    return days_since_1970(t.date) * ms_per_day +
           ((t.hour * 60 + t.minute) * 60 + t.second) * ms_per_second;
}

}  // namespace

// Civil calendar by counting from 1 March, so that the leap day is the last of its year.
std::int64_t days_since_1970(Date date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month_from_march = (date.month + 9) % 12;
    const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

Date date_from_days(std::int64_t days) {
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = floor_div(shifted, 146'097);
    const std::int64_t day_of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    const int month =
        static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    const int year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
    return {year, month, day};
}

int days_in_month(int year, int month) {
    if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weekday_of(Date date) {
    const std::int64_t days = days_since_1970(date) + 4;  // 1970-01-01 was a Thursday
    return static_cast<int>(days - floor_div(days, 7) * 7);
}

Date plus_months(Date date, int months) {
    const int total = date.year * 12 + (date.month - 1) + months;
    const int year = static_cast<int>(floor_div(total, 12));
    const int month = total - year * 12 + 1;
    const int last = days_in_month(year, month);
    return {year, month, date.day < last ? date.day : last};
}

std::optional<Instant> instant_from(std::string_view text) {
    const auto local = take_local_time(text);
    if (!local) return std::nullopt;
    std::int64_t ms = ms_of(*local);
    if (take(text, '.')) {
        std::int64_t scale = 100;
        bool any = false;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            ms += (text.front() - '0') * scale;
            scale /= 10;
            any = true;
            text.remove_prefix(1);
        }
        if (!any) return std::nullopt;
    }
    if (take(text, 'Z')) return text.empty() ? std::optional(Instant{ms}) : std::nullopt;
    const bool east = take(text, '+');
    if (!east && !take(text, '-')) return std::nullopt;
    const auto hours = take_digits(text, 2);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_digits(text, 2);
    if (!minutes || !text.empty() || *hours > 23 || *minutes > 59) return std::nullopt;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60 * ms_per_second;
    return Instant{east ? ms - offset : ms + offset};
}

std::string to_string(Date date) {
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string to_string(Instant at) {
    const std::int64_t days = floor_div(at.ms, ms_per_day);
    std::int64_t rest = at.ms - days * ms_per_day;
    const std::int64_t ms = rest % ms_per_second;
    rest /= ms_per_second;
    std::string text = to_string(date_from_days(days)) + "T" + padded(rest / 3600, 2) + ":" +
                       padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2);
    if (ms != 0) text += "." + padded(ms, 3);
    return text + "Z";
}

std::optional<LocalTime> local_time_from(std::string_view text) {
    const auto local = take_local_time(text);
    return local && text.empty() ? local : std::nullopt;
}

std::optional<Date> date_from(std::string_view text) {
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day || !text.empty() || *year < 1900 || *year > 2400 || *month < 1 || *month > 12 ||
        *day < 1 || *day > days_in_month(*year, *month))
        return std::nullopt;
    return Date{*year, *month, *day};
}

}  // namespace regulars
