#include "server/api/refusals.h"
#include "server/api/routes.h"

namespace regulars::api {
namespace {

constexpr std::string_view scheme = "Bearer ";

/// Empty when the header is missing or of another scheme.
std::string_view bearer_of(const http::Request& request) {
    const std::string_view value = request.headers.get("Authorization");
    if (value.size() <= scheme.size()) return {};
    if (!http::equal_ignoring_case(value.substr(0, scheme.size()), scheme)) return {};
    return value.substr(scheme.size());
}

http::Response unauthorised(const http::Request& request) {
    http::Response response = http::problem_response(
        {.status = 401,
         .code = "session.required",
         .detail = "Send a session that is alive as \"Authorization: Bearer ...\"."},
        request.id);
    response.headers.add("WWW-Authenticate", "Bearer");
    return response;
}

std::optional<http::Caller> caller_of(ShopService& service, http::Who who, std::string_view token) {
    const std::string& shop = service.keys.shop;
    if (token.empty()) return std::nullopt;
    if (who == http::Who::member) {
        const auto session = service.member_sessions.find(token, real_now());
        if (!session || session->shop != shop) return std::nullopt;
        return http::Caller{who, shop, session->member, {}};
    }
    if (who != http::Who::merchant) return std::nullopt;
    const auto session = service.studio_sessions.find(token, real_now());
    const bool is_key =
        identity::equal_in_constant_time(identity::sha256_hex(token), service.keys.studio_key_hash);
    if ((!session || session->shop != shop) && !is_key) return std::nullopt;
    return http::Caller{who, shop, std::string(studio_subject), {}};
}

}  // namespace

http::Guard guard_of(ShopService& service) {
    return [&service](const http::Route& route, const http::Request& request,
                      const http::PathParameters&) -> std::expected<http::Caller, http::Response> {
        if (route.who == http::Who::anyone) return http::Caller{};
        auto caller = caller_of(service, route.who, bearer_of(request));
        if (!caller) return std::unexpected(unauthorised(request));
        return std::move(*caller);
    };
}

}  // namespace regulars::api
