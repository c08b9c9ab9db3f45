// tests/support/makers.h: small programmes, facts and times, so that a test shows its own dates.
#pragma once
#include <boost/test/unit_test.hpp>
#include <string>

#include "core/evaluation/decide.h"

namespace regulars::making {

/// "2026-03-01T10:00:00+08:00"; a typing mistake in a test stops the test.
inline Instant at(std::string_view text) {
    const auto instant = instant_from(text);
    BOOST_REQUIRE_MESSAGE(instant.has_value(), "not a time: " << text);
    return *instant;
}

inline Instant on(std::string_view date) { return at(std::string(date) + "T12:00:00+08:00"); }

inline TimeZone taipei() { return {"Asia/Taipei", 8 * 3600, {}}; }

inline LocalizedText text(std::string_view zh, std::string_view en) {
    return {{{"zh-Hant", std::string(zh)}, {"en", std::string(en)}}};
}

/// NT$ in whole dollars; the minor unit of TWD is a cent.
inline Money twd(std::int64_t dollars) { return {dollars * 100}; }

inline TierRule tier(std::string id, std::int64_t from, std::int64_t thousandths) {
    return {
        TierId{id},     text(id, id), spend_of(twd(from)), std::nullopt, Multiplier{thousandths},
        TierLook::basic};
}

/// The plain rate: `give` points for each `per` dollars, in whole steps.
inline EarningRule plain_rate(std::int64_t give, std::int64_t per) {
    EarningRule rule;
    rule.id.text = base_rule;
    rule.group = base_group;
    rule.wallet.text = "points";
    rule.gives = PerAmount{{Points{give}, twd(per), Steps::whole}, {}};
    return rule;
}

inline Wallet points_for(int months) {
    Wallet wallet;
    wallet.id.text = "points";
    wallet.name = text("點", "points");
    wallet.name_one = text("點", "point");
    wallet.value = twd(1);
    if (months > 0) {
        wallet.expiry.kind = ExpiryKind::after;
        wallet.expiry.span.months = months;
    }
    return wallet;
}

/// Base, silver from NT$1,000 (x1.5), gold from NT$5,000 (x2), a point for each NT$100 and points
/// that live for twelve months; a cup for 20 points with a stock of 2, a tea table for gold.
inline PublishedProgram tea_shop() {
    Program program;
    program.id = "tea";
    program.name = text("茶", "Tea");
    program.story = text("故事", "story");
    program.currency = *currency_of("TWD");
    program.zone = taipei();
    program.wallets = {points_for(12)};
    program.earning.rules = {plain_rate(1, 100)};
    program.ladder.rungs = {tier("base", 0, 1000), tier("silver", 1000, 1500),
                            tier("gold", 5000, 2000)};
    program.benefits = {{BenefitId{"wrap"}, text("包裝", "Wrapping"), text("包", "wrap"), 1}};
    program.rewards = {{RewardId{"cup"}, text("杯", "Cup"), text("杯", "A cup"), Points{20}, 0, 2},
                       {RewardId{"table"}, text("茶席", "Tea table"), text("茶", "An afternoon"),
                        Points{30}, 2, std::nullopt}};
    program.surveys = {
        {SurveyId{"why"}, text("推薦？", "Recommend?"), text("為何", "Why"), Points{10}}};
    return {3, program, std::nullopt};
}

inline Fact fact(std::string event, Instant when, FactBody body) {
    return {EventId{std::move(event)}, when, when, Channel::store, std::move(body)};
}

inline Fact paid(std::string order, Instant when, std::int64_t dollars) {
    return fact("order/" + order, when,
                OrderPaid{OrderId{order}, twd(dollars), 1, "烏龍茶", {}, {}, {}});
}

inline Fact refunded(std::string refund, std::string order, Instant when, std::int64_t dollars) {
    return fact("refund/" + refund, when,
                OrderRefunded{RefundId{refund}, OrderId{order}, twd(dollars), {}});
}

inline Fact redeemed(std::string redemption, std::string reward, Instant when, std::int64_t cost) {
    return fact("redeem/" + redemption, when,
                RewardRedeemed{RedemptionId{redemption}, RewardId{reward}, Points{cost},
                               "CODE-" + redemption});
}

/// A member whose facts are decided one after the other, as a server would.
struct Member {
    PublishedProgram published = tea_shop();
    MemberRecord record{MemberId{"m1"}, {}, {}};
    std::vector<std::int64_t> taken = std::vector<std::int64_t>(2, 0);

    /// Decides and keeps `fact`; the problems when it is refused, in which case nothing is kept.
    Problems add(const Fact& fact) {
        auto entries = decide(published, record, fact, taken);
        if (!entries) return entries.error();
        record.facts.push_back(fact);
        record.entries.insert(record.entries.end(), entries->begin(), entries->end());
        return {};
    }
    Member& must(const Fact& fact) {
        const Problems problems = add(fact);
        BOOST_REQUIRE_MESSAGE(
            problems.empty(),
            (problems.empty() ? "" : problems.front().rule + ": " + problems.front().message));
        return *this;
    }
    std::string refusal_of(const Fact& fact) {
        const Problems problems = add(fact);
        return problems.empty() ? "none"
                                : problems.front().where.pointer + " " + problems.front().rule;
    }
    Points last() const { return record.entries.back().entry.points; }
};

}  // namespace regulars::making

namespace regulars {
inline std::ostream& operator<<(std::ostream& out, Points points) { return out << points.count; }
inline std::ostream& operator<<(std::ostream& out, Money money) { return out << money.minor; }
inline std::ostream& operator<<(std::ostream& out, Instant at) { return out << to_string(at); }
inline std::ostream& operator<<(std::ostream& out, Date date) { return out << to_string(date); }
}  // namespace regulars
