// server/store/sqlite_shop_store.h, published_programs.h
#include "server/store/record_fact.h"
#include "server/store/schema.h"
#include "tests/server/small_shop.h"

namespace regulars {
namespace {

using namespace store;
using making::on;
using making::paid;
using testing_shop::Folder;

/// The tea shop's tables in a folder, with the programme as version 1.
struct Shop {
    Folder folder;
    DataFolder data = *DataFolder::open_or_create(folder / "data");
    Connection connection = *data.writer();
    PublishedProgram published =
        commands::open_or_make_shop(connection, "tea", making::tea_shop().program, on("2026-01-01"))
            ->published;
    SqliteShopStore store{connection, "tea"};

    RecordOutcome record(MemberRecord& record, const Fact& fact) {
        const auto taken = store.taken(published.program.rewards);
        BOOST_REQUIRE(taken);
        return record_fact(store, published, record, fact, *taken);
    }
    std::int64_t count(const std::string& table) {
        return **connection.integer("SELECT count(*) FROM " + table);
    }
};

MemberRecord nobody(const std::string& id) { return {MemberId{id}, {}, {}}; }

BOOST_AUTO_TEST_SUITE(store_shop)

BOOST_AUTO_TEST_CASE(a_record_reads_back_as_it_was_written) {
    Shop shop;
    MemberRecord ann = nobody("ann");
    BOOST_REQUIRE(
        shop.record(ann, making::fact("joined/ann", on("2026-01-01"), MemberJoined{"安"})));
    BOOST_REQUIRE(shop.record(ann, paid("o1", on("2026-01-02"), 3'000)));
    const auto back = shop.store.record(ann.id);
    BOOST_REQUIRE(back && *back);
    BOOST_TEST((**back == ann));
    BOOST_TEST(shop.store.member(ann.id)->value().name == "安");
    BOOST_TEST(shop.store.member(ann.id)->value().entries == 1);
    BOOST_TEST(!shop.store.record({"bob"})->has_value());
}

BOOST_AUTO_TEST_CASE(the_same_fact_twice_is_one_fact) {
    Shop shop;
    MemberRecord ann = nobody("ann");
    const Fact order = paid("o1", on("2026-01-02"), 3'000);
    BOOST_TEST((*shop.record(ann, order) == Recorded::added));
    BOOST_TEST((*shop.record(ann, order) == Recorded::already_there));
    BOOST_TEST(shop.count("fact") == 1);
}

BOOST_AUTO_TEST_CASE(an_event_of_another_member_is_a_conflict_and_leaves_nothing) {
    Shop shop;
    MemberRecord ann = nobody("ann"), bob = nobody("bob");
    BOOST_REQUIRE(shop.record(ann, paid("o1", on("2026-01-02"), 3'000)));
    const auto refused = shop.record(bob, paid("o1", on("2026-01-02"), 3'000));
    BOOST_REQUIRE(!refused);
    const auto* error = std::get_if<StoreError>(&refused.error());
    BOOST_REQUIRE(error);
    BOOST_TEST((error->kind == StoreError::Kind::conflict));
    BOOST_TEST(shop.count("member") == 1);
    BOOST_TEST(shop.count("ledger_entry") == 1);
    BOOST_TEST(verify_journal(shop.connection, "tea").has_value());
}

BOOST_AUTO_TEST_CASE(history_cannot_be_rewritten_through_the_writer) {
    Shop shop;
    MemberRecord ann = nobody("ann");
    BOOST_REQUIRE(shop.record(ann, paid("o1", on("2026-01-02"), 3'000)));
    for (const char* sql : {"UPDATE ledger_entry SET points = 1000", "DELETE FROM fact",
                            "UPDATE program_version SET document = '{}'"}) {
        BOOST_TEST(!shop.connection.run(sql).has_value(), sql);
    }
}

BOOST_AUTO_TEST_CASE(a_row_altered_behind_our_back_is_found) {
    Shop shop;
    MemberRecord ann = nobody("ann");
    for (int day = 1; day < 6; ++day) {
        BOOST_REQUIRE(shop.record(
            ann, paid("o" + std::to_string(day), on("2026-01-0" + std::to_string(day)), 500)));
    }
    BOOST_TEST(verify_journal(shop.connection, "tea").has_value());
    auto other = Connection::open(shop.data.database_path(), Use::write);
    BOOST_REQUIRE(other);
    BOOST_REQUIRE(
        other->run("UPDATE fact SET body = replace(body, '50000', '60000') WHERE seq = 3"));
    const auto broken = verify_journal(shop.connection, "tea");
    BOOST_REQUIRE(!broken);
    BOOST_TEST(broken.error().sentence.contains("line 3"));
}

BOOST_AUTO_TEST_CASE(a_row_that_does_not_read_back_is_an_error_with_its_name) {
    Shop shop;
    MemberRecord ann = nobody("ann");
    BOOST_REQUIRE(shop.record(ann, paid("o1", on("2026-01-02"), 500)));
    auto other = Connection::open(shop.data.database_path(), Use::write);
    BOOST_REQUIRE(other);
    for (const char* sql :
         {"UPDATE ledger_entry SET points = 6", "UPDATE ledger_entry SET body = '{\"number\":1}'",
          "UPDATE ledger_entry SET body = 'x'"}) {
        BOOST_REQUIRE(other->run(sql));
        const auto read = shop.store.record(ann.id);
        BOOST_REQUIRE(!read);
        BOOST_TEST((read.error().kind == StoreError::Kind::unreadable));
        BOOST_TEST(read.error().sentence.starts_with("ledger entry 1 of member ann"));
    }
}

/// A folder as an older version left it.
void write_older_folder(const Folder& folder) {
    BOOST_REQUIRE(DataFolder::open_or_create(folder / "data"));
    auto connection = Connection::open(folder / "data/regulars.sqlite", Use::write);
    BOOST_REQUIRE(connection);
    BOOST_REQUIRE(connection->run("DROP TABLE stored_form"));
}

BOOST_AUTO_TEST_CASE(records_of_an_older_form_are_left_as_they_are_and_said_to_be_old) {
    Folder folder;
    write_older_folder(folder);
    const std::string file = folder / "data/regulars.sqlite";
    const auto tables = [&] {
        auto connection = Connection::open(file, Use::read);
        return **connection->integer("SELECT count(*) FROM sqlite_schema");
    };
    const std::int64_t before = tables();
    for (const auto& opened :
         {DataFolder::open(folder / "data"), DataFolder::open_or_create(folder / "data")}) {
        BOOST_REQUIRE(!opened);
        BOOST_TEST((opened.error().kind == StoreError::Kind::wrong_schema));
        BOOST_TEST(opened.error().sentence.starts_with(file + ": its records were written in an "
                                                              "older form"));
    }
    BOOST_TEST(tables() == before);
    const testing_shop::Ran verified = testing_shop::run({"verify", "--data", folder / "data"});
    BOOST_TEST(verified.exit == 1);
    BOOST_TEST(verified.err.contains("older form"), verified.err);
    commands::ServeOptions options;
    options.data = folder / "data";
    const auto served = commands::ServedShop::start(options);
    BOOST_REQUIRE(!served);
    BOOST_TEST(served.error().contains("older form"), served.error());
}

BOOST_AUTO_TEST_CASE(a_new_folder_says_its_form) {
    Shop shop;
    BOOST_TEST(**shop.connection.integer("SELECT form FROM stored_form") == stored_form);
}

BOOST_AUTO_TEST_CASE(entries_of_every_wallet_s_ways_have_their_place_in_the_tables) {
    Shop shop;
    Program program = shop.published.program;
    program.wallets.front().transferable = true;
    program.wallets.front().pending = {PendingKind::fulfilment, 0, {}};
    program.wallets.front().pay = PayRule{};
    program.wallets.front().pay->step_value = making::twd(1);
    shop.published = *publish_if_new(shop.store, program, on("2026-01-01"));
    MemberRecord ann = nobody("ann");
    const auto record = [&](const char* event, const char* date, FactBody body) {
        const auto done = shop.record(ann, making::fact(event, on(date), std::move(body)));
        BOOST_REQUIRE_MESSAGE(done, event);
    };
    const WalletId points{"points"};
    record("order/a", "2026-01-02", paid("a", on("2026-01-02"), 6'000).body);
    record("done/a", "2026-01-03", OrderFulfilled{OrderId{"a"}});
    record("hand", "2026-01-04", PointsAdjusted{points, Points{5}, "sorry", "Lin"});
    record("sent", "2026-01-05", PointsSent{TransferId{"t1"}, points, Points{5}, {"bob"}});
    record("got", "2026-01-06",
           PointsReceived{TransferId{"t2"}, points, {{Points{7}, {}, false}}, {"bob"}});
    Fact order = paid("b", on("2026-01-07"), 100);
    std::get<OrderPaid>(order.body).payments = {{points, Points{10}, making::twd(10)}};
    record("order/b", "2026-01-07", order.body);
    record("back/b", "2026-01-08", OrderCancelled{OrderId{"b"}});
    record("name", "2026-01-09", ProfileChanged{"Anna", {}, {}, {}});
    const auto kinds = shop.connection.integer("SELECT count(DISTINCT kind) FROM ledger_entry");
    BOOST_TEST(**kinds == 8);
    BOOST_TEST(**shop.connection.integer("SELECT count(*) FROM ledger_entry WHERE wallet = 'points'"
                                         " AND counter = 'transferred'") == 2);
    BOOST_TEST((**shop.store.record(ann.id) == ann));
    BOOST_TEST(shop.store.member(ann.id)->value().name == "Anna");
    BOOST_TEST(verify_journal(shop.connection, "tea").has_value());
}

BOOST_AUTO_TEST_CASE(the_tables_themselves_refuse_to_oversell) {
    Shop shop;
    const auto sell = [&] {
        return shop.connection.run(
            "UPDATE reward_stock SET taken = taken + 1 WHERE reward = 'cup'");
    };
    BOOST_TEST(sell().has_value());
    BOOST_TEST(sell().has_value());
    const auto third = sell();
    BOOST_REQUIRE(!third);
    BOOST_TEST(third.error().is_constraint());
}

BOOST_AUTO_TEST_CASE(a_programme_that_says_the_same_is_not_published_again) {
    Shop shop;
    Program program = making::tea_shop().program;
    const Instant later = on("2026-02-01");
    BOOST_TEST(publish_if_new(shop.store, program, later)->version == 1);
    program.rewards[0].cost = Points{25};
    BOOST_TEST(publish_if_new(shop.store, program, later)->version == 2);
    BOOST_TEST(program_at(shop.store, later - 1)->version == 1);
    BOOST_TEST(program_at(shop.store, later)->version == 2);
    BOOST_TEST((read_program(shop.store, 2)->program.rewards == program.rewards));
}

BOOST_AUTO_TEST_CASE(a_token_is_used_once_until_it_may_be_forgotten) {
    Shop shop;
    const Instant now = on("2026-01-01");
    BOOST_TEST(*shop.store.use_token("jti", now + 1000, now));
    BOOST_TEST(!*shop.store.use_token("jti", now + 1000, now));
    BOOST_TEST(*shop.store.use_token("jti", now + 9000, now + 2000));
}

BOOST_AUTO_TEST_CASE(members_are_found_by_the_start_of_their_id_or_name) {
    Shop shop;
    for (const char* id : {"m-1", "m-2", "x-1"}) {
        MemberRecord record = nobody(id);
        BOOST_REQUIRE(
            shop.record(record, making::fact(std::string("joined/") + id, on("2026-01-01"),
                                             MemberJoined{std::string("陳") + id})));
    }
    BOOST_TEST(shop.store.members("m-", 10)->size() == 2);
    BOOST_TEST(shop.store.members("陳x", 10)->size() == 1);
    BOOST_TEST(shop.store.members("", 2)->size() == 2);
    BOOST_TEST(shop.store.members("%", 10)->empty());
}

BOOST_AUTO_TEST_CASE(a_shop_that_is_not_there_is_named) {
    Shop shop;
    BOOST_TEST(choose_shop(shop.connection, "").value() == "tea");
    BOOST_TEST(!choose_shop(shop.connection, "coffee").has_value());
    SqliteShopStore other(shop.connection, "coffee");
    BOOST_TEST((other.shop().error().kind == StoreError::Kind::no_shop));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
