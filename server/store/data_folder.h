// server/store/data_folder.h: the folder a server keeps its shops in.
//   regulars.sqlite   every shop's tables
//   master.key        32 random bytes as base64url; signs member and studio links. Not in the
//                     database, so that a copy of the database opens nobody's card.
// Errors    come back as StoreErrors whose sentence names the file.
#pragma once
#include <filesystem>

#include "server/store/sqlite_shop_store.h"

namespace regulars::store {

class DataFolder {
public:
    /// Makes what is missing: the folder (for its owner only), the key, the tables.
    static Stored<DataFolder> open_or_create(const std::filesystem::path& folder);
    /// The folder must hold a database.
    static Stored<DataFolder> open(const std::filesystem::path& folder);

    /// The one connection that writes; history cannot be rewritten through it.
    Stored<Connection> writer() const;
    Stored<Connection> reader() const;

    const std::string& master_key() const { return master_key_; }
    std::string database_path() const { return (folder_ / "regulars.sqlite").string(); }

private:
    DataFolder(std::filesystem::path folder, std::string master_key)
        : folder_(std::move(folder)), master_key_(std::move(master_key)) {}

    std::filesystem::path folder_;
    std::string master_key_;
};

/// The shop that was asked for, or the only one there is when `asked` is empty.
Stored<std::string> choose_shop(Connection& connection, const std::string& asked);

}  // namespace regulars::store
