// docs/rules/earning.md, E4-E5; facts.md, F6-F8
#include "core/earning/basis.h"

#include <boost/test/unit_test.hpp>

using namespace regulars;

namespace {

OrderLine line(std::int64_t amount, std::int64_t units = 1) {
    OrderLine made;
    made.amount = {amount};
    made.units = units;
    return made;
}

OrderPaid order(std::vector<OrderLine> lines) {
    OrderPaid paid;
    paid.order = {"1"};
    for (const OrderLine& one : lines) paid.amount += one.amount;
    paid.lines = std::move(lines);
    return paid;
}

std::vector<std::int64_t> minors(const std::vector<Money>& amounts) {
    std::vector<std::int64_t> minor;
    for (const Money amount : amounts) minor.push_back(amount.minor);
    return minor;
}

using Amounts = std::vector<std::int64_t>;

std::string rules_of(const Problems& problems) {
    std::string all;
    for (const Problem& problem : problems)
        all += problem.where.pointer + " " + problem.rule + "; ";
    return all;
}

OrderRefunded refund(std::int64_t amount, std::vector<LineRefund> lines = {}) {
    return {RefundId{"r"}, OrderId{"1"}, Money{amount}, std::move(lines)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(shares_add_up_to_the_last_cent_and_the_largest_remainder_gets_it) {
    const Money thirds[] = {{100}, {100}, {100}};
    BOOST_TEST(minors(shared_out({100}, thirds)) == (Amounts{34, 33, 33}));
    const Money uneven[] = {{1}, {2}, {3}};
    BOOST_TEST(minors(shared_out({5}, uneven)) == (Amounts{1, 2, 2}));
    const Money with_nothing[] = {{0}, {7}};
    BOOST_TEST(minors(shared_out({7}, with_nothing)) == (Amounts{0, 7}));
    const Money nothing[] = {{0}, {0}};
    BOOST_TEST(minors(shared_out({7}, nothing)) == (Amounts{0, 0}));
}

BOOST_AUTO_TEST_CASE(an_order_without_lines_is_one_line) {
    OrderPaid paid;
    paid.amount = {5'000};
    paid.units = 3;
    BOOST_TEST(minors(basis_of(paid, {})) == (Amounts{5'000}));
    BOOST_TEST(lines_of(paid, {}).front().units == 3);
}

BOOST_AUTO_TEST_CASE(what_earns_is_what_was_paid_for_goods_unless_the_programme_says_otherwise) {
    OrderLine taxed = line(10'500);
    taxed.tax = {500};
    taxed.discount = {1'000};
    OrderLine card = line(3'000);
    card.gift_card = true;
    OrderPaid paid = order({taxed, card});
    paid.shipping = {800};
    BOOST_TEST(minors(basis_of(paid, {})) == (Amounts{10'500, 0}));
    BasisRules rules;
    rules.without_tax = true;
    BOOST_TEST(minors(basis_of(paid, rules)) == (Amounts{10'000, 0}));
    rules = {};
    rules.before_discounts = true;
    BOOST_TEST(minors(basis_of(paid, rules)) == (Amounts{11'500, 0}));
    rules = {};
    rules.with_gift_cards = true;
    rules.with_shipping = true;
    BOOST_TEST(minors(basis_of(paid, rules)) == (Amounts{10'500, 3'000, 800}));
}

BOOST_AUTO_TEST_CASE(e29_what_points_paid_does_not_earn) {
    OrderPaid paid = order({line(6'000), line(4'000)});
    paid.payments = {{WalletId{"points"}, Points{50}, Money{5'000}}};
    BOOST_TEST(minors(basis_of(paid, {})) == (Amounts{3'000, 2'000}));
    paid.payments.front().worth = {10'000};
    BOOST_TEST(minors(basis_of(paid, {})) == (Amounts{0, 0}));
    BasisRules rules;
    rules.with_points_part = true;
    BOOST_TEST(minors(basis_of(paid, rules)) == (Amounts{6'000, 4'000}));
}

BOOST_AUTO_TEST_CASE(a_refund_without_lines_is_spread_over_what_is_kept) {
    Kept kept = kept_whole(order({line(100), line(100), line(100)}));
    take_off(kept, refund(100));
    BOOST_TEST(minors(kept.amounts) == (Amounts{66, 67, 67}));
    take_off(kept, refund(200));
    BOOST_TEST(kept.total().minor == 0);
    BOOST_TEST(kept.units == (std::vector<std::int64_t>{0, 0, 0}));
}

BOOST_AUTO_TEST_CASE(a_refund_of_lines_takes_them_and_no_others) {
    Kept kept = kept_whole(order({line(100, 2), line(300, 3)}));
    take_off(kept, refund(100, {{1, 1, {100}}}));
    BOOST_TEST(minors(kept.amounts) == (Amounts{100, 200}));
    BOOST_TEST(kept.units == (std::vector<std::int64_t>{2, 2}));
}

BOOST_AUTO_TEST_CASE(a_stored_refund_of_a_line_that_is_not_there_takes_nothing) {
    Kept kept = kept_whole(order({line(100, 2), line(300, 3)}));
    take_off(kept, refund(100, {{2, 1, {100}}}));
    BOOST_TEST(minors(kept.amounts) == (Amounts{100, 300}));
    BOOST_TEST(kept.units == (std::vector<std::int64_t>{2, 3}));
}

BOOST_AUTO_TEST_CASE(what_came_for_nothing_goes_back_with_the_last_of_the_goods) {
    Kept kept = kept_whole(order({line(100), line(0, 5)}));
    take_off(kept, refund(100));
    BOOST_TEST(kept.units == (std::vector<std::int64_t>{0, 0}));
}

BOOST_AUTO_TEST_CASE(a_refund_is_refused_where_it_asks_for_more_than_there_is) {
    const Kept kept = kept_whole(order({line(100, 2), line(300, 3)}));
    BOOST_TEST(rules_of(refund_problems(kept, refund(0))) ==
               "/amount_minor refunds.more_than_kept; ");
    BOOST_TEST(rules_of(refund_problems(kept, refund(401))) ==
               "/amount_minor refunds.more_than_kept; ");
    BOOST_TEST(rules_of(refund_problems(kept, refund(100, {{7, 1, {100}}}))) ==
               "/lines/0/line refunds.line_unknown; ");
    BOOST_TEST(rules_of(refund_problems(kept, refund(101, {{0, 1, {101}}}))) ==
               "/lines/0/amount_minor refunds.more_than_line_kept; ");
    BOOST_TEST(rules_of(refund_problems(kept, refund(100, {{0, 3, {100}}}))) ==
               "/lines/0/units refunds.more_units_than_kept; ");
    BOOST_TEST(rules_of(refund_problems(kept, refund(200, {{0, 1, {100}}}))) ==
               "/lines refunds.lines_do_not_add_up; ");
    // The same line twice is judged together.
    BOOST_TEST(rules_of(refund_problems(kept, refund(120, {{0, 1, {60}}, {0, 1, {60}}}))) ==
               "/lines/1/amount_minor refunds.more_than_line_kept; ");
    BOOST_TEST(rules_of(refund_problems(kept, refund(400))).empty());
}

BOOST_AUTO_TEST_CASE(an_order_is_refused_where_it_does_not_add_up) {
    OrderPaid paid = order({line(100), line(200)});
    BOOST_TEST(rules_of(order_problems(paid)).empty());
    paid.amount = {299};
    BOOST_TEST(rules_of(order_problems(paid)) == "/lines orders.lines_do_not_add_up; ");
    paid.amount = {0};
    paid.lines.clear();
    BOOST_TEST(rules_of(order_problems(paid)) == "/amount_minor orders.amount_not_positive; ");
    paid = order({line(100)});
    paid.lines.front().tax = {101};
    paid.lines.front().discount = {-1};
    paid.shipping = {-5};
    BOOST_TEST(rules_of(order_problems(paid)) ==
               "/shipping_minor orders.shipping_out_of_range; "
               "/lines/0/discount_minor orders.discount_out_of_range; "
               "/lines/0/tax_minor orders.tax_above_amount; ");
}

BOOST_AUTO_TEST_CASE(the_basis_of_a_part_is_rounded_down_and_of_the_whole_exact) {
    BOOST_TEST(kept_basis({999}, {500}, {1'000}).minor == 499);
    BOOST_TEST(kept_basis({999}, {1'000}, {1'000}).minor == 999);
    BOOST_TEST(kept_basis({999}, {0}, {1'000}).minor == 0);
    BOOST_TEST(kept_basis({50}, {0}, {0}).minor == 50);
}
