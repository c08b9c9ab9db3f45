// server/store/store_error.h: what can go wrong with a stored shop, as a value.
#pragma once
#include <expected>
#include <string>

namespace regulars::store {

struct StoreError {
    enum class Kind {
        database,     // the database said no: disk, lock, damage
        unreadable,   // a stored row does not read back, or two stored places disagree
        conflict,     // a key or CHECK refused the row: a lost race, or an id used twice
        fenced,       // another process has taken over this shop
        no_shop,      // the database holds no such shop
        wrong_schema  // another version of the programme made this database
    };
    Kind kind = Kind::database;
    std::string sentence;  // names the row; holds no stored value but ids
};

/// "store.unreadable"
constexpr std::string_view name(StoreError::Kind kind) {
    switch (kind) {
        case StoreError::Kind::database: return "store.database";
        case StoreError::Kind::unreadable: return "store.unreadable";
        case StoreError::Kind::conflict: return "store.conflict";
        case StoreError::Kind::fenced: return "store.fenced";
        case StoreError::Kind::no_shop: return "store.no_shop";
        case StoreError::Kind::wrong_schema: return "store.wrong_schema";
    }
    return "store.database";
}

template <class T>
using Stored = std::expected<T, StoreError>;

}  // namespace regulars::store
