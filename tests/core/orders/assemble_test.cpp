// docs/rules/orders.md, O3-O9: lines become orders and refunds.
#include "core/orders/assemble.h"

#include "tests/core/orders/files.h"

using namespace regulars;
using namespace regulars::making;

BOOST_AUTO_TEST_CASE(an_order_is_the_sum_of_its_lines_rounded_half_up_once) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,3,0.335\n"    // 1.005
        "1,ann,2011-01-05 10:00,b,TEA,2,0.250\n"    // 0.500 makes 1.505
        "2,ann,2011-01-06 10:00,a,CUP,1,0.004\n"    // 0.004
        "2,ann,2011-01-06 10:00,b,TEA,1,1.000\n");  // 1.004
    const auto paid = all<OrderPaid>(orders);
    BOOST_REQUIRE(paid.size() == 2U);
    BOOST_TEST(paid[0].amount == pence(151));
    BOOST_TEST(paid[0].units == 5);
    BOOST_TEST(paid[1].amount == pence(100));
    BOOST_TEST(orders.summary.spent == pence(251));
}

BOOST_AUTO_TEST_CASE(an_order_has_the_time_of_its_first_line_in_the_file) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:01,a,CUP,1,1\n"
        "1,ann,2011-01-05 10:00,a,CUP,1,1\n");
    BOOST_TEST(orders.members[0].facts[1].occurred_at == at("2011-01-05T10:01:00Z"));
}

BOOST_AUTO_TEST_CASE(an_order_is_named_after_its_dearest_line) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,GREEN TEA,1,4\n"
        "1,ann,2011-01-05 10:00,b,WHITE CUP,2,3\n"
        "1,ann,2011-01-05 10:00,c,BLUE CUP,3,2\n");
    BOOST_TEST(all<OrderPaid>(orders)[0].summary == "White cup");
}

BOOST_AUTO_TEST_CASE(facts_come_by_time_then_order_id_and_members_by_id) {
    const auto orders = orders_from(
        "12,bea,2011-01-05 10:00,a,CUP,1,1\n"
        "11,bea,2011-01-05 10:00,a,CUP,1,1\n"
        "10,bea,2011-01-06 10:00,a,CUP,1,1\n"
        "9,ann,2011-01-07 10:00,a,CUP,1,1\n");
    BOOST_TEST(orders.members[0].member.text == "ann");
    std::string events;
    for (const Fact& fact : orders.members[1].facts) events += fact.event.text + " ";
    BOOST_TEST(events == "joined/bea order/11 order/12 order/10 ");
}

BOOST_AUTO_TEST_CASE(a_member_joins_with_the_first_order) {
    const auto orders = orders_from("1,ann,2011-01-05 10:00,a,CUP,1,1\n");
    const Fact& joined = orders.members[0].facts[0];
    BOOST_TEST(joined.event.text == "joined/ann");
    BOOST_TEST((joined.body == FactBody{MemberJoined{"ann"}}));
    BOOST_TEST(joined.occurred_at == at("2011-01-05T10:00:00Z"));
    BOOST_TEST((joined.channel == Channel::import));
}

BOOST_AUTO_TEST_CASE(a_cancellation_is_a_refund_of_the_order_it_takes_from) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,6,2.55\n"
        "C2,ann,2011-01-09 10:00,a,CUP,-2,2.55\n");
    const auto& facts = orders.members[0].facts;
    BOOST_REQUIRE(facts.size() == 3U);
    BOOST_TEST(facts[2].event.text == "refund/C2/1");
    BOOST_TEST(facts[2].occurred_at == at("2011-01-09T10:00:00Z"));
    BOOST_TEST((facts[2].body == FactBody{OrderRefunded{{"C2/1"}, {"1"}, pence(510)}}));
    BOOST_TEST(orders.summary.refund_lines == 1);
    BOOST_TEST(orders.summary.refunds == 1);
    BOOST_TEST(orders.summary.refunded == pence(510));
    BOOST_TEST(orders.summary.refund_lines_unmatched == 0);
}

BOOST_AUTO_TEST_CASE(a_cancellation_may_take_from_several_orders) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "2,ann,2011-01-06 10:00,a,CUP,2,1\n"
        "2,ann,2011-01-06 10:00,b,TEA,2,5\n"
        "C3,ann,2011-01-09 10:00,a,CUP,-3,1\n"
        "C3,ann,2011-01-09 10:00,b,TEA,-1,5\n");
    const auto refunds = all<OrderRefunded>(orders);
    BOOST_REQUIRE(refunds.size() == 2U);
    BOOST_TEST(refunds[0].refund.text == "C3/1");
    BOOST_TEST(refunds[0].amount == pence(100));
    BOOST_TEST(refunds[1].refund.text == "C3/2");
    BOOST_TEST(refunds[1].amount == pence(700));
}

BOOST_AUTO_TEST_CASE(a_refund_is_rounded_half_up_once) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,9,0.335\n"
        "C2,ann,2011-01-09 10:00,a,CUP,-1,0.335\n"    // 0.335
        "C2,ann,2011-01-09 10:00,a,CUP,-2,0.335\n"    // 0.670 makes 1.005
        "C3,ann,2011-01-10 10:00,a,CUP,-1,0.335\n");  // 0.335
    const auto refunds = all<OrderRefunded>(orders);
    BOOST_REQUIRE(refunds.size() == 2U);
    BOOST_TEST(refunds[0].amount == pence(101));
    BOOST_TEST(refunds[1].amount == pence(34));
}

BOOST_AUTO_TEST_CASE(an_order_never_gives_back_more_than_it_cost) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "C2,ann,2011-01-09 10:00,a,CUP,-1,1.50\n"
        "C3,ann,2011-01-10 10:00,a,CUP,-1,1.50\n");
    const auto refunds = all<OrderRefunded>(orders);
    BOOST_REQUIRE(refunds.size() == 2U);
    BOOST_TEST(refunds[0].amount == pence(150));
    BOOST_TEST(refunds[1].amount == pence(50));
    BOOST_TEST(orders.summary.refunds_cut == pence(100));
}

BOOST_AUTO_TEST_CASE(rounded_refunds_add_up_to_no_more_than_the_order) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,3,0.335\n"  // 1.005: 1.01
        "C2,ann,2011-01-09 10:00,a,CUP,-1,0.335\n"
        "C3,ann,2011-01-10 10:00,a,CUP,-1,0.335\n"
        "C4,ann,2011-01-11 10:00,a,CUP,-1,0.335\n");
    const auto refunds = all<OrderRefunded>(orders);
    BOOST_REQUIRE(refunds.size() == 3U);
    BOOST_TEST(refunds[2].amount == pence(33));
    BOOST_TEST(orders.summary.refunded == orders.summary.spent);
    BOOST_TEST(orders.summary.refunds_cut == pence(1));
}

BOOST_AUTO_TEST_CASE(what_finds_no_order_is_counted_and_loses_nothing_else) {
    const auto orders = orders_from(
        "C1,ann,2011-01-04 10:00,a,CUP,-2,1\n"  // before the order
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "C2,ann,2011-01-06 10:00,b,TEA,-1,7\n"    // never bought
        "C2,ann,2011-01-06 10:00,a,CUP,-3,1\n"    // one more than bought
        "C3,bea,2011-01-07 10:00,a,CUP,-1,1\n");  // somebody else's
    BOOST_REQUIRE(all<OrderRefunded>(orders).size() == 1U);
    BOOST_TEST(all<OrderRefunded>(orders)[0].amount == pence(200));
    BOOST_TEST(orders.summary.refund_lines == 4);
    BOOST_TEST(orders.summary.refund_lines_unmatched == 4);
    BOOST_TEST(orders.summary.refunds_unmatched == pence(200 + 700 + 100 + 100));
    BOOST_TEST(orders.summary.members == 1);
    BOOST_TEST(orders.rejected.empty());
}

BOOST_AUTO_TEST_CASE(rows_added_later_leave_earlier_matches_as_they_were) {
    const std::string first =
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "2,ann,2011-01-06 10:00,a,CUP,2,1\n"
        "C3,ann,2011-01-07 10:00,a,CUP,-3,1\n";
    const auto before = orders_from(first);
    const auto after = orders_from(first +
                                   "4,ann,2011-01-08 10:00,a,CUP,2,1\n"
                                   "C5,ann,2011-01-09 10:00,a,CUP,-2,1\n");
    const auto& facts = before.members[0].facts;
    BOOST_TEST(std::equal(facts.begin(), facts.end(), after.members[0].facts.begin()));
}

BOOST_AUTO_TEST_CASE(a_return_looks_at_its_own_order_first_and_is_named_with_its_time) {
    const auto orders = orders_with_returns_from(
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "2,ann,2011-01-06 10:00,a,CUP,2,1\n"
        "1,ann,2011-01-07 10:00,a,CUP,-1,1\n"
        "1,ann,2011-01-08 10:00,a,CUP,-1,1\n"
        "R9,ann,2011-01-09 10:00,a,CUP,-1,1\n");
    const auto refunds = all<OrderRefunded>(orders);
    BOOST_REQUIRE(refunds.size() == 3U);
    BOOST_TEST(refunds[0].refund.text == "1@2011-01-07T10:00:00Z/1");
    BOOST_TEST(refunds[1].refund.text == "1@2011-01-08T10:00:00Z/1");
    BOOST_TEST(refunds[2].refund.text == "R9@2011-01-09T10:00:00Z/2");
}

BOOST_AUTO_TEST_CASE(an_order_of_two_members_is_nobodys) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "1,bea,2011-01-05 10:00,a,CUP,2,1\n"
        "2,ann,2011-01-05 10:00,a,CUP,2,1\n");
    BOOST_TEST(brief(orders.rejected) == "3 orders.two_members");
    BOOST_TEST(orders.summary.orders == 1);
    BOOST_TEST(orders.summary.members == 1);
    BOOST_TEST(orders.summary.rejected_lines == 2);
}

BOOST_AUTO_TEST_CASE(a_cancellation_of_two_members_takes_nothing) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "C2,ann,2011-01-06 10:00,a,CUP,-1,1\n"
        "C2,bea,2011-01-06 10:00,a,CUP,-1,1\n");
    BOOST_TEST(brief(orders.rejected) == "4 refunds.two_members");
    BOOST_TEST(orders.summary.refunds == 0);
    BOOST_TEST(orders.summary.refund_lines == 0);
    BOOST_TEST(orders.summary.rejected_lines == 2);
}

BOOST_AUTO_TEST_CASE(an_order_below_half_a_penny_is_none) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,4,0.001\n"
        "2,ann,2011-01-06 10:00,a,CUP,5,0.001\n");
    BOOST_TEST(brief(orders.rejected) == "2 orders.rounds_to_zero");
    BOOST_TEST(all<OrderPaid>(orders)[0].amount == pence(1));
}

BOOST_AUTO_TEST_CASE(an_order_beyond_all_bounds_is_none) {
    std::string rows;
    for (int i = 0; i < 11; ++i) rows += "1,ann,2011-01-05 10:00,a,CUP,1000,1000000000\n";
    BOOST_TEST(brief(orders_from(rows).rejected) == "2 orders.amount_out_of_range");
}

BOOST_AUTO_TEST_CASE(lines_are_order_lines_refund_lines_or_rejected) {
    const auto orders = orders_from(
        "1,ann,2011-01-05 10:00,a,CUP,2,1\n"
        "1,,2011-01-05 10:00,a,CUP,2,1\n"
        "C2,ann,2011-01-06 10:00,a,CUP,-1,1\n"
        "3,ann,2011-01-07 10:00,a,CUP,0,1\n");
    const OrdersSummary& summary = orders.summary;
    BOOST_TEST(summary.lines == 4);
    BOOST_TEST(summary.order_lines == 1);
    BOOST_TEST(summary.refund_lines == 1);
    BOOST_TEST(summary.rejected_lines == 2);
    BOOST_TEST(brief(orders.rejected) == "3 lines.no_member, 5 lines.zero_quantity");
    BOOST_TEST((summary.first_order_at == at("2011-01-05T10:00:00Z")));
    BOOST_TEST((summary.last_order_at == at("2011-01-05T10:00:00Z")));
}

BOOST_AUTO_TEST_CASE(prices_with_fewer_decimals_than_the_currency_are_exact) {
    ColumnMapping mapping = *mapping_from("order=o,member=m,time=t,line_total=p,decimals=0");
    const auto orders = read_orders(mapping, "o,m,t,p\n1,ann,2011-01-05,1240\n");
    BOOST_REQUIRE(orders.has_value());
    BOOST_TEST(all<OrderPaid>(*orders)[0].amount == pence(124'000));
}
