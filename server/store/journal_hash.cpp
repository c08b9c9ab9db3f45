#include "server/store/journal_hash.h"

#include "core/json/json.h"
#include "server/identity/crypto.h"

namespace regulars::store {

std::string journal_hash(std::string_view previous, const JournalLine& line) {
    Json entries = Json::array();
    for (const std::string& entry : line.entries) entries.push_back(entry);
    const Json hashed =
        Json::array({previous, line.shop, line.seq, line.member, line.fact, std::move(entries)});
    return identity::sha256_hex(to_text(hashed));
}

}  // namespace regulars::store
