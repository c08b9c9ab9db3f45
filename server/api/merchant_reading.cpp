#include "core/evaluation/what_if.h"
#include "core/json/account_json.h"
#include "core/json/facts_json.h"
#include "core/json/record_json.h"
#include "core/json/texts_json.h"
#include "server/api/merchant_routes.h"

namespace regulars::api {
namespace {

constexpr std::size_t members_usual = 20;
constexpr std::size_t members_most = 100;

/// As the fact writes them.
Json lines_json(const PastOrder& order) {
    OrderPaid paid{order.order, order.amount, 0, {}, order.lines};
    return to_json(Fact{{}, order.at, order.at, order.channel, std::move(paid)})["lines"];
}

Json order_json(const PastOrder& order) {
    Json json = {{"id", order.order.text},
                 {"at", to_string(order.at)},
                 {"amount_minor", order.amount.minor}};
    if (order.channel != Channel::import) json["channel"] = channel_name(order.channel);
    if (!order.lines.empty()) json["lines"] = lines_json(order);
    for (const SpendRefund& refund : order.refunds) {
        json["refunds"].push_back(
            {{"at", to_string(refund.at)}, {"amount_minor", refund.amount.minor}});
    }
    return json;
}

/// The whole order history as text, one member after the other: it is large.
store::Stored<std::string> orders_text(store::ShopStore& store) {
    std::string text = "{\"members\":[";
    bool first = true;
    auto read = store.each_record([&](const store::MemberRow& member, const MemberRecord& record) {
        Json orders = Json::array();
        for (const PastOrder& order : past_orders(record.facts)) {
            orders.push_back(order_json(order));
        }
        if (!first) text += ",\n";
        first = false;
        text += to_text({{"id", member.id.text}, {"name", member.name}, {"orders", orders}});
    });
    if (!read) return std::unexpected(read.error());
    return text + "]}";
}

}  // namespace

Answer get_orders(const Reading& reading) {
    const auto shop = reading.store.shop();
    if (!shop) return refused(shop);
    auto text = reading.service.orders.find(shop->last_seq);
    if (!text) {
        auto made = orders_text(reading.store);
        if (!made) return refused(made);
        text = std::make_shared<const std::string>(std::move(*made));
        reading.service.orders.keep(shop->last_seq, text);
    }
    return json_text_response(200, *text);
}

Answer get_members(const Reading& reading) {
    const auto limit = query_limit(reading.call.request, members_usual, members_most);
    if (!limit) {
        return std::unexpected(http::Problem{.status = 400, .code = "query.limit_out_of_range"});
    }
    const auto program = reading.service.programs.current(reading.store, reading.now);
    if (!program) return refused(program);
    const auto rows = reading.store.members(query_value(reading.call.request, "query"), *limit);
    if (!rows) return refused(rows);
    Json members = Json::array();
    for (const store::MemberRow& row : *rows) {
        const auto record = reading.store.record(row.id);
        if (!record) return refused(record);
        if (!*record) continue;
        const Account account = account_at((*program)->published, **record, reading.now);
        const TierRule& tier = (*program)->program().tiers()[account.standing.tier];
        members.push_back({{"id", row.id.text},
                           {"name", row.name},
                           {"tier", tier.id.text},
                           {"tier_name", to_json(tier.name)},
                           {"points", spendable(account.points()).count},
                           {"orders", account.orders}});
    }
    return http::json_response(200, {{"members", std::move(members)}});
}

Answer get_member_record(const Reading& reading) {
    const auto program = reading.service.programs.current(reading.store, reading.now);
    if (!program) return refused(program);
    const auto record = reading.store.record({std::string(reading.call.path["member"])});
    if (!record) return refused(record);
    if (!*record) return std::unexpected(not_found("members"));
    const auto taken = reading.store.taken((*program)->program().rewards);
    if (!taken) return refused(taken);
    return http::json_response(200, {{"as_of", to_string(reading.now)},
                                     {"program_version", (*program)->published.version},
                                     {"taken", *taken},
                                     {"record", to_json(**record)}});
}

}  // namespace regulars::api
