// docs/rules/rewards.md, R1-R5
#include "core/rewards/reward.h"

#include <boost/test/unit_test.hpp>

#include "core/rewards/coupon_code.h"
#include "tests/support/makers.h"

using namespace regulars;

namespace {

Balance with(std::int64_t active, std::int64_t debt = 0) {
    Balance balance;
    balance.active = Points{active};
    balance.debt = Points{debt};
    return balance;
}

const Reward cup = making::tea_shop().program.rewards[0];
const Reward table = making::tea_shop().program.rewards[1];

}  // namespace

BOOST_AUTO_TEST_CASE(E50_a_reward_says_how_many_points_are_missing) {
    Reward dear = cup;
    dear.cost = Points{321};
    const auto refusal = refusal_for(dear, 0, with(10), 0);
    BOOST_REQUIRE(refusal.has_value());
    BOOST_TEST((std::get<InsufficientPoints>(*refusal) ==
                InsufficientPoints{Points{321}, Points{10}, Points{311}}));
    BOOST_TEST(rule_of(*refusal) == "rewards.insufficient_points");
}

BOOST_AUTO_TEST_CASE(points_that_are_just_enough_are_enough) {
    BOOST_TEST(!refusal_for(cup, 0, with(20), 0).has_value());
    BOOST_TEST(refusal_for(cup, 0, with(19), 0).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_owed_cannot_be_spent) {
    BOOST_TEST(spendable(with(50, 40)) == Points{10});
    BOOST_TEST(spendable(with(0, 40)) == Points{0});
}

BOOST_AUTO_TEST_CASE(a_debt_is_part_of_what_is_missing) {
    const auto refusal = refusal_for(cup, 0, with(0, 40), 0);
    BOOST_TEST((std::get<InsufficientPoints>(*refusal) ==
                InsufficientPoints{Points{20}, Points{0}, Points{60}}));
}

BOOST_AUTO_TEST_CASE(the_last_one_is_sold_once) {
    BOOST_TEST(!refusal_for(cup, 0, with(20), 1).has_value());
    BOOST_TEST(rule_of(*refusal_for(cup, 0, with(20), 2)) == "rewards.out_of_stock");
}

BOOST_AUTO_TEST_CASE(a_gate_stands_before_the_price) {
    BOOST_TEST(rule_of(*refusal_for(table, 1, with(0), 0)) == "rewards.tier_required");
    BOOST_TEST(rule_of(*refusal_for(table, 2, with(0), 0)) == "rewards.insufficient_points");
}

BOOST_AUTO_TEST_CASE(offers_come_in_the_order_of_the_catalogue_with_what_is_left) {
    const std::vector<Reward> catalogue{cup, table};
    const std::vector<std::int64_t> taken{1, 7};
    const auto offers = offers_for(catalogue, 0, with(25), taken);
    BOOST_REQUIRE(offers.size() == 2U);
    BOOST_TEST(*offers[0].left == 1);
    BOOST_TEST(!offers[0].refusal.has_value());
    BOOST_TEST(!offers[1].left.has_value());
    BOOST_TEST(offers[1].refusal.has_value());
}

BOOST_AUTO_TEST_CASE(a_code_reads_back_however_it_is_typed) {
    const std::string code = coupon_code({0x12, 0x34, 0x56, 0x78, 0x9A});
    BOOST_TEST(code.size() == 11U);
    BOOST_TEST(*coupon_code_from(code) == code);
    std::string typed;
    for (const char c : code) {
        if (c == '-') continue;
        typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
    }
    BOOST_TEST(*coupon_code_from(" " + typed) == code);
}

BOOST_AUTO_TEST_CASE(one_wrong_character_of_a_code_is_always_caught) {
    const std::string code = coupon_code({0xC0, 0xFF, 0xEE, 0x00, 0x01});
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '-') continue;
        for (const char other : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
            if (other == code[i]) continue;
            std::string wrong = code;
            wrong[i] = other;
            BOOST_TEST(!coupon_code_from(wrong).has_value(), wrong);
        }
    }
    BOOST_TEST(!coupon_code_from("").has_value());
    BOOST_TEST(!coupon_code_from("4QXR-8M2K").has_value());
    BOOST_TEST(!coupon_code_from(code + "0").has_value());
    BOOST_TEST(!coupon_code_from("4QXR-8M2K-!").has_value());
}
