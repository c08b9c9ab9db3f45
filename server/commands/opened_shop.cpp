#include "server/commands/opened_shop.h"

namespace regulars::commands {

store::Stored<ReadShop> ReadShop::open(const std::string& folder, const std::string& asked) {
    auto data = store::DataFolder::open(folder);
    if (!data) return std::unexpected(data.error());
    auto connection = data->reader();
    if (!connection) return std::unexpected(connection.error());
    auto shop = store::choose_shop(*connection, asked);
    if (!shop) return std::unexpected(shop.error());
    auto held = std::make_unique<store::Connection>(std::move(*connection));
    auto shop_store = std::make_unique<store::SqliteShopStore>(*held, *shop);
    const auto start = clock_start(*shop_store);
    if (!start) return std::unexpected(start.error());
    const Instant now = api::shop_clock(*start)();
    auto published = store::program_at(*shop_store, now);
    if (!published) return std::unexpected(published.error());
    return ReadShop{std::move(*data), std::move(held), std::move(shop_store), now,
                    std::move(*published)};
}

}  // namespace regulars::commands
