// server/store/sqlite_shop_store.h: a shop's storage on SQLite.
// Life      a view of a connection, as cheap as a pointer: made where a job or a request needs
//           one, and gone with it.
// Guard     published versions, facts and entries cannot be rewritten through a connection that
//           keep_history_unwritten was called on: SQLite itself refuses the statement.
#pragma once
#include "server/store/shop_store.h"
#include "server/store/sqlite.h"

namespace regulars::store {

class SqliteShopStore final : public ShopStore {
public:
    /// `connection` outlives the store.
    SqliteShopStore(Connection& connection, std::string shop)
        : db_(connection), shop_(std::move(shop)) {}

    Stored<ShopRow> shop() override;
    Stored<std::int64_t> version_at(Instant now) override;
    Stored<std::optional<ProgramRow>> program(std::int64_t version) override;
    Stored<std::optional<MemberRecord>> record(const MemberId& member) override;
    Stored<std::optional<MemberRow>> member(const MemberId& member) override;
    Stored<void> each_record(const TakeRecord& take) override;
    Stored<std::vector<MemberRow>> members(std::string_view prefix, std::size_t limit) override;
    Stored<std::optional<Instant>> last_fact_at() override;
    Stored<std::vector<std::int64_t>> taken(std::span<const Reward> catalogue) override;
    Stored<bool> has_coupon(std::string_view code) override;
    Stored<std::optional<KeptAnswer>> kept_answer(const AnswerKey& key) override;

    Stored<void> set_clock_start(std::optional<Instant> start) override;
    Stored<void> publish(const ProgramRow& row, std::span<const Reward> catalogue) override;
    Stored<void> append(const Decision& decision) override;
    Stored<void> keep_answer(const AnswerKey& key, const KeptAnswer& answer, Instant now) override;
    Stored<bool> use_token(std::string_view token, Instant until, Instant now) override;

private:
    Stored<void> write_fact(const Decision& decision, const std::string& body, const ShopRow& shop,
                            const std::string& hash);
    Stored<void> write_entries(const Decision& decision, std::span<const std::string> bodies,
                               std::int64_t seq);
    Stored<void> write_consequence(const Decision& decision, std::int64_t seq);
    Stored<void> move_head(const ShopRow& shop, const std::string& hash);

    Connection& db_;
    std::string shop_;
};

/// The ids of all shops in the database, sorted.
Stored<std::vector<std::string>> shop_ids(Connection& connection);
Stored<void> create_shop(Connection& connection, const ShopRow& row);

/// From here on this connection refuses UPDATE and DELETE on program_version, fact and
/// ledger_entry.
void keep_history_unwritten(Connection& connection);

/// Recomputes the hash chain of a shop's journal from its first line; an error names the line
/// where it breaks.
Stored<void> verify_journal(Connection& connection, const std::string& shop);

StoreError store_error(const SqlError& error);

}  // namespace regulars::store
