#include "server/store/data_folder.h"

#include <fstream>

#include "server/identity/crypto.h"
#include "server/store/schema.h"

namespace regulars::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t master_key_bytes = 32;

std::unexpected<StoreError> failed(std::string sentence) {
    return std::unexpected(StoreError{StoreError::Kind::database, std::move(sentence)});
}

Stored<std::string> read_master_key(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text;
    if (!in || !std::getline(in, text)) return failed("cannot read " + file.string());
    auto key = identity::from_base64url(text);
    if (!key || key->size() != master_key_bytes) {
        return failed(file.string() + " does not hold a key of 32 bytes");
    }
    return std::move(*key);
}

Stored<std::string> make_master_key(const fs::path& file) {
    const std::string key = identity::random_bytes(master_key_bytes);
    std::ofstream out(file, std::ios::binary);
    std::error_code refused;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, refused);
    out << identity::base64url(key) << '\n';
    if (!out.flush() || refused) return failed("cannot write " + file.string());
    return key;
}

}  // namespace

Stored<DataFolder> DataFolder::open_or_create(const fs::path& folder) {
    std::error_code refused;
    if (fs::create_directories(folder, refused)) {
        fs::permissions(folder, fs::perms::owner_all, refused);
    }
    if (refused) return failed("cannot make " + folder.string() + ": " + refused.message());
    const fs::path key_file = folder / "master.key";
    const bool has_key = fs::exists(key_file, refused);
    if (!has_key && fs::exists(folder / "regulars.sqlite", refused)) {
        return failed(key_file.string() +
                      " is missing beside its database: every link already "
                      "sent was signed with it. Put it back from a backup");
    }
    auto key = has_key ? read_master_key(key_file) : make_master_key(key_file);
    if (!key) return std::unexpected(key.error());
    DataFolder made(folder, std::move(*key));
    auto connection = Connection::open(made.database_path(), Use::write);
    if (!connection) return std::unexpected(store_error(connection.error()));
    if (auto form = has_our_form(*connection); !form) {
        return std::unexpected(
            StoreError{form.error().kind, made.database_path() + ": " + form.error().sentence});
    }
    if (auto migrated = migrate(*connection, shop_migrations()); !migrated) {
        return std::unexpected(StoreError{StoreError::Kind::wrong_schema,
                                          made.database_path() + ": " + migrated.error().sentence});
    }
    return made;
}

Stored<DataFolder> DataFolder::open(const fs::path& folder) {
    std::error_code refused;
    if (!fs::exists(folder / "regulars.sqlite", refused)) {
        return failed(folder.string() +
                      " holds no shop: run `regulars import` or `regulars sample` first");
    }
    return open_or_create(folder);
}

Stored<Connection> DataFolder::writer() const {
    auto connection = Connection::open(database_path(), Use::write);
    if (!connection) return std::unexpected(store_error(connection.error()));
    keep_history_unwritten(*connection);
    return std::move(*connection);
}

Stored<Connection> DataFolder::reader() const {
    auto connection = Connection::open(database_path(), Use::read);
    if (!connection) return std::unexpected(store_error(connection.error()));
    return std::move(*connection);
}

Stored<std::string> choose_shop(Connection& connection, const std::string& asked) {
    auto ids = shop_ids(connection);
    if (!ids) return std::unexpected(ids.error());
    std::string known;
    for (const std::string& id : *ids) {
        if (id == asked) return asked;
        known += (known.empty() ? "" : ", ") + id;
    }
    if (asked.empty() && ids->size() == 1) return ids->front();
    const std::string sentence = ids->empty() ? "there is no shop yet"
                                 : asked.empty()
                                     ? "say which shop with --shop: " + known
                                     : "there is no shop \"" + asked + "\", only " + known;
    return std::unexpected(StoreError{StoreError::Kind::no_shop, sentence});
}

}  // namespace regulars::store
