#include "server/api/shop_service.h"

namespace regulars::api {

using store::Stored;

Stored<ProgramHandle> ProgramShelf::current(store::ShopStore& store, Instant now) {
    auto newest = store.version_at(now);
    if (!newest) return std::unexpected(newest.error());
    auto loaded = version(store, *newest);
    if (loaded && !*loaded) {
        return std::unexpected(
            store::StoreError{store::StoreError::Kind::unreadable, "the shop has no programme"});
    }
    return loaded;
}

Stored<ProgramHandle> ProgramShelf::version(store::ShopStore& store, std::int64_t version) {
    {
        const std::lock_guard guard(lock_);
        if (const auto known = versions_.find(version); known != versions_.end()) {
            return known->second;
        }
    }
    auto row = store.program(version);
    if (!row) return std::unexpected(row.error());
    if (!*row) return ProgramHandle{};
    auto published = store::read_program(store, version);
    if (!published) return std::unexpected(published.error());
    auto loaded =
        std::make_shared<const LoadedProgram>(std::move(*published), store::published_text(**row));
    const std::lock_guard guard(lock_);
    return versions_.emplace(version, std::move(loaded)).first->second;
}

std::shared_ptr<const std::string> JournalCache::find(std::int64_t seq) const {
    const std::lock_guard guard(lock_);
    return seq == seq_ ? text_ : nullptr;
}

void JournalCache::keep(std::int64_t seq, std::shared_ptr<const std::string> text) {
    const std::lock_guard guard(lock_);
    if (seq <= seq_) return;
    seq_ = seq;
    text_ = std::move(text);
}

identity::MemberLinks member_links_of(const std::string& master) {
    return identity::MemberLinks(master);
}

identity::MemberLinks studio_links_of(const std::string& master) {
    return identity::MemberLinks(identity::view(identity::derived_key(master, "regulars studio")));
}

identity::HandoffRules handoff_rules(const ShopKeys& keys) {
    identity::HandoffRules rules;
    rules.issuer = keys.shop;
    rules.audience = "regulars/" + keys.shop;
    rules.keys.push_back({keys.handoff_kid, identity::Algorithm::hs256,
                          identity::from_base64url(keys.handoff_secret).value_or("")});
    return rules;
}

Stored<ShopKeys> keys_of(const store::DataFolder& folder, store::ShopStore& store) {
    auto row = store.shop();
    if (!row) return std::unexpected(row.error());
    return ShopKeys{row->id, folder.master_key(), row->handoff_kid, row->handoff_secret,
                    row->studio_key_hash};
}

ShopService::ShopService(store::DataFolder folder, store::Connection connection, ShopKeys of,
                         std::function<Instant()> shows)
    : keys(std::move(of)),
      clock(std::move(shows)),
      member_links(member_links_of(keys.master)),
      studio_links(studio_links_of(keys.master)),
      handoff(handoff_rules(keys)),
      readers(std::move(folder)),
      writer(std::move(connection)) {}

Stored<std::unique_ptr<ShopService>> ShopService::open(const store::DataFolder& folder,
                                                       const std::string& asked,
                                                       std::function<Instant()> clock) {
    auto connection = folder.writer();
    if (!connection) return std::unexpected(connection.error());
    auto shop = store::choose_shop(*connection, asked);
    if (!shop) return std::unexpected(shop.error());
    store::SqliteShopStore shop_store(*connection, *shop);
    auto keys = keys_of(folder, shop_store);
    if (!keys) return std::unexpected(keys.error());
    return std::make_unique<ShopService>(folder, std::move(*connection), std::move(*keys),
                                         std::move(clock));
}

}  // namespace regulars::api
