#include "web/engine/histories_json.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/json/facts_json.h"
#include "core/json/reader.h"

namespace regulars::engine {
namespace {

constexpr std::size_t rows_most = 10'000'000;

SpendRefund read_refund(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    SpendRefund refund{reader.instant("at"),
                       {reader.integer("amount_minor", 0, limits::amount_minor)}};
    reader.finish();
    return refund;
}

Channel read_channel(ObjectReader& reader) {
    const std::string name = reader.optional_text("channel", limits::id_bytes);
    if (name.empty()) return Channel::import;
    const auto channel = channel_named(name);
    if (!channel) reader.problem("channel", "json.unknown_value", "is no channel");
    return channel.value_or(Channel::import);
}

/// Lines are written as the order's fact has them, so its reader reads them.
std::vector<OrderLine> read_lines(const PastOrder& order, const Json& lines, const JsonPath& at,
                                  Problems& problems) {
    const Json paid = {{"event_id", order.order.text},
                       {"occurred_at", to_string(order.at)},
                       {"kind", "order_paid"},
                       {"order", order.order.text},
                       {"amount_minor", order.amount.minor},
                       {"lines", lines}};
    auto fact = fact_from_json(paid, at, FactForm::written);
    if (fact) return std::move(std::get<OrderPaid>(fact->body).lines);
    problems.insert(problems.end(), fact.error().begin(), fact.error().end());
    return {};
}

PastOrder read_order(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    PastOrder order;
    order.order.text = reader.text("id", limits::id_bytes);
    order.at = reader.instant("at");
    order.amount.minor = reader.integer("amount_minor", 0, limits::amount_minor);
    const Json& refunds = reader.optional_array("refunds", rows_most);
    for (std::size_t i = 0; i < refunds.size(); ++i) {
        order.refunds.push_back(read_refund(refunds[i], at / "refunds" / i, problems));
    }
    order.channel = read_channel(reader);
    const Json& lines = reader.optional_array("lines", limits::order_lines);
    reader.finish();
    if (!lines.empty() && problems.empty()) {
        order.lines = read_lines(order, lines, at, problems);
    }
    return order;
}

MemberHistory read_history(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    MemberHistory history;
    history.member.text = reader.text("id", limits::id_bytes);
    history.name = reader.optional_text("name", limits::text_bytes);
    const Json& orders = reader.array("orders", rows_most);
    for (std::size_t i = 0; i < orders.size(); ++i) {
        history.orders.push_back(read_order(orders[i], at / "orders" / i, problems));
    }
    reader.finish();
    std::ranges::sort(history.orders, [](const PastOrder& a, const PastOrder& b) {
        return a.at != b.at ? a.at < b.at : a.order.text < b.order.text;
    });
    return history;
}

}  // namespace

Result<std::vector<MemberHistory>> histories_from_json(const Json& json) {
    Problems problems;
    const JsonPath root;
    ObjectReader reader(json, root, problems);
    const Json& members = reader.array("members", rows_most);
    std::vector<MemberHistory> histories;
    histories.reserve(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
        histories.push_back(read_history(members[i], root / "members" / i, problems));
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return histories;
}

}  // namespace regulars::engine
