// docs/import.md: a file is read as a whole or refused as a whole; bad lines are left out.
#include "core/orders/order_file.h"

#include "core/orders/history.h"
#include "tests/core/orders/files.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

constexpr std::string_view retail =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
    "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United "
    "Kingdom\n"
    "536365,71053,\"LANTERN, METAL\",6,2010-12-01 08:26:00,3.39,17850,United Kingdom\n"
    "536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom\n"
    "C536379,71053,\"LANTERN, METAL\",-1,2010-12-01 09:41:00,3.39,17850,United Kingdom\n";

struct RefusedFile {
    std::string_view text, problems;
};
std::ostream& operator<<(std::ostream& out, const RefusedFile& c) { return out << c.problems; }

const RefusedFile refused_files[] = {
    {"", "0 csv.empty"},
    {"order_id,member_id,time,sku,title,quantity,unit_price,channel\n", "0 orders.no_lines"},
    {"a,b\n1,2\n",
     "1 columns.not_in_header, 1 columns.not_in_header, 1 columns.not_in_header, "
     "1 columns.not_in_header, 1 columns.not_in_header, 1 columns.not_in_header, "
     "1 columns.not_in_header, 1 columns.not_in_header"},
    {"order_id,member_id,time,sku,title,quantity,unit_price,channel,time\n",
     "1 columns.twice_in_header"},
    {"order_id,member_id,time,sku,title,quantity,unit_price,channel\n1,m,2011-01-05,s,t,1,1,\n2,m",
     "3 csv.wrong_column_count"},
    {"\x1F\x8B\x08\x08", "0 csv.nul_byte"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_retail_file_becomes_orders_and_refunds) {
    const auto orders = read_orders(*mapping_of_profile("online-retail"), retail);
    BOOST_REQUIRE(orders.has_value());
    BOOST_REQUIRE(orders->members.size() == 1U);
    const auto paid = all<OrderPaid>(*orders);
    BOOST_TEST((paid[0] == OrderPaid{{"536365"}, pence(3'564), 12, "Lantern, metal"}));
    const auto refunds = all<OrderRefunded>(*orders);
    BOOST_TEST((refunds[0] == OrderRefunded{{"C536379/536365"}, {"536365"}, pence(339)}));
    BOOST_TEST(brief(orders->rejected) == "4 lines.no_member");
}

BOOST_AUTO_TEST_CASE(the_same_file_in_single_bytes_is_the_same_facts) {
    OrderFile file(*mapping_of_profile("online-retail"), london(), *currency_of("GBP"));
    for (const char c : retail) BOOST_TEST(file.feed({&c, 1}));
    BOOST_TEST(file.lines() == 4);
    const auto orders = file.finish();
    const auto at_once = read_orders(*mapping_of_profile("online-retail"), retail);
    BOOST_REQUIRE(orders.has_value());
    BOOST_TEST((orders->members == at_once->members));
    BOOST_TEST((orders->summary == at_once->summary));
}

BOOST_DATA_TEST_CASE(a_file_is_refused_as_a_whole, data::make(refused_files), c) {
    const auto orders = read_orders(*mapping_of_profile("regulars"), c.text);
    BOOST_REQUIRE(!orders.has_value());
    BOOST_TEST(brief(orders.error()) == c.problems);
}

BOOST_AUTO_TEST_CASE(a_refused_file_takes_no_more_bytes) {
    OrderFile file(*mapping_of_profile("regulars"), london(), *currency_of("GBP"));
    BOOST_TEST(!file.feed("a,b\n1,2\n"));
    BOOST_TEST(!file.feed("3,4\n"));
    BOOST_TEST(!file.finish().has_value());
}

BOOST_AUTO_TEST_CASE(facts_become_the_histories_of_the_what_if) {
    const auto orders = orders_from(
        "2,ann,2011-01-06 10:00,a,CUP,2,1\n"
        "1,ann,2011-01-05 10:00,a,CUP,2,2\n"
        "C3,ann,2011-01-09 10:00,a,CUP,-1,2\n"
        "4,bea,2011-01-06 10:00,a,CUP,2,1\n");
    const auto histories = histories_of(orders.members);
    BOOST_REQUIRE(histories.size() == 2U);
    BOOST_TEST(histories[0].member.text == "ann");
    BOOST_TEST(histories[0].name == "ann");
    BOOST_REQUIRE(histories[0].orders.size() == 2U);
    BOOST_TEST(histories[0].orders[0].order.text == "1");
    BOOST_TEST(histories[0].orders[0].amount == pence(400));
    BOOST_REQUIRE(histories[0].orders[0].refunds.size() == 1U);
    BOOST_TEST(histories[0].orders[0].refunds[0].amount == pence(200));
    BOOST_TEST(histories[0].orders[1].refunds.empty());
}
