#include <iostream>

#include "server/api/handling.h"
#include "server/commands/opened_shop.h"
#include "server/commands/saying.h"
#include "server/commands/shown_members.h"
#include "server/commands/stop_signal.h"
#include "server/http/server.h"
#include "server/http/static_files.h"
#include "server/pages/page_headers.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data",  "port", "portal", "address",
                                        "files", "shop", "member"};
constexpr std::string_view placeholder = "{{portal}}";
constexpr std::chrono::seconds token_life{120};
constexpr std::size_t nonce_bytes_most = 128;

/// What the demo shop's server knows: its customer, its key, its pages.
struct DemoShop {
    std::string member;
    identity::HandoffRules rules;
    http::StaticFiles files;
    std::string front;  // index.html with the portal's origin in it

    http::Response answer(const http::Request& request) const;
    http::Response token_for(const http::Request& request) const;
};

std::string filled(std::string page, const std::string& portal) {
    for (std::size_t at = page.find(placeholder); at != page.npos;
         at = page.find(placeholder, at)) {
        page.replace(at, placeholder.size(), portal);
    }
    return page;
}

/// A browser names the page that asks; only our own page may.
bool from_own_page(const http::Request& request) {
    const auto origin = request.headers.find("Origin");
    return !origin || *origin == "http://" + std::string(request.headers.get("Host")) ||
           *origin == "https://" + std::string(request.headers.get("Host"));
}

http::Response DemoShop::token_for(const http::Request& request) const {
    if (!from_own_page(request)) {
        return http::problem_response({.status = 403, .code = "origin.not_ours"}, request.id);
    }
    const auto json = http::json_of(request);
    if (!json) return http::problem_response(json.error(), request.id);
    const auto nonce = api::read_body<std::string>(
        *json, [](ObjectReader& reader) { return reader.text("nonce", nonce_bytes_most); });
    if (!nonce) return http::problem_response(nonce.error(), request.id);
    const auto now = api::real_now();
    identity::Handoff handoff;
    handoff.subject = member;
    handoff.nonce = *nonce;
    handoff.jti = identity::random_token(16);
    handoff.issued_at = now;
    handoff.expires_at = now + token_life;
    return http::json_response(
        200, {{"token", identity::sign_handoff(handoff, rules, rules.keys.front())}});
}

http::Response DemoShop::answer(const http::Request& request) const {
    const bool reads = request.method == http::Method::get || request.method == http::Method::head;
    if (request.method == http::Method::post && request.path() == "/loyalty-token") {
        return token_for(request);
    }
    http::Response response{.status = 200};
    if (reads && (request.path() == "/" || request.path() == "/index.html")) {
        response.body = front;
        response.headers.add("Content-Type", "text/html; charset=utf-8");
        response.headers.add("Cache-Control", "no-cache");
        response.headers.add("Content-Security-Policy", "frame-ancestors 'none'");
    } else if (auto file = reads ? files.answer(request) : std::nullopt) {
        response = std::move(*file);
    } else {
        return http::problem_response({.status = 404, .code = "files.unknown"}, request.id);
    }
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "no-referrer");
    return response;
}

std::expected<std::string, store::StoreError> customer(const Arguments& arguments, ReadShop& shop) {
    if (arguments.has("member")) return arguments.value("member");
    const auto shown = shown_members(*shop.store, shop.published, shop.now);
    if (!shown) return std::unexpected(shown.error());
    for (const auto& member : {shown->close, shown->top, shown->single}) {
        if (member) return member->text;
    }
    return std::unexpected(
        store::StoreError{store::StoreError::Kind::unreadable, "the shop has no member to show"});
}

Exit run(const DemoShop& shop, std::string address, std::uint16_t port) {
    const StopSignal signal;
    http::Options listening;
    listening.address = std::move(address);
    listening.port = port;
    listening.threads = 1;
    auto server = http::Server::start(std::move(listening),
                                      [&shop](const http::Request& request, http::Reply reply) {
                                          reply.send(shop.answer(request));
                                      });
    if (!server) return say_wrong(server.error());
    std::cerr << "demo shop at port " << server->port() << '\n';
    signal.wait();
    server->stop();
    return good;
}

Exit demo_shop(const Arguments& arguments) {
    if (!arguments.has("data")) return say_usage("demo-shop", "--data is missing");
    const auto port = whole_number(arguments.value_or("port", "8081"), 0, 65'535);
    if (!port) return say_usage("demo-shop", "--port wants a number up to 65535");
    std::string portal = arguments.value_or("portal", "http://127.0.0.1:8080");
    while (portal.ends_with('/')) portal.pop_back();
    if (!pages::is_origin(portal)) return say_usage("demo-shop", "--portal wants an origin");
    auto files = http::StaticFiles::load(arguments.value_or("files", "assets/demo_shop"));
    if (!files) return say_wrong(files.error());
    const auto front = files->find("/index.html");
    if (!front) return say_wrong("the demo shop's folder has no index.html");
    auto shop = ReadShop::open(arguments.value("data"), arguments.value("shop"));
    if (!shop) return say_wrong(shop.error());
    const auto member = customer(arguments, *shop);
    if (!member) return say_wrong(member.error());
    const auto keys = api::keys_of(shop->folder, *shop->store);
    if (!keys) return say_wrong(keys.error());
    const DemoShop demo{*member, api::handoff_rules(*keys), std::move(*files),
                        filled(*front, portal)};
    return run(demo, arguments.value_or("address", "127.0.0.1"), static_cast<std::uint16_t>(*port));
}

}  // namespace

const Command demo_shop_command{
    "demo-shop", "serves a small shop that embeds the portal, on an origin of its own",
    "--data DIR [--port 8081] [--portal http://127.0.0.1:8080] [--address 127.0.0.1]\n"
    "       [--files assets/demo_shop] [--shop ID] [--member ID]\n\n"
    "Its one customer is signed in: POST /loyalty-token answers with a hand-over token for the\n"
    "member named, by default the one closest to the next tier.",
    options, demo_shop};

}  // namespace regulars::commands
