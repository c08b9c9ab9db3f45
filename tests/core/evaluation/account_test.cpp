// docs/rules: a member at an instant, and the history that explains it.
#include "core/evaluation/account.h"

#include <boost/test/unit_test.hpp>

#include "core/evaluation/what_if.h"
#include "tests/support/makers.h"

using namespace regulars;
using namespace regulars::making;

BOOST_AUTO_TEST_CASE(an_account_shows_balance_tier_progress_benefits_and_wallet) {
    Member member;
    member.must(fact("j", on("2026-01-01"), MemberJoined{"林小滿"}))
        .must(paid("a", on("2026-01-02"), 2000))
        .must(redeemed("x", "cup", on("2026-01-03"), 20));
    const Account account = account_at(member.published, member.record, on("2026-01-04"));
    BOOST_TEST(account.name == "林小滿");
    BOOST_TEST(account.orders == 1);
    BOOST_TEST(account.points().active == Points{0});
    BOOST_TEST(account.standing.tier == 1U);
    BOOST_TEST(account.to_next->needs.front().missing == twd(3000).minor);
    BOOST_TEST(account.benefits.size() == 1U);
    BOOST_REQUIRE(account.coupons.size() == 1U);
    BOOST_TEST(account.coupons[0].code == "CODE-x");
    BOOST_TEST(account.coupons[0].cost == Points{20});
    BOOST_TEST(account.coupons[0].redemption.text == "x");
}

BOOST_AUTO_TEST_CASE(an_account_of_an_earlier_instant_knows_nothing_of_later) {
    Member member;
    member.must(paid("a", on("2026-01-02"), 2000)).must(redeemed("x", "cup", on("2026-01-03"), 20));
    const Account account =
        account_at(member.published, member.record, at("2026-01-02T20:00:00+08:00"));
    BOOST_TEST(account.points().active == Points{20});
    BOOST_TEST(account.coupons.empty());
}

BOOST_AUTO_TEST_CASE(a_member_without_facts_stands_on_the_first_tier) {
    const Member member;
    const Account account = account_at(member.published, member.record, on("2026-01-01"));
    BOOST_TEST(account.standing.tier == 0U);
    BOOST_TEST(account.points().active == Points{0});
    BOOST_TEST(account.to_next->needs.front().missing == twd(1000).minor);
}

BOOST_AUTO_TEST_CASE(the_history_adds_up_to_the_balance_and_shows_what_expired) {
    Member member;
    member.must(paid("a", on("2025-01-01"), 1000))
        .must(paid("b", on("2025-06-01"), 2000))
        .must(refunded("r", "b", on("2025-06-05"), 500));
    const auto rows = history_at(member.published, member.record, on("2026-03-01"));
    BOOST_REQUIRE(rows.size() == 4U);  // newest first: expiry, refund, b, a
    BOOST_TEST(std::holds_alternative<ExpiredLot>(rows[0].what));
    BOOST_TEST(rows[0].points == Points{-10});
    BOOST_TEST(rows[0].at == at("2026-01-02T00:00:00+08:00"));
    BOOST_TEST(
        rows[0].balance ==
        replay(ledger_of(member.record.entries), WalletId{"points"}, on("2026-03-01")).active);
    BOOST_TEST(rows[3].balance == Points{10});
}

BOOST_AUTO_TEST_CASE(the_what_if_of_the_same_programme_is_what_happened) {
    Member member;
    member.must(paid("a", on("2026-01-01"), 1050))
        .must(paid("b", on("2026-02-01"), 4550))
        .must(refunded("r", "b", on("2026-02-05"), 1000))
        .must(paid("c", on("2026-03-01"), 700));
    Points issued;
    for (const ExplainedEntry& entry : member.record.entries) issued += entry.entry.points;
    const std::vector<MemberHistory> histories{
        {member.record.id, "", past_orders(member.record.facts)}};
    ProgramOutcome outcome;
    replay_histories(member.published.program, histories, on("2026-04-01"), outcome);
    BOOST_TEST(outcome.issued == issued);
    BOOST_TEST(outcome.orders_by_tier == (std::vector<std::int64_t>{1, 2, 0}));
    BOOST_TEST(outcome.members_by_tier == (std::vector<std::int64_t>{0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(slices_of_a_replay_make_the_same_whole) {
    std::vector<MemberHistory> histories;
    for (int i = 0; i < 9; ++i) {
        histories.push_back(
            {MemberId{std::to_string(i)},
             "",
             {{OrderId{"o"}, on("2026-01-01"), twd(300 * i), {}, {}, Channel::web}}});
    }
    const Program program = tea_shop().program;
    ProgramOutcome whole, sliced;
    replay_histories(program, histories, on("2026-02-01"), whole);
    for (std::size_t i = 0; i < histories.size(); i += 2) {
        const auto slice = std::span(histories).subspan(i, std::min<std::size_t>(2, 9 - i));
        replay_histories(program, slice, on("2026-02-01"), sliced);
    }
    BOOST_TEST(sliced.issued == whole.issued);
    BOOST_TEST(sliced.tier_of_member == whole.tier_of_member);
    BOOST_TEST(sliced.members_by_tier == whole.members_by_tier);
}

BOOST_AUTO_TEST_CASE(a_cost_beyond_every_number_is_the_largest_one) {
    Program program = tea_shop().program;
    BOOST_TEST(cost_of(program, Points{7}) == twd(7));
    program.wallets.front().value = Money{1'000'000'000'000};
    BOOST_TEST(cost_of(program, Points{1'000'000'000'000}) == Money{INT64_MAX});
}

BOOST_AUTO_TEST_CASE(moves_list_climbers_first_and_the_farthest_of_each) {
    ProgramOutcome before, after;
    before.tier_of_member = {0, 1, 2, 0, 1};
    after.tier_of_member = {1, 0, 0, 2, 1};
    const auto moves = moves_between(before, after);
    BOOST_REQUIRE(moves.size() == 4U);
    BOOST_TEST(moves[0].member == 3U);
    BOOST_TEST(moves[1].member == 0U);
    BOOST_TEST(moves[2].member == 2U);
    BOOST_TEST(moves[3].member == 1U);
}
