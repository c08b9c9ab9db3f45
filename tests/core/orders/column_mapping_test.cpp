// core/orders/column_mapping.h: what the columns of a file mean.
#include "core/orders/column_mapping.h"

#include "tests/core/orders/files.h"

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

struct MappingCase {
    std::string_view description, problems;
};
std::ostream& operator<<(std::ostream& out, const MappingCase& c) { return out << c.description; }

const MappingCase mapping_cases[] = {
    {"order=a,member=b,time=c,unit_price=d", ""},
    {" order = a , member = b , time = c , line_total = d ", ""},
    {"order=a,member=b,time=c,unit_price=d,delimiter=tab,dates=dmy,decimals=2,cancelled=prefix:C",
     ""},
    {"",
     "/columns/order columns.missing, /columns/member columns.missing, "
     "/columns/time columns.missing, /columns/unit_price columns.missing"},
    {"order=a,member=b,time=c", "/columns/unit_price columns.missing"},
    {"order=a,member=b,unit_price=d", "/columns/time columns.missing"},
    {"order=a,member=b,time=c,unit_price=d,line_total=e", "/columns/line_total columns.two_prices"},
    {"order=a,member=b,time=c,unit_price=d,colour=e", "/columns/colour columns.unknown_field"},
    {"order=a,member=b,time=c,unit_price=d,order=e", "/columns/order columns.twice"},
    {"order=a,member=b,time=c,unit_price", "/columns/unit_price columns.syntax"},
    {"order=a,member=b,time=,unit_price=d", "/columns/time columns.syntax"},
    {"order=a,member=b,time=c,,unit_price=d", "/columns/ columns.syntax"},
    {"order=a,member=b,time=c,unit_price=d,delimiter=|", "/columns/delimiter columns.bad_setting"},
    {"order=a,member=b,time=c,unit_price=d,dates=ymd", "/columns/dates columns.bad_setting"},
    {"order=a,member=b,time=c,unit_price=d,decimals=7", "/columns/decimals columns.bad_setting"},
    {"order=a,member=b,time=c,unit_price=d,decimals=-1", "/columns/decimals columns.bad_setting"},
    {"order=a,member=b,time=c,unit_price=d,cancelled=prefix:",
     "/columns/cancelled columns.bad_setting"},
    {"order=a,colour=b,delimiter=|",
     "/columns/colour columns.unknown_field, /columns/delimiter columns.bad_setting"},
};

struct HeaderCase {
    std::vector<std::string_view> header;
    std::string_view problems;
};
std::ostream& operator<<(std::ostream& out, const HeaderCase& c) { return out << c.problems; }

const HeaderCase header_cases[] = {
    {{"when", "id", "who", "paid"}, ""},
    {{" when ", "id", "who\t", "paid", "more"}, ""},
    {{"when", "id", "paid"}, "/columns/member columns.not_in_header"},
    {{"When", "id", "paid"},
     "/columns/member columns.not_in_header, /columns/time columns.not_in_header"},
    {{"when", "id", "who", "paid", "id"}, "/columns/order columns.twice_in_header"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_description_is_read_with_all_its_problems, data::make(mapping_cases), c) {
    const auto mapping = mapping_from(c.description);
    BOOST_TEST(making::brief(mapping ? Problems{} : mapping.error()) == c.problems);
}

BOOST_AUTO_TEST_CASE(a_description_says_columns_and_settings) {
    const auto mapping = mapping_from(
        "order=No.,member=Customer ID,time=Date,sku=Code,title=品名,quantity=Qty,line_total=Sum,"
        "channel=Where,delimiter=semicolon,dates=mdy,decimals=0,cancelled=prefix:CN-");
    BOOST_REQUIRE(mapping.has_value());
    BOOST_TEST(mapping->member == "Customer ID");
    BOOST_TEST(mapping->title == "品名");
    BOOST_TEST(mapping->line_total == "Sum");
    BOOST_TEST(mapping->unit_price == "");
    BOOST_TEST(mapping->delimiter == ';');
    BOOST_TEST((mapping->dates == DateOrder::mdy));
    BOOST_TEST(mapping->price_decimals == 0);
    BOOST_TEST(mapping->cancellation_prefix == "CN-");
}

BOOST_AUTO_TEST_CASE(the_two_profiles_are_known_by_name) {
    BOOST_TEST(mapping_of_profile("online-retail")->order == "InvoiceNo");
    BOOST_TEST(mapping_of_profile("online-retail")->cancellation_prefix == "C");
    BOOST_TEST(mapping_of_profile("regulars")->order == "order_id");
    BOOST_TEST(making::brief(mapping_of_profile("offline").error()) ==
               "/profile columns.unknown_profile");
}

BOOST_DATA_TEST_CASE(every_column_stands_once_in_the_first_row, data::make(header_cases), c) {
    const auto mapping = mapping_from("order=id,member=who,time=when,line_total=paid");
    const auto places = places_in(*mapping, c.header);
    BOOST_TEST(making::brief(places ? Problems{} : places.error()) == c.problems);
}

BOOST_AUTO_TEST_CASE(columns_may_stand_in_any_order) {
    const auto mapping = mapping_from("order=id,member=who,time=when,line_total=paid");
    const std::vector<std::string_view> header{"paid", "x", "when", "who", "id"};
    const auto places = places_in(*mapping, header);
    BOOST_REQUIRE(places.has_value());
    BOOST_TEST(places->order == 4U);
    BOOST_TEST(places->member == 3U);
    BOOST_TEST(places->time == 2U);
    BOOST_TEST((places->line_total == 0U));
    BOOST_TEST(!places->sku.has_value());
}
