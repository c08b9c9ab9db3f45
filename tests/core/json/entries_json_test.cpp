// Ledger entries of every kind, with all that explains them, read back as they were written.
#include "core/json/entries_json.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

LedgerEntry entry_of(EntryKind kind, std::int64_t points) {
    LedgerEntry entry;
    entry.number = 7;
    entry.kind = kind;
    entry.wallet.text = "points";
    entry.points.count = points;
    entry.at = at("2026-03-01T02:03:04.005Z");
    entry.cause.text = "order/B1";
    entry.program_version = 3;
    return entry;
}

ProductSet tea_but_not_x() {
    ProductSet set;
    set.of.categories = {"tea"};
    set.except.brands = {"X"};
    return set;
}

/// A plan in which every part of a rule says something.
EarnPlan full_plan() {
    EarnPlan plan;
    PlannedRule rate;
    rate.id.text = "spend";
    rate.name = text("消費", "spending");
    rate.gives = PerAmount{{Points{2}, Money{15'050}, Steps::prorated}, tea_but_not_x()};
    rate.still = Condition{AllOf{{Condition{BasisAtLeast{Money{50'000}}},
                                  Condition{NoneOf{{Condition{Contains{tea_but_not_x(), 2}}}}},
                                  Condition{AnyOf{{Condition{Contains{{}, 1}}}}}}}};
    rate.group = "base";
    rate.priority = -4;
    rate.rounding = Rounding::half_up;
    rate.room = Points{0};
    rate.all_or_nothing = true;
    rate.qualifies = false;
    PlannedRule units;
    units.id.text = "cups";
    units.gives = PerUnit{Points{3}, tea_but_not_x()};
    PlannedRule fixed;
    fixed.id.text = "visit";
    fixed.gives = Fixed{Points{5}};
    PlannedRule added;
    added.id.text = "gift";
    added.gives = Added{Points{7}};
    PlannedRule doubled;
    doubled.id.text = "tier";
    doubled.gives = Multiplied{Multiplier{1'250}, {"base"}};
    doubled.group = "tier";
    plan.rules = {rate, units, fixed, added, doubled};
    plan.groups = {{"base", Combine::max},
                   {"tier", Combine::first},
                   {"", Combine::sum},
                   {"x", Combine::multiply}};
    plan.room = Points{100};
    return plan;
}

std::vector<ExplainedEntry> all_kinds() {
    std::vector<ExplainedEntry> all;
    const auto add = [&](EntryKind kind, std::int64_t points, Explanation why) -> LedgerEntry& {
        return all.emplace_back(entry_of(kind, points), std::move(why)).entry;
    };
    EarnExplained earned;
    earned.basis = Money{124'000};
    earned.lines = {Money{100'000}, Money{0}, Money{24'000}};
    earned.with_shipping = true;
    earned.tier.text = "silver";
    earned.tier_name = text("銀", "Silver");
    earned.channel = Channel::store;
    earned.summary = "烏龍茶";
    earned.plan = full_plan();
    earned.shares = {{RuleId{"spend"}, Points{15}, Points{12}},
                     {RuleId{"tier"}, Points{-1}, Points{-1}}};
    earned.shortfall = Shortfall::clamp;
    earned.pending = {PendingKind::fulfilment, 7, {}};
    earned.expiry.kind = ExpiryKind::sliding;
    earned.expiry.span = {12, 0};
    LedgerEntry& credit = add(EntryKind::earn, 11, earned);
    credit.order = OrderId{"B1"};
    credit.active_at = at("2026-03-15T00:00:00Z");
    credit.awaits_fulfilment = true;
    credit.expires_at = at("2027-03-15T00:00:00Z");
    credit.slides = true;
    credit.slides_to = at("2027-03-01T16:00:00Z");
    EarnExplained plain;
    plain.tier.text = "base";
    plain.tier_name = text("基", "Base");
    add(EntryKind::earn, 0, plain);
    for (const auto what :
         {BonusExplained::For::joined, BonusExplained::For::birthday, BonusExplained::For::action,
          BonusExplained::For::survey, BonusExplained::For::referral, BonusExplained::For::tier,
          BonusExplained::For::membership}) {
        BonusExplained bonus;
        bonus.what = what;
        if (what != BonusExplained::For::joined) bonus.which = "2026";
        if (what == BonusExplained::For::action) bonus.source = "review/7";
        if (what == BonusExplained::For::tier) bonus.name = text("金", "Gold");
        bonus.plan = full_plan();
        bonus.shares = {{RuleId{"visit"}, Points{5}, Points{5}}};
        add(EntryKind::bonus, 5, bonus);
    }
    add(EntryKind::adjust, -20, AdjustExplained{"by mistake", "Lin"});
    add(EntryKind::redeem, -300,
        RedeemExplained{RewardId{"cup"}, text("杯", "Cup"), "4QXR-8M2K-7"});
    add(EntryKind::pay, -50,
        PayExplained{Money{5'000}, Money{90'000}, PaidPointsBack::in_proportion})
        .order = OrderId{"B1"};
    add(EntryKind::redeem_rollback, 300,
        RollbackExplained{RedemptionId{"x1"}, text("杯", "Cup"), Money{}})
        .reverses = 4;
    add(EntryKind::redeem_rollback, 50, RollbackExplained{std::nullopt, {}, Money{5'000}})
        .reverses = 5;
    ClawbackExplained back;
    back.refund.text = "R1";
    back.refunded = Money{24'000};
    back.kept = Money{100'000};
    back.before = Points{15};
    back.after = Points{12};
    back.forgiven = Points{1};
    back.shares = {{RuleId{"spend"}, Points{12}, Points{12}}};
    back.summary = "烏龍茶";
    add(EntryKind::clawback, -2, back).reverses = 1;
    add(EntryKind::clawback, -12, ClawbackExplained{}).reverses = 1;
    add(EntryKind::activate, 0, ActivateExplained{}).active_at = at("2026-03-15T00:00:00Z");
    add(EntryKind::transfer_out, -30,
        TransferExplained{
            TransferId{"t1"},
            MemberId{"m2"},
            {{Points{10}, at("2027-01-01T00:00:00Z"), true}, {Points{20}, {}, false}}});
    add(EntryKind::transfer_in, 30, TransferExplained{TransferId{"t1"}, MemberId{"m1"}, {}});
    return all;
}

struct DamageCase {
    std::string_view says, pointer, patch, expected;
};
std::ostream& operator<<(std::ostream& out, const DamageCase& c) { return out << c.says; }

/// Of the first entry, which has everything.
const DamageCase damage_cases[] = {
    {"a kind nobody knows", "/kind", R"("steal")", "/kind json.unknown_value\n"},
    {"a number before the first", "/number", "0", "/number json.out_of_range\n"},
    {"points beyond all limits", "/points", "1000000000001", "/points json.out_of_range\n"},
    {"a key nobody knows", "/why/mood", "1", "/why/mood json.unknown_key\n"},
    {"an explanation of another kind", "/kind", R"("adjust")",
     "/why/reason json.missing\n/why/by json.missing\n"},
    {"a rate per nothing", "/why/plan/rules/0/gives/per_minor", "0",
     "/why/plan/rules/0/gives/per_minor json.out_of_range\n"},
    {"a condition about the moment", "/why/plan/rules/0/still", R"({"tag": "vip"})",
     "/why/plan/rules/0/still earning.condition_unknown\n"},
    {"a line below zero", "/why/lines_minor/1", "-1", "/why/lines_minor/1 json.out_of_range\n"},
    {"a share without its rule", "/why/shares/0", R"({"points": 1})",
     "/why/shares/0/rule json.missing\n"},
    {"a factor that is none", "/why/plan/rules/4/gives/by", R"("-1")",
     "/why/plan/rules/4/gives/by json.not_a_decimal\n"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_entry_of_every_kind_reads_back_as_it_was_written) {
    std::vector<bool> seen(std::variant_size_v<Explanation>, false);
    for (const ExplainedEntry& entry : all_kinds()) {
        const Json json = to_json(entry);
        BOOST_TEST_CONTEXT(to_text(json)) {
            const auto again = entry_from_json(json);
            const std::string said = again ? "" : lines_of(again.error());
            BOOST_REQUIRE_MESSAGE(again.has_value(), said);
            BOOST_TEST((*again == entry));
            BOOST_TEST(to_text(to_json(*again)) == to_text(json));
        }
        seen[entry.why.index()] = true;
    }
    for (const bool one : seen) BOOST_TEST(one);
}

BOOST_AUTO_TEST_CASE(a_plan_is_written_in_the_words_of_the_document) {
    const Json rule = to_json(all_kinds().front())["why"]["plan"]["rules"][0];
    BOOST_TEST(
        to_text(rule) ==
        R"({"id":"spend","name":{"zh-Hant":"消費","en":"spending"},)"
        R"("gives":{"kind":"per_amount","give":2,"per_minor":15050,"steps":"prorated",)"
        R"("of":{"categories":["tea"],"except":{"brands":["X"]}}},)"
        R"("still":{"all":[{"basis_at_least_minor":50000},)"
        R"({"none":[{"contains":{"categories":["tea"],"except":{"brands":["X"]}},"units":2}]},)"
        R"({"any":[{"contains":{}}]}]},)"
        R"("group":"base","priority":-4,"rounding":"half_up","room":0,"all_or_nothing":true,)"
        R"("qualifies":false})");
}

BOOST_DATA_TEST_CASE(a_damaged_entry_is_named_with_its_place, data::make(damage_cases), c) {
    Json json = to_json(all_kinds().front());
    place_in(json, c.pointer) = Json::parse(c.patch);
    if (c.pointer == "/kind" && c.patch == R"("adjust")") json["why"] = Json::object();
    const auto entry = entry_from_json(json);
    BOOST_REQUIRE(!entry.has_value());
    BOOST_TEST(lines_of(entry.error()) == c.expected);
}
