// server/commands/opened_shop.h: an existing shop, opened for reading by a command.
#pragma once
#include "server/api/shop_service.h"
#include "server/commands/new_shop.h"
#include "server/store/reader_pool.h"

namespace regulars::commands {

struct ReadShop {
    store::DataFolder folder;
    std::unique_ptr<store::Connection> connection;
    std::unique_ptr<store::SqliteShopStore> store;
    Instant now;                 // of the shop's clock
    PublishedProgram published;  // in force then

    static store::Stored<ReadShop> open(const std::string& folder, const std::string& asked);
};

}  // namespace regulars::commands
