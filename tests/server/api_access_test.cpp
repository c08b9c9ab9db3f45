// server/api/guard.cpp, server/api/session.cpp: who gets in, and who does not.
#include "server/api/routes.h"
#include "tests/server/small_shop.h"

namespace regulars {
namespace {

using namespace testing_shop;
using making::on;
using making::paid;

MemberFacts someone(const std::string& id) {
    return member_with(id, {paid("order-" + id, on("2026-02-01"), 6'000)});
}

std::string token_for(TeaShop& shop, std::string member, std::string nonce) {
    const identity::HandoffRules& rules = shop.served->service().handoff;
    identity::Handoff handoff;
    handoff.subject = std::move(member);
    handoff.nonce = std::move(nonce);
    handoff.jti = identity::random_token(16);
    handoff.issued_at = api::real_now();
    handoff.expires_at = handoff.issued_at + std::chrono::seconds(60);
    return identity::sign_handoff(handoff, rules, rules.keys.front());
}

http::Answer sign_in(TeaShop& shop, const std::string& token, const std::string& nonce) {
    return shop.ask("POST", "/v1/session", {}, to_text({{"token", token}, {"nonce", nonce}}));
}

BOOST_AUTO_TEST_SUITE(api_access)

BOOST_AUTO_TEST_CASE(every_route_that_is_not_open_asks_for_the_right_session) {
    TeaShop shop({someone("ann")});
    const std::string member = shop.session_of("ann");
    for (const http::Route& route : api::api_routes(shop.served->service())) {
        if (route.who == http::Who::anyone) continue;
        const std::string method(http::name(route.method));
        std::string target = route.pattern;
        for (const std::string_view parameter : {"{survey}", "{member}"}) {
            const auto at = target.find(parameter);
            if (at != target.npos) target.replace(at, parameter.size(), "ann");
        }
        BOOST_TEST_CONTEXT(method << " " << target) {
            const auto bare = shop.ask(method, target);
            BOOST_TEST(bare.status == 401);
            BOOST_TEST(code_in(bare) == "session.required");
            BOOST_TEST(shop.get_as("nonsense", "/v1/me/account").status == 401);
            const std::string wrong = route.who == http::Who::member ? shop.studio_key : member;
            BOOST_TEST(shop.ask(method, target, "Authorization: Bearer " + wrong + "\r\n").status ==
                       401);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_session_shows_its_own_member_and_no_other) {
    TeaShop shop({someone("ann"), someone("bob")});
    const Json account = json_in(shop.get_as(shop.session_of("bob"), "/v1/me/account"));
    BOOST_TEST(account["member"] == "bob");
    BOOST_TEST(account.dump().find("ann") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_hand_over_token_opens_one_session) {
    TeaShop shop({someone("ann")});
    const std::string nonce(22, 'A');
    const std::string token = token_for(shop, "ann", nonce);
    BOOST_TEST(sign_in(shop, token, std::string(22, 'B')).status == 401);
    const auto first = sign_in(shop, token, nonce);
    BOOST_TEST(first.status == 201);
    const Json session = json_in(first);
    BOOST_TEST(session["member"] == "ann");
    BOOST_TEST(shop.get_as(session["session"], "/v1/me/account").status == 200);
    const auto second = sign_in(shop, token, nonce);
    BOOST_TEST(second.status == 401);
    BOOST_TEST(code_in(second) == "handoff.already_used");
    const auto stranger = sign_in(shop, token_for(shop, "nobody", nonce), nonce);
    BOOST_TEST(stranger.status == 404);
}

BOOST_AUTO_TEST_CASE(a_link_of_another_kind_or_shop_opens_nothing) {
    TeaShop shop({someone("ann")});
    const auto now = api::real_now();
    const auto later = now + std::chrono::hours(1);
    const api::ShopService& service = shop.served->service();
    const auto member = service.member_links.sign({"tea", "ann", later}, now);
    const auto studio = service.studio_links.sign({"tea", "studio", later}, now);
    const auto elsewhere = service.member_links.sign({"coffee", "ann", later}, now);
    BOOST_REQUIRE(member && studio && elsewhere);
    BOOST_TEST(shop.ask("GET", "/studio/" + *member).status == 401);
    BOOST_TEST(shop.ask("GET", "/m/" + *studio).status == 401);
    BOOST_TEST(shop.ask("GET", "/m/" + *elsewhere).status == 401);
    BOOST_TEST(shop.ask("GET", "/studio/" + *studio).status == 200);
}

BOOST_AUTO_TEST_CASE(the_merchant_reads_members_and_their_orders) {
    TeaShop shop({someone("ann"), someone("bob")});
    const Json found = json_in(shop.get_as(shop.studio_key, "/v1/members?query=an"));
    BOOST_REQUIRE(found["members"].size() == 1);
    BOOST_TEST(found["members"][0]["id"] == "ann");
    BOOST_TEST(found["members"][0]["tier"] == "gold");
    BOOST_TEST(found["members"][0]["points"] == 60);
    const Json orders = json_in(shop.get_as(shop.studio_key, "/v1/orders"));
    BOOST_REQUIRE(orders["members"].size() == 2);
    BOOST_TEST(orders["members"][1]["orders"][0]["id"] == "order-bob");
    BOOST_TEST(orders["members"][1]["orders"][0]["amount_minor"] == 600'000);
    const auto record = shop.get_as(shop.studio_key, "/v1/members/ann/record");
    BOOST_TEST(json_in(record)["record"]["member"] == "ann");
    BOOST_TEST(shop.get_as(shop.studio_key, "/v1/members/nobody/record").status == 404);
}

BOOST_AUTO_TEST_CASE(a_published_version_is_named_by_its_number_and_never_changes) {
    TeaShop shop({someone("ann")});
    const auto current = shop.ask("GET", "/v1/program");
    BOOST_TEST(current.says("ETag: \"1\""));
    BOOST_TEST(shop.ask("GET", "/v1/program", "If-None-Match: \"1\"\r\n").status == 304);
    const auto first = shop.ask("GET", "/v1/programs/1");
    BOOST_TEST(first.says("immutable"));
    BOOST_TEST(first.body == current.body);
    BOOST_TEST(shop.ask("GET", "/v1/programs/2").status == 404);
    BOOST_TEST(shop.ask("GET", "/v1/programs/x").status == 404);
}

BOOST_AUTO_TEST_CASE(health_is_open_to_all) {
    TeaShop shop({someone("ann")});
    BOOST_TEST(shop.ask("GET", "/healthz").status == 200);
    BOOST_TEST(shop.ask("GET", "/readyz").status == 200);
    BOOST_TEST(shop.ask("GET", "/v1/nothing").status == 404);
    BOOST_TEST(shop.ask("DELETE", "/v1/program").status == 405);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
