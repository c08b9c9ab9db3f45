// docs/rules/program.md and points.md: how wallets are written, and what is refused.
#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/json/points_json.h"
#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

const WrittenCase wallet_cases[] = {
    {"points that never expire", "/points/expiry", R"({"months": 0})"},
    {"points of two years", "/points/expiry", R"({"months": 24})"},
    {"points of 25 days", "/points/expiry", R"({"days": 25})"},
    {"points of a month and a day", "/points/expiry", R"({"months": 1, "days": 1})"},
    {"points of the day of earning", "/points/expiry", R"({"days": 0})"},
    {"points to the end of the month of earning", "/points/expiry",
     R"({"months": 0, "to_end_of": "month"})", R"({"days": 0, "to_end_of": "month"})"},
    {"points to the end of the quarter a year later", "/points/expiry",
     R"({"months": 12, "to_end_of": "quarter"})"},
    {"points to 30 June of the next year", "/points/expiry",
     R"({"yearly": {"month": 6, "day": 30, "years_later": 1}})"},
    {"one year later is meant when nothing is said", "/points/expiry",
     R"({"yearly": {"month": 6, "day": 30}})",
     R"({"yearly": {"month": 6, "day": 30, "years_later": 1}})"},
    {"points to a fixed date", "/points/expiry", R"({"on": "2027-12-31"})"},
    {"points that live while something happens", "/points/expiry",
     R"({"sliding": {"months": 12}})"},
    {"points that wait a fortnight", "/points/pending", R"({"days": 14})"},
    {"points that wait for no day at all", "/points/pending", R"({"days": 0})", "-"},
    {"points that wait for a date", "/points/pending", R"({"until": "2026-01-01"})"},
    {"points that wait for the parcel", "/points/pending", R"({"fulfilment_days": 0})"},
    {"points that wait a week after the parcel", "/points/pending", R"({"fulfilment_days": 7})"},
    {"a debt is the usual shortfall", "/points/shortfall", R"("debt")", "-"},
    {"a shortfall that is forgiven", "/points/shortfall", R"("clamp")"},
    {"a shortfall that takes pending points only", "/points/shortfall", R"("pending_only")"},
    {"points that paid come back in proportion", "/points/paid_back", R"("in_proportion")"},
    {"points that paid never come back", "/points/paid_back", R"("never")"},
    {"a wallet that is full at some point", "/points/most", "5000"},
    {"points given back late live for some days", "/points/courtesy_days", "14"},
    {"points that members can send", "/points/transferable", "true"},
    {"points that cannot be sent are the usual ones", "/points/transferable", "false", "-"},
    {"a point is a dollar at the till", "/points/pay", R"({"worth": "1"})",
     R"({"step": 1, "worth": "1"})"},
    {"points pay in steps and within bounds", "/points/pay",
     R"({"step": 50, "worth": "5", "least": 100, "most": 1000, "most_percent": "33.33", "from": "300"})"},
    {"further wallets", "/wallets",
     R"([{"id": "credit", "kind": "credit", "name": {"en": "credit"}, "value": "1",
          "expiry": {"days": 30}, "transferable": true, "pay": {"step": 1, "worth": "1"}},
         {"id": "stamps", "kind": "stamps", "name": {"en": "stamps"}, "name_one": {"en": "stamp"},
          "value": "5", "expiry": {"months": 0}, "most": 10}])"},
};

const WrongCase wrong_cases[] = {
    {"an expiry that says nothing", "/points/expiry", "{}", "/points/expiry json.missing\n"},
    {"two ways to expire", "/points/expiry", R"({"on": "2027-12-31", "months": 2})",
     "/points/expiry/months json.unknown_key\n"},
    {"months that are negative", "/points/expiry/months", "-1",
     "/points/expiry/months json.out_of_range\n"},
    {"months beyond all plans", "/points/expiry/months", "1201",
     "/points/expiry/months json.out_of_range\n"},
    {"two spans that are too long together", "/points/expiry", R"({"months": 1200, "days": 36000})",
     "/points/expiry json.out_of_range\n"},
    {"an end of the decade", "/points/expiry/to_end_of", R"("decade")",
     "/points/expiry/to_end_of json.unknown_value\n"},
    {"a month of no year", "/points/expiry", R"({"yearly": {"month": 13, "day": 1}})",
     "/points/expiry/yearly/month json.out_of_range\n"},
    {"a day no calendar has", "/points/expiry", R"({"on": "2027-02-30"})",
     "/points/expiry/on json.not_a_date\n"},
    {"a day before all clocks", "/points/expiry", R"({"on": "1969-12-31"})",
     "/points/expiry/on json.out_of_range\n"},
    {"a day after all clocks", "/points/pending", R"({"until": "2301-01-01"})",
     "/points/pending/until json.out_of_range\n"},
    {"a wait of no kind", "/points/pending", "{}", "/points/pending/days json.missing\n"},
    {"a wait of eleven years", "/points/pending", R"({"days": 4000})",
     "/points/pending/days json.out_of_range\n"},
    {"a shortfall nobody knows", "/points/shortfall", R"("prison")",
     "/points/shortfall json.unknown_value\n"},
    {"a wallet full at nothing", "/points/most", "0", "/points/most json.out_of_range\n"},
    {"a courtesy of half a day", "/points/courtesy_days", "0.5",
     "/points/courtesy_days json.wrong_type\n"},
    {"a yes that is a word", "/points/transferable", R"("yes")",
     "/points/transferable json.wrong_type\n"},
    {"points that pay nothing", "/points/pay", R"({"worth": "0"})",
     "/points/pay/worth json.out_of_range\n"},
    {"a step of no points", "/points/pay", R"({"step": 0, "worth": "1"})",
     "/points/pay/step json.out_of_range\n"},
    {"more than all of an order", "/points/pay", R"({"worth": "1", "most_percent": "100.01"})",
     "/points/pay/most_percent pay.percent_out_of_range\n"},
    {"a least above the most", "/points/pay", R"({"worth": "1", "least": 10, "most": 9})",
     "/points/pay/least pay.least_above_most\n"},
    {"a wallet of no kind", "/wallets", R"([{"id": "a", "name": {"en": "a"}, "value": "1"}])",
     "/wallets/0/kind json.missing\n"},
    {"a plain rate outside of the points", "/wallets",
     R"([{"id": "a", "kind": "credit", "name": {"en": "a"}, "value": "1",
          "earn": {"give": 1, "per": "1", "steps": "whole"}}])",
     "/wallets/0/earn json.unknown_key\n"},
    {"a second wallet called points", "/wallets",
     R"([{"id": "points", "kind": "credit", "name": {"en": "a"}, "value": "1"}])",
     "/wallets/0/id wallets.duplicate_id\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_wallet_reads_back_as_it_was_written, data::make(wallet_cases), c) {
    check_round_trip(c);
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_wallet_is_named, data::make(wrong_cases), c) {
    check_problem(c);
}

BOOST_AUTO_TEST_CASE(a_shop_without_any_word_about_expiry_keeps_points_for_good) {
    Json document = tea_document();
    document["points"].erase("expiry");
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE(program.has_value());
    BOOST_TEST((program->points().expiry == Expiry{}));
    BOOST_TEST((program->points().pending == Pending{}));
}

BOOST_AUTO_TEST_CASE(the_end_of_the_day_of_earning_is_no_eternity) {
    Problems problems;
    const Expiry today = read_expiry(Json::parse(R"({"days": 0})"), {}, problems);
    const Expiry ever = read_expiry(Json::parse(R"({"months": 0})"), {}, problems);
    BOOST_TEST(problems.empty());
    BOOST_TEST((today.kind == ExpiryKind::after));
    BOOST_TEST((ever.kind == ExpiryKind::never));
}
