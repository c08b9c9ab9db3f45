// server/store/journal_hash.h: each decision is hashed with the hash before it, so a row that was
// altered, dropped or slipped in later breaks the chain from there on.
// Form      SHA-256, in hex, of the JSON text
//           [previous, shop, seq, member, fact, [entry, ...]]
//           where fact and entries are the stored JSON texts, as strings. Never reworded: it is
//           part of the stored data's format.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace regulars::store {

struct JournalLine {
    std::string_view shop;
    std::int64_t seq = 0;
    std::string_view member;
    std::string_view fact;
    std::span<const std::string> entries;
};

std::string journal_hash(std::string_view previous, const JournalLine& line);

}  // namespace regulars::store
