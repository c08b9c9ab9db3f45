#include "server/store/sqlite.h"

#include <sqlite3.h>

#include <array>
#include <charconv>
#include <memory>
#include <unordered_map>
#include <utility>

#include "server/identity/crypto.h"

namespace regulars::store {
namespace {

// Statements are fixed texts; more than this means somebody builds them from values.
constexpr std::size_t most_cached = 256;

SqlError error_of(sqlite3* handle, std::string_view sql) {
    return {.code = sqlite3_extended_errcode(handle),
            .message = sqlite3_errmsg(handle),
            .sql = std::string(sql)};
}

SqlError misuse(std::string_view message, std::string_view sql) {
    return {.code = SQLITE_MISUSE, .message = std::string(message), .sql = std::string(sql)};
}

std::optional<int> dollar_number(const char* name) {
    if (!name || name[0] != '$') return std::nullopt;
    const std::string_view digits(name + 1);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number < 1)
        return std::nullopt;
    return number;
}

}  // namespace

namespace detail {

struct StatementCache {
    std::unordered_map<std::string_view, std::unique_ptr<Prepared>> idle;  // by Prepared::sql
};

struct Prepared {
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    ~Prepared() { sqlite3_finalize(statement); }

    sqlite3* connection = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::string sql;
    std::vector<int> index_of;  // SQLite numbers $2 before $1 if it stands first; [n] is $n's index
    std::weak_ptr<StatementCache> home;
};

}  // namespace detail

using detail::Prepared;

bool SqlError::is_constraint() const { return (code & 0xff) == SQLITE_CONSTRAINT; }
bool SqlError::is_busy() const { return (code & 0xff) == SQLITE_BUSY; }
bool SqlError::is_full() const { return (code & 0xff) == SQLITE_FULL; }

std::string SqlError::sentence() const {
    return message + " (SQLite " + std::to_string(code) + ")" + (sql.empty() ? "" : " in: " + sql);
}

Sql<void> sqlite_is_recent_enough(int oldest) {
    if (sqlite3_libversion_number() >= oldest) return {};
    return std::unexpected(
        SqlError{.code = SQLITE_MISUSE,
                 .message = "SQLite " + std::string(sqlite3_libversion()) +
                            " can corrupt a database in WAL mode; 3.51.3 or later is needed",
                 .sql = ""});
}

namespace {

Sql<std::unique_ptr<Prepared>> prepared(sqlite3* handle, std::string_view sql) {
    auto made = std::make_unique<Prepared>();
    made->connection = handle;
    made->sql = sql;
    const char* rest = nullptr;
    const int result =
        sqlite3_prepare_v3(handle, made->sql.data(), static_cast<int>(made->sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &made->statement, &rest);
    if (result != SQLITE_OK) return std::unexpected(error_of(handle, sql));
    const std::string_view behind(rest, made->sql.data() + made->sql.size());
    if (!made->statement || behind.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        return std::unexpected(misuse("exactly one statement is expected", sql));

    const int count = sqlite3_bind_parameter_count(made->statement);
    made->index_of.assign(static_cast<std::size_t>(count) + 1, 0);
    for (int index = 1; index <= count; ++index) {
        const auto number = dollar_number(sqlite3_bind_parameter_name(made->statement, index));
        if (!number || *number > count)
            return std::unexpected(misuse("parameters are $1, $2, ... without gaps", sql));
        made->index_of[static_cast<std::size_t>(*number)] = index;
    }
    return made;
}

}  // namespace

Statement::Statement(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}
Statement::Statement(Statement&&) noexcept = default;

Statement& Statement::operator=(Statement&& other) noexcept {
    Statement old(std::move(*this));  // goes home
    prepared_ = std::move(other.prepared_);
    return *this;
}

Statement::~Statement() {
    if (!prepared_) return;
    sqlite3_reset(prepared_->statement);
    sqlite3_clear_bindings(prepared_->statement);
    const auto home = prepared_->home.lock();
    if (!home || home->idle.size() >= most_cached) return;
    const std::string_view sql = prepared_->sql;
    home->idle.try_emplace(sql, std::move(prepared_));
}

SqlError Statement::error() const { return error_of(prepared_->connection, prepared_->sql); }

namespace {

template <class Bind>
Sql<void> bound(const Prepared& prepared, int parameter, const Bind& bind) {
    const bool exists =
        parameter >= 1 && static_cast<std::size_t>(parameter) < prepared.index_of.size();
    if (!exists) return std::unexpected(misuse("there is no such parameter", prepared.sql));
    if (bind(prepared.statement, prepared.index_of[static_cast<std::size_t>(parameter)]) ==
        SQLITE_OK)
        return {};
    return std::unexpected(error_of(prepared.connection, prepared.sql));
}

}  // namespace

Sql<void> Statement::bind(int parameter, std::int64_t value) {
    return bound(*prepared_, parameter,
                 [&](sqlite3_stmt* s, int index) { return sqlite3_bind_int64(s, index, value); });
}

Sql<void> Statement::bind(int parameter, std::string_view value) {
    return bound(*prepared_, parameter, [&](sqlite3_stmt* s, int index) {
        // A null pointer would bind NULL; an empty view may well have one.
        return sqlite3_bind_text64(s, index, value.empty() ? "" : value.data(), value.size(),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    });
}

Sql<void> Statement::bind(int parameter, Blob value) {
    return bound(*prepared_, parameter, [&](sqlite3_stmt* s, int index) {
        if (value.empty()) return sqlite3_bind_zeroblob(s, index, 0);
        return sqlite3_bind_blob64(s, index, value.data(), value.size(), SQLITE_TRANSIENT);
    });
}

Sql<void> Statement::bind(int parameter, std::nullptr_t) {
    return bound(*prepared_, parameter,
                 [](sqlite3_stmt* s, int index) { return sqlite3_bind_null(s, index); });
}

Sql<bool> Statement::step() {
    switch (sqlite3_step(prepared_->statement)) {
        case SQLITE_ROW: return true;
        case SQLITE_DONE: return false;
        default: return std::unexpected(error());
    }
}

Sql<void> Statement::run() {
    while (true) {
        const auto row = step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(prepared_->statement, column);
}

std::string_view Statement::text(int column) const {
    const auto* text =
        reinterpret_cast<const char*>(sqlite3_column_text(prepared_->statement, column));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column))};
}

Blob Statement::blob(int column) const {
    const auto* bytes =
        static_cast<const std::byte*>(sqlite3_column_blob(prepared_->statement, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column))};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(prepared_->statement, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Statement::maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return std::string(text(column));
}

Connection::Connection(sqlite3* handle)
    : handle_(handle), cache_(std::make_shared<detail::StatementCache>()) {}

Connection::Connection(Connection&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), cache_(std::move(other.cache_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
    if (this != &other) {
        close();
        handle_ = std::exchange(other.handle_, nullptr);
        cache_ = std::move(other.cache_);
    }
    return *this;
}

Connection::~Connection() { close(); }

void Connection::close() {
    cache_.reset();
    sqlite3_close_v2(std::exchange(handle_, nullptr));
}

Sql<Connection> Connection::open(const std::string& path, Use use, OpenOptions options) {
    if (const auto recent = sqlite_is_recent_enough(options.oldest); !recent)
        return std::unexpected(recent.error());
    // A reader opens read-write too: in WAL mode it takes part in the index of the log.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (use == Use::write ? SQLITE_OPEN_CREATE : 0);
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    if (!handle)
        return std::unexpected(SqlError{.code = result, .message = "out of memory", .sql = ""});
    Connection connection(handle);
    if (result != SQLITE_OK) return std::unexpected(error_of(handle, ""));
    if (const auto done = connection.set_up(path, use, options); !done)
        return std::unexpected(done.error());
    return connection;
}

Sql<void> Connection::set_up(const std::string& path, Use use, const OpenOptions& options) {
    sqlite3_busy_timeout(handle_, static_cast<int>(options.busy_timeout.count()));
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (use == Use::read) sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);

    const int pages = use == Use::write ? options.checkpoint_pages : 0;
    const auto mode = text("PRAGMA journal_mode=WAL");
    if (!mode) return std::unexpected(mode.error());
    if (*mode != "wal" && path != ":memory:")
        return std::unexpected(misuse("this file cannot be written in WAL mode", path));
    for (const std::string& pragma :
         {std::string("PRAGMA synchronous=FULL"), std::string("PRAGMA foreign_keys=ON"),
          std::string("PRAGMA trusted_schema=OFF"),
          "PRAGMA wal_autocheckpoint=" + std::to_string(pages),
          std::string(use == Use::read ? "PRAGMA query_only=ON" : "PRAGMA query_only=OFF")}) {
        if (const auto done = script(pragma); !done) return done;
    }
    return {};
}

Sql<Statement> Connection::prepare(std::string_view sql) {
    if (const auto idle = cache_->idle.find(sql); idle != cache_->idle.end()) {
        std::unique_ptr<Prepared> again = std::move(idle->second);
        cache_->idle.erase(idle);
        return Statement(std::move(again));
    }
    auto made = prepared(handle_, sql);
    if (!made) return std::unexpected(made.error());
    (*made)->home = cache_;
    return Statement(*std::move(made));
}

Sql<void> Connection::script(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
    return std::unexpected(error_of(handle_, sql));
}

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

Sql<void> Connection::checkpoint() {
    if (sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) ==
        SQLITE_OK)
        return {};
    return std::unexpected(error_of(handle_, "checkpoint"));
}

Sql<Transaction> Transaction::begin(Connection& connection) {
    if (const auto begun = connection.run("BEGIN IMMEDIATE"); !begun)
        return std::unexpected(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
    // Nothing to roll back if SQLite did so by itself; and if ROLLBACK fails, it has.
    if (connection_ && connection_->in_transaction()) (void)connection_->run("ROLLBACK");
}

Sql<void> Transaction::commit() {
    auto committed = connection_->run("COMMIT");
    if (committed) connection_ = nullptr;
    return committed;
}

Sql<Savepoint> Savepoint::begin(Connection& connection) {
    if (const auto begun = connection.run("SAVEPOINT inner_part"); !begun)
        return std::unexpected(begun.error());
    return Savepoint(connection);
}

Savepoint::Savepoint(Savepoint&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Savepoint::~Savepoint() {
    if (connection_ && connection_->in_transaction()) (void)roll_back();
}

Sql<void> Savepoint::release() {
    auto released = connection_->run("RELEASE inner_part");
    if (released) connection_ = nullptr;
    return released;
}

Sql<void> Savepoint::roll_back() {
    Connection& connection = *std::exchange(connection_, nullptr);
    if (auto back = connection.run("ROLLBACK TO inner_part"); !back) return back;
    return connection.run("RELEASE inner_part");  // it would stay open otherwise
}

namespace {

using Kind = MigrationError::Kind;

constexpr std::string_view create_migration_table =
    "CREATE TABLE IF NOT EXISTS schema_migration(number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT "
    "NULL, "
    "text_sha256 TEXT NOT NULL, schema_sha256 TEXT NOT NULL)";

MigrationError failed(const SqlError& error) { return {Kind::sql, error.sentence()}; }

std::string numbered(int number) { return "migration " + std::to_string(number); }

/// Every table and index as it was written, in one digest.
Sql<std::string> schema_digest(Connection& connection) {
    auto rows = connection.prepare(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
        "WHERE name NOT GLOB 'sqlite_*' ORDER BY type, name");
    if (!rows) return std::unexpected(rows.error());
    std::string all;
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return identity::sha256_hex(all);
        for (int column = 0; column < 4; ++column) all.append(rows->text(column)).push_back('\n');
    }
}

Sql<void> apply(Connection& connection, const Migration& migration) {
    auto transaction = Transaction::begin(connection);
    if (!transaction) return std::unexpected(transaction.error());
    if (auto done = connection.run(create_migration_table); !done) return done;
    if (auto done = connection.script(std::string(migration.sql)); !done) return done;
    if (!connection.in_transaction())
        return std::unexpected(misuse("a migration must not end its transaction", migration.name));
    const auto digest = schema_digest(connection);
    if (!digest) return std::unexpected(digest.error());
    if (auto done =
            connection.run("INSERT INTO schema_migration VALUES($1, $2, $3, $4)", migration.number,
                           migration.name, identity::sha256_hex(migration.sql), *digest);
        !done)
        return done;
    return transaction->commit();
}

/// How many of the migrations are in the database, if all of them are what they were.
std::expected<int, MigrationError> applied_count(Connection& connection,
                                                 std::span<const Migration> migrations) {
    const auto table =
        connection.integer("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'");
    if (!table) return std::unexpected(failed(table.error()));
    if (!*table) return 0;
    auto rows = connection.prepare(
        "SELECT number, text_sha256, schema_sha256 FROM schema_migration ORDER BY number");
    if (!rows) return std::unexpected(failed(rows.error()));
    int count = 0;
    std::string schema_then;
    while (true) {
        const auto row = rows->step();
        if (!row) return std::unexpected(failed(row.error()));
        if (!*row) break;
        const auto number = static_cast<int>(rows->integer(0));
        if (static_cast<std::size_t>(number) > migrations.size())
            return std::unexpected(MigrationError{
                Kind::newer_schema,
                "the database has " + numbered(number) + ", this programme knows " +
                    std::to_string(migrations.size()) + ": use a newer version of it"});
        const Migration& ours = migrations[static_cast<std::size_t>(count)];
        if (number != ours.number || rows->text(1) != identity::sha256_hex(ours.sql))
            return std::unexpected(MigrationError{
                Kind::text_altered,
                numbered(number) + " is not the text that was applied to this database"});
        schema_then = rows->text(2);
        ++count;
    }
    const auto schema_now = schema_digest(connection);
    if (!schema_now) return std::unexpected(failed(schema_now.error()));
    if (count > 0 && *schema_now != schema_then)
        return std::unexpected(MigrationError{
            Kind::schema_altered,
            "tables or indexes were changed since " + numbered(count) + " was applied"});
    return count;
}

}  // namespace

std::expected<int, MigrationError> migrate(Connection& connection,
                                           std::span<const Migration> migrations) {
    for (std::size_t i = 0; i < migrations.size(); ++i)
        if (migrations[i].number != static_cast<int>(i) + 1)
            return std::unexpected(
                MigrationError{Kind::table_wrong, "migrations are numbered from 1 without gaps; " +
                                                      numbered(migrations[i].number) +
                                                      " is in place " + std::to_string(i + 1)});
    const auto applied = applied_count(connection, migrations);
    if (!applied) return applied;
    for (const Migration& migration : migrations.subspan(static_cast<std::size_t>(*applied)))
        if (const auto done = apply(connection, migration); !done)
            return std::unexpected(MigrationError{Kind::sql, numbered(migration.number) + " (" +
                                                                 std::string(migration.name) +
                                                                 "): " + done.error().sentence()});
    return static_cast<int>(migrations.size());
}

}  // namespace regulars::store
