#include "server/http/router.h"

#include <array>
#include <map>

#include "server/http/problem.h"
#include "server/http/url.h"

namespace regulars::http {

namespace {

constexpr std::size_t no_route = static_cast<std::size_t>(-1);
constexpr std::size_t method_count = static_cast<std::size_t>(Method::other);

}  // namespace

/// A tree of segments. Parameters are named by the route, so two routes may name one differently.
struct Router::Node {
    Node() { by_method.fill(no_route); }

    bool has_route() const {
        for (const std::size_t route : by_method)
            if (route != no_route) return true;
        return false;
    }

    std::map<std::string, Node, std::less<>> literals;
    std::unique_ptr<Node> parameter;  // any one segment
    std::unique_ptr<Node> rest;       // everything that is left
    std::array<std::size_t, method_count> by_method;
};

struct Router::Found {
    const Node* node = nullptr;
    std::vector<std::string_view> values;  // still encoded, in order of the pattern
};

namespace {

struct Segment {
    enum class Kind { literal, parameter, rest } kind;
    std::string_view text;  // without the braces
};

std::optional<Segment> segment_of(std::string_view text) {
    if (!text.starts_with('{')) {
        if (text.find_first_of("{}%") != std::string_view::npos) return std::nullopt;
        return Segment{Segment::Kind::literal, text};
    }
    if (!text.ends_with('}') || text.size() < 3) return std::nullopt;
    text = text.substr(1, text.size() - 2);
    const bool is_rest = text.ends_with("...");
    if (is_rest) text.remove_suffix(3);
    if (text.empty() || text.find_first_of("{}.") != std::string_view::npos) return std::nullopt;
    return Segment{is_rest ? Segment::Kind::rest : Segment::Kind::parameter, text};
}

/// "/a/{b}" as a, {b}; "/" as one empty segment. Empty if malformed.
std::vector<Segment> segments_of(std::string_view pattern) {
    std::vector<Segment> segments;
    while (pattern.starts_with('/')) {
        pattern.remove_prefix(1);
        const auto segment = segment_of(pattern.substr(0, pattern.find('/')));
        const bool behind_rest = !segments.empty() && segments.back().kind == Segment::Kind::rest;
        if (!segment || behind_rest) return {};
        segments.push_back(*segment);
        pattern.remove_prefix(std::min(pattern.size(), pattern.find('/')));
    }
    return pattern.empty() ? segments : std::vector<Segment>{};
}

Response problem(int status, std::string_view code, std::string_view detail,
                 const Request& request) {
    return problem_response(
        {.status = status, .code = std::string(code), .detail = std::string(detail)}, request.id);
}

}  // namespace

void PathParameters::add(std::string name, std::string value) {
    values_.emplace_back(std::move(name), std::move(value));
}

std::string_view PathParameters::operator[](std::string_view name) const {
    for (const auto& [key, value] : values_)
        if (key == name) return value;
    return {};
}

Router::Router() : root_(std::make_unique<Node>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

std::expected<Router, std::string> Router::make(std::vector<Route> routes, Guard guard) {
    Router router;
    router.routes_ = std::move(routes);
    router.guard_ = std::move(guard);
    for (std::size_t i = 0; i < router.routes_.size(); ++i) {
        const Route& route = router.routes_[i];
        const std::string what = std::string(http::name(route.method)) + " " + route.pattern;
        const auto segments = segments_of(route.pattern);
        if (segments.empty()) return std::unexpected(what + ": malformed pattern");
        if (!route.handle) return std::unexpected(what + ": no handler");
        if (route.method == Method::other || route.method == Method::head)
            return std::unexpected(what + ": HEAD follows GET, and other methods are not routed");

        Node* node = router.root_.get();
        for (const Segment& segment : segments) {
            if (segment.kind == Segment::Kind::literal) {
                node = &node->literals[std::string(segment.text)];
                continue;
            }
            auto& next = segment.kind == Segment::Kind::rest ? node->rest : node->parameter;
            if (!next) next = std::make_unique<Node>();
            node = next.get();
        }
        std::size_t& place = node->by_method[static_cast<std::size_t>(route.method)];
        if (place != no_route)
            return std::unexpected(what + ": the same as " + router.routes_[place].pattern);
        place = i;
    }
    return router;
}

namespace {

// Literals first, then a parameter, then the rest; and back again if that way ends nowhere. The
// depth is bounded by the patterns, not by the path.
template <class Node>
const Node* walk(const Node& node, std::string_view path, std::vector<std::string_view>& values) {
    if (path.empty()) return node.has_route() ? &node : nullptr;
    const std::string_view below = path.substr(1);  // path starts with '/'
    const std::string_view segment = below.substr(0, below.find('/'));
    const std::string_view rest = below.substr(segment.size());
    if (const auto literal = node.literals.find(segment); literal != node.literals.end())
        if (const Node* found = walk(literal->second, rest, values)) return found;
    if (node.parameter && !segment.empty()) {
        values.push_back(segment);
        if (const Node* found = walk(*node.parameter, rest, values)) return found;
        values.pop_back();
    }
    if (node.rest) {
        values.push_back(below);
        return node.rest.get();
    }
    return nullptr;
}

}  // namespace

Router::Found Router::find(std::string_view path) const {
    Found found;
    if (path.starts_with('/')) found.node = walk(*root_, path, found.values);
    return found;
}

std::span<const Route> Router::routes() const { return routes_; }

std::size_t Router::body_limit(Method method, std::string_view path) const {
    const Found found = find(path);
    if (!found.node || method == Method::other) return default_body_bytes;
    const std::size_t route = found.node->by_method[static_cast<std::size_t>(method)];
    return route == no_route ? default_body_bytes : routes_[route].body_bytes;
}

namespace {

template <class Node>
std::string allowed(const Node& node) {
    std::string list;
    for (std::size_t i = 0; i < method_count; ++i) {
        const auto method = static_cast<Method>(i);
        const bool has = node.by_method[i] != no_route || method == Method::options ||
                         (method == Method::head &&
                          node.by_method[static_cast<std::size_t>(Method::get)] != no_route);
        if (has) list.append(list.empty() ? "" : ", ").append(name(method));
    }
    return list;
}

std::optional<PathParameters> parameters_of(const Route& route,
                                            const std::vector<std::string_view>& values) {
    PathParameters parameters;
    std::size_t i = 0;
    for (const Segment& segment : segments_of(route.pattern)) {
        if (segment.kind == Segment::Kind::literal) continue;
        auto value = percent_decoded(values[i++]);
        if (!value) return std::nullopt;
        parameters.add(std::string(segment.text), *std::move(value));
    }
    return parameters;
}

}  // namespace

void Router::dispatch(Request request, Reply reply) const {
    const Found found = find(request.path());
    if (!found.node)
        return reply.send(
            problem(404, "http.not_found", "There is nothing at this address.", request));

    const Method method = request.method == Method::head ? Method::get : request.method;
    const std::size_t index = method == Method::other
                                  ? no_route
                                  : found.node->by_method[static_cast<std::size_t>(method)];
    if (index == no_route) {
        const bool asks_what = method == Method::options;
        Response response = asks_what ? Response{.status = 204}
                                      : problem(405, "http.method_not_allowed", "", request);
        response.headers.add("Allow", allowed(*found.node));
        return reply.send(std::move(response));
    }
    const Route& route = routes_[index];
    auto parameters = parameters_of(route, found.values);
    if (!parameters)
        return reply.send(problem(400, "http.path_not_decodable",
                                  "The path holds a malformed or forbidden escape.", request));

    Caller caller;
    if (guard_) {
        auto admitted = guard_(route, request, *parameters);
        if (!admitted) return reply.send(std::move(admitted.error()));
        caller = *std::move(admitted);
    } else if (route.who != Who::anyone) {
        return reply.send(problem(401, "http.unauthorized", "", request));
    }
    route.handle({std::move(request), *std::move(parameters), std::move(caller)}, std::move(reply));
}

}  // namespace regulars::http
