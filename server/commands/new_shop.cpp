#include "server/commands/new_shop.h"

#include <algorithm>

#include "server/identity/crypto.h"

namespace regulars::commands {
namespace {

using store::Stored;

constexpr std::int64_t still_alive_ms = 31 * ms_per_day;
constexpr std::size_t secret_bytes = 32;

Stored<std::string> make_shop(store::Connection& connection, const std::string& shop, Instant now) {
    const std::string studio_key = "studio_" + identity::random_token(secret_bytes);
    store::ShopRow row{.id = shop,
                       .head_hash = {},
                       .handoff_kid = identity::random_token(8),
                       .handoff_secret = identity::random_token(secret_bytes),
                       .studio_key_hash = identity::sha256_hex(studio_key),
                       .created_at = now,
                       .clock_start = {}};
    if (auto made = store::create_shop(connection, row); !made) {
        return std::unexpected(made.error());
    }
    return studio_key;
}

}  // namespace

Stored<OpenedShop> open_or_make_shop(store::Connection& connection, const std::string& shop,
                                     const Program& program, Instant now) {
    auto ids = store::shop_ids(connection);
    if (!ids) return std::unexpected(ids.error());
    OpenedShop opened;
    if (std::ranges::find(*ids, shop) == ids->end()) {
        auto key = make_shop(connection, shop, now);
        if (!key) return std::unexpected(key.error());
        opened.studio_key = std::move(*key);
    }
    store::SqliteShopStore shop_store(connection, shop);
    auto published = store::publish_if_new(shop_store, program, now);
    if (!published) return std::unexpected(published.error());
    opened.published = std::move(*published);
    return opened;
}

Stored<void> set_clock(store::ShopStore& store, const TimeZone& zone, Instant now) {
    const auto last = store.last_fact_at();
    if (!last) return std::unexpected(last.error());
    const bool is_old = *last && (*last)->ms + still_alive_ms < now.ms;
    return store.set_clock_start(is_old ? std::optional(end_of_day(zone, date_on(zone, **last)))
                                        : std::nullopt);
}

Stored<std::optional<Instant>> clock_start(store::ShopStore& store) {
    const auto shop = store.shop();
    if (!shop) return std::unexpected(shop.error());
    if (!shop->clock_start) return std::nullopt;
    const auto last = store.last_fact_at();
    if (!last) return std::unexpected(last.error());
    return *last ? std::max(*shop->clock_start, **last + 1) : *shop->clock_start;
}

}  // namespace regulars::commands
