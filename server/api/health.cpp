#include "server/api/open_routes.h"

namespace regulars::api {
namespace {

Answer look_at_store(const Reading& reading) {
    const auto shop = reading.store.shop();
    if (!shop) return refused(shop);
    return http::json_response(200, {{"status", "ready"}});
}

}  // namespace

http::RouteHandler get_health() {
    return [](http::Call, http::Reply reply) {
        reply.send(http::json_response(200, {{"status", "running"}}));
    };
}

http::RouteHandler get_ready(ShopService& service) {
    return [&service, ask_store = reading(service, look_at_store)](http::Call call,
                                                                   http::Reply reply) {
        if (service.stopping) {
            const http::Problem stopping{.status = 503, .code = "server.stopping"};
            return reply.send(http::problem_response(stopping, call.request.id));
        }
        ask_store(std::move(call), std::move(reply));
    };
}

}  // namespace regulars::api
