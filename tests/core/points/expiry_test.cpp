// docs/rules/points.md, P3, P10-P12: how long points live.
#include "core/points/expiry.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

Expiry after(int months, int days, std::optional<CalendarUnit> to_end_of = {}) {
    Expiry expiry;
    expiry.kind = ExpiryKind::after;
    expiry.span = {months, days};
    expiry.to_end_of = to_end_of;
    return expiry;
}
Expiry yearly(int month, int day, int years_later) {
    Expiry expiry;
    expiry.kind = ExpiryKind::yearly;
    expiry.month = month;
    expiry.day = day;
    expiry.years_later = years_later;
    return expiry;
}
Expiry on_date(Date date) {
    Expiry expiry;
    expiry.kind = ExpiryKind::on_date;
    expiry.date = date;
    return expiry;
}

Expiry sliding(int months) {
    Expiry expiry;
    expiry.kind = ExpiryKind::sliding;
    expiry.span.months = months;
    return expiry;
}

struct LifeCase {
    std::string_view says;
    Expiry expiry;
    std::string_view earned, gone;
};
std::ostream& operator<<(std::ostream& out, const LifeCase& c) { return out << c.says; }

const LifeCase lives[] = {
    {"twelve months, to the end of the day", after(12, 0), "2026-03-15T10:00:00+08:00",
     "2027-03-16T00:00:00+08:00"},
    {"E66: a month from 31 January ends with February", after(1, 0), "2026-01-31T10:00:00+08:00",
     "2026-03-01T00:00:00+08:00"},
    {"from a leap day", after(12, 0), "2024-02-29T23:59:59+08:00", "2025-03-01T00:00:00+08:00"},
    {"the day is the zone's", after(6, 0), "2026-03-31T23:30:00Z", "2026-10-02T00:00:00+08:00"},
    {"E65: nothing on top ends with the day itself", after(0, 0), "2026-01-01T10:00:00+08:00",
     "2026-01-02T00:00:00+08:00"},
    {"E68: twelve months, to the end of the month", after(12, 0, CalendarUnit::month),
     "2020-07-06T10:00:00+08:00", "2021-08-01T00:00:00+08:00"},
    {"E69: the end of the month of earning", after(0, 0, CalendarUnit::month),
     "2026-01-22T10:00:00+08:00", "2026-02-01T00:00:00+08:00"},
    {"E71: 25 days from 5 June are good on 30 June", after(0, 25), "2026-06-05T10:00:00+08:00",
     "2026-07-01T00:00:00+08:00"},
    {"E71: 25 days from 10 June are good on 5 July", after(0, 25), "2026-06-10T10:00:00+08:00",
     "2026-07-06T00:00:00+08:00"},
    {"E72: a year's points end on the next 30 June", yearly(6, 30, 1), "2024-11-05T10:00:00+08:00",
     "2025-07-01T00:00:00+08:00"},
    {"E74: January and a year, to the end of the month", after(12, 0, CalendarUnit::month),
     "2023-01-09T10:00:00+08:00", "2024-02-01T00:00:00+08:00"},
    {"E74: December and a year, to the end of the month", after(12, 0, CalendarUnit::month),
     "2023-12-31T10:00:00+08:00", "2025-01-01T00:00:00+08:00"},
    {"this year's end, when it is still to come", yearly(12, 31, 0), "2026-05-05T10:00:00+08:00",
     "2027-01-01T00:00:00+08:00"},
    {"a date of this year that has passed is next year's", yearly(3, 31, 0),
     "2026-05-05T10:00:00+08:00", "2027-04-01T00:00:00+08:00"},
    {"a day that the month lacks is its last", yearly(2, 29, 1), "2026-05-05T10:00:00+08:00",
     "2027-03-01T00:00:00+08:00"},
    {"a fixed date, whenever earned", on_date({2027, 12, 31}), "2026-05-05T10:00:00+08:00",
     "2028-01-01T00:00:00+08:00"},
    {"a date of this year that is today is good to the end of today", yearly(5, 5, 0),
     "2026-05-05T23:59:59+08:00", "2026-05-06T00:00:00+08:00"},
    {"29 February of a leap year", yearly(2, 29, 2), "2026-05-05T10:00:00+08:00",
     "2028-03-01T00:00:00+08:00"},
    {"a fixed date that has passed is gone already", on_date({2026, 1, 31}),
     "2026-05-05T10:00:00+08:00", "2026-02-01T00:00:00+08:00"},
    {"months, then days, then the end of the quarter", after(1, 20, CalendarUnit::quarter),
     "2026-01-31T10:00:00+08:00", "2026-04-01T00:00:00+08:00"},
    {"to the end of the half-year", after(6, 0, CalendarUnit::half_year),
     "2026-06-30T10:00:00+08:00", "2027-01-01T00:00:00+08:00"},
    {"to the end of the year", after(12, 0, CalendarUnit::year), "2026-01-01T00:00:00+08:00",
     "2028-01-01T00:00:00+08:00"},
    {"twelve months after the last activity", sliding(12), "2026-03-15T10:00:00+08:00",
     "2027-03-16T00:00:00+08:00"},
    {"to the end of the ISO week, a Sunday", after(0, 0, CalendarUnit::week),
     "2026-11-27T10:00:00+08:00", "2026-11-30T00:00:00+08:00"},
};

}  // namespace

BOOST_DATA_TEST_CASE(points_live_to_the_end_of_their_last_civil_day, data::make(lives), c) {
    const auto gone = expires_at(c.expiry, making::taipei(), making::at(c.earned));
    BOOST_REQUIRE(gone.has_value());
    BOOST_TEST(*gone == making::at(c.gone));
}

BOOST_AUTO_TEST_CASE(points_without_an_expiry_never_end) {
    BOOST_TEST(!expires_at({}, making::taipei(), making::on("2026-01-01")).has_value());
}

// Clocks in London went forward on 27 March 2011 and back on 30 October.
BOOST_AUTO_TEST_CASE(the_last_day_is_civil_also_when_it_has_23_or_25_hours) {
    const TimeZone london{
        "Europe/London",
        0,
        {{making::at("2011-03-27T01:00:00Z"), 3600}, {making::at("2011-10-30T01:00:00Z"), 0}}};
    const auto gone = [&](int days) {
        return *expires_at(after(0, days), london, making::at("2011-03-26T12:00:00Z"));
    };
    BOOST_TEST(gone(0) == making::at("2011-03-27T00:00:00Z"));
    BOOST_TEST(gone(1) == making::at("2011-03-27T23:00:00Z"));
    BOOST_TEST(gone(218) == making::at("2011-10-31T00:00:00Z"));
}
