// docs/rules/earning.md, E1-E3
#include "core/earning/earn_rate.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

constexpr EarnRate point_per_pound{{1}, {100}, Steps::whole};
constexpr EarnRate point_per_pound_prorated{{1}, {100}, Steps::prorated};
constexpr EarnRate ten_per_hundred_dollars{{10}, {10'000}, Steps::whole};

struct SpendCase {
    std::string_view says;
    Money spend;
    EarnRate rate;
    std::int64_t thousandths;
    std::int64_t earned;
};
std::ostream& operator<<(std::ostream& out, const SpendCase& c) { return out << c.says; }

const SpendCase spend_cases[] = {
    {"a penny short of a pound", {99}, point_per_pound, 1000, 0},
    {"the first whole pound", {100}, point_per_pound, 1000, 1},
    {"pence above a whole pound are lost", {1999}, point_per_pound, 1000, 19},
    {"E11: 19.99 in whole steps at 1.5 is 28.5, floored", {1999}, point_per_pound, 1500, 28},
    {"prorated, 19.99 at 1.5 is 29.985, floored", {1999}, point_per_pound_prorated, 1500, 29},
    {"prorated without a multiplier is whole pounds as well",
     {1999},
     point_per_pound_prorated,
     1000,
     19},
    {"E03: four points and a half as much again", {400}, point_per_pound, 1500, 6},
    {"E15: 3 points for each pound of 40", {4000}, {{3}, {100}, Steps::whole}, 1000, 120},
    {"E20: 10 points for each 10 dollars of 30", {3000}, {{10}, {1000}, Steps::whole}, 1000, 30},
    {"E21: 10 points for each full hundred of NT$1,680",
     {168'000},
     ten_per_hundred_dollars,
     1000,
     160},
    {"E24: a gold member at three times", {100}, point_per_pound, 3000, 3},
    {"nothing spent earns nothing", {0}, point_per_pound, 1000, 0},
    {"a negative amount does not earn", {-500}, point_per_pound, 1000, 0},
    {"a multiplier of zero earns nothing", {1999}, point_per_pound, 0, 0},
    {"the largest amount does not overflow",
     {1'000'000'000'000'000},
     point_per_pound_prorated,
     2000,
     20'000'000'000'000},
};

}  // namespace

BOOST_DATA_TEST_CASE(points_for_money_are_floored_once, data::make(spend_cases), c) {
    BOOST_TEST(points_earned_floor(c.spend, c.rate, Multiplier{c.thousandths}) == Points{c.earned});
}
