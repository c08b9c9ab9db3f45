// docs/rules/orders.md, O6: which bought units a cancelled line takes back.
#include "core/orders/take_back.h"

#include "tests/core/orders/files.h"

using namespace regulars;
using namespace regulars::making;

namespace {

constexpr std::uint32_t cup = 1, tea = 2;

/// Order 0 of 1 March, order 1 of 1 April, ...; `each` in thousandths.
BoughtUnits bought(std::size_t order, std::uint32_t sku, std::int64_t units, std::int64_t each) {
    const Instant when = on("2011-03-01") + static_cast<std::int64_t>(order) * 31 * ms_per_day;
    return {order, when, sku, units, units, units * each};
}

CancelledUnits cancelled(std::string_view date, std::uint32_t sku, std::int64_t units,
                         std::int64_t each) {
    return {on(date), sku, units, units * each, {}};
}

std::string brief(const TakenBack& back) {
    std::string text;
    for (const TakenUnits& taken : back.taken) {
        text += std::to_string(taken.units) + " of " + std::to_string(taken.order) + " worth " +
                std::to_string(taken.worth) + "; ";
    }
    return text + std::to_string(back.units_unmatched) + " unmatched worth " +
           std::to_string(back.worth_unmatched);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_latest_order_with_the_article_gives_first) {
    std::vector<BoughtUnits> lines{bought(0, cup, 6, 100), bought(1, cup, 6, 100),
                                   bought(2, tea, 6, 100)};
    BOOST_TEST(brief(take_back(cancelled("2011-08-01", cup, 4, 100), lines)) ==
               "4 of 1 worth 400; 0 unmatched worth 0");
    BOOST_TEST(brief(take_back(cancelled("2011-08-02", cup, 4, 100), lines)) ==
               "2 of 1 worth 200; 2 of 0 worth 200; 0 unmatched worth 0");
}

BOOST_AUTO_TEST_CASE(the_same_unit_price_goes_before_the_later_order) {
    std::vector<BoughtUnits> lines{bought(0, cup, 6, 100), bought(1, cup, 6, 90)};
    BOOST_TEST(brief(take_back(cancelled("2011-08-01", cup, 8, 100), lines)) ==
               "6 of 0 worth 600; 2 of 1 worth 200; 0 unmatched worth 0");
}

BOOST_AUTO_TEST_CASE(the_same_unit_price_is_told_without_dividing) {
    std::vector<BoughtUnits> lines{{0, on("2011-03-01"), cup, 3, 3, 100},  // 33.33... each
                                   {1, on("2011-04-01"), cup, 1, 1, 33}};
    BOOST_TEST(brief(take_back({on("2011-08-01"), cup, 6, 200, {}}, lines)) ==
               "3 of 0 worth 100; 1 of 1 worth 33; 2 unmatched worth 67");
}

BOOST_AUTO_TEST_CASE(an_order_after_the_cancellation_gives_nothing) {
    std::vector<BoughtUnits> lines{bought(0, cup, 6, 100), bought(1, cup, 6, 100)};
    BOOST_TEST(brief(take_back(cancelled("2011-03-02", cup, 7, 100), lines)) ==
               "6 of 0 worth 600; 1 unmatched worth 100");
}

BOOST_AUTO_TEST_CASE(an_order_of_the_same_instant_gives) {
    std::vector<BoughtUnits> lines{bought(0, cup, 6, 100)};
    BOOST_TEST(brief(take_back(cancelled("2011-03-01", cup, 6, 100), lines)) ==
               "6 of 0 worth 600; 0 unmatched worth 0");
}

BOOST_AUTO_TEST_CASE(its_own_order_gives_before_all_others) {
    std::vector<BoughtUnits> lines{bought(0, cup, 2, 90), bought(1, cup, 6, 100)};
    CancelledUnits back = cancelled("2011-08-01", cup, 3, 100);
    back.own_order = 0;
    BOOST_TEST(brief(take_back(back, lines)) ==
               "2 of 0 worth 200; 1 of 1 worth 100; 0 unmatched worth 0");
}

BOOST_AUTO_TEST_CASE(what_nobody_bought_stays_unmatched) {
    std::vector<BoughtUnits> lines{bought(0, cup, 6, 100)};
    BOOST_TEST(brief(take_back(cancelled("2011-08-01", tea, 2, 100), lines)) ==
               "2 unmatched worth 200");
    BOOST_TEST(brief(take_back(cancelled("2011-08-01", cup, 2, 100), {})) ==
               "2 unmatched worth 200");
    BOOST_TEST(lines[0].units_left == 6);
}
