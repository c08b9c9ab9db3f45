// server/api/handling.h: the two shapes of a handler, and what turns each into a route's.
// Reading   answers on the connection's thread from one snapshot of the store.
// Writing   runs on the writer's thread, in a savepoint of its own, and answers after the commit.
#pragma once
#include "core/json/json.h"
#include "core/json/reader.h"
#include "server/api/refusals.h"
#include "server/api/shop_service.h"
#include "server/http/json_body.h"
#include "server/http/router.h"

namespace regulars::api {

struct Reading {
    ShopService& service;
    store::ShopStore& store;
    const http::Call& call;
    Instant now;

    MemberId member() const { return {call.caller.subject}; }
};
using Answer = std::expected<http::Response, http::Problem>;
using ReadHandler = Answer (*)(const Reading&);

http::RouteHandler reading(ShopService& service, ReadHandler handle);

/// What a write came to: a status and a JSON body that a repeated request gets again.
struct Written {
    int status = 201;
    Json body;
};
struct Writing {
    ShopService& service;
    store::ShopStore& store;
    const http::Call& call;
    const Json& body;  // of the request
    Instant now;

    MemberId member() const { return {call.caller.subject}; }
};
using WriteHandler = std::expected<Written, http::Problem> (*)(const Writing&);

/// Once per Idempotency-Key and caller: the same key with the same request gets the same answer
/// and "Idempotency-Hit: true", with another request 422; without a key 400. A refusal changed
/// nothing, so it is not remembered.
http::RouteHandler writing_once(ShopService& service, WriteHandler handle);

/// The request's body as a JSON object read by `read(reader)`; everything wrong with it at once.
template <class Body, class Read>
std::expected<Body, http::Problem> read_body(const Json& json, Read read) {
    Problems problems;
    ObjectReader reader(json, JsonPath{}, problems);
    Body body = read(reader);
    reader.finish();
    if (!problems.empty()) return std::unexpected(problem_of(problems));
    return body;
}

/// A whole JSON answer that is already text.
http::Response json_text_response(int status, std::string text);

template <class T>
Answer refused(const store::Stored<T>& stored) {
    return std::unexpected(problem_of(stored.error()));
}

/// A parameter of the query; empty when it is not there or does not decode.
std::string query_value(const http::Request& request, std::string_view name);

/// `limit` from the query within 1..most, `usual` when it is not given; empty when it is no number.
std::optional<std::size_t> query_limit(const http::Request& request, std::size_t usual,
                                       std::size_t most);

}  // namespace regulars::api
