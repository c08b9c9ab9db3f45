// docs/rules/orders.md, O1-O3: a row as a line of an order, or why it is not one.
#include "core/orders/order_lines.h"

#include "tests/core/orders/files.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

using Fields = std::vector<std::string_view>;
using ReadLine = std::expected<FileLine, LineProblem>;

/// order, member, time, sku, title, quantity, price, channel
ReadLine read_line(const Fields& fields, ColumnMapping mapping) {
    const Fields header{"order_id", "member_id", "time",       "sku",
                        "title",    "quantity",  "unit_price", "channel"};
    const auto places = places_in(mapping, header);
    BOOST_REQUIRE(places.has_value());
    return LineReader(mapping, *places, london()).read({7, fields});
}

ColumnMapping by_sign() { return *mapping_of_profile("regulars"); }
ColumnMapping by_prefix() {
    ColumnMapping mapping = by_sign();
    mapping.cancellation_prefix = "C";
    return mapping;
}
/// The price column is the whole line's.
ColumnMapping by_total() {
    ColumnMapping mapping = by_sign();
    mapping.line_total = std::exchange(mapping.unit_price, "");
    return mapping;
}

struct RejectCase {
    std::string_view rule;
    Fields fields;
    ColumnMapping mapping = by_prefix();
};
std::ostream& operator<<(std::ostream& out, const RejectCase& c) {
    return out << c.rule << " for " << c.fields[5] << " at " << c.fields[6];
}

const std::string long_order(49, '1'), long_member(121, '1');

const RejectCase reject_cases[] = {
    {"lines.no_order", {"", "m", "2011-01-05 10:00", "s", "t", "1", "1", ""}},
    {"lines.no_order", {"  ", "m", "2011-01-05 10:00", "s", "t", "1", "1", ""}},
    {"lines.no_member", {"1", "", "2011-01-05 10:00", "s", "t", "1", "1", ""}},
    {"lines.id_too_long", {long_order, "m", "2011-01-05 10:00", "s", "t", "1", "1", ""}},
    {"lines.id_too_long", {"1", long_member, "2011-01-05 10:00", "s", "t", "1", "1", ""}},
    {"lines.bad_time", {"1", "m", "", "s", "t", "1", "1", ""}},
    {"lines.bad_time", {"1", "m", "2011-02-29 10:00", "s", "t", "1", "1", ""}},
    {"lines.bad_time", {"1", "m", "5.1.2011", "s", "t", "1", "1", ""}},
    {"lines.bad_quantity", {"1", "m", "2011-01-05 10:00", "s", "t", "", "1", ""}},
    {"lines.bad_quantity", {"1", "m", "2011-01-05 10:00", "s", "t", "two", "1", ""}},
    {"lines.bad_quantity", {"1", "m", "2011-01-05 10:00", "s", "t", "1.5", "1", ""}},
    {"lines.zero_quantity", {"1", "m", "2011-01-05 10:00", "s", "t", "0", "1", ""}},
    {"lines.negative_quantity", {"1", "m", "2011-01-05 10:00", "s", "t", "-1", "1", ""}},
    {"lines.bad_price", {"1", "m", "2011-01-05 10:00", "s", "t", "1", "", ""}},
    {"lines.bad_price", {"1", "m", "2011-01-05 10:00", "s", "t", "1", "GBP 1", ""}},
    {"lines.bad_price", {"1", "m", "2011-01-05 10:00", "s", "t", "1", "1.2345", ""}},
    {"lines.price_not_positive", {"1", "m", "2011-01-05 10:00", "s", "t", "1", "0", ""}},
    {"lines.price_not_positive", {"1", "m", "2011-01-05 10:00", "s", "t", "1", "-1", ""}},
    {"lines.price_not_positive", {"C1", "m", "2011-01-05 10:00", "s", "t", "-1", "0.00", ""}},
    {"lines.price_not_positive",
     {"1", "m", "2011-01-05 10:00", "s", "t", "-1", "-1", ""},
     by_sign()},
    {"lines.price_not_positive",
     {"1", "m", "2011-01-05 10:00", "s", "t", "1", "-1", ""},
     by_total()},
    {"lines.number_out_of_range", {"1", "m", "2011-01-05 10:00", "s", "t", "1000000001", "1", ""}},
    {"lines.number_out_of_range",
     {"1", "m", "2011-01-05 10:00", "s", "t", "1", "1000000000000.001", ""}},
    {"lines.number_out_of_range",
     {"1", "m", "2011-01-05 10:00", "s", "t", "1000", "1000000000.001", ""}},
    {"lines.unknown_channel", {"1", "m", "2011-01-05 10:00", "s", "t", "1", "1", "phone"}},
};

struct TimeCase {
    std::string_view text, utc;
    DateOrder dates = DateOrder::iso;
};
std::ostream& operator<<(std::ostream& out, const TimeCase& c) { return out << c.text; }

const TimeCase time_cases[] = {
    {"2010-12-01 08:26:00", "2010-12-01T08:26:00Z"},
    {"2011-07-01 08:26", "2011-07-01T07:26:00Z"},
    {"2011-07-01T08:26:00", "2011-07-01T07:26:00Z"},
    {"2011-07-01T08:26:00Z", "2011-07-01T08:26:00Z"},
    {"2011-07-01T08:26:00+08:00", "2011-07-01T00:26:00Z"},
    {"2011-07-01", "2011-06-30T23:00:00Z"},
    {"1/12/2010 8:26", "2010-12-01T08:26:00Z", DateOrder::dmy},
    {"12/1/2010 8:26", "2010-12-01T08:26:00Z", DateOrder::mdy},
    {"31/07/2011 23:59:59", "2011-07-31T22:59:59Z", DateOrder::dmy},
    {"31/07/2011", "2011-07-30T23:00:00Z", DateOrder::dmy},
    {"07/31/2011", "2011-07-30T23:00:00Z", DateOrder::mdy},
    {"31/07/2011", "", DateOrder::mdy},
    {"2011-07-31", "", DateOrder::dmy},
    {"1/1/11 8:26", "", DateOrder::dmy},
};

struct AmountCase {
    std::string_view says;
    Fields fields;
    ColumnMapping mapping;
    LineKind kind;
    std::int64_t units, total;
};
std::ostream& operator<<(std::ostream& out, const AmountCase& c) { return out << c.says; }

const AmountCase amount_cases[] = {
    {"six at 2.55",
     {"1", "m", "2011-01-05", "s", "t", "6", "2.55", ""},
     by_prefix(),
     LineKind::bought,
     6,
     15'300},
    {"three decimals are exact",
     {"1", "m", "2011-01-05", "s", "t", "3", "0.001", ""},
     by_prefix(),
     LineKind::bought,
     3,
     3},
    {"spaces around are nothing",
     {" 1 ", " m ", "2011-01-05", "s", "t", " 6 ", " 1 ", " "},
     by_prefix(),
     LineKind::bought,
     6,
     6'000},
    {"a prefix marks a cancellation",
     {"C1", "m", "2011-01-05", "s", "t", "-6", "1", ""},
     by_prefix(),
     LineKind::cancelled,
     6,
     6'000},
    {"also where its quantity has no sign",
     {"C1", "m", "2011-01-05", "s", "t", "6", "1", ""},
     by_prefix(),
     LineKind::cancelled,
     6,
     6'000},
    {"without a prefix the sign marks it",
     {"C1", "m", "2011-01-05", "s", "t", "-6", "1", ""},
     by_sign(),
     LineKind::returned,
     6,
     6'000},
    {"a total is the whole line's",
     {"1", "m", "2011-01-05", "s", "t", "6", "10", ""},
     by_total(),
     LineKind::bought,
     6,
     10'000},
    {"a total may carry the sign, too",
     {"1", "m", "2011-01-05", "s", "t", "-6", "-10", ""},
     by_total(),
     LineKind::returned,
     6,
     10'000},
    {"the largest line",
     {"1", "m", "2011-01-05", "s", "t", "1000", "1000000000", ""},
     by_prefix(),
     LineKind::bought,
     1'000,
     line_total_most},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_row_that_is_no_line_is_rejected_by_name, data::make(reject_cases), c) {
    const auto line = read_line(c.fields, c.mapping);
    BOOST_REQUIRE(!line.has_value());
    BOOST_TEST(brief(line.error()) == "7 " + std::string(c.rule));
}

BOOST_DATA_TEST_CASE(times_are_local_unless_they_say_otherwise, data::make(time_cases), c) {
    ColumnMapping mapping = by_sign();
    mapping.dates = c.dates;
    const auto line = read_line({"1", "m", c.text, "s", "t", "1", "1", ""}, mapping);
    BOOST_TEST((line ? to_string(line->at) : "") == c.utc);
}

BOOST_DATA_TEST_CASE(units_and_totals_have_no_sign, data::make(amount_cases), c) {
    const auto line = read_line(c.fields, c.mapping);
    BOOST_REQUIRE(line.has_value());
    BOOST_TEST((line->kind == c.kind));
    BOOST_TEST(line->units == c.units);
    BOOST_TEST(line->total == c.total);
    BOOST_TEST(line->order.find(' ') == line->order.npos);
}

BOOST_AUTO_TEST_CASE(a_file_of_totals_needs_no_quantity) {
    const auto mapping = mapping_from("order=o,member=m,time=t,line_total=p");
    const Fields header{"o", "m", "t", "p"};
    LineReader reader(*mapping, *places_in(*mapping, header), london());
    const Fields sold{"1", "m", "2011-01-05", "12.50"}, back{"1", "m", "2011-01-06", "-12.50"};
    const auto bought = reader.read({2, sold});
    BOOST_REQUIRE(bought.has_value());
    BOOST_TEST(bought->units == 1);
    BOOST_TEST(bought->total == 12'500);
    const auto returned = reader.read({3, back});
    BOOST_REQUIRE(returned.has_value());
    BOOST_TEST((returned->kind == LineKind::returned));
    BOOST_TEST(returned->total == 12'500);
}

BOOST_AUTO_TEST_CASE(the_channel_is_the_import_unless_the_file_says_it) {
    const auto channel_of = [](std::string_view text) {
        return read_line({"1", "m", "2011-01-05", "s", "t", "1", "1", text}, by_sign())->channel;
    };
    BOOST_TEST((channel_of("") == Channel::import));
    BOOST_TEST((channel_of("web") == Channel::web));
    BOOST_TEST((channel_of("store") == Channel::store));
}
