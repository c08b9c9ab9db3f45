#include "server/store/journal_hash.h"
#include "server/store/sqlite_shop_store.h"

namespace regulars::store {
namespace {

std::unexpected<StoreError> failed(const SqlError& error) {
    return std::unexpected(store_error(error));
}

Stored<std::vector<std::string>> entries_of(Connection& connection, const std::string& shop,
                                            std::int64_t seq) {
    auto rows = connection.prepare_with(
        "SELECT body FROM ledger_entry WHERE shop = $1 AND seq = $2 ORDER BY number", shop, seq);
    if (!rows) return failed(rows.error());
    std::vector<std::string> entries;
    for (;;) {
        auto row = rows->step();
        if (!row) return failed(row.error());
        if (!*row) return entries;
        entries.emplace_back(rows->text(0));
    }
}

Stored<void> verify_lines(Connection& connection, const std::string& shop) {
    auto head = SqliteShopStore(connection, shop).shop();
    if (!head) return std::unexpected(head.error());
    auto facts = connection.prepare_with(
        "SELECT seq, member, body, prev_hash, hash FROM fact WHERE shop = $1 ORDER BY seq", shop);
    if (!facts) return failed(facts.error());
    std::string previous;
    std::int64_t seq = 0;
    const auto broken = [&](std::string_view why) {
        return std::unexpected(StoreError{StoreError::Kind::unreadable,
                                          "the journal of shop " + shop + " breaks at line " +
                                              std::to_string(seq) + ": " + std::string(why)});
    };
    for (;;) {
        auto row = facts->step();
        if (!row) return failed(row.error());
        if (!*row) break;
        ++seq;
        auto entries = entries_of(connection, shop, seq);
        if (!entries) return std::unexpected(entries.error());
        if (facts->integer(0) != seq) return broken("a line is missing");
        if (facts->text(3) != previous) return broken("it follows another line");
        const std::string hash =
            journal_hash(previous, {shop, seq, facts->text(1), facts->text(2), *entries});
        if (facts->text(4) != hash) return broken("its text was altered");
        previous = hash;
    }
    if (head->last_seq != seq || head->head_hash != previous) return broken("lines are missing");
    return {};
}

}  // namespace

Stored<void> verify_journal(Connection& connection, const std::string& shop) {
    // One snapshot for head and lines: the shop may be writing while its books are read.
    if (auto begun = connection.run("BEGIN"); !begun) return failed(begun.error());
    auto verified = verify_lines(connection, shop);
    if (auto ended = connection.run("ROLLBACK"); !ended) return failed(ended.error());
    return verified;
}

}  // namespace regulars::store
