#include "server/api/log.h"

#include <cstdio>

#include "core/json/json.h"

namespace regulars::api {
namespace {

void print_line(const Json& line) {
    const std::string text = to_text(line) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

/// "/m/<token>" opens somebody's card, and a member's id may be an address of mail: the log only
/// says "/m/-" and "/v1/members/-".
std::string loggable(std::string_view target) {
    const std::string_view path = target.substr(0, target.find('?'));
    for (const std::string_view secret : {"/m/", "/studio/", "/v1/members/"}) {
        if (path.starts_with(secret)) return std::string(secret) + "-";
    }
    return std::string(path);
}

}  // namespace

void log_error(std::string_view code, std::string_view sentence) {
    print_line({{"level", "error"}, {"event", code}, {"detail", sentence}});
}

void log_exchange(const http::Exchange& exchange) {
    print_line({{"level", "info"},
                {"event", "http"},
                {"method", exchange.method},
                {"target", loggable(exchange.target)},
                {"status", exchange.status},
                {"bytes", exchange.body_bytes},
                {"us", exchange.took.count()},
                {"request_id", exchange.request_id}});
}

}  // namespace regulars::api
