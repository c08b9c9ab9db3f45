// server/store/sqlite.h: SQLite, as values.
// Library   at least 3.51.3: older ones can corrupt a database in WAL mode when one connection
//           checkpoints while another commits (sqlite.org/wal.html#walresetbug).
// Text      statements use $1, $2, ...: the same text then runs on PostgreSQL.
// Threads   a Connection belongs to one thread at a time.
// Errors    come back with SQLite's extended code, its words and the statement's text, never the
//           bound values: those may be somebody's e-mail address.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace regulars::store {

struct SqlError {
    int code = 0;  // extended result code
    std::string message;
    std::string sql;

    bool is_constraint() const;    // a key, CHECK, NOT NULL or foreign key said no
    bool is_busy() const;          // somebody else holds the lock
    bool is_full() const;          // the disk is
    std::string sentence() const;  // for a log line
};

template <class T>
using Sql = std::expected<T, SqlError>;

using Blob = std::span<const std::byte>;

inline constexpr int oldest_sqlite = 3'051'003;

/// Refused with code SQLITE_MISUSE if the library that runs is older than `oldest`.
Sql<void> sqlite_is_recent_enough(int oldest = oldest_sqlite);

namespace detail {
struct Prepared;
struct StatementCache;
}  // namespace detail

/// One run of a prepared statement. Bind, then step row by row; text and blobs of a row live until
/// the next step. When it goes, the statement goes back to its connection, reset and unbound.
/// It must not outlive its Connection.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    /// `$parameter`, from 1. Text and blobs are copied.
    Sql<void> bind(int parameter, std::int64_t value);
    Sql<void> bind(int parameter, std::string_view value);
    Sql<void> bind(int parameter, Blob value);
    Sql<void> bind(int parameter, std::nullptr_t);
    Sql<void> bind(int parameter, bool) = delete;    // say 0 or 1
    Sql<void> bind(int parameter, double) = delete;  // no amount is a double
    Sql<void> bind(int parameter, const char* text) {
        return bind(parameter, std::string_view(text));
    }
    Sql<void> bind(int parameter, const std::string& text) {
        return bind(parameter, std::string_view(text));
    }
    template <std::integral Number>
    requires(!std::same_as<Number, bool> && sizeof(Number) <= 8) Sql<void> bind(int parameter,
                                                                                Number value) {
        return bind(parameter, static_cast<std::int64_t>(value));
    }
    template <class T>
    Sql<void> bind(int parameter, const std::optional<T>& value) {
        return value ? bind(parameter, *value) : bind(parameter, nullptr);
    }

    /// True: a row is there to be read. False: the statement is done.
    Sql<bool> step();
    /// Steps to the end; rows are passed over.
    Sql<void> run();

    /// Columns of the current row, from 0. NULL reads as 0 and as empty; ask is_null where it matters.
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    Blob blob(int column) const;
    bool is_null(int column) const;
    std::optional<std::int64_t> maybe_integer(int column) const;
    std::optional<std::string> maybe_text(int column) const;

private:
    friend class Connection;
    explicit Statement(std::unique_ptr<detail::Prepared> prepared);
    SqlError error() const;

    std::unique_ptr<detail::Prepared> prepared_;
};

enum class Use {
    write,  // the one writer: creates the file, commits, checkpoints
    read    // beside it: query_only, never checkpoints
};

struct OpenOptions {
    std::chrono::milliseconds busy_timeout{5'000};
    int checkpoint_pages = 1'000;  // the writer's wal_autocheckpoint
    int oldest = oldest_sqlite;    // lower only to try something with a system's library
};

class Connection {
public:
    /// WAL, synchronous=FULL (an acknowledged commit survives a power cut), foreign keys, no trust in
    /// the schema's own functions. ":memory:" is for tests of statements; it has no WAL.
    static Sql<Connection> open(const std::string& path, Use use, OpenOptions options = {});

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// From the cache if that text was prepared before and is not running now. One statement per text.
    Sql<Statement> prepare(std::string_view sql);

    /// Prepares, binds in order and runs to the end.
    template <class... Values>
    Sql<void> run(std::string_view sql, const Values&... values) {
        auto statement = prepare_with(sql, values...);
        if (!statement) return std::unexpected(statement.error());
        return statement->run();
    }

    /// Prepared and bound in order, ready to step.
    template <class... Values>
    Sql<Statement> prepare_with(std::string_view sql, const Values&... values) {
        auto statement = prepare(sql);
        if (!statement) return statement;
        Sql<void> bound;
        int parameter = 0;
        ((bound = bound ? statement->bind(++parameter, values) : bound), ...);
        if (!bound) return std::unexpected(bound.error());
        return statement;
    }

    /// The first column of the first row; empty without a row or if it is NULL.
    template <class... Values>
    Sql<std::optional<std::int64_t>> integer(std::string_view sql, const Values&... values) {
        auto statement = prepare_with(sql, values...);
        if (!statement) return std::unexpected(statement.error());
        auto row = statement->step();
        if (!row) return std::unexpected(row.error());
        return *row ? statement->maybe_integer(0) : std::nullopt;
    }
    template <class... Values>
    Sql<std::optional<std::string>> text(std::string_view sql, const Values&... values) {
        auto statement = prepare_with(sql, values...);
        if (!statement) return std::unexpected(statement.error());
        auto row = statement->step();
        if (!row) return std::unexpected(row.error());
        return *row ? statement->maybe_text(0) : std::nullopt;
    }

    /// Several statements without parameters: a migration's text.
    Sql<void> script(const std::string& sql);

    std::int64_t changes() const;  // rows the last INSERT, UPDATE or DELETE touched
    bool in_transaction() const;   // false once SQLite rolled back by itself (full disk, I/O error)
    Sql<void> checkpoint();        // everything into the main file, and the WAL emptied
    sqlite3* handle() { return handle_; }  // for the online backup

private:
    friend class Statement;
    explicit Connection(sqlite3* handle);
    Sql<void> set_up(const std::string& path, Use use, const OpenOptions& options);
    void close();

    sqlite3* handle_ = nullptr;
    std::shared_ptr<detail::StatementCache> cache_;
};

/// BEGIN IMMEDIATE ... COMMIT. Rolls back when it goes, unless committed.
class Transaction {
public:
    static Sql<Transaction> begin(Connection& connection);
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    /// On an error nothing of it remains.
    Sql<void> commit();

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;  // null: finished
};

/// A part of a transaction that can be taken back alone. Rolls back when it goes, unless released.
class Savepoint {
public:
    static Sql<Savepoint> begin(Connection& connection);
    Savepoint(Savepoint&&) noexcept;
    Savepoint& operator=(Savepoint&&) = delete;
    ~Savepoint();
    Sql<void> release();
    Sql<void> roll_back();

private:
    explicit Savepoint(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

/// Numbered from 1 without gaps. A number's text never changes once it was released.
struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;  // may hold several statements; no BEGIN or COMMIT
};

struct MigrationError {
    enum class Kind {
        table_wrong,     // ours: numbers with gaps
        newer_schema,    // this database was opened by a later version of the programme
        text_altered,    // an applied migration's text is not what it was
        schema_altered,  // somebody changed tables or indexes beside the migrations
        sql              // a statement failed; nothing of its migration remains
    };
    Kind kind;
    std::string sentence;
};

/// Applies what is missing, each number in a transaction of its own, and returns the number reached.
std::expected<int, MigrationError> migrate(Connection& connection,
                                           std::span<const Migration> migrations);

}  // namespace regulars::store
