// One table of routes: who gets where, with which parameters, and what the others are told.
#include "server/http/router.h"

#include <boost/test/unit_test.hpp>

namespace regulars::http {
namespace {

Route route(Method method, std::string pattern, std::string says, Who who = Who::anyone) {
    return {
        .method = method,
        .pattern = std::move(pattern),
        .who = who,
        .handle =
            [says = std::move(says)](Call call, Reply reply) {
                reply.send({.body = says + "|" + std::string(call.path["shop"]) + "|" +
                                    std::string(call.path["member"]) + "|" + call.caller.subject});
            },
        .name = {}};
}

Router router(Guard guard = {}) {
    std::vector<Route> routes;
    routes.push_back(route(Method::get, "/", "front"));
    routes.push_back(route(Method::get, "/v1/shops/{shop}/members/{member}", "member"));
    routes.push_back(route(Method::put, "/v1/shops/{shop}/members/{member}", "put", Who::shop));
    routes.push_back(route(Method::get, "/v1/shops/{shop}/members/all", "everybody"));
    routes.push_back(route(Method::get, "/v1/shops/demo/about", "about the demo"));
    routes.push_back(route(Method::get, "/files/{member...}", "file"));
    routes.back().body_bytes = 7;
    auto made = Router::make(std::move(routes), std::move(guard));
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : made.error()));
    return std::move(*made);
}

Response asked(const Router& router, Method method, std::string target) {
    Response answer{.status = 0};
    Request request;
    request.method = method;
    request.target = std::move(target);
    router.dispatch(std::move(request),
                    Reply([&](Response response) { answer = std::move(response); }));
    return answer;
}

std::string refusal(std::vector<Route> routes) {
    const auto made = Router::make(std::move(routes));
    return made ? "" : made.error();
}

std::vector<Route> just(std::string pattern) {
    std::vector<Route> routes;
    routes.push_back(route(Method::get, std::move(pattern), "x"));
    return routes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_pattern_gives_its_parameters_decoded) {
    const Router table = router();
    BOOST_TEST(asked(table, Method::get, "/v1/shops/caf%C3%A9/members/a%2Fb?x=1").body ==
               "member|café|a/b|");
    BOOST_TEST(asked(table, Method::get, "/").body == "front|||");
    BOOST_TEST(asked(table, Method::get, "/files/css/a%20b.css").body == "file||css/a b.css|");
}

BOOST_AUTO_TEST_CASE(literal_segments_win_and_a_dead_end_goes_back) {
    const Router table = router();
    BOOST_TEST(asked(table, Method::get, "/v1/shops/x/members/all").body == "everybody|x||");
    BOOST_TEST(asked(table, Method::get, "/v1/shops/demo/about").body == "about the demo|||");
    BOOST_TEST(asked(table, Method::get, "/v1/shops/demo/members/1").body == "member|demo|1|");
}

BOOST_AUTO_TEST_CASE(an_unknown_path_is_404) {
    const Router table = router();
    for (const auto* target : {"/v1", "/v1/", "/v1/shops//members/1", "/v1/shops/x/members/1/",
                               "/v1/shops/x/members/", "//", "/V1/shops/x/members/1", "/nothing"}) {
        BOOST_TEST_CONTEXT(target) {
            const Response answer = asked(table, Method::get, target);
            BOOST_TEST(answer.status == 404);
            BOOST_TEST(answer.body.contains("http.not_found"));
        }
    }
}

BOOST_AUTO_TEST_CASE(another_method_is_405_and_told_which_are_allowed) {
    const Router table = router();
    const Response answer = asked(table, Method::del, "/v1/shops/x/members/1");
    BOOST_TEST(answer.status == 405);
    BOOST_TEST(answer.headers.find("Allow").value() == "GET, HEAD, PUT, OPTIONS");
    BOOST_TEST(asked(table, Method::other, "/").status == 405);
    BOOST_TEST(asked(table, Method::options, "/").status == 204);
}

BOOST_AUTO_TEST_CASE(head_is_answered_by_gets_handler) {
    BOOST_TEST(asked(router(), Method::head, "/").body == "front|||");
}

BOOST_AUTO_TEST_CASE(a_path_that_does_not_decode_is_400) {
    const Router table = router();
    for (const auto* member :
         {"%", "%4", "%zz", "%00", "%0a", "%ff", "%c0%af", "%ed%a0%80", "%f5%80%80%80"})
        BOOST_TEST_CONTEXT(member)
    BOOST_TEST(asked(table, Method::get, std::string("/v1/shops/x/members/") + member).status ==
               400);
}

BOOST_AUTO_TEST_CASE(without_a_guard_only_open_routes_are_open) {
    BOOST_TEST(asked(router(), Method::put, "/v1/shops/x/members/1").status == 401);
}

BOOST_AUTO_TEST_CASE(the_guard_names_the_caller_or_answers_in_the_handlers_place) {
    const Router table = router([](const Route& route, const Request&,
                                   const PathParameters& path) -> std::expected<Caller, Response> {
        if (route.who == Who::anyone) return Caller{};
        if (path["shop"] != "mine") return std::unexpected(Response{.status = 404});
        return Caller{.who = Who::shop, .shop = "mine", .subject = "key-1", .scopes = {}};
    });
    BOOST_TEST(asked(table, Method::put, "/v1/shops/mine/members/1").body == "put|mine|1|key-1");
    BOOST_TEST(asked(table, Method::put, "/v1/shops/yours/members/1").status == 404);
}

BOOST_AUTO_TEST_CASE(a_route_has_its_own_body_limit) {
    const Router table = router();
    BOOST_TEST(table.body_limit(Method::get, "/files/a/b") == 7u);
    BOOST_TEST(table.body_limit(Method::post, "/files/a/b") == default_body_bytes);
    BOOST_TEST(table.body_limit(Method::get, "/nothing") == default_body_bytes);
    BOOST_TEST(table.body_limit(Method::other, "/files/a") == default_body_bytes);
}

BOOST_AUTO_TEST_CASE(a_table_with_a_mistake_is_refused_at_start) {
    auto twice = just("/a/{x}");
    twice.push_back(route(Method::get, "/a/{y}", "again"));
    BOOST_TEST(refusal(std::move(twice)) == "GET /a/{y}: the same as /a/{x}");
    for (const auto* pattern :
         {"", "a", "/{", "/{}", "/a{b}", "/{a}b", "/{a...}/b", "/%41", "/{a.b}"})
        BOOST_TEST_CONTEXT(pattern)
    BOOST_TEST(refusal(just(pattern)).contains("malformed pattern"));
    std::vector<Route> silent(1);
    silent[0].pattern = "/";
    BOOST_TEST(refusal(std::move(silent)) == "GET /: no handler");
}

}  // namespace regulars::http
