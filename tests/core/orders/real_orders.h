// tests/core/orders/real_orders.h: what UCI Online Retail has to give, however it is read.
// Source    CC BY 4.0, Chen, Sain & Guo 2012, doi:10.1057/dbm.2012.17. The file is not part of
//           the repository; where it is absent these tests are skipped and say so.
#pragma once
#include "tests/core/orders/files.h"

namespace regulars::making {

/// The cleaning of the data's README: 397,884 lines, 18,532 orders, 4,338 members. The matched
/// cancellations are what our rule O6 finds.
inline void check_real_orders(const AssembledOrders& orders) {
    const OrdersSummary& summary = orders.summary;
    BOOST_TEST(summary.lines == 541'909);
    BOOST_TEST(summary.order_lines == 397'884);
    BOOST_TEST(summary.orders == 18'532);
    BOOST_TEST(summary.members == 4'338);
    BOOST_TEST(summary.spent == pence(891'140'790));
    BOOST_TEST(summary.refund_lines == 8'905);
    BOOST_TEST(summary.refunds == 3'880);
    BOOST_TEST(summary.refunded == pence(47'129'466));
    BOOST_TEST(summary.refund_lines_unmatched == 1'389);
    BOOST_TEST(summary.refunds_unmatched == pence(13'737'363));
    BOOST_TEST(summary.refunds_cut == pence(267'380));
    BOOST_TEST(summary.rejected_lines == 135'120);
    std::int64_t whole_pounds = 0;
    for (const OrderPaid& paid : all<OrderPaid>(orders)) whole_pounds += paid.amount.minor / 100;
    BOOST_TEST(whole_pounds == 8'902'670);
}

}  // namespace regulars::making
