// server/http/router.h: one table of routes, and the one way through it.
// Patterns  "/v1/shops/{shop}/members/{member}": a parameter is one whole segment, percent-decoded;
//           a last "{path...}" takes the rest of the path, decoded, slashes kept. Literal segments
//           win over parameters. "//" and a trailing "/" are segments of their own and match nothing.
// Answers   404 unknown path, 405 with Allow for another method, 400 for a path that does not decode;
//           HEAD is answered by GET's handler (the server drops the body); OPTIONS by 204 with Allow.
// Who       asked before the handler runs. Without a guard only Who::anyone gets through.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/message.h"
#include "server/http/server.h"

namespace regulars::http {

/// Who may use a route.
enum class Who {
    anyone,    // no proof asked
    member,    // a member's session
    merchant,  // a signed-in person of the shop
    shop,      // the shop's own systems, with a secret key
    keeper     // whoever runs this server: metrics, health in detail
};

/// Who asks, as the guard found out. The router does not read it.
struct Caller {
    Who who = Who::anyone;
    std::string shop;
    std::string subject;  // the member, the merchant's person, or the key's name
    std::vector<std::string> scopes;
};

class PathParameters {
public:
    void add(std::string name, std::string value);
    /// Empty if the pattern has no such parameter.
    std::string_view operator[](std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> values_;
};

/// A request on its way into a handler.
struct Call {
    Request request;
    PathParameters path;
    Caller caller;
};

using RouteHandler = std::function<void(Call, Reply)>;

struct Route {
    Method method = Method::get;
    std::string pattern;
    Who who = Who::anyone;
    RouteHandler handle;
    std::size_t body_bytes = default_body_bytes;  // the largest body it reads
    std::string name;                             // operationId; free for other uses if empty
};

/// Lets a request through as somebody, or answers in the handler's place (401, 403, 404, 429).
using Guard = std::function<std::expected<Caller, Response>(const Route&, const Request&,
                                                            const PathParameters&)>;

class Router {
public:
    /// Refuses, with a sentence: two routes for one method and shape, a malformed pattern, no handler.
    static std::expected<Router, std::string> make(std::vector<Route> routes, Guard guard = {});

    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    void dispatch(Request request, Reply reply) const;

    /// For Options::body_limit. A path without a route gets default_body_bytes.
    std::size_t body_limit(Method method, std::string_view path) const;

    std::span<const Route> routes() const;

private:
    struct Node;
    struct Found;
    Router();
    Found find(std::string_view path) const;

    std::vector<Route> routes_;
    Guard guard_;
    std::unique_ptr<Node> root_;
};

}  // namespace regulars::http
