// core/base/multiplier.h: exact factors, rounded once.
#include "core/base/multiplier.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

Factor times(std::int64_t thousandths) { return factor_of({thousandths}); }

struct ProductCase {
    std::string_view says;
    std::int64_t a, b;
    Factor factor;
    std::int64_t divisor, down, half_up, up;
};
std::ostream& operator<<(std::ostream& out, const ProductCase& c) { return out << c.says; }

const ProductCase products[] = {
    {"E03: 4 x 1.5", 4, 1, times(1'500), 1, 6, 6, 6},
    {"E11: 19 x 1.5", 19, 1, times(1'500), 1, 28, 29, 29},
    {"below a half", 9, 1, times(1'250), 5, 2, 2, 3},
    {"exactly a half goes up", 5, 1, times(1'000), 2, 2, 3, 3},
    {"just under a half", 499'999, 1, times(1'000), 1'000'000, 0, 0, 1},
    {"nothing", 0, 1'000, times(3'000), 7, 0, 0, 0},
    {"times nothing", 1'000, 1'000, times(0), 7, 0, 0, 0},
    {"thirds", 1, 1, {1, 3}, 1, 0, 0, 1},
    {"0.29 x 100 is 29", 100, 1, times(290), 1, 29, 29, 29},
    {"a hundred billion, prorated", 10'000'000'000'000, 1'000'000, times(1'000), 10'000'000,
     1'000'000'000'000, 1'000'000'000'000, 1'000'000'000'000},
    {"the largest product by the largest divisor",
     10'000'000'000'000,
     1'000'000'000'000,
     {999'999'999, 1'000'000'000},
     10'000'000'000'000,
     999'999'999'000,
     999'999'999'000,
     999'999'999'000},
    {"more than fits stops at the largest", 10'000'000'000'000, 500'000'000'000, times(1'000'000),
     1, INT64_MAX, INT64_MAX, INT64_MAX},
    {"also when the factor alone is what makes it too large", 9'000'000'000'000'000'000, 1,
     times(1'100), 1, INT64_MAX, INT64_MAX, INT64_MAX},
    {"a small factor brings a large product back",
     9'000'000'000'000,
     1'000'000'000'000,
     {1, 1'000'000'000},
     1,
     9'000'000'000'000'000,
     9'000'000'000'000'000,
     9'000'000'000'000'000},
    {"odd numbers at the edge",
     9'999'999'999'999,
     999'999'999'999,
     {999'999'937, 999'999'893},
     9'999'999'999'971,
     1'000'000'044'001,
     1'000'000'044'002,
     1'000'000'044'002},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_product_is_rounded_once_at_the_end, data::make(products), c) {
    BOOST_TEST(product_of(c.a, c.b, c.factor, c.divisor, Rounding::down) == c.down);
    BOOST_TEST(product_of(c.a, c.b, c.factor, c.divisor, Rounding::half_up) == c.half_up);
    BOOST_TEST(product_of(c.a, c.b, c.factor, c.divisor, Rounding::up) == c.up);
}

BOOST_AUTO_TEST_CASE(small_products_are_what_a_fraction_says) {
    const unsigned seed = 20261127;
    BOOST_TEST_MESSAGE("seed " << seed);
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t n) { return static_cast<std::int64_t>(random() % n); };
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t a = below(20'000), b = below(50), divisor = 1 + below(5'000);
        const Multiplier first{below(4'000)}, second{below(4'000)};
        const std::int64_t over = a * b * first.thousandths * second.thousandths;
        const std::int64_t under = divisor * 1'000'000;
        const Factor factor = factor_of(first) * factor_of(second);
        BOOST_REQUIRE(product_of(a, b, factor, divisor, Rounding::down) == over / under);
        BOOST_REQUIRE(product_of(a, b, factor, divisor, Rounding::up) ==
                      (over + under - 1) / under);
        BOOST_REQUIRE(product_of(a, b, factor, divisor, Rounding::half_up) ==
                      (2 * over + under) / (2 * under));
        BOOST_REQUIRE(floor_of(a, b, first, divisor) ==
                      a * b * first.thousandths / (divisor * 1'000));
    }
}

BOOST_AUTO_TEST_CASE(factors_are_reduced_and_multiply_exactly) {
    BOOST_TEST((times(1'250) == Factor{5, 4}));
    BOOST_TEST((times(0) == Factor{0, 1}));
    BOOST_TEST((times(1'250) * times(800) == Factor{1, 1}));
    BOOST_TEST(
        (times(1'001) * times(1'001) * times(1'001) == Factor{1'003'003'001, 1'000'000'000}));
}

BOOST_AUTO_TEST_CASE(what_is_finer_than_a_billionth_is_cut) {
    const Factor cubed = times(1'001) * times(1'001) * times(1'001);
    BOOST_TEST((cubed * times(1'001) == Factor{251'001'501, 250'000'000}));  // 1.004006004001
    BOOST_TEST((times(1) * times(1) * times(1) * times(1) == Factor{0, 1}));
}

BOOST_AUTO_TEST_CASE(factors_stop_at_a_millionfold) {
    Factor factor = times(1'000'000);
    for (int i = 0; i < 20; ++i) factor = factor * times(999'999);
    BOOST_TEST((factor == Factor{1'000'000, 1}));
    BOOST_TEST((summed(factor, factor) == Factor{1'000'000, 1}));
}

BOOST_AUTO_TEST_CASE(multipliers_add_up_by_what_they_add) {
    BOOST_TEST((summed(times(2'000), times(1'500)) == Factor{5, 2}));
    BOOST_TEST((summed(times(1'250), times(1'000)) == Factor{5, 4}));
    BOOST_TEST((summed(times(500), times(800)) == Factor{3, 10}));
    BOOST_TEST((summed(times(300), times(200)) == Factor{0, 1}));  // never below zero
}

BOOST_AUTO_TEST_CASE(factors_compare_by_their_value) {
    BOOST_TEST(is_greater(times(1'500), times(1'499)));
    BOOST_TEST(!is_greater(times(1'500), {3, 2}));
    BOOST_TEST(!is_greater({999'999'999, 1'000'000'000}, {1, 1}));
}

BOOST_AUTO_TEST_CASE(a_multiplier_is_a_thousandfold_at_most) {
    BOOST_TEST(multiplier_from("1000")->thousandths == 1'000'000);
    BOOST_TEST(!multiplier_from("1000.001").has_value());
    BOOST_TEST(multiplier_from("0")->thousandths == 0);
    BOOST_TEST(multiplier_from("1.250")->thousandths == 1'250);
    for (const char* text : {"", "+1", "-0", "1e3", "1.0005", "one", "1,5", " 1"}) {
        BOOST_TEST(!multiplier_from(text).has_value(), text);
    }
}
