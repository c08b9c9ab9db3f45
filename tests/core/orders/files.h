// tests/core/orders/files.h: small files and zones for the tests of this room.
#pragma once
#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/orders/order_file.h"
#include "tests/support/makers.h"

namespace regulars::making {

inline TimeZone london() {
    return {"Europe/London",
            0,
            {{at("2010-03-28T01:00:00Z"), 3600},
             {at("2010-10-31T01:00:00Z"), 0},
             {at("2011-03-27T01:00:00Z"), 3600},
             {at("2011-10-30T01:00:00Z"), 0}}};
}

inline Money pence(std::int64_t minor) { return {minor}; }

using ReadOrders = std::expected<AssembledOrders, std::vector<LineProblem>>;

inline ReadOrders read_orders(const ColumnMapping& mapping, std::string_view text) {
    OrderFile file(mapping, london(), *currency_of("GBP"));
    file.feed(text);
    return file.finish();
}

/// Rows of `order,member,time,sku,title,quantity,unit_price` in the online-retail manner.
inline AssembledOrders orders_from(std::string_view rows) {
    ColumnMapping mapping = *mapping_of_profile("regulars");
    mapping.channel.clear();
    mapping.cancellation_prefix = "C";
    const std::string header = "order_id,member_id,time,sku,title,quantity,unit_price\n";
    auto orders = read_orders(mapping, header + std::string(rows));
    BOOST_REQUIRE(orders.has_value());
    return std::move(*orders);
}

/// The same where a negative quantity marks what goes back.
inline AssembledOrders orders_with_returns_from(std::string_view rows) {
    ColumnMapping mapping = *mapping_of_profile("regulars");
    mapping.channel.clear();
    const std::string header = "order_id,member_id,time,sku,title,quantity,unit_price\n";
    auto orders = read_orders(mapping, header + std::string(rows));
    BOOST_REQUIRE(orders.has_value());
    return std::move(*orders);
}

/// All facts of a kind, members in order.
template <class Body>
std::vector<Body> all(const AssembledOrders& orders) {
    std::vector<Body> found;
    for (const MemberFacts& member : orders.members) {
        for (const Fact& fact : member.facts) {
            if (const auto* body = std::get_if<Body>(&fact.body)) found.push_back(*body);
        }
    }
    return found;
}

/// "12 lines.no_member": where and which rule, as the refusals are tested.
inline std::string brief(const LineProblem& problem) {
    return std::to_string(problem.line) + " " + std::string(problem.rule);
}

inline std::string brief(const std::vector<LineProblem>& problems) {
    std::string text;
    for (const LineProblem& problem : problems) {
        if (!text.empty()) text += ", ";
        text += brief(problem);
    }
    return text;
}

inline std::string brief(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += ", ";
        text += problem.where.pointer + " " + problem.rule;
    }
    return text;
}

}  // namespace regulars::making
