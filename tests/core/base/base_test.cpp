// core/base: numbers, times and paths.
#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/base/decimal.h"
#include "core/base/money.h"
#include "core/base/multiplier.h"
#include "core/base/problem.h"
#include "core/base/time_zone.h"
#include "tests/support/makers.h"

using namespace regulars;
namespace data = boost::unit_test::data;

struct DecimalCase {
    std::string_view text;
    int decimals;
    std::optional<std::int64_t> units;
};
std::ostream& operator<<(std::ostream& out, const DecimalCase& c) { return out << c.text; }

const DecimalCase decimal_cases[] = {
    {"2.55", 3, 2550},
    {"-1", 2, -100},
    {"0.001", 3, 1},
    {"12", 0, 12},
    {"1.500", 1, 15},
    {"1.55", 1, {}},
    {"", 2, {}},
    {".", 2, {}},
    {"1e3", 2, {}},
    {"1,000", 2, {}},
    {" 1", 2, {}},
    {".5", 1, 5},
    {"9223372036854775807", 0, INT64_MAX},
    {"9223372036854775808", 0, {}},
    {"92233720368547758.08", 2, {}},
    {"--1", 0, {}},
};

BOOST_DATA_TEST_CASE(decimal_text_is_read_exactly_or_not_at_all, data::make(decimal_cases), c) {
    BOOST_TEST((fixed_point_from(c.text, c.decimals) == c.units));
}

BOOST_AUTO_TEST_CASE(a_decimal_is_written_without_trailing_zeros) {
    BOOST_TEST(to_plain_text(125, 2) == "1.25");
    BOOST_TEST(to_plain_text(100, 2) == "1");
    BOOST_TEST(to_plain_text(5, 3) == "0.005");
    BOOST_TEST(to_plain_text(-50, 2) == "-0.5");
}

BOOST_AUTO_TEST_CASE(a_multiplier_has_three_decimals_at_most) {
    BOOST_TEST(multiplier_from("1.25")->thousandths == 1250);
    BOOST_TEST(!multiplier_from("1.2345").has_value());
    BOOST_TEST(!multiplier_from("-1").has_value());
    BOOST_TEST(to_string(Multiplier{1250}) == "1.25");
}

BOOST_AUTO_TEST_CASE(products_at_the_edge_of_the_limits_do_not_overflow) {
    BOOST_TEST(floor_of(1'000'000'000'000'000, 1'000'000, Multiplier{1'000'000}, 1'000'000'000) ==
               1'000'000'000'000'000);
}

BOOST_AUTO_TEST_CASE(a_path_escapes_what_json_pointer_escapes) {
    BOOST_TEST((JsonPath{} / "a/b" / 1 / "m~n").pointer == "/a~1b/1/m~0n");
}

struct InstantCase {
    std::string_view text;
    std::optional<std::int64_t> ms;
};
std::ostream& operator<<(std::ostream& out, const InstantCase& c) { return out << c.text; }

const InstantCase instant_cases[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"2000-02-29T00:00:00Z", 951'782'400'000},
    {"2026-09-30T20:00:00+08:00", 1'790'769'600'000},
    {"2026-09-30T12:00:00.250Z", 1'790'769'600'250},
    {"2100-02-29T00:00:00Z", {}},  // 2100 is no leap year
    {"2026-13-01T00:00:00Z", {}},
    {"2026-09-30T12:00:00", {}},  // no zone
    {"2026-09-30 12:00:00Zx", {}},
    {"1969-12-31T23:59:59Z", {}},
    {"", {}},
};

BOOST_DATA_TEST_CASE(a_time_is_rfc_3339_with_a_zone, data::make(instant_cases), c) {
    const auto at = instant_from(c.text);
    BOOST_TEST(at.has_value() == c.ms.has_value());
    if (at && c.ms) BOOST_TEST(at->ms == *c.ms);
}

BOOST_AUTO_TEST_CASE(every_day_from_1970_to_2200_counts_there_and_back) {
    Date date{1970, 1, 1};
    for (std::int64_t day = 0; day < days_since_1970({2200, 12, 31}); ++day) {
        BOOST_REQUIRE(date_from_days(day) == date);
        BOOST_REQUIRE(days_since_1970(date) == day);
        if (++date.day > days_in_month(date.year, date.month)) {
            date.day = 1;
            if (++date.month > 12) {
                date.month = 1;
                ++date.year;
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_month_later_ends_with_the_month) {
    BOOST_TEST((plus_months({2026, 1, 31}, 1) == Date{2026, 2, 28}));
    BOOST_TEST((plus_months({2024, 1, 31}, 1) == Date{2024, 2, 29}));
    BOOST_TEST((plus_months({2026, 12, 15}, 1) == Date{2027, 1, 15}));
    BOOST_TEST((plus_months({2026, 1, 15}, -1) == Date{2025, 12, 15}));
}

BOOST_AUTO_TEST_CASE(weekdays_are_known) {
    BOOST_TEST(weekday_of({1970, 1, 1}) == 4);
    BOOST_TEST(weekday_of({2026, 9, 30}) == 3);
}

/// London in 2011: clocks went forward on 27 March at 01:00 UTC and back on 30 October at 01:00 UTC.
const TimeZone london{
    "Europe/London",
    0,
    {{making::at("2011-03-27T01:00:00Z"), 3600}, {making::at("2011-10-30T01:00:00Z"), 0}}};

BOOST_AUTO_TEST_CASE(a_summer_day_in_london_starts_an_hour_earlier) {
    BOOST_TEST((date_on(london, making::at("2011-06-30T23:30:00Z")) == Date{2011, 7, 1}));
    BOOST_TEST(end_of_day(london, {2011, 6, 30}) == making::at("2011-06-30T23:00:00Z"));
    BOOST_TEST(end_of_day(london, {2011, 12, 9}) == making::at("2011-12-10T00:00:00Z"));
}

BOOST_AUTO_TEST_CASE(a_time_shown_twice_is_the_first_of_the_two) {
    BOOST_TEST(instant_of(london, {{2011, 10, 30}, 1, 30, 0}) ==
               making::at("2011-10-30T00:30:00Z"));
}

BOOST_AUTO_TEST_CASE(a_time_that_a_shift_skips_is_read_as_if_clocks_had_not_moved) {
    BOOST_TEST(instant_of(london, {{2011, 3, 27}, 1, 30, 0}) == making::at("2011-03-27T01:30:00Z"));
}

BOOST_AUTO_TEST_CASE(a_currency_we_do_not_know_is_no_currency) {
    BOOST_TEST(currency_of("TWD")->decimals == 2);
    BOOST_TEST(currency_of("JPY")->decimals == 0);
    BOOST_TEST(!currency_of("XYZ").has_value());
}
