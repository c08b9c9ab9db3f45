#include "server/commands/served_shop.h"

#include "server/api/log.h"
#include "server/api/routes.h"
#include "server/commands/new_shop.h"
#include "server/http/compress.h"

namespace regulars::commands {
namespace {

std::unexpected<std::string> failed(const store::StoreError& error) {
    return std::unexpected(std::string(store::name(error.kind)) + " " + error.sentence);
}

store::Stored<std::optional<Instant>> stored_clock(const store::DataFolder& folder,
                                                   const std::string& asked) {
    auto connection = folder.reader();
    if (!connection) return std::unexpected(connection.error());
    auto shop = store::choose_shop(*connection, asked);
    if (!shop) return std::unexpected(shop.error());
    store::SqliteShopStore shop_store(*connection, *shop);
    return clock_start(shop_store);
}

/// Every answer carries the request's id, and is as small as the client can take it.
http::Reply finished(http::Request& request, http::Reply reply) {
    return http::Reply([id = request.id,
                        accepts = std::string(request.headers.get("Accept-Encoding")),
                        reply = std::move(reply)](http::Response response) mutable {
        response.headers.add("X-Request-Id", id);
        http::compress_if_worth(response, accepts);
        reply.send(std::move(response));
    });
}

}  // namespace

std::expected<std::unique_ptr<ServedShop>, std::string> ServedShop::start(ServeOptions options) {
    std::unique_ptr<ServedShop> served(new ServedShop);
    if (auto opened = served->open(options); !opened) return std::unexpected(opened.error());
    if (auto listens = served->listen(options); !listens) return std::unexpected(listens.error());
    return served;
}

std::expected<void, std::string> ServedShop::open(const ServeOptions& options) {
    auto folder = store::DataFolder::open(options.data);
    if (!folder) return failed(folder.error());
    std::optional<Instant> start = options.now;
    if (!start && !options.real_clock) {
        auto stored = stored_clock(*folder, options.shop);
        if (!stored) return failed(stored.error());
        start = *stored;
    }
    auto service = api::ShopService::open(*folder, options.shop, api::shop_clock(start));
    if (!service) return failed(service.error());
    service_ = std::move(*service);
    auto site = pages::Site::load(options.site);
    if (!site) return std::unexpected(site.error());
    site_ = std::make_unique<pages::Site>(std::move(*site));
    pages_.reset(new pages::Pages{*service_, *site_, options.shop_origins});
    return {};
}

std::expected<void, std::string> ServedShop::listen(const ServeOptions& options) {
    std::vector<http::Route> routes = api::api_routes(*service_);
    for (http::Route& route : pages::page_routes(*pages_)) routes.push_back(std::move(route));
    auto router = http::Router::make(std::move(routes), api::guard_of(*service_));
    if (!router) return std::unexpected(router.error());
    router_ = std::make_unique<http::Router>(std::move(*router));
    http::Options listening;
    listening.address = options.address;
    listening.port = options.port;
    listening.body_limit = [this](http::Method method, std::string_view path) {
        return router_->body_limit(method, path);
    };
    if (options.log_requests) listening.on_answered = api::log_exchange;
    auto server =
        http::Server::start(std::move(listening), [this](http::Request request, http::Reply reply) {
            http::Reply whole = finished(request, std::move(reply));
            router_->dispatch(std::move(request), std::move(whole));
        });
    if (!server) return std::unexpected(server.error());
    server_ = std::make_unique<http::Server>(std::move(*server));
    return {};
}

void ServedShop::stop() {
    if (service_) service_->stopping = true;
    if (server_) server_->stop();
    if (service_) service_->writer.stop();
}

ServedShop::~ServedShop() { stop(); }

}  // namespace regulars::commands
