// web/engine/: the worker's engine, without a worker.
#include <boost/test/unit_test.hpp>

#include "core/json/account_json.h"
#include "core/json/program_json.h"
#include "core/orders/history.h"
#include "tests/web/studio_shop.h"
#include "web/engine/engine.h"
#include "web/engine/order_columns.h"

using namespace regulars;
using namespace regulars::studio_test;
using engine::Engine;

namespace {

std::vector<Json> taken(Engine& engine) {
    std::vector<Json> messages;
    while (auto message = engine.take()) messages.push_back(parse_json(*message).value());
    return messages;
}

/// The last message of a kind; null when there was none.
Json last_of(const std::vector<Json>& messages, std::string_view kind) {
    Json found;
    for (const Json& message : messages) {
        if (message["t"] == kind) found = message;
    }
    return found;
}

Json opened(Engine& engine, std::string_view csv, std::size_t piece = SIZE_MAX) {
    engine.post(to_text({{"t", "expect_file"}, {"program", published()}}));
    engine.open_file("orders.csv", static_cast<std::int64_t>(csv.size()));
    for (std::size_t at = 0; at < csv.size(); at += std::min(piece, csv.size() - at)) {
        if (!engine.feed_file(csv.substr(at, piece))) break;
    }
    engine.close_file();
    const auto messages = taken(engine);
    const Json orders = last_of(messages, "orders");
    return orders.is_null() ? last_of(messages, "refused") : orders;
}

Json shop_orders(int members) {
    Json list = Json::array();
    for (int i = 0; i < members; ++i) {
        const std::string id = "m" + std::to_string(i);
        list.push_back({{"id", id},
                        {"name", "會員 " + id},
                        {"orders", Json::array({{{"id", id + "-1"},
                                                 {"at", "2026-01-05T02:00:00Z"},
                                                 {"amount_minor", 480'000 + i * 100}}})}});
    }
    return {{"members", std::move(list)}};
}

std::string compare(const Json& before, const Json& after) {
    return to_text({{"t", "compare"}, {"run", 7}, {"before", before}, {"after", after}});
}

Json finished(Engine& engine) {
    while (engine.step()) {
    }
    return last_of(taken(engine), "result");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(studio_engine)

BOOST_AUTO_TEST_CASE(a_file_is_read_by_the_columns_its_first_row_names) {
    Engine engine;
    const Json orders = opened(engine, orders_csv());
    BOOST_TEST(orders["members"] == 4);
    BOOST_TEST(orders["orders"] == 6);
    BOOST_TEST(orders["first"] == "2026-01-05T02:00:00Z");
    BOOST_TEST(orders["rejected"] == 0);
}

BOOST_AUTO_TEST_CASE(the_replay_through_the_engine_equals_replay_histories) {
    Engine engine;
    opened(engine, orders_csv());
    const Json after = published_with("/tiers/1/threshold", "800");
    engine.post(compare(published(), after));
    const Json result = finished(engine);

    const Instant as_of = instant_from("2026-03-03T16:00:00Z").value();  // 4 March, 00:00 in Taipei
    BOOST_TEST(result["as_of"] == to_string(as_of));
    for (const auto& [name, json] : {std::pair{"before", published()}, std::pair{"after", after}}) {
        const Program program = published_program_from_json(json)->program;
        ProgramOutcome outcome;
        replay_histories(program, engine.histories(), as_of, outcome);
        BOOST_TEST(to_text(result[name]) == to_text(to_json(outcome, program)));
    }
}

BOOST_AUTO_TEST_CASE(a_csv_in_odd_pieces_gives_the_same_as_in_one) {
    Engine whole;
    opened(whole, orders_csv());
    whole.post(to_text({{"t", "totals"}, {"program", published()}}));
    const auto expected = whole.take();
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 64U}) {
        Engine pieces;
        opened(pieces, orders_csv(), piece);
        pieces.post(to_text({{"t", "totals"}, {"program", published()}}));
        BOOST_TEST((pieces.take() == expected));
    }
}

BOOST_AUTO_TEST_CASE(who_moves_up_and_down_is_named) {
    Engine engine;
    engine.post(to_text({{"t", "load_orders"}, {"name", "shop"}, {"orders", shop_orders(300)}}));
    BOOST_TEST(last_of(taken(engine), "orders")["members"] == 300);
    engine.post(compare(published(), published_with("/tiers/1/threshold", "4900")));
    const Json result = finished(engine);  // those from 4,900 to 4,999 reach silver earlier
    BOOST_TEST(result["up"]["count"] == 100);
    BOOST_TEST(result["up"]["moves"][0]["name"] == "會員 m100");
    BOOST_TEST(result["up"]["moves"][0]["after"] == 1);
    BOOST_TEST(result["down"]["count"] == 0);
}

BOOST_AUTO_TEST_CASE(channels_and_lines_of_the_shops_orders_count) {
    const Json orders = parse_json(R"({"members": [{"id": "amy", "orders": [
        {"id": "1", "at": "2026-01-05T02:00:00Z", "amount_minor": 30000, "channel": "store"},
        {"id": "2", "at": "2026-01-06T02:00:00Z", "amount_minor": 50000, "channel": "web",
         "lines": [{"product": "tea", "amount_minor": 20000}, {"amount_minor": 30000}]}]}]})")
                            .value();
    const auto rules = [](const char* written) {
        return published_with("/earning", parse_json(written).value());
    };
    const Json in_the_shop = rules(R"({"rules": [{"id": "shop", "on": {"kind": "order"},
        "when": {"channels": ["store"]}, "gives": {"kind": "added", "points": 100}}]})");
    const Json on_tea = rules(R"({"rules": [{"id": "tea", "on": {"kind": "order"}, "gives":
        {"kind": "per_amount", "give": 5, "per": "100", "steps": "whole",
         "of": {"products": ["tea"]}}}]})");
    Engine engine;
    engine.post(to_text({{"t", "load_orders"}, {"orders", orders}}));
    engine.post(compare(in_the_shop, on_tea));
    const Json result = finished(engine);
    BOOST_TEST(result["before"]["points_issued"] == 3 + 5 + 100);
    BOOST_TEST(result["after"]["points_issued"] == 3 + 5 + 10);
}

BOOST_AUTO_TEST_CASE(orders_that_cannot_be_read_are_named) {
    Engine engine;
    const auto refusal_of = [&](const char* order) {
        Json orders = {{"members", Json::array({{{"id", "amy"}}})}};
        orders["members"][0]["orders"] = Json::array({parse_json(order).value()});
        engine.post(to_text({{"t", "load_orders"}, {"orders", orders}}));
        return last_of(taken(engine), "refused")["problems"][0].value("message", "");
    };
    BOOST_TEST(refusal_of(R"({"id": "1", "at": "2026-01-05T02:00:00Z", "amount_minor": 1,
                              "channel": "fax"})") == "/members/0/orders/0/channel is no channel");
    BOOST_TEST(refusal_of(R"({"id": "1", "at": "2026-01-05T02:00:00Z", "amount_minor": 1,
                              "lines": [{"product": "tea"}]})")
                   .starts_with("/members/0/orders/0/lines/0/amount_minor "));
}

BOOST_AUTO_TEST_CASE(a_long_replay_goes_in_slices_and_says_how_far_it_is) {
    Engine engine;
    engine.post(to_text({{"t", "load_orders"}, {"orders", shop_orders(2'500)}}));
    taken(engine);
    engine.post(compare(published(), published()));
    BOOST_TEST(engine.step());
    const Json progress = last_of(taken(engine), "progress");
    BOOST_TEST(progress["done"] == 1'000);
    BOOST_TEST(progress["whole"] == 2'500);
}

BOOST_AUTO_TEST_CASE(cancel_stops_between_two_slices) {
    Engine engine;
    engine.post(to_text({{"t", "load_orders"}, {"orders", shop_orders(2'500)}}));
    engine.post(compare(published(), published()));
    engine.step();
    engine.post(R"({"t":"cancel"})");
    BOOST_TEST(!engine.step());
    const auto messages = taken(engine);
    BOOST_TEST(last_of(messages, "cancelled")["run"] == 7);
    BOOST_TEST(last_of(messages, "result").is_null());
}

BOOST_AUTO_TEST_CASE(cancel_stops_the_reading_of_a_file) {
    Engine engine;
    engine.post(to_text({{"t", "expect_file"}, {"program", published()}}));
    engine.open_file("orders.csv", 1'000);
    BOOST_TEST(engine.feed_file(orders_csv().substr(0, 60)));
    engine.post(R"({"t":"cancel"})");
    BOOST_TEST(!engine.feed_file(orders_csv().substr(60)));
    BOOST_TEST(last_of(taken(engine), "orders").is_null());
}

BOOST_AUTO_TEST_CASE(what_is_no_csv_is_refused_with_its_reason) {
    Engine engine;
    using namespace std::string_view_literals;
    BOOST_TEST(opened(engine, "PK\x03\x04\0\0\0\0zip\n\0\0"sv)["problems"][0]["rule"] ==
               "csv.nul_byte");
    BOOST_TEST(opened(engine, "\xa7\xda\xad\xcc\n1,2\n"sv)["problems"][0]["rule"] ==
               "csv.not_utf8");
    BOOST_TEST(opened(engine, ""sv)["problems"][0]["rule"] == "csv.empty");
    BOOST_TEST(opened(engine, "a,b\n1,2\n"sv)["problems"][0]["rule"] == "columns.not_in_header");
    BOOST_TEST(opened(engine, orders_csv() + "E1,\"eve,2026-03-05")["problems"][0]["rule"] ==
               "csv.unclosed_quote");
}

BOOST_AUTO_TEST_CASE(a_refused_file_leaves_the_orders_that_were_there) {
    Engine engine;
    opened(engine, orders_csv());
    opened(engine, "no orders at all\n1\n");
    BOOST_TEST(engine.histories().size() == 4);
}

BOOST_AUTO_TEST_CASE(messages_that_make_no_sense_are_answered_not_obeyed) {
    Engine engine;
    for (const char* message : {"{", "[]", "{\"t\":\"dance\"}", R"({"t":"compare","run":1})"}) {
        engine.post(message);
        BOOST_TEST(!last_of(taken(engine), "failed").is_null());
    }
    engine.post(R"({"t":"load_orders","name":"x","orders":{"members":[{"id":7}]}})");
    BOOST_TEST(last_of(taken(engine), "refused")["problems"][0]["rule"] == "orders.unreadable");
}

BOOST_AUTO_TEST_CASE(columns_are_known_by_their_usual_names) {
    const auto chinese = engine::mapping_of_first_row("訂單編號;會員編號;訂單日期;數量;單價\n");
    BOOST_TEST(chinese.member == "會員編號");
    BOOST_TEST(chinese.delimiter == ';');
    const auto online = engine::mapping_of_first_row(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    BOOST_TEST((online == mapping_of_profile("online-retail").value()));
    const auto other = engine::mapping_of_first_row("Order ID,Customer Email,Created at,Total\n");
    BOOST_TEST(other.line_total == "Total");
    BOOST_TEST(other.quantity == "");
}

BOOST_AUTO_TEST_SUITE_END()
