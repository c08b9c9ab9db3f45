// server/zones/zone_source.h
#include "server/zones/zone_source.h"

#include <algorithm>

#include "tests/support/makers.h"

namespace regulars {
namespace {

using making::at;

BOOST_AUTO_TEST_SUITE(zones)

BOOST_AUTO_TEST_CASE(london_puts_its_clocks_forward_in_march_and_back_in_october) {
    const auto london = time_zone_named("Europe/London");
    BOOST_REQUIRE(london);
    BOOST_TEST(offset_at(*london, at("2011-03-27T00:59:59Z")) == 0);
    BOOST_TEST(offset_at(*london, at("2011-03-27T01:00:00Z")) == 3600);
    BOOST_TEST(offset_at(*london, at("2011-10-30T00:59:59Z")) == 3600);
    BOOST_TEST(offset_at(*london, at("2011-10-30T01:00:00Z")) == 0);
}

BOOST_AUTO_TEST_CASE(london_still_does_so_in_2199) {
    const auto london = time_zone_named("Europe/London");
    BOOST_REQUIRE(london);
    BOOST_TEST(offset_at(*london, at("2199-07-01T00:00:00Z")) == 3600);
    BOOST_TEST(offset_at(*london, at("2199-12-01T00:00:00Z")) == 0);
}

BOOST_AUTO_TEST_CASE(taipei_has_not_changed_its_clocks_since_1979) {
    const auto taipei = time_zone_named("Asia/Taipei");
    BOOST_REQUIRE(taipei);
    BOOST_REQUIRE(!taipei->transitions.empty());
    BOOST_TEST(to_string(taipei->transitions.back().at) == "1979-09-30T15:00:00Z");
    BOOST_TEST(offset_at(*taipei, at("1979-08-01T00:00:00Z")) == 9 * 3600);
    BOOST_TEST(offset_at(*taipei, at("2026-08-01T00:00:00Z")) == 8 * 3600);
}

BOOST_AUTO_TEST_CASE(transitions_rise_and_each_changes_the_offset) {
    for (const char* name : {"Europe/London", "America/New_York", "Africa/Casablanca"}) {
        const auto zone = time_zone_named(name);
        BOOST_REQUIRE(zone);
        int offset = zone->first_offset;
        Instant last{-1};
        for (const ZoneTransition& transition : zone->transitions) {
            BOOST_TEST(transition.offset_seconds != offset);
            BOOST_TEST(transition.at.ms > last.ms);
            offset = transition.offset_seconds;
            last = transition.at;
        }
    }
}

BOOST_AUTO_TEST_CASE(utc_is_a_zone_without_transitions) {
    const auto utc = time_zone_named("UTC");
    BOOST_REQUIRE(utc);
    BOOST_TEST(utc->first_offset == 0);
    BOOST_TEST(utc->transitions.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_zone_name_has_no_table) {
    for (const char* name : {"", "Europe/Atlantis", "/etc/passwd", "../etc/localtime", "localtime",
                             "Fixed/UTC+01:00:00", "file:Europe/London", "Europe/", "台北"}) {
        BOOST_TEST(!time_zone_named(name).has_value(), name);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
