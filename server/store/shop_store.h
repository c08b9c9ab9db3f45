// server/store/shop_store.h: one shop's storage: what is kept, and nothing about which database.
// Keys      every key starts with the shop, so shops can be spread over machines.
// Times     milliseconds since 1970 UTC, given by the caller; the database has no clock.
// Ids       given by the caller; numbers of facts and entries count up within a member, `seq`
//           counts the shop's journal without gaps.
// Journal   a decision is one fact and the entries it led to. Decisions are only ever added; each
//           is hashed together with the hash before it (journal_hash.h).
// Writing   only inside a transaction that somebody else began and will commit.
// Drivers   sqlite_shop_store.h.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluation/member_record.h"
#include "core/program/program.h"
#include "server/store/store_error.h"

namespace regulars::store {

struct ShopRow {
    std::string id;
    std::int64_t epoch = 1;       // rises when another process takes the shop over
    std::int64_t last_seq = 0;    // of the journal
    std::string head_hash;        // of the decision last_seq; empty before the first
    std::string handoff_kid;      // names the key below in tokens
    std::string handoff_secret;   // base64url; the shop's server signs hand-over tokens with it
    std::string studio_key_hash;  // SHA-256 of the studio's key, in hex
    Instant created_at;
    std::optional<Instant> clock_start;  // an old history is served as on the day it ends
};

struct ProgramRow {
    std::int64_t version = 0;
    std::string document;  // JSON as published
    std::string zone;      // the table of its time zone, JSON
    Instant effective_at;  // decides what is recorded from here on
    Instant published_at;
};

struct MemberRow {
    MemberId id;
    std::string name;
    std::int64_t facts = 0, entries = 0;
};

/// One fact with what it led to, and where it stands in its member's record.
struct Decision {
    MemberId member;
    std::int64_t fact_number = 1;  // one more than the record had
    Fact fact;
    std::vector<ExplainedEntry> entries;
};

/// An answer given before, for the same key.
struct KeptAnswer {
    std::string request_hash;
    int status = 0;
    std::string body;
};
struct AnswerKey {
    std::string actor, key;
};

using TakeRecord = std::function<void(const MemberRow&, MemberRecord)>;

class ShopStore {
public:
    virtual ~ShopStore() = default;

    virtual Stored<ShopRow> shop() = 0;
    /// The newest version in force at `now`; 0 if there is none.
    virtual Stored<std::int64_t> version_at(Instant now) = 0;
    virtual Stored<std::optional<ProgramRow>> program(std::int64_t version) = 0;

    /// Empty for a member the shop does not have.
    virtual Stored<std::optional<MemberRecord>> record(const MemberId& member) = 0;
    virtual Stored<std::optional<MemberRow>> member(const MemberId& member) = 0;
    /// Every record, by member id.
    virtual Stored<void> each_record(const TakeRecord& take) = 0;
    /// Members whose id or name starts with `prefix`, by id.
    virtual Stored<std::vector<MemberRow>> members(std::string_view prefix, std::size_t limit) = 0;
    /// The instant of the newest fact; empty for a shop without any.
    virtual Stored<std::optional<Instant>> last_fact_at() = 0;

    /// How many of each reward all members together have taken, in the catalogue's order.
    virtual Stored<std::vector<std::int64_t>> taken(std::span<const Reward> catalogue) = 0;
    virtual Stored<bool> has_coupon(std::string_view code) = 0;
    virtual Stored<std::optional<KeptAnswer>> kept_answer(const AnswerKey& key) = 0;

    virtual Stored<void> set_clock_start(std::optional<Instant> start) = 0;
    /// `row.version` is one more than the newest. Stock limits follow the catalogue.
    virtual Stored<void> publish(const ProgramRow& row, std::span<const Reward> catalogue) = 0;
    /// Fact, entries, stock, coupon and survey answer: together, or an error and nothing of it.
    virtual Stored<void> append(const Decision& decision) = 0;
    virtual Stored<void> keep_answer(const AnswerKey& key, const KeptAnswer& answer,
                                     Instant now) = 0;
    /// True: the token's first use. What is past `until` may be forgotten.
    virtual Stored<bool> use_token(std::string_view token, Instant until, Instant now) = 0;
};

}  // namespace regulars::store
