// server/api/: what a member reads and does, over HTTP.
#include <thread>

#include "core/rewards/coupon_code.h"
#include "tests/server/small_shop.h"

namespace regulars {
namespace {

using namespace testing_shop;
using making::on;
using making::paid;

/// 6,000 dollars: 60 points at the first tier, and gold afterwards.
MemberFacts rich(const std::string& id) {
    return member_with(id, {paid("big-" + id, on("2026-02-01"), 6'000)});
}
/// 1,500 dollars: 15 points, silver.
MemberFacts modest(const std::string& id) {
    return member_with(id, {paid("small-" + id, on("2026-02-02"), 1'500)});
}

constexpr std::string_view cup = R"({"reward":"cup","cost":20})";

BOOST_AUTO_TEST_SUITE(api_member)

BOOST_AUTO_TEST_CASE(an_account_says_what_core_says) {
    TeaShop shop({rich("ann")});
    const auto answer = shop.get_as(shop.session_of("ann"), "/v1/me/account");
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.says("Cache-Control: no-store"));
    BOOST_TEST(answer.says("X-Request-Id: "));
    const Json account = json_in(answer);
    BOOST_TEST(account["member"] == "ann");
    BOOST_TEST(account["points"]["spendable"] == 60);
    BOOST_TEST(account["tier"]["id"] == "gold");
    BOOST_TEST(account["progress"].is_null());
}

BOOST_AUTO_TEST_CASE(a_record_comes_with_all_the_portal_needs_to_run_core_itself) {
    TeaShop shop({rich("ann")});
    const Json answer = json_in(shop.get_as(shop.session_of("ann"), "/v1/me/record"));
    BOOST_TEST(answer["program_version"] == 1);
    BOOST_TEST(answer["taken"] == Json::array({0, 0}));
    BOOST_TEST(answer["record"]["facts"].size() == 2);
    BOOST_TEST(answer["record"]["entries"].size() == 1);
    BOOST_TEST(instant_from(answer["as_of"].get<std::string>()).has_value());
    const auto published = published_program_from_json(json_in(shop.ask("GET", "/v1/program")));
    BOOST_REQUIRE(published);
    BOOST_TEST(published->program.zone.name == "Asia/Taipei");
    BOOST_TEST(published->program.rewards.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_redemption_takes_the_points_and_gives_a_coupon) {
    TeaShop shop({rich("ann")});
    const std::string session = shop.session_of("ann");
    const auto answer = shop.post_as(session, "/v1/me/redemptions", cup, "key-1");
    BOOST_TEST(answer.status == 201);
    const Json redeemed = json_in(answer);
    BOOST_TEST(coupon_code_from(redeemed["coupon"].get<std::string>()).has_value());
    BOOST_TEST(redeemed["account"]["points"]["spendable"] == 40);
    BOOST_TEST(redeemed["redemption"]["reward"] == "cup");
    const Json account = json_in(shop.get_as(session, "/v1/me/account"));
    BOOST_TEST(account["coupons"][0]["code"] == redeemed["coupon"]);
    BOOST_TEST(account["coupons"][0]["redemption"] == redeemed["redemption"]["id"]);
}

BOOST_AUTO_TEST_CASE(the_same_key_and_request_get_the_same_answer_and_take_once) {
    TeaShop shop({rich("ann")});
    const std::string session = shop.session_of("ann");
    const auto first = shop.post_as(session, "/v1/me/redemptions", cup, "key-1");
    const auto again = shop.post_as(session, "/v1/me/redemptions", cup, "key-1");
    BOOST_TEST(!first.says("Idempotency-Hit"));
    BOOST_TEST(again.says("Idempotency-Hit: true"));
    BOOST_TEST(again.status == 201);
    BOOST_TEST(again.body == first.body);
    const Json account = json_in(shop.get_as(session, "/v1/me/account"));
    BOOST_TEST(account["points"]["spendable"] == 40);
    const auto other =
        shop.post_as(session, "/v1/me/redemptions", R"({"reward":"table","cost":30})", "key-1");
    BOOST_TEST(other.status == 422);
    BOOST_TEST(code_in(other) == "idempotency.key_reused");
}

BOOST_AUTO_TEST_CASE(a_key_is_one_member_s_own) {
    TeaShop shop({rich("ann"), rich("bob")});
    BOOST_TEST(shop.post_as(shop.session_of("ann"), "/v1/me/redemptions", cup, "k").status == 201);
    const auto other = shop.post_as(shop.session_of("bob"), "/v1/me/redemptions", cup, "k");
    BOOST_TEST(other.status == 201);
    BOOST_TEST(!other.says("Idempotency-Hit"));
}

BOOST_AUTO_TEST_CASE(a_write_without_a_key_is_refused) {
    TeaShop shop({rich("ann")});
    const std::string session = shop.session_of("ann");
    const auto answer =
        shop.ask("POST", "/v1/me/redemptions", "Authorization: Bearer " + session + "\r\n", cup);
    BOOST_TEST(answer.status == 400);
    BOOST_TEST(code_in(answer) == "idempotency.key_missing");
}

BOOST_AUTO_TEST_CASE(refusals_are_named_after_the_rule_and_take_nothing) {
    TeaShop shop({modest("bob")});
    const std::string session = shop.session_of("bob");
    struct Refusal {
        std::string_view body, code;
        int status;
    };
    const Refusal refusals[] = {
        {R"({"reward":"cup","cost":20})", "rewards.insufficient_points", 422},
        {R"({"reward":"table","cost":30})", "rewards.tier_required", 422},
        {R"({"reward":"cup","cost":19})", "rewards.cost_changed", 409},
        {R"({"reward":"moon","cost":20})", "rewards.unknown", 404},
        {R"({"reward":"cup","cost":20,"free":true})", "json.unknown_key", 400},
        {R"({"reward":"cup","cost":"20"})", "json.wrong_type", 400},
        {R"({"reward":"cup"})", "json.missing", 400},
        {R"({"reward":)", "json.malformed", 400},
    };
    int key = 0;
    for (const Refusal& refusal : refusals) {
        const auto answer = shop.post_as(session, "/v1/me/redemptions", refusal.body,
                                         "key-" + std::to_string(++key));
        BOOST_TEST(answer.status == refusal.status, refusal.code);
        BOOST_TEST(code_in(answer) == refusal.code);
    }
    const Json account = json_in(shop.get_as(session, "/v1/me/account"));
    BOOST_TEST(account["points"]["spendable"] == 15);
    BOOST_TEST(account["coupons"].empty());
}

BOOST_AUTO_TEST_CASE(a_body_that_is_not_said_to_be_json_is_refused) {
    TeaShop shop({rich("ann")});
    const auto answer = http::Client(shop.served->port())
                            .ask(
                                "POST /v1/me/redemptions HTTP/1.1\r\nHost: shop.test\r\n"
                                "Authorization: Bearer " +
                                shop.session_of("ann") +
                                "\r\nIdempotency-Key: k\r\nContent-Type: text/plain\r\n"
                                "Content-Length: " +
                                std::to_string(cup.size()) + "\r\n\r\n" + std::string(cup));
    BOOST_TEST(answer.status == 415);
}

BOOST_AUTO_TEST_CASE(stock_is_never_oversold_by_clients_at_the_same_time) {
    std::vector<MemberFacts> members;
    constexpr int clients = 16;
    for (int i = 0; i < clients; ++i) members.push_back(rich("m" + std::to_string(10 + i)));
    TeaShop shop(members);  // two cups
    std::vector<std::string> sessions;
    for (const MemberFacts& member : members)
        sessions.push_back(shop.session_of(member.member.text));
    std::atomic<int> sold = 0, gone = 0, other = 0;
    {
        std::vector<std::jthread> threads;
        for (const std::string& session : sessions) {
            threads.emplace_back([&] {
                for (int i = 0; i < 3; ++i) {
                    const auto answer = shop.post_as(session, "/v1/me/redemptions", cup,
                                                     "try-" + std::to_string(i));
                    ++(answer.status == 201 ? sold : answer.status == 409 ? gone : other);
                }
            });
        }
    }
    BOOST_TEST(sold == 2);
    BOOST_TEST(gone == 3 * clients - 2);
    BOOST_TEST(other == 0);
    std::int64_t left = 0;
    for (const std::string& session : sessions) {
        left += json_in(shop.get_as(session, "/v1/me/account"))["points"]["spendable"]
                    .get<std::int64_t>();
    }
    BOOST_TEST(left == clients * 60 - 2 * 20);
    const Json rewards = json_in(shop.get_as(sessions[0], "/v1/me/rewards"));
    BOOST_TEST(rewards["rewards"][0]["left"] == 0);
    BOOST_TEST(rewards["rewards"][0]["refusal"]["rule"] == "rewards.out_of_stock");
}

BOOST_AUTO_TEST_CASE(a_survey_is_answered_once_and_thanked_once) {
    TeaShop shop({modest("bob")});
    const std::string session = shop.session_of("bob");
    const std::string_view answer = R"({"score":9,"comment":"好喝"})";
    const auto first = shop.post_as(session, "/v1/me/surveys/why", answer, "s-1");
    BOOST_TEST(first.status == 201);
    BOOST_TEST(json_in(first)["thanks"] == 10);
    const auto second = shop.post_as(session, "/v1/me/surveys/why", answer, "s-2");
    BOOST_TEST(second.status == 409);
    BOOST_TEST(code_in(second) == "surveys.already_answered");
    const auto eleven = shop.post_as(session, "/v1/me/surveys/why", R"({"score":11})", "s-3");
    BOOST_TEST(code_in(eleven) == "surveys.already_answered");
    BOOST_TEST(shop.post_as(session, "/v1/me/surveys/how", answer, "s-4").status == 404);
    const Json account = json_in(shop.get_as(session, "/v1/me/account"));
    BOOST_TEST(account["points"]["spendable"] == 25);
    BOOST_TEST(account["surveys_answered"] == Json::array({"why"}));
}

BOOST_AUTO_TEST_CASE(a_score_above_ten_is_refused_by_its_rule) {
    TeaShop shop({modest("bob")});
    const auto answer = shop.post_as(shop.session_of("bob"), "/v1/me/surveys/why",
                                     R"({"score":11,"comment":""})", "s-1");
    BOOST_TEST(answer.status == 422);
    BOOST_TEST(code_in(answer) == "surveys.score_out_of_range");
}

BOOST_AUTO_TEST_CASE(the_ledger_pages_lead_through_every_row_once) {
    std::vector<Fact> facts;
    for (int day = 1; day <= 7; ++day) {
        facts.push_back(
            paid("o" + std::to_string(day), on("2026-02-0" + std::to_string(day)), 100));
    }
    TeaShop shop({member_with("ann", facts)});
    const std::string session = shop.session_of("ann");
    std::vector<std::string> seen;
    std::string cursor;
    for (int pages = 0; pages < 10; ++pages) {
        const Json page = json_in(shop.get_as(session, "/v1/me/ledger?limit=3&cursor=" + cursor));
        for (const Json& row : page["rows"]) seen.push_back(row["entry"]["order"]);
        if (page["next"].is_null()) break;
        cursor = page["next"];
    }
    const std::vector<std::string> newest_first{"o7", "o6", "o5", "o4", "o3", "o2", "o1"};
    BOOST_TEST(seen == newest_first, boost::test_tools::per_element());
    BOOST_TEST(shop.get_as(session, "/v1/me/ledger?cursor=bm9uc2Vuc2U").status == 400);
    BOOST_TEST(shop.get_as(session, "/v1/me/ledger?limit=0").status == 400);
}

BOOST_AUTO_TEST_CASE(what_was_answered_is_there_after_a_new_start) {
    TeaShop shop({rich("ann")});
    const auto first = shop.post_as(shop.session_of("ann"), "/v1/me/redemptions", cup, "key-1");
    BOOST_REQUIRE(first.status == 201);
    shop.serve();
    const std::string session = shop.session_of("ann");
    const auto again = shop.post_as(session, "/v1/me/redemptions", cup, "key-1");
    BOOST_TEST(again.says("Idempotency-Hit: true"));
    BOOST_TEST(again.body == first.body);
    shop.served.reset();
    const Ran verified = run({"verify", "--data", shop.folder / "data"});
    BOOST_TEST(verified.exit == 0, verified.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
