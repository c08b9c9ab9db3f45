#include "server/api/handling.h"

#include <algorithm>
#include <charconv>

#include "server/http/url.h"

namespace regulars::api {
namespace {

constexpr std::size_t key_bytes_most = 255;

/// What the writer's thread hands back to the connection's.
struct Outcome {
    std::expected<Written, http::Problem> written;
    bool hit = false;
};

bool is_key(std::string_view key) {
    const auto printable = [](char c) { return c > ' ' && c < 0x7f; };
    return !key.empty() && key.size() <= key_bytes_most && std::ranges::all_of(key, printable);
}

std::string request_hash(const http::Request& request) {
    return identity::sha256_hex(std::string(http::name(request.method)) + "\n" + request.target +
                                "\n" + request.body);
}

std::pair<store::Verdict, Outcome> refuse_with(http::Problem problem) {
    return {store::Verdict::roll_back, {std::unexpected(std::move(problem)), false}};
}

std::pair<store::Verdict, Outcome> repeat(const store::KeptAnswer& kept, const std::string& hash) {
    if (kept.request_hash != hash) {
        return refuse_with({.status = 422,
                            .code = "idempotency.key_reused",
                            .detail = "This Idempotency-Key came with another request before."});
    }
    auto body = parse_json(kept.body);
    if (!body) return refuse_with({.status = 500, .code = "store.unreadable"});
    return {store::Verdict::roll_back, {Written{kept.status, std::move(*body)}, true}};
}

std::pair<store::Verdict, Outcome> write_once(ShopService& service, const http::Call& call,
                                              const Json& body, WriteHandler handle,
                                              store::Connection& connection) {
    store::SqliteShopStore shop(connection, service.keys.shop);
    const store::AnswerKey key{"member/" + call.caller.subject,
                               std::string(call.request.headers.get("Idempotency-Key"))};
    const std::string hash = request_hash(call.request);
    auto kept = shop.kept_answer(key);
    if (!kept) return refuse_with(problem_of(kept.error()));
    if (*kept) return repeat(**kept, hash);
    const Instant now = service.clock();
    auto written = handle({service, shop, call, body, now});
    if (!written) return refuse_with(std::move(written.error()));
    auto remembered = shop.keep_answer(key, {hash, written->status, to_text(written->body)}, now);
    if (!remembered) return refuse_with(problem_of(remembered.error()));
    return {store::Verdict::commit, {std::move(written), false}};
}

void answer(const std::expected<Outcome, store::WriteError>& outcome, const std::string& request,
            http::Reply& reply) {
    if (!outcome) return reply.send(http::problem_response(problem_of(outcome.error()), request));
    if (!outcome->written) {
        return reply.send(http::problem_response(outcome->written.error(), request));
    }
    http::Response response = http::json_response(outcome->written->status, outcome->written->body);
    if (outcome->hit) response.headers.add("Idempotency-Hit", "true");
    reply.send(std::move(response));
}

}  // namespace

http::RouteHandler reading(ShopService& service, ReadHandler handle) {
    return [&service, handle](http::Call call, http::Reply reply) {
        const auto send = [&](const http::Problem& problem) {
            reply.send(http::problem_response(problem, call.request.id));
        };
        auto lease = service.readers.lease();
        if (!lease) return send(problem_of(lease.error()));
        store::SqliteShopStore shop(lease->connection(), service.keys.shop);
        auto answer = handle({service, shop, call, service.clock()});
        if (!answer) return send(answer.error());
        reply.send(std::move(*answer));
    };
}

http::RouteHandler writing_once(ShopService& service, WriteHandler handle) {
    return [&service, handle](http::Call call, http::Reply reply) {
        const std::string request = call.request.id;
        const auto refuse = [&](const http::Problem& problem) {
            reply.send(http::problem_response(problem, request));
        };
        if (!is_key(call.request.headers.get("Idempotency-Key"))) {
            return refuse({.status = 400,
                           .code = "idempotency.key_missing",
                           .detail = "Send an Idempotency-Key of 1 to 255 printable characters."});
        }
        auto body = http::json_of(call.request);
        if (!body) return refuse(body.error());
        service.writer.submit_for<Outcome>(
            [&service, handle, call = std::move(call),
             body = std::move(*body)](store::Connection& connection) {
                return write_once(service, call, body, handle, connection);
            },
            [request, reply = std::move(reply)](
                const std::expected<Outcome, store::WriteError>& outcome) mutable {
                answer(outcome, request, reply);
            });
    };
}

http::Response json_text_response(int status, std::string text) {
    http::Response response{.status = status, .body = std::move(text)};
    response.headers.add("Content-Type", "application/json");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

std::string query_value(const http::Request& request, std::string_view name) {
    const auto parameters = http::query_parameters(request.query());
    if (!parameters) return {};
    const auto found =
        std::ranges::find(*parameters, name, &std::pair<std::string, std::string>::first);
    return found == parameters->end() ? std::string() : found->second;
}

std::optional<std::size_t> query_limit(const http::Request& request, std::size_t usual,
                                       std::size_t most) {
    const std::string text = query_value(request, "limit");
    if (text.empty()) return usual;
    std::size_t limit = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (error != std::errc() || end != text.data() + text.size() || limit == 0) return std::nullopt;
    return std::min(limit, most);
}

}  // namespace regulars::api
