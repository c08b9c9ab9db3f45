// docs/rules/time.md, C1-C4: civil days, spans and periods.
#include "core/base/calendar.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
using making::at;
namespace data = boost::unit_test::data;

namespace {

struct SpanCase {
    std::string_view says;
    Date from;
    CivilSpan span;
    Date to;
};
std::ostream& operator<<(std::ostream& out, const SpanCase& c) { return out << c.says; }

const SpanCase spans[] = {
    {"nothing", {2026, 5, 5}, {0, 0}, {2026, 5, 5}},
    {"a month from the last of January", {2026, 1, 31}, {1, 0}, {2026, 2, 28}},
    {"in a leap year", {2024, 1, 31}, {1, 0}, {2024, 2, 29}},
    {"months come before days", {2026, 1, 31}, {1, 1}, {2026, 3, 1}},
    {"a year from a leap day", {2024, 2, 29}, {12, 0}, {2025, 2, 28}},
    {"four years from a leap day", {2024, 2, 29}, {48, 0}, {2028, 2, 29}},
    {"days go over the end of the year", {2026, 12, 30}, {0, 5}, {2027, 1, 4}},
    {"365 days over a leap day are a day short of a year", {2024, 1, 1}, {0, 365}, {2024, 12, 31}},
    {"2100 is no leap year", {2100, 2, 28}, {0, 1}, {2100, 3, 1}},
    {"the longest of months", {2200, 1, 31}, {1'200, 0}, {2300, 1, 31}},
    {"the longest of days", {1970, 1, 1}, {0, 36'600}, {2070, 3, 17}},
};

struct PeriodCase {
    std::string_view says;
    CalendarUnit unit;
    Date date, first, next;
};
std::ostream& operator<<(std::ostream& out, const PeriodCase& c) { return out << c.says; }

const PeriodCase periods[] = {
    {"a day", CalendarUnit::day, {2026, 12, 31}, {2026, 12, 31}, {2027, 1, 1}},
    {"a week begins on its Monday",
     CalendarUnit::week,
     {2026, 11, 23},
     {2026, 11, 23},
     {2026, 11, 30}},
    {"and ends with its Sunday",
     CalendarUnit::week,
     {2026, 11, 29},
     {2026, 11, 23},
     {2026, 11, 30}},
    {"over the end of a year", CalendarUnit::week, {2027, 1, 1}, {2026, 12, 28}, {2027, 1, 4}},
    {"a short month", CalendarUnit::month, {2026, 2, 28}, {2026, 2, 1}, {2026, 3, 1}},
    {"December", CalendarUnit::month, {2026, 12, 31}, {2026, 12, 1}, {2027, 1, 1}},
    {"the first quarter", CalendarUnit::quarter, {2026, 3, 31}, {2026, 1, 1}, {2026, 4, 1}},
    {"the last quarter", CalendarUnit::quarter, {2026, 10, 1}, {2026, 10, 1}, {2027, 1, 1}},
    {"the first half", CalendarUnit::half_year, {2026, 6, 30}, {2026, 1, 1}, {2026, 7, 1}},
    {"the second half", CalendarUnit::half_year, {2026, 7, 1}, {2026, 7, 1}, {2027, 1, 1}},
    {"a leap year", CalendarUnit::year, {2024, 2, 29}, {2024, 1, 1}, {2025, 1, 1}},
};

const CalendarUnit units[] = {CalendarUnit::day,     CalendarUnit::week,      CalendarUnit::month,
                              CalendarUnit::quarter, CalendarUnit::half_year, CalendarUnit::year};

/// Clocks that go forward at midnight, as Brazil's did: 4 November 2018 began at one o'clock.
TimeZone sao_paulo() {
    return {"America/Sao_Paulo",
            -3 * 3600,
            {{at("2018-11-04T03:00:00Z"), -2 * 3600}, {at("2019-02-17T02:00:00Z"), -3 * 3600}}};
}

}  // namespace

BOOST_DATA_TEST_CASE(a_span_is_months_and_then_days, data::make(spans), c) {
    BOOST_TEST(plus(c.from, c.span) == c.to);
}

BOOST_DATA_TEST_CASE(a_period_holds_its_day, data::make(periods), c) {
    const CivilPeriod period = period_of(c.unit, c.date);
    BOOST_TEST(period.first == c.first);
    BOOST_TEST(period.next == c.next);
}

BOOST_AUTO_TEST_CASE(every_day_is_in_one_period_of_each_unit) {
    for (const CalendarUnit unit : units) {
        CivilPeriod period = period_of(unit, {1999, 12, 31});
        for (Date day = period.first; day < Date{2101, 1, 1}; day = plus_days(day, 1)) {
            if (day == period.next) period = following(unit, period);
            BOOST_REQUIRE(period.first <= day);
            BOOST_REQUIRE(day < period.next);
            BOOST_REQUIRE((period_of(unit, day) == period));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_civil_day_has_23_to_25_hours_and_each_begins_where_the_last_ends) {
    const TimeZone zone = sao_paulo();
    const std::int64_t hour = 3'600'000;
    const auto length = [&](Date day) {
        return end_of_day(zone, day).ms - start_of_day(zone, day).ms;
    };
    BOOST_TEST(length({2018, 11, 3}) == 24 * hour);
    BOOST_TEST(length({2018, 11, 4}) == 23 * hour);
    BOOST_TEST(length({2019, 2, 16}) == 25 * hour);
    for (Date day{2018, 10, 1}; day < Date{2019, 4, 1}; day = plus_days(day, 1)) {
        const Instant start = start_of_day(zone, day);
        BOOST_REQUIRE(date_on(zone, start) == day);
        BOOST_REQUIRE(date_on(zone, start - 1) == plus_days(day, -1));
    }
}

BOOST_AUTO_TEST_CASE(a_day_whose_midnight_is_skipped_begins_with_the_shift) {
    BOOST_TEST(start_of_day(sao_paulo(), {2018, 11, 4}) == at("2018-11-04T03:00:00Z"));
}

BOOST_AUTO_TEST_CASE(a_leap_day_comes_back_in_february_or_in_march) {
    BOOST_TEST(anniversary_in({1996, 2, 29}, 2023) == (Date{2023, 2, 28}));
    BOOST_TEST(anniversary_in({1996, 2, 29}, 2023, true) == (Date{2023, 3, 1}));
    BOOST_TEST(anniversary_in({1996, 2, 29}, 2024, true) == (Date{2024, 2, 29}));
    BOOST_TEST(anniversary_in({1996, 2, 28}, 2023, true) == (Date{2023, 2, 28}));
    BOOST_TEST(anniversary_in({2020, 11, 19}, 2026) == (Date{2026, 11, 19}));
}
