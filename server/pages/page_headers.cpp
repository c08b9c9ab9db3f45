#include "server/pages/page_headers.h"

#include <algorithm>

namespace regulars::pages {
namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors ";

constexpr std::string_view no_devices =
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)";

}  // namespace

void add_page_headers(http::Response& response, std::span<const std::string> framed_by) {
    std::string ancestors;
    for (const std::string& origin : framed_by)
        ancestors += (ancestors.empty() ? "" : " ") + origin;
    if (ancestors.empty()) {
        ancestors = "'none'";
        response.headers.add("X-Frame-Options", "DENY");
    }
    response.headers.add("Content-Security-Policy", std::string(policy) + ancestors);
    response.headers.add("Content-Type", "text/html; charset=utf-8");
    response.headers.add("Cache-Control", "no-store");
    response.headers.add("Referrer-Policy", "no-referrer");
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Permissions-Policy", no_devices);
    response.headers.add("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    response.headers.add("Cross-Origin-Embedder-Policy", "require-corp");
    response.headers.add("Cross-Origin-Resource-Policy",
                         framed_by.empty() ? "same-origin" : "cross-origin");
}

void add_file_headers(http::Response& response) {
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Cross-Origin-Resource-Policy", "cross-origin");
    // A worker's script brings its own policy; the page's does not reach it.
    response.headers.add("Content-Security-Policy",
                         "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
                         "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    response.headers.add("Cross-Origin-Embedder-Policy", "require-corp");
}

bool is_origin(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme)) continue;
        const std::string_view host = text.substr(scheme.size());
        const auto fits = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                   c == ':' || c == '[' || c == ']';
        };
        return !host.empty() && std::ranges::all_of(host, fits);
    }
    return false;
}

}  // namespace regulars::pages
