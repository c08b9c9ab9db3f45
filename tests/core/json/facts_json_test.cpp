// docs/rules/facts.md: every kind of fact reads back as it was written, and what is wrong is named.
#include "core/json/facts_json.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

struct BodyCase {
    std::string_view kind, keys, again = {};  // again: what is written of it, when that is less
};
std::ostream& operator<<(std::ostream& out, const BodyCase& c) {
    return out << c.kind << " " << c.keys;
}

const BodyCase body_cases[] = {
    {"member_joined", R"({})"},
    {"member_joined", R"({"name":"謝心瑜","birthday":"2000-02-29"})"},
    {"profile_changed", R"({})"},
    {"profile_changed",
     R"({"name":"","birthday":"1900-01-01","tags_added":["vip","tea"],"tags_removed":["new"]})"},
    {"order_paid", R"({"order":"B1","amount_minor":1,"units":0})"},
    {"order_paid", R"({"order":"B1","amount_minor":100})",
     R"({"order":"B1","amount_minor":100,"units":0})"},
    {"order_paid",
     R"({"order":"B1","amount_minor":10000000000000,"units":3,"summary":"烏龍茶","lines":[)"
     R"({"product":"T1","categories":["tea","gift"],"brand":"X","units":2,"amount_minor":900,)"
     R"("discount_minor":100,"tax_minor":43},{"units":0,"amount_minor":0},)"
     R"({"amount_minor":9999999999100,"gift_card":true}],"shipping_minor":60,)"
     R"("payments":[{"wallet":"points","points":5,"worth_minor":500}]})"},
    {"order_paid",
     R"({"order":"B1","amount_minor":5,"units":1,"lines":[{"units":1,"amount_minor":5}]})",
     R"({"order":"B1","amount_minor":5,"units":1,"lines":[{"amount_minor":5}]})"},
    {"order_fulfilled", R"({"order":"B1"})"},
    {"order_refunded", R"({"refund":"R1","order":"B1","amount_minor":500})"},
    {"order_refunded",
     R"({"refund":"R1","order":"B1","amount_minor":500,"lines":[{"line":0,"units":1,"amount_minor":500}]})"},
    {"order_cancelled", R"({"order":"B1"})"},
    {"action_done", R"({"action":"review","source":"review/7"})"},
    {"survey_answered", R"({"survey":"why","score":7})"},
    {"survey_answered", R"({"survey":"why","score":10,"comment":"好喝"})"},
    {"referral_completed", R"({"referral":"r1","role":"advocate","other":"m2"})"},
    {"referral_completed", R"({"referral":"r1","role":"friend","other":"m1"})"},
    {"membership_paid", R"({"payment":"p1","plan":"plus","amount_minor":0})"},
    {"membership_cancelled", R"({"plan":"plus"})"},
    {"membership_refunded", R"({"payment":"p1"})"},
    {"tier_pinned", R"({"tier":"gold","pin":"at_least","reason":"a friend","by":"Lin"})"},
    {"tier_pinned",
     R"({"tier":"gold","pin":"exactly","until":"2027-01-01T00:00:00Z","reason":"a test","by":"Lin"})"},
    {"tier_unpinned", R"({"reason":"enough","by":"Lin"})"},
    {"points_adjusted", R"({"wallet":"points","points":-20,"reason":"by mistake","by":"Lin"})"},
    {"points_sent", R"({"transfer":"t1","wallet":"points","points":30,"to":"m2"})"},
    {"points_received",
     R"({"transfer":"t1","wallet":"points","parcels":[{"points":10,"expires_at":"2027-01-01T00:00:00Z",)"
     R"("slides":true},{"points":20}],"from":"m1"})"},
    {"reward_redeemed", R"({"redemption":"x1","reward":"cup","cost":20,"coupon":"4QXR-8M2K-7"})"},
    {"redemption_cancelled", R"({"redemption":"x1"})"},
};

Json fact_of(std::string_view kind, std::string_view keys) {
    Json json = {{"event_id", "e1"},
                 {"occurred_at", "2026-03-01T02:03:04.250Z"},
                 {"recorded_at", "2026-03-02T00:00:00Z"},
                 {"channel", "store"},
                 {"kind", kind}};
    json.update(Json::parse(keys));
    return json;
}

std::string problems_of_fact(const Json& json, FactForm form = FactForm::stored) {
    const auto fact = fact_from_json(json, JsonPath{} / "fact", form);
    return fact ? std::string{} : lines_of(fact.error());
}

struct BadFactCase {
    std::string_view says, kind, keys, expected;
};
std::ostream& operator<<(std::ostream& out, const BadFactCase& c) { return out << c.says; }

const BadFactCase bad_cases[] = {
    {"a kind nobody knows", "order_stolen", "{}", "/fact/kind facts.kind_unknown\n"},
    {"an unknown key", "order_fulfilled", R"({"order": "B1", "parcel": 1})",
     "/fact/parcel json.unknown_key\n"},
    {"a key of another kind", "order_cancelled", R"({"order": "B1", "amount_minor": 1})",
     "/fact/amount_minor json.unknown_key\n"},
    {"no event", "order_cancelled", R"({"order": "B1", "event_id": ""})",
     "/fact/event_id json.empty\n"},
    {"a day that is none", "member_joined", R"({"birthday": "1999-02-29"})",
     "/fact/birthday json.not_a_date\n"},
    {"a time that is none", "member_joined", R"({"occurred_at": "2026-03-01"})",
     "/fact/occurred_at json.not_a_time\n"},
    {"a time before all clocks by its offset", "member_joined",
     R"({"occurred_at": "1970-01-01T00:00:00+08:00"})", "/fact/occurred_at json.not_a_time\n"},
    {"a time too late for what follows", "member_joined",
     R"({"occurred_at": "2201-01-01T00:00:00Z", "recorded_at": "2300-01-01T00:00:00Z"})",
     "/fact/occurred_at json.out_of_range\n/fact/recorded_at json.out_of_range\n"},
    {"a channel nobody knows", "member_joined", R"({"channel": "pigeon"})",
     "/fact/channel json.unknown_value\n"},
    {"an order for nothing", "order_paid", R"({"order": "B1", "amount_minor": 0})",
     "/fact/amount_minor json.out_of_range\n"},
    {"an order of half a cent", "order_paid", R"({"order": "B1", "amount_minor": 0.5})",
     "/fact/amount_minor json.wrong_type\n"},
    {"an order above all money", "order_paid", R"({"order": "B1", "amount_minor": 10000000000001})",
     "/fact/amount_minor json.out_of_range\n"},
    {"a line without an amount", "order_paid",
     R"({"order": "B1", "amount_minor": 1, "lines": [{"product": "T", "colour": 1}]})",
     "/fact/lines/0/amount_minor json.missing\n/fact/lines/0/colour json.unknown_key\n"},
    {"a line that is none", "order_paid", R"({"order": "B1", "amount_minor": 1, "lines": [7]})",
     "/fact/lines/0 json.wrong_type\n"},
    {"a discount below zero", "order_paid",
     R"({"order": "B1", "amount_minor": 1, "lines": [{"amount_minor": 1, "discount_minor": -1}]})",
     "/fact/lines/0/discount_minor json.out_of_range\n"},
    {"a payment of no points", "order_paid",
     R"({"order": "B1", "amount_minor": 1, "payments": [{"wallet": "points", "points": 0, "worth_minor": 1}]})",
     "/fact/payments/0/points json.out_of_range\n"},
    {"a refund of a line before the first", "order_refunded",
     R"({"refund": "R", "order": "B1", "amount_minor": 1, "lines": [{"line": -1, "amount_minor": 1}]})",
     "/fact/lines/0/line json.out_of_range\n"},
    {"a role in no referral", "referral_completed",
     R"({"referral": "r", "role": "aunt", "other": "m2"})", "/fact/role json.unknown_value\n"},
    {"a pin that holds somehow", "tier_pinned",
     R"({"tier": "gold", "pin": "maybe", "reason": "r", "by": "b"})",
     "/fact/pin json.unknown_value\n"},
    {"an adjustment without a reason and a name", "points_adjusted",
     R"({"wallet": "points", "points": 1})", "/fact/reason json.missing\n/fact/by json.missing\n"},
    {"a parcel of nothing", "points_received",
     R"({"transfer": "t", "wallet": "points", "parcels": [{"points": 0}], "from": "m1"})",
     "/fact/parcels/0/points json.out_of_range\n"},
    {"several mistakes", "reward_redeemed", R"({"redemption": 1, "reward": "", "cost": -1})",
     "/fact/redemption json.wrong_type\n/fact/reward json.empty\n/fact/cost json.out_of_range\n"
     "/fact/coupon json.missing\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_fact_of_every_kind_reads_back_as_it_was_written, data::make(body_cases), c) {
    const Json json = fact_of(c.kind, c.keys);
    const auto fact = fact_from_json(json);
    BOOST_REQUIRE_MESSAGE(fact.has_value(), problems_of_fact(json));
    BOOST_TEST(to_text(to_json(*fact)) ==
               to_text(fact_of(c.kind, c.again.empty() ? c.keys : c.again)));
    const auto again = fact_from_json(to_json(*fact));
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST((*again == *fact));
}

BOOST_AUTO_TEST_CASE(every_kind_of_fact_is_among_them) {
    std::vector<bool> seen(std::variant_size_v<FactBody>, false);
    for (const BodyCase& c : body_cases) {
        const auto fact = fact_from_json(fact_of(c.kind, c.keys));
        BOOST_REQUIRE(fact.has_value());
        seen[fact->body.index()] = true;
    }
    for (const bool one : seen) BOOST_TEST(one);
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_fact_is_named, data::make(bad_cases), c) {
    BOOST_TEST(problems_of_fact(fact_of(c.kind, c.keys)) == c.expected);
}

BOOST_AUTO_TEST_CASE(what_people_write_may_leave_out_when_it_was_recorded_and_where) {
    Json json = fact_of("member_joined", "{}");
    json.erase("recorded_at");
    json.erase("channel");
    BOOST_TEST(problems_of_fact(json) ==
               "/fact/recorded_at json.missing\n/fact/channel json.missing\n");
    const auto fact = fact_from_json(json, {}, FactForm::written);
    BOOST_REQUIRE(fact.has_value());
    BOOST_TEST(fact->recorded_at == fact->occurred_at);
    BOOST_TEST((fact->channel == Channel::web));
}

BOOST_AUTO_TEST_CASE(what_people_write_may_be_less_than_it_should_and_the_rules_say_so) {
    const PublishedProgram shop = tea_shop();
    const auto refusal_of = [&](std::string_view kind, std::string_view keys) {
        const auto fact = fact_from_json(fact_of(kind, keys), {}, FactForm::written);
        BOOST_REQUIRE(fact.has_value());
        const auto entries = decide(shop, MemberRecord{MemberId{"m1"}, {}, {}}, *fact, {});
        return entries ? std::string{} : lines_of(entries.error());
    };
    BOOST_TEST(refusal_of("order_paid", R"({"order": "B1", "amount_minor": 0})") ==
               "/amount_minor orders.amount_not_positive\n");
    BOOST_TEST(refusal_of("order_paid", R"({"order": "B1", "amount_minor": 1, "lines": [
                   {"amount_minor": 2, "discount_minor": -1}, {"amount_minor": -1}]})") ==
               "/lines/0/discount_minor orders.discount_out_of_range\n"
               "/lines/1/amount_minor orders.line_amount_out_of_range\n"
               "/lines/1/tax_minor orders.tax_above_amount\n");
    BOOST_TEST(refusal_of("points_adjusted", R"({"wallet": "points", "points": 1, "by": "Lin"})") ==
               "/reason adjust.reason_missing\n");
    BOOST_TEST(refusal_of("points_sent",
                          R"({"transfer": "t", "wallet": "points", "points": -5, "to": "m2"})") ==
               "/wallet transfers.not_transferable\n");
}

BOOST_AUTO_TEST_CASE(as_many_parcels_as_days_are_read) {
    std::vector<Parcel> parcels;
    for (int day = 0; day < 1'000; ++day) {
        parcels.push_back({Points{1}, Instant{day * ms_per_day}, false});
    }
    const Fact fact =
        making::fact("e", on("2026-01-01"),
                     PointsReceived{TransferId{"t"}, WalletId{"points"}, parcels, MemberId{"m1"}});
    const auto again = fact_from_json(to_json(fact));
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST((*again == fact));
}
