// docs/rules/earning.md, E9-E18
#include "core/earning/condition.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

const std::vector<std::string> tags{"tea_club"};

Moment tuesday_afternoon() {
    Moment moment;
    moment.local = {{2026, 3, 31}, 16, 10, 0};  // a Tuesday, the last of March
    moment.tier = 1;
    moment.channel = Channel::store;
    moment.tags = tags;
    moment.birthday = Date{1990, 3, 2};
    moment.order_number = 3;
    moment.last_order_on = Date{2026, 3, 1};
    return moment;
}

OrderLine line(std::string product, std::string category, std::int64_t units) {
    OrderLine made;
    made.product = std::move(product);
    made.categories = {std::move(category)};
    made.units = units;
    return made;
}

struct Held {
    std::vector<OrderLine> lines{line("oolong", "tea", 2), line("cup", "ceramics", 1)};
    std::vector<Money> basis{{30'000}, {20'000}};
    std::vector<std::int64_t> units{2, 1};
    OrderContents contents() const { return {lines, basis, units}; }
};

Condition contains(std::string category, std::int64_t units) {
    ProductSet set;
    set.of.categories = {std::move(category)};
    return {Contains{std::move(set), units}};
}

struct AskCase {
    std::string_view says;
    Condition condition;
    bool holds;
};
std::ostream& operator<<(std::ostream& out, const AskCase& c) { return out << c.says; }

const AskCase ask_cases[] = {
    {"all of nothing always holds", {AllOf{}}, true},
    {"any of nothing never holds", {AnyOf{}}, false},
    {"none of nothing always holds", {NoneOf{}}, true},
    {"E11: the member stands on a named tier", {OnTiers{{1, 2}}}, true},
    {"E11: and not on another", {OnTiers{{0, 2}}}, false},
    {"E12: the member has the tag", {HasTag{"tea_club"}}, true},
    {"E12: and not another", {HasTag{"vip"}}, false},
    {"E13: bought in the store", {OnChannels{{Channel::store}}}, true},
    {"E13: not on the web", {OnChannels{{Channel::web}}}, false},
    {"E14: a Tuesday", {OnWeekdays{{2}}}, true},
    {"E14: no Wednesday", {OnWeekdays{{3}}}, false},
    {"E14: within the hours", {BetweenHours{16 * 60, 18 * 60}}, true},
    {"E14: from the very minute", {BetweenHours{16 * 60 + 10, 18 * 60}}, true},
    {"E14: not at the minute they end", {BetweenHours{10 * 60, 16 * 60 + 10}}, false},
    {"E14: past midnight, from the evening on", {BetweenHours{16 * 60, 2 * 60}}, true},
    {"E14: past midnight, not at noon", {BetweenHours{20 * 60, 2 * 60}}, false},
    {"E15: the 31st", {OnMonthDays{{31}, ShortMonths::skip}}, true},
    {"E15: not the 30th in a long month", {OnMonthDays{{30}, ShortMonths::last_day}}, false},
    {"E16: from the day on", {BetweenDates{Date{2026, 3, 31}, std::nullopt}}, true},
    {"E16: not on the day it ends", {BetweenDates{std::nullopt, Date{2026, 3, 31}}}, false},
    {"E17: the basis is met exactly", {BasisAtLeast{{50'000}}}, true},
    {"E17: a cent short", {BasisAtLeast{{50'001}}}, false},
    {"E17: two units of tea", contains("tea", 2), true},
    {"E17: not three", contains("tea", 3), false},
    {"E18: the third order", {OrderNumber{3, 0}}, true},
    {"E18: every second from the first", {OrderNumber{1, 2}}, true},
    {"E18: every second from the second is not the third", {OrderNumber{2, 2}}, false},
    {"E18: not before the first of them", {OrderNumber{5, 2}}, false},
    {"E18: thirty days after the order before", {SinceLastOrder{30}}, true},
    {"E18: one day too late", {SinceLastOrder{29}}, false},
    {"E18: in the birthday's month", {InBirthdayMonth{}}, true},
    {"E10: both", {AllOf{{{HasTag{"tea_club"}}, {OnWeekdays{{2}}}}}}, true},
    {"E10: not both", {AllOf{{{HasTag{"tea_club"}}, {OnWeekdays{{3}}}}}}, false},
    {"E10: one of two", {AnyOf{{{HasTag{"vip"}}, {OnWeekdays{{2}}}}}}, true},
    {"E10: neither", {NoneOf{{{HasTag{"vip"}}, {OnWeekdays{{3}}}}}}, true},
    {"E10: nested", {NoneOf{{{AllOf{{{HasTag{"tea_club"}}, {BasisAtLeast{{1}}}}}}}}}, false},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_condition_is_asked_of_the_moment_and_the_order, data::make(ask_cases), c) {
    const Held held;
    BOOST_TEST(holds(c.condition, tuesday_afternoon(), held.contents()) == c.holds);
}

BOOST_DATA_TEST_CASE(what_is_left_to_ask_gives_the_same_answer, data::make(ask_cases), c) {
    const Held held;
    const auto left = still_to_ask(c.condition, tuesday_afternoon());
    BOOST_TEST((!left || holds_for(*left, held.contents())) == c.holds);
    // Once more through what is left: nothing about the moment is in it any more.
    if (left) BOOST_TEST(holds(*left, Moment{}, held.contents()) == c.holds);
}

BOOST_AUTO_TEST_CASE(a_short_month_has_its_last_day_in_place_of_the_31st) {
    Moment moment = tuesday_afternoon();
    moment.local.date = {2026, 2, 28};
    const Held held;
    BOOST_TEST(holds({OnMonthDays{{31}, ShortMonths::last_day}}, moment, held.contents()));
    BOOST_TEST(!holds({OnMonthDays{{31}, ShortMonths::skip}}, moment, held.contents()));
    moment.local.date = {2026, 2, 27};
    BOOST_TEST(!holds({OnMonthDays{{31}, ShortMonths::last_day}}, moment, held.contents()));
}

BOOST_AUTO_TEST_CASE(a_leap_day_birthday_is_in_february_of_every_year) {
    Moment moment = tuesday_afternoon();
    moment.birthday = Date{2000, 2, 29};
    moment.local.date = {2026, 2, 10};
    const Held held;
    BOOST_TEST(holds({InBirthdayMonth{}}, moment, held.contents()));
}

BOOST_AUTO_TEST_CASE(an_article_is_in_a_set_by_any_of_its_names_unless_it_is_excepted) {
    OrderLine oolong = line("oolong", "tea", 1);
    oolong.brand = "Alishan";
    ProductSet set;
    BOOST_TEST(is_in(set, oolong));
    set.of.brands = {"Alishan"};
    BOOST_TEST(is_in(set, oolong));
    set.except.products = {"oolong"};
    BOOST_TEST(!is_in(set, oolong));
    set.except.products.clear();
    set.of = {{"cup"}, {"tea"}, {}};
    BOOST_TEST(is_in(set, oolong));
    BOOST_TEST(!is_in(set, OrderLine{}));
}
