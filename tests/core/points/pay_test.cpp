// docs/rules/points.md, P18-P20: points as money.
#include "core/points/pay.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

PayRule rule(std::int64_t step, std::int64_t worth) {
    PayRule made;
    made.step = {step};
    made.step_value = {worth};
    return made;
}
PayRule half_from_500() {
    PayRule made = rule(1, 1);
    made.least = Points{500};
    made.most_basis_points = 5'000;
    return made;
}
PayRule fifth_of_500() {  // NT$1 a point, 20 %, from NT$500
    PayRule made = rule(1, 100);
    made.most_basis_points = 2'000;
    made.from_amount = {50'000};
    return made;
}

PayRule with_most(std::int64_t most) {
    PayRule made = rule(1, 1);
    made.most = Points{most};
    return made;
}

struct PayCase {
    std::string_view says;
    PayRule rule;
    std::int64_t wanted, spendable, amount, points, worth;
    PayLimit limit;
};
std::ostream& operator<<(std::ostream& out, const PayCase& c) { return out << c.says; }

const PayCase cases[] = {
    {"E38: all of 700", half_from_500(), 700, 700, 10'000, 700, 700, PayLimit::none},
    {"E39: half of the order", half_from_500(), 10'000, 10'000, 10'000, 5'000, 5'000,
     PayLimit::part_of_order},
    {"E41: below the least is nothing", half_from_500(), 400, 400, 10'000, 0, 0, PayLimit::least},
    {"E42: a point is EUR 2, 50 pay 100", rule(1, 200), 50, 50, 10'000, 50, 10'000, PayLimit::none},
    {"E42: 20 pay 40 of 100", rule(1, 200), 20, 20, 10'000, 20, 4'000, PayLimit::none},
    {"E42: never more than the order", rule(1, 200), 60, 60, 10'000, 50, 10'000,
     PayLimit::part_of_order},
    {"E44: 77 points at five cents", rule(1, 5), 77, 77, 100'000, 77, 385, PayLimit::none},
    {"E45: up to 1010 points of 101.00", rule(1, 10), 5'000, 5'000, 10'100, 1'010, 10'100,
     PayLimit::part_of_order},
    {"E48: a fifth of NT$1,000", fifth_of_500(), 1'000, 1'000, 100'000, 200, 20'000,
     PayLimit::part_of_order},
    {"E48: not under NT$500", fifth_of_500(), 1'000, 1'000, 49'900, 0, 0,
     PayLimit::order_too_small},
    {"what is there", rule(1, 100), 50, 30, 100'000, 30, 3'000, PayLimit::balance},
    {"whole steps", rule(100, 1'000), 250, 1'000, 100'000, 200, 2'000, PayLimit::steps},
    {"what may be used of one order", with_most(300), 500, 1'000, 10'000, 300, 300,
     PayLimit::most_points},
    {"all that was wanted is at the limit", with_most(300), 300, 1'000, 10'000, 300, 300,
     PayLimit::none},
    {"the last that bound is named", with_most(300), 500, 400, 200, 200, 200,
     PayLimit::part_of_order},
    {"a part of an order is floored", fifth_of_500(), 1'000, 1'000, 99'999, 199, 19'900,
     PayLimit::part_of_order},
    {"exactly the least", half_from_500(), 500, 500, 1'000, 500, 500, PayLimit::none},
    {"less than the least can be paid of it", half_from_500(), 700, 700, 998, 0, 0,
     PayLimit::least},
    {"nothing there", rule(1, 1), 50, 0, 10'000, 0, 0, PayLimit::balance},
    {"an order of nothing", rule(1, 1), 50, 50, 0, 0, 0, PayLimit::part_of_order},
    {"a step that is worth more than the order", rule(100, 1'000), 100, 100, 999, 0, 0,
     PayLimit::part_of_order},
    {"the order it takes, to the cent", fifth_of_500(), 10, 10, 50'000, 10, 1'000, PayLimit::none},
    {"nothing wanted", rule(1, 1), 0, 10, 100, 0, 0, PayLimit::none},
    {"less than nothing wanted", rule(1, 1), -5, 10, 100, 0, 0, PayLimit::none},
    {"the largest numbers", rule(1, 1'000'000), 1'000'000'000'000, 1'000'000'000'000,
     10'000'000'000'000, 10'000'000, 10'000'000'000'000, PayLimit::part_of_order},
};

}  // namespace

BOOST_DATA_TEST_CASE(points_pay_as_much_as_the_rule_lets_them, data::make(cases), c) {
    const Payable result = payable(c.rule, {c.wanted}, {c.spendable}, {c.amount});
    BOOST_TEST(result.points.count == c.points);
    BOOST_TEST(result.worth.minor == c.worth);
    BOOST_TEST((result.limit == c.limit));
}

BOOST_AUTO_TEST_CASE(E47_ten_off_for_each_full_hundred) {
    PayRule ten_percent = rule(10, 1'000);
    ten_percent.most_basis_points = 1'000;
    for (const std::int64_t amount : {80'000, 89'999}) {
        const Payable result = payable(ten_percent, {1'000}, {1'000}, {amount});
        BOOST_TEST(result.points.count == 80);
        BOOST_TEST(result.worth.minor == 8'000);
    }
}

BOOST_AUTO_TEST_CASE(a_limit_has_the_name_of_its_refusal) {
    BOOST_TEST(rule_of(PayLimit::order_too_small) == "pay.order_too_small");
    BOOST_TEST(rule_of(PayLimit::balance) == "pay.insufficient_points");
    BOOST_TEST(rule_of(PayLimit::most_points) == "pay.above_most");
    BOOST_TEST(rule_of(PayLimit::part_of_order) == "pay.above_part_of_order");
    BOOST_TEST(rule_of(PayLimit::steps) == "pay.not_whole_steps");
    BOOST_TEST(rule_of(PayLimit::least) == "pay.below_least");
}

// Whatever is wanted: whole steps, no more than wanted, spendable, the order or its part, and nothing
// more would have gone.
BOOST_AUTO_TEST_CASE(what_can_be_paid_is_the_most_within_every_limit) {
    const PayRule rules[] = {rule(1, 1), rule(7, 30), half_from_500(), fifth_of_500(),
                             with_most(90)};
    for (const PayRule& one : rules) {
        for (std::int64_t wanted = 0; wanted < 1'200; wanted += 37) {
            for (const std::int64_t amount : {0, 99, 1'000, 49'999, 50'000}) {
                const Payable result = payable(one, {wanted}, {800}, {amount});
                const auto fits = [&](std::int64_t points) {
                    const std::int64_t worth = points / one.step.count * one.step_value.minor;
                    return points % one.step.count == 0 && points <= wanted && points <= 800 &&
                           worth * 10'000 <= amount * one.most_basis_points.value_or(10'000) &&
                           (!one.most || points <= one.most->count) &&
                           (!one.least || points >= one.least->count) &&
                           amount >= one.from_amount.minor;
                };
                std::int64_t most = 0;
                for (std::int64_t points = 1; points <= wanted; ++points) {
                    if (fits(points)) most = points;
                }
                BOOST_REQUIRE(result.points.count == most);
                BOOST_REQUIRE(result.worth == worth_of(one, result.points));
                BOOST_REQUIRE((result.limit == PayLimit::none) == (most == wanted));
            }
        }
    }
}
