// server/commands/served_shop.h: the whole server of a shop, put together: storage, API, pages,
// HTTP. `regulars serve` runs one until it is told to stop; tests run many.
#pragma once
#include "server/http/server.h"
#include "server/pages/page_routes.h"

namespace regulars::commands {

struct ServeOptions {
    std::string data;  // the folder
    std::string shop;  // empty: the only one
    std::string site;  // the built site's folder
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                 // 0: any free one
    std::vector<std::string> shop_origins;  // who may frame the portal
    std::optional<Instant> now;  // where the shop's clock starts; empty: as the shop says
    bool real_clock = false;     // the real clock, whatever the shop says
    bool log_requests = false;
};

class ServedShop {
public:
    static std::expected<std::unique_ptr<ServedShop>, std::string> start(ServeOptions options);
    ~ServedShop();  // stops

    std::uint16_t port() const { return server_->port(); }
    const std::string& shop() const { return service_->keys.shop; }
    api::ShopService& service() { return *service_; }

    /// Answers what is under way, writes what is queued, and ends.
    void stop();

private:
    ServedShop() = default;
    std::expected<void, std::string> open(const ServeOptions& options);
    std::expected<void, std::string> listen(const ServeOptions& options);

    std::unique_ptr<api::ShopService> service_;
    std::unique_ptr<pages::Site> site_;
    std::unique_ptr<pages::Pages> pages_;
    std::unique_ptr<http::Router> router_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace regulars::commands
