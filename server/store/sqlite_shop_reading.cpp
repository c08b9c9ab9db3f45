// The reading half of sqlite_shop_store.h. A row that does not read back is an error with the
// row's name, never a guess and never the end of the process.
#include "core/json/record_json.h"
#include "server/store/sqlite_shop_store.h"

namespace regulars::store {
namespace {

std::unexpected<StoreError> failed(const SqlError& error) {
    return std::unexpected(store_error(error));
}

std::unexpected<StoreError> unreadable(std::string_view what, const Problem& problem) {
    return std::unexpected(StoreError{StoreError::Kind::unreadable,
                                      std::string(what) +
                                          " does not read back: " + problem.where.pointer + " " +
                                          problem.rule + " " + problem.message});
}

std::string row_name(std::string_view table, std::string_view member, std::int64_t number) {
    return std::string(table) + " " + std::to_string(number) + " of member " + std::string(member);
}

Stored<Fact> fact_in(std::string_view member, std::int64_t number, std::string_view body) {
    auto json = parse_json(body);
    auto fact = json ? fact_from_json(*json) : Result<Fact>(std::unexpect, json.error());
    if (!fact) return unreadable(row_name("fact", member, number), fact.error().front());
    return std::move(*fact);
}

/// The body counts; the columns beside it have to say the same.
Stored<ExplainedEntry> entry_in(std::string_view member, std::int64_t number, std::int64_t points,
                                std::string_view body) {
    auto json = parse_json(body);
    auto entry =
        json ? entry_from_json(*json) : Result<ExplainedEntry>(std::unexpect, json.error());
    const std::string row = row_name("ledger entry", member, number);
    if (!entry) return unreadable(row, entry.error().front());
    if (entry->entry.number != number || entry->entry.points.count != points) {
        return unreadable(row, {{}, "store.columns_differ", "its columns and its body differ"});
    }
    return std::move(*entry);
}

/// Runs over (member, number, points, body) rows that are sorted by member, one member at a time.
class RecordRows {
public:
    explicit RecordRows(Statement statement) : statement_(std::move(statement)) {}

    Stored<void> advance() {
        auto row = statement_.step();
        if (!row) return failed(row.error());
        there_ = *row;
        return {};
    }

    /// Calls `read` for every row of `member` from here on.
    template <class Read>
    Stored<void> of(std::string_view member, Read read) {
        while (there_ && statement_.text(0) == member) {
            auto took = read(statement_.integer(1), statement_.integer(2), statement_.text(3));
            if (!took) return took;
            auto next = advance();
            if (!next) return next;
        }
        return {};
    }

private:
    Statement statement_;
    bool there_ = false;
};

Stored<void> read_record(RecordRows& facts, RecordRows& entries, MemberRecord& record) {
    const std::string& member = record.id.text;
    auto read = facts.of(
        member, [&](std::int64_t number, std::int64_t, std::string_view body) -> Stored<void> {
            auto fact = fact_in(member, number, body);
            if (!fact) return std::unexpected(fact.error());
            record.facts.push_back(std::move(*fact));
            return {};
        });
    if (!read) return read;
    return entries.of(
        member,
        [&](std::int64_t number, std::int64_t points, std::string_view body) -> Stored<void> {
            auto entry = entry_in(member, number, points, body);
            if (!entry) return std::unexpected(entry.error());
            record.entries.push_back(std::move(*entry));
            return {};
        });
}

Stored<RecordRows> record_rows(Sql<Statement> statement) {
    if (!statement) return failed(statement.error());
    RecordRows rows(std::move(*statement));
    if (auto first = rows.advance(); !first) return std::unexpected(first.error());
    return rows;
}

MemberRow member_row(const Statement& row) {
    return {MemberId{std::string(row.text(0))}, std::string(row.text(1)), row.integer(2),
            row.integer(3)};
}

/// Above every text that starts with `prefix`: nothing sorts behind U+10FFFF.
std::string end_of_prefix(std::string_view prefix) { return std::string(prefix) + "\U0010FFFF"; }

}  // namespace

Stored<std::vector<std::string>> shop_ids(Connection& connection) {
    auto rows = connection.prepare("SELECT id FROM shop ORDER BY id");
    if (!rows) return failed(rows.error());
    std::vector<std::string> ids;
    for (;;) {
        auto row = rows->step();
        if (!row) return failed(row.error());
        if (!*row) return ids;
        ids.emplace_back(rows->text(0));
    }
}

Stored<ShopRow> SqliteShopStore::shop() {
    auto rows = db_.prepare_with(
        "SELECT epoch, last_seq, head_hash, handoff_kid, handoff_secret, studio_key_hash,"
        " created_at, clock_start FROM shop WHERE id = $1",
        shop_);
    if (!rows) return failed(rows.error());
    auto row = rows->step();
    if (!row) return failed(row.error());
    if (!*row) {
        return std::unexpected(
            StoreError{StoreError::Kind::no_shop, "there is no shop \"" + shop_ + "\""});
    }
    std::optional<Instant> clock_start;
    if (const auto ms = rows->maybe_integer(7)) clock_start = Instant{*ms};
    return ShopRow{.id = shop_,
                   .epoch = rows->integer(0),
                   .last_seq = rows->integer(1),
                   .head_hash = std::string(rows->text(2)),
                   .handoff_kid = std::string(rows->text(3)),
                   .handoff_secret = std::string(rows->text(4)),
                   .studio_key_hash = std::string(rows->text(5)),
                   .created_at = Instant{rows->integer(6)},
                   .clock_start = clock_start};
}

Stored<std::int64_t> SqliteShopStore::version_at(Instant now) {
    auto version = db_.integer(
        "SELECT max(version) FROM program_version WHERE shop = $1 AND effective_at <= $2", shop_,
        now.ms);
    if (!version) return failed(version.error());
    return version->value_or(0);
}

Stored<std::optional<ProgramRow>> SqliteShopStore::program(std::int64_t version) {
    auto rows = db_.prepare_with(
        "SELECT document, zone, effective_at, published_at FROM program_version"
        " WHERE shop = $1 AND version = $2",
        shop_, version);
    if (!rows) return failed(rows.error());
    auto row = rows->step();
    if (!row) return failed(row.error());
    if (!*row) return std::nullopt;
    return ProgramRow{version, std::string(rows->text(0)), std::string(rows->text(1)),
                      Instant{rows->integer(2)}, Instant{rows->integer(3)}};
}

Stored<std::optional<MemberRow>> SqliteShopStore::member(const MemberId& member) {
    auto rows =
        db_.prepare_with("SELECT id, name, facts, entries FROM member WHERE shop = $1 AND id = $2",
                         shop_, member.text);
    if (!rows) return failed(rows.error());
    auto row = rows->step();
    if (!row) return failed(row.error());
    return *row ? std::optional(member_row(*rows)) : std::nullopt;
}

Stored<std::optional<MemberRecord>> SqliteShopStore::record(const MemberId& member) {
    auto found = this->member(member);
    if (!found) return std::unexpected(found.error());
    if (!*found) return std::nullopt;
    auto facts = record_rows(db_.prepare_with(
        "SELECT member, number, 0, body FROM fact WHERE shop = $1 AND member = $2 ORDER BY number",
        shop_, member.text));
    if (!facts) return std::unexpected(facts.error());
    auto entries = record_rows(db_.prepare_with(
        "SELECT member, number, points, body FROM ledger_entry WHERE shop = $1 AND member = $2"
        " ORDER BY number",
        shop_, member.text));
    if (!entries) return std::unexpected(entries.error());
    MemberRecord record{.id = member, .facts = {}, .entries = {}};
    if (auto read = read_record(*facts, *entries, record); !read) {
        return std::unexpected(read.error());
    }
    return record;
}

Stored<void> SqliteShopStore::each_record(const TakeRecord& take) {
    auto rows = db_.prepare_with(
        "SELECT id, name, facts, entries FROM member WHERE shop = $1 ORDER BY id", shop_);
    if (!rows) return failed(rows.error());
    auto facts = record_rows(db_.prepare_with(
        "SELECT member, number, 0, body FROM fact WHERE shop = $1 ORDER BY member, number", shop_));
    if (!facts) return std::unexpected(facts.error());
    auto entries = record_rows(
        db_.prepare_with("SELECT member, number, points, body FROM ledger_entry WHERE shop = $1"
                         " ORDER BY member, number",
                         shop_));
    if (!entries) return std::unexpected(entries.error());
    for (;;) {
        auto row = rows->step();
        if (!row) return failed(row.error());
        if (!*row) return {};
        const MemberRow member = member_row(*rows);
        MemberRecord record{.id = member.id, .facts = {}, .entries = {}};
        if (auto read = read_record(*facts, *entries, record); !read) return read;
        take(member, std::move(record));
    }
}

Stored<std::vector<MemberRow>> SqliteShopStore::members(std::string_view prefix,
                                                        std::size_t limit) {
    auto rows = db_.prepare_with(
        "SELECT id, name, facts, entries FROM member WHERE shop = $1"
        " AND ((id >= $2 AND id < $3) OR (name >= $2 AND name < $3)) ORDER BY id LIMIT $4",
        shop_, prefix, end_of_prefix(prefix), limit);
    if (!rows) return failed(rows.error());
    std::vector<MemberRow> members;
    for (;;) {
        auto row = rows->step();
        if (!row) return failed(row.error());
        if (!*row) return members;
        members.push_back(member_row(*rows));
    }
}

Stored<std::optional<Instant>> SqliteShopStore::last_fact_at() {
    auto last = db_.integer("SELECT max(occurred_at) FROM fact WHERE shop = $1", shop_);
    if (!last) return failed(last.error());
    return *last ? std::optional(Instant{**last}) : std::nullopt;
}

Stored<std::vector<std::int64_t>> SqliteShopStore::taken(std::span<const Reward> catalogue) {
    std::vector<std::int64_t> counts;
    for (const Reward& reward : catalogue) {
        auto count = db_.integer("SELECT taken FROM reward_stock WHERE shop = $1 AND reward = $2",
                                 shop_, reward.id.text);
        if (!count) return failed(count.error());
        counts.push_back(count->value_or(0));
    }
    return counts;
}

Stored<bool> SqliteShopStore::has_coupon(std::string_view code) {
    auto found = db_.integer("SELECT 1 FROM coupon WHERE shop = $1 AND code = $2", shop_, code);
    if (!found) return failed(found.error());
    return found->has_value();
}

Stored<std::optional<KeptAnswer>> SqliteShopStore::kept_answer(const AnswerKey& key) {
    auto rows = db_.prepare_with(
        "SELECT request_hash, status, body FROM idempotency"
        " WHERE shop = $1 AND actor = $2 AND key = $3",
        shop_, key.actor, key.key);
    if (!rows) return failed(rows.error());
    auto row = rows->step();
    if (!row) return failed(row.error());
    if (!*row) return std::nullopt;
    return KeptAnswer{std::string(rows->text(0)), static_cast<int>(rows->integer(1)),
                      std::string(rows->text(2))};
}

}  // namespace regulars::store
