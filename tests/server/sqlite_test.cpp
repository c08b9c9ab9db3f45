// The layer over SQLite: values in and out, errors as values, nothing half done.
#include "server/store/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace regulars::store {
namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() / ("regulars-sqlite-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    std::string file() const { return (path_ / "shop.db").string(); }

private:
    fs::path path_;
};

Connection opened(const std::string& path, Use use = Use::write) {
    auto connection = Connection::open(path, use);
    BOOST_REQUIRE_MESSAGE(connection, (connection ? "" : connection.error().sentence()));
    return std::move(*connection);
}

Connection with_numbers() {
    Connection connection = opened(":memory:");
    BOOST_REQUIRE(
        connection.script("CREATE TABLE number(n BIGINT PRIMARY KEY, word TEXT, raw BLOB)"));
    return connection;
}

std::int64_t count(Connection& connection) {
    return connection.integer("SELECT count(*) FROM number").value().value();
}

std::string pragma(Connection& connection, std::string_view name) {
    return connection.text("PRAGMA " + std::string(name)).value().value();
}

const Migration first{1, "members",
                      "CREATE TABLE member(id TEXT PRIMARY KEY); CREATE INDEX by_id ON member(id)"};
const Migration second{2, "orders", "CREATE TABLE orders(id TEXT PRIMARY KEY)"};

MigrationError::Kind refusal(Connection& connection, std::vector<Migration> migrations) {
    const auto done = migrate(connection, migrations);
    BOOST_REQUIRE(!done);
    BOOST_TEST(!done.error().sentence.empty());
    return done.error().kind;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_type_comes_back_as_it_went_in) {
    Connection connection = with_numbers();
    const std::byte raw[] = {std::byte{0}, std::byte{255}};
    constexpr std::int64_t beyond_double = 9'007'199'254'740'993;
    BOOST_REQUIRE(connection.run("INSERT INTO number VALUES($1, $2, $3)", beyond_double,
                                 std::string_view("熟\0客", 7), Blob(raw)));
    BOOST_REQUIRE(connection.run("INSERT INTO number VALUES($1, $2, $3)", 1,
                                 std::optional<std::string>(), nullptr));
    BOOST_REQUIRE(
        connection.run("INSERT INTO number VALUES($1, $2, $3)", 2, std::string_view(), Blob()));

    auto rows = connection.prepare("SELECT n, word, raw FROM number ORDER BY n DESC").value();
    BOOST_REQUIRE(rows.step().value());
    BOOST_TEST(rows.integer(0) == beyond_double);
    BOOST_TEST(rows.text(1) == std::string_view("熟\0客", 7));
    BOOST_TEST(rows.blob(2).size() == 2u);
    BOOST_TEST((rows.blob(2)[1] == std::byte{255}));
    BOOST_REQUIRE(rows.step().value());
    BOOST_TEST(!rows.is_null(1));  // empty text is not NULL
    BOOST_TEST(!rows.is_null(2));
    BOOST_REQUIRE(rows.step().value());
    BOOST_TEST(rows.is_null(1));
    BOOST_TEST(!rows.maybe_text(1).has_value());
    BOOST_TEST(!rows.step().value());
}

BOOST_AUTO_TEST_CASE(parameters_go_by_their_number_wherever_they_stand) {
    Connection connection = opened(":memory:");
    BOOST_TEST(connection.text("SELECT $2 || $1 || $2", "a", "b").value().value() == "bab");
}

BOOST_AUTO_TEST_CASE(other_parameters_gaps_and_second_statements_are_refused) {
    Connection connection = opened(":memory:");
    for (const auto* sql : {"SELECT ?", "SELECT ?1", "SELECT :a", "SELECT $a", "SELECT $2",
                            "SELECT $0", "SELECT 1; SELECT 2", "", "-- nothing"})
        BOOST_TEST_CONTEXT(sql)
    BOOST_TEST(connection.prepare(sql).error().code == SQLITE_MISUSE);
    BOOST_TEST(connection.prepare("SELECT 1;\n").has_value());
    BOOST_TEST(connection.integer("SELECT $1", 1, 2).error().code == SQLITE_MISUSE);
}

BOOST_AUTO_TEST_CASE(an_error_names_the_code_and_the_statement_and_not_the_values) {
    Connection connection = with_numbers();
    BOOST_REQUIRE(
        connection.run("INSERT INTO number VALUES($1, $2, NULL)", 1, "secret@example.test"));
    const auto again =
        connection.run("INSERT INTO number VALUES($1, $2, NULL)", 1, "secret@example.test");
    BOOST_REQUIRE(!again);
    BOOST_TEST(again.error().code == SQLITE_CONSTRAINT_PRIMARYKEY);
    BOOST_TEST(again.error().is_constraint());
    BOOST_TEST(!again.error().is_busy());
    BOOST_TEST(again.error().sentence().contains("INSERT INTO number"));
    BOOST_TEST(!again.error().sentence().contains("secret"));
    BOOST_TEST(connection.run("SELEC").error().message.contains("syntax error"));
}

BOOST_AUTO_TEST_CASE(a_statement_comes_back_clean_from_the_cache) {
    Connection connection = with_numbers();
    BOOST_REQUIRE(connection.run("INSERT INTO number VALUES($1, NULL, NULL)", 5));
    // The first run's binding must not be left for a second that binds nothing.
    BOOST_TEST(connection.integer("SELECT $1", 5).value().value() == 5);
    BOOST_TEST(!connection.integer("SELECT $1").value().has_value());
    // The same text, while it runs, is another statement.
    auto outer = connection.prepare("SELECT n FROM number").value();
    BOOST_REQUIRE(outer.step().value());
    auto inner = connection.prepare("SELECT n FROM number").value();
    BOOST_REQUIRE(inner.step().value());
    BOOST_TEST(outer.integer(0) == 5);
    outer = std::move(inner);
    BOOST_TEST(outer.integer(0) == 5);
}

BOOST_AUTO_TEST_CASE(a_transaction_or_savepoint_that_is_left_leaves_nothing) {
    Connection connection = with_numbers();
    {
        auto transaction = Transaction::begin(connection).value();
        BOOST_REQUIRE(connection.run("INSERT INTO number(n) VALUES(1)"));
    }
    BOOST_TEST(count(connection) == 0);
    {
        auto transaction = Transaction::begin(connection).value();
        BOOST_REQUIRE(connection.run("INSERT INTO number(n) VALUES(1)"));
        {
            auto part = Savepoint::begin(connection).value();
            BOOST_REQUIRE(connection.run("INSERT INTO number(n) VALUES(2)"));
            auto inner = Savepoint::begin(connection).value();
            BOOST_REQUIRE(connection.run("INSERT INTO number(n) VALUES(3)"));
            BOOST_REQUIRE(inner.release());
        }
        auto kept = Savepoint::begin(connection).value();
        BOOST_REQUIRE(connection.run("INSERT INTO number(n) VALUES(4)"));
        BOOST_REQUIRE(kept.release());
        BOOST_REQUIRE(transaction.commit());
    }
    BOOST_TEST(count(connection) == 2);
    BOOST_TEST(!connection.in_transaction());
}

BOOST_AUTO_TEST_CASE(the_writer_is_durable_and_checkpoints_and_readers_do_neither) {
    const Folder folder;
    Connection writer = opened(folder.file());
    Connection reader = opened(folder.file(), Use::read);
    for (Connection* connection : {&writer, &reader}) {
        BOOST_TEST(pragma(*connection, "journal_mode") == "wal");
        BOOST_TEST(pragma(*connection, "synchronous") == "2");
        BOOST_TEST(pragma(*connection, "foreign_keys") == "1");
        BOOST_TEST(pragma(*connection, "trusted_schema") == "0");
    }
    BOOST_TEST(pragma(writer, "wal_autocheckpoint") == "1000");
    BOOST_TEST(pragma(reader, "wal_autocheckpoint") == "0");
    BOOST_REQUIRE(writer.script("CREATE TABLE t(n BIGINT)"));
    const auto refused = reader.run("INSERT INTO t VALUES(1)");
    BOOST_REQUIRE(!refused);
    BOOST_TEST((refused.error().code & 0xff) == SQLITE_READONLY);
    BOOST_REQUIRE(writer.run("INSERT INTO t VALUES(1)"));
    BOOST_TEST(reader.integer("SELECT count(*) FROM t").value().value() == 1);
}

BOOST_AUTO_TEST_CASE(a_second_writer_is_told_that_it_is_busy) {
    const Folder folder;
    Connection one = opened(folder.file());
    auto two =
        Connection::open(folder.file(), Use::write, {.busy_timeout = std::chrono::milliseconds(1)})
            .value();
    auto transaction = Transaction::begin(one).value();
    const auto second_one = Transaction::begin(two);
    BOOST_REQUIRE(!second_one);
    BOOST_TEST(second_one.error().is_busy());
}

BOOST_AUTO_TEST_CASE(a_reader_does_not_create_and_a_folder_does_not_open) {
    const Folder folder;
    BOOST_TEST(!Connection::open(folder.file(), Use::read));
    BOOST_TEST(!Connection::open(fs::path(folder.file()).parent_path().string(), Use::write));
}

BOOST_AUTO_TEST_CASE(an_old_library_is_refused) {
    BOOST_TEST(sqlite_is_recent_enough().has_value());
    const auto refused = sqlite_is_recent_enough(99'000'000);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message.contains("can corrupt"));
    BOOST_TEST(!Connection::open(":memory:", Use::write, {.oldest = 99'000'000}));
}

BOOST_AUTO_TEST_CASE(migrations_are_applied_once_and_in_order) {
    const Folder folder;
    {
        Connection connection = opened(folder.file());
        BOOST_TEST(migrate(connection, std::vector{first}).value() == 1);
        BOOST_TEST(migrate(connection, std::vector{first}).value() == 1);
    }
    Connection connection = opened(folder.file());
    BOOST_TEST(migrate(connection, std::vector{first, second}).value() == 2);
    BOOST_TEST(connection.integer("SELECT count(*) FROM schema_migration").value().value() == 2);
    BOOST_TEST(connection.run("INSERT INTO orders VALUES('o1')").has_value());
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_nothing_and_says_which) {
    Connection connection = opened(":memory:");
    const Migration broken{2, "orders",
                           "CREATE TABLE orders(id TEXT); CREATE TABLE member(id TEXT)"};
    const auto done = migrate(connection, std::vector{first, broken});
    BOOST_REQUIRE(!done);
    BOOST_TEST((done.error().kind == MigrationError::Kind::sql));
    BOOST_TEST(done.error().sentence.starts_with("migration 2 (orders): "));
    BOOST_TEST(migrate(connection, std::vector{first, second}).value() == 2);
}

BOOST_AUTO_TEST_CASE(a_migration_must_not_end_its_transaction) {
    Connection connection = opened(":memory:");
    BOOST_TEST((refusal(connection, {{1, "cheat", "CREATE TABLE a(id TEXT); COMMIT"}}) ==
                MigrationError::Kind::sql));
}

BOOST_AUTO_TEST_CASE(a_newer_or_altered_schema_is_refused) {
    using Kind = MigrationError::Kind;
    Connection connection = opened(":memory:");
    BOOST_REQUIRE(migrate(connection, std::vector{first, second}));
    BOOST_TEST((refusal(connection, {first}) == Kind::newer_schema));
    const Migration reworded{1, "members", "CREATE TABLE member(id BIGINT PRIMARY KEY)"};
    BOOST_TEST((refusal(connection, {reworded, second}) == Kind::text_altered));
    BOOST_TEST((refusal(connection, {first, {3, "gap", "SELECT 1"}}) == Kind::table_wrong));
    BOOST_REQUIRE(connection.script("DROP INDEX by_id"));
    BOOST_TEST((refusal(connection, {first, second}) == Kind::schema_altered));
}

}  // namespace regulars::store
