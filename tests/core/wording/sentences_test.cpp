// What a member reads: one sentence a row, in each language.
#include "core/wording/sentences.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdio>

#include "core/wording/numbers.h"
#include "tests/support/makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

std::string file_text(const std::string& path) {
    std::string text;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    BOOST_REQUIRE_MESSAGE(file, "cannot read " << path);
    char bytes[4096];
    for (std::size_t n; (n = std::fread(bytes, 1, sizeof bytes, file)) > 0;) text.append(bytes, n);
    std::fclose(file);
    return text;
}

Catalog catalog(const std::string& language) {
    return *catalog_from_json(*parse_json(file_text("assets/texts/" + language + ".json")));
}

struct Said {
    Catalog texts;
    Member member;
    Instant now = on("2026-03-01");

    explicit Said(const std::string& language) : texts(catalog(language)) {
        member.must(paid("a", on("2025-12-30"), 1250))
            .must(paid("b", on("2026-01-02"), 1250))
            .must(refunded("r", "b", on("2026-01-08"), 250))
            .must(redeemed("x", "cup", on("2026-02-01"), 20));
    }
    Speaker speaker() const { return {texts, member.published.program, now}; }
    std::vector<HistoryRow> rows() const {
        return history_at(member.published, member.record, now);
    }
    Account account() const { return account_at(member.published, member.record, now); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_says_why_in_chinese) {
    const Said said("zh-Hant");
    const auto rows = said.rows();
    BOOST_TEST(history_sentence(said.speaker(), rows[3]) == "門市消費 NT$1,250・烏龍茶");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[3]) ==
               "NT$1,250，每 NT$100 得 1 點，共 12 點。");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[2]) ==
               "NT$1,250，每 NT$100 得 1 點，silver ×1.5，共 18 點。");
    BOOST_TEST(history_sentence(said.speaker(), rows[1]) == "退貨 NT$250・烏龍茶");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[1]) ==
               "退貨後保留 NT$1,000：這筆訂單由 18 點改為 15 點。");
    BOOST_TEST(history_sentence(said.speaker(), rows[0]) == "兌換「杯」");
}

BOOST_AUTO_TEST_CASE(every_row_says_why_in_english) {
    const Said said("en");
    const auto rows = said.rows();
    BOOST_TEST(history_sentence(said.speaker(), rows[3]) == "Bought in store, NT$1,250 · 烏龍茶");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[3]) ==
               "NT$1,250 at 1 point per NT$100: 12 points.");
    BOOST_TEST(history_sentence(said.speaker(), rows[0]) == "Redeemed “Cup”");
}

BOOST_AUTO_TEST_CASE(the_way_to_the_next_tier_is_one_sentence_with_a_deadline) {
    const Said said("zh-Hant");
    BOOST_TEST(progress_sentence(said.speaker(), said.account()) == "再消費 NT$2,750，升gold");
    BOOST_TEST(progress_deadline(said.speaker(), said.account()) == "12/29（二）前");
    BOOST_TEST(keeping_sentence(said.speaker(), said.account()) ==
               "若不再消費，silver資格到 2027/1/1 為止。");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_said_as_a_way_not_as_a_no) {
    const Said said("zh-Hant");
    BOOST_TEST(refusal_sentence(said.speaker(), InsufficientPoints{{150}, {30}, {120}}) ==
               "還差 120 點");
    BOOST_TEST(refusal_sentence(said.speaker(), TierRequired{2}) == "gold起可兌換");
}

// ---- every kind of row (docs/rules/wording.md, V1)

namespace {

PlannedRule planned(std::string id, Gives gives, LocalizedText name = {}) {
    PlannedRule rule;
    rule.id.text = std::move(id);
    rule.gives = std::move(gives);
    rule.name = std::move(name);
    return rule;
}

RuleShare share(std::string id, std::int64_t wanted, std::int64_t points) {
    return {RuleId{std::move(id)}, {wanted}, {points}};
}

const EarnRate one_per_hundred{Points{1}, twd(100), Steps::whole};

EarnExplained earned_by(std::vector<PlannedRule> rules, std::vector<RuleShare> shares) {
    EarnExplained why;
    why.basis = twd(1250);
    why.channel = Channel::web;
    why.plan.rules = std::move(rules);
    why.shares = std::move(shares);
    return why;
}

BonusExplained bonus(BonusExplained::For what, std::string which, LocalizedText name = {}) {
    BonusExplained why;
    why.what = what;
    why.which = std::move(which);
    why.name = std::move(name);
    why.plan.rules = {planned("gift", Fixed{Points{100}})};
    why.shares = {share("gift", 100, 100)};
    return why;
}

struct RowCase {
    EntryKind kind;
    std::int64_t points;
    Explanation why;
    std::string reason, arithmetic;
};
std::ostream& operator<<(std::ostream& out, const RowCase& c) { return out << c.reason; }

RowCase adjusted(std::int64_t points) {
    return {EntryKind::adjust, points, AdjustExplained{"補登五月消費", "小林"}, "人工調整",
            "補登五月消費（小林）"};
}

ClawbackExplained taken_back(std::string refund, std::int64_t kept, std::int64_t after,
                             std::int64_t forgiven) {
    ClawbackExplained why;
    why.refund.text = std::move(refund);
    why.refunded = twd(250);
    why.kept = twd(kept);
    why.before = {18};
    why.after = {after};
    why.forgiven = {forgiven};
    return why;
}

const RowCase row_cases[] = {
    {EntryKind::earn, 12,
     earned_by({planned("spend", PerAmount{one_per_hundred, {}})}, {share("spend", 12, 12)}),
     "網路消費 NT$1,250", "NT$1,250，每 NT$100 得 1 點，共 12 點。"},
    {EntryKind::earn, 18,
     earned_by({planned("tier", Multiplied{{1500}, {}}, text("銀卡", "Silver")),
                planned("spend", PerAmount{one_per_hundred, {}})},
               {share("tier", 6, 6), share("spend", 12, 12)}),
     "網路消費 NT$1,250", "NT$1,250，每 NT$100 得 1 點，銀卡 ×1.5，共 18 點。"},
    {EntryKind::earn, 120,
     earned_by({planned("spend", PerAmount{one_per_hundred, {}})}, {share("spend", 300, 120)}),
     "網路消費 NT$1,250", "NT$1,250，每 NT$100 得 1 點（+120，上限前 300），共 120 點。"},
    {EntryKind::earn, 116,
     earned_by({planned("spend", PerAmount{one_per_hundred, {}}),
                planned("tea", PerAmount{one_per_hundred, {{{}, {"茶"}, {}}, {}}}),
                planned("cups", PerUnit{Points{2}, {}}), planned("double", Multiplied{{2000}, {}}),
                planned("more", Added{Points{50}}, text("週末加碼", "Weekend")),
                planned("gift", Fixed{Points{20}})},
               {share("spend", 12, 12), share("tea", 5, 5), share("cups", 4, 4),
                share("double", 25, 25), share("more", 50, 50), share("gift", 20, 20)}),
     "網路消費 NT$1,250",
     "NT$1,250，每 NT$100 得 1 點（+12），指定商品每 NT$100 得 1 點（+5），每件 2 "
     "點（+4），加贈（+20），"
     "×2（+25），週末加碼（+50），共 116 點。"},
    {EntryKind::earn, 0, earned_by({planned("spend", PerAmount{one_per_hundred, {}})}, {}),
     "網路消費 NT$1,250", "NT$1,250，每 NT$100 得 1 點，這筆不足一點。"},
    {EntryKind::earn, 0, earned_by({}, {}), "網路消費 NT$1,250", "這筆沒有點數。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::joined, ""), "加入會員禮", "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::birthday, "2026"), "2026 年生日禮",
     "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::action, "review"), "撰寫評論",
     "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::action, "茶課"), "參加活動：茶課",
     "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::survey, "why"), "填寫問卷", "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::referral, "advocate"), "推薦朋友",
     "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::referral, "friend"), "受邀加入",
     "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::tier, "gold", text("金卡", "Gold")),
     "升等禮：金卡", "得 100 點。"},
    {EntryKind::bonus, 100, bonus(BonusExplained::For::membership, "club", text("茶會", "Club")),
     "付費會員：茶會", "得 100 點。"},
    {EntryKind::redeem, -20, RedeemExplained{RewardId{"cup"}, text("杯", "Cup"), "4QXR"},
     "兌換「杯」", "兌換碼 4QXR"},
    {EntryKind::pay, -100, PayExplained{twd(10), twd(500), {}}, "折抵 NT$10",
     "100 點折抵這筆 NT$500 的訂單。"},
    {EntryKind::redeem_rollback, 20,
     RollbackExplained{RedemptionId{"r"}, text("杯", "Cup"), Money{}}, "退還兌換「杯」",
     "20 點退回原來的批次，到期日不變。"},
    {EntryKind::redeem_rollback, 50, RollbackExplained{std::nullopt, {}, twd(5)}, "退還折抵 NT$5",
     "50 點退回原來的批次，到期日不變。"},
    adjusted(30),
    adjusted(-30),
    {EntryKind::transfer_out, -10, TransferExplained{TransferId{"t"}, MemberId{"m2"}, {}},
     "轉給會員 m2", "到期日不變。"},
    {EntryKind::transfer_in, 10, TransferExplained{TransferId{"t"}, MemberId{"m2"}, {}},
     "會員 m2 轉來", "到期日不變。"},
    {EntryKind::activate, 0, ActivateExplained{}, "點數生效", ""}};

HistoryRow row_of(EntryKind kind, std::int64_t points, Explanation why, bool of_order = false) {
    HistoryRow row;
    row.at = on("2026-02-01");
    row.wallet.text = "points";
    row.points = {points};
    ExplainedEntry explained;
    explained.entry.kind = kind;
    explained.entry.wallet = row.wallet;
    explained.entry.points = row.points;
    if (of_order) explained.entry.order = OrderId{"a"};
    explained.why = std::move(why);
    row.what = std::move(explained);
    return row;
}

}  // namespace

BOOST_DATA_TEST_CASE(every_kind_of_row_has_a_reason_and_its_arithmetic,
                     boost::unit_test::data::make(row_cases), c) {
    const Said said("zh-Hant");
    const HistoryRow row = row_of(c.kind, c.points, c.why);
    BOOST_TEST(history_sentence(said.speaker(), row) == c.reason);
    BOOST_TEST(history_arithmetic(said.speaker(), row) == c.arithmetic);
    const Said in_english("en");
    for (const std::string& text : {history_sentence(in_english.speaker(), row),
                                    history_arithmetic(in_english.speaker(), row)}) {
        BOOST_TEST(text.find('{') == std::string::npos, text);
        BOOST_TEST(!text.starts_with("history."), text);
    }
}

BOOST_AUTO_TEST_CASE(a_row_that_came_back_says_what_is_kept_and_what_is_forgiven) {
    const Said said("zh-Hant");
    const auto arithmetic = [&](ClawbackExplained why, bool of_order) {
        return history_arithmetic(said.speaker(),
                                  row_of(EntryKind::clawback, -3, std::move(why), of_order));
    };
    BOOST_TEST(arithmetic(taken_back("r", 1000, 15, 0), true) ==
               "退貨後保留 NT$1,000：這筆訂單由 18 點改為 15 點。");
    BOOST_TEST(arithmetic(taken_back("r", 1000, 15, 2), true) ==
               "退貨後保留 NT$1,000：這筆訂單由 18 點改為 15 點。已用掉的 2 點不再收回。");
    BOOST_TEST(arithmetic(taken_back("", 0, 0, 0), true) == "由 18 點改為 0 點。");
    BOOST_TEST(arithmetic(taken_back("", 0, 0, 0), false) == "由 18 點改為 0 點。");
    const auto reason = [&](ClawbackExplained why, bool of_order) {
        return history_sentence(said.speaker(),
                                row_of(EntryKind::clawback, -3, std::move(why), of_order));
    };
    BOOST_TEST(reason(taken_back("r", 1000, 15, 0), true) == "退貨 NT$250");
    BOOST_TEST(reason(taken_back("", 0, 0, 0), true) == "取消訂單");
    BOOST_TEST(reason(taken_back("", 0, 0, 0), false) == "付費會員退費 NT$250");
}

BOOST_AUTO_TEST_CASE(a_row_says_until_when_its_points_wait) {
    const Said said("zh-Hant");
    HistoryRow row = row_of(EntryKind::bonus, 100, bonus(BonusExplained::For::joined, ""));
    row.pending_until = at("2026-03-10T00:00:00+08:00");
    BOOST_TEST(history_arithmetic(said.speaker(), row) == "得 100 點。3/10（二）起可用。");
    row.pending_until.reset();
    row.waits = true;
    BOOST_TEST(history_arithmetic(said.speaker(), row) == "得 100 點。訂單交到您手上後可用。");
    const Said in_english("en");
    BOOST_TEST(history_arithmetic(in_english.speaker(), row) ==
               "100 points given. Yours to spend once the order is handed over.");
}

BOOST_AUTO_TEST_CASE(what_expired_says_its_last_day_and_another_wallet_its_name) {
    Said said("zh-Hant");
    Wallet stamps;
    stamps.id.text = "stamps";
    stamps.name = text("印花", "stamps");
    said.member.published.program.wallets.push_back(stamps);
    HistoryRow row{
        at("2026-02-01T00:00:00+08:00"), WalletId{"points"}, {-5}, {}, {}, false, ExpiredLot{}};
    BOOST_TEST(history_sentence(said.speaker(), row) == "點數到期");
    BOOST_TEST(history_arithmetic(said.speaker(), row) == "有效至 1/31（六）。");
    row.wallet.text = "stamps";
    BOOST_TEST(history_sentence(said.speaker(), row) == "印花到期");
    BOOST_TEST(said.speaker().points(Points{3}, stamps.id) == "3 印花");
}

// ---- tiers (V2)

namespace {

NeedProgress missing(Measure measure, std::int64_t least, std::int64_t has) {
    Need need;
    need.measure = measure;
    need.least = least;
    return {need, has, std::max<std::int64_t>(0, least - has), std::nullopt};
}

struct Climbing {
    Said said;
    Account account;

    explicit Climbing(const std::string& language) : said(language), account(said.account()) {
        said.member.published.program.plans = {
            {PlanId{"club"}, text("茶會", "Tea Club"), twd(990), {12, 0}, 0, 1}};
        account.standing.drops_at.reset();
        account.standing.drops_to.reset();
    }
    std::string progress(std::size_t at_least, std::vector<NeedProgress> needs) {
        for (NeedProgress& need : needs) {
            if (need.need.measure == Measure::plan) need.need.plan.text = "club";
        }
        account.to_next = Progress{2, at_least, std::move(needs)};
        return progress_sentence(said.speaker(), account);
    }
    std::string keeping() const { return keeping_sentence(said.speaker(), account); }
};

struct NeedCase {
    NeedProgress need;
    std::string zh, en;
};
std::ostream& operator<<(std::ostream& out, const NeedCase& c) { return out << c.en; }

const NeedCase need_cases[] = {
    {missing(Measure::spend, 500000, 376000), "再消費 NT$1,240，升gold", "NT$1,240 more to gold"},
    {missing(Measure::orders, 5, 2), "再買 3 次，升gold", "3 more orders to gold"},
    {missing(Measure::orders, 5, 4), "再買 1 次，升gold", "1 more order to gold"},
    {missing(Measure::active_months, 6, 4), "再有 2 個月來消費，升gold",
     "purchases in 2 more months to gold"},
    {missing(Measure::points, 500, 380), "再累積 120 點，升gold", "120 points more to gold"},
    {missing(Measure::engagement_points, 50, 0), "再從活動得 50 點，升gold",
     "50 points more by taking part to gold"},
    {missing(Measure::balance, 300, 100), "再存 200 點，升gold", "200 points more kept to gold"},
    {missing(Measure::days_a_member, 90, 60), "再過 30 天，升gold", "30 more days to gold"},
    {missing(Measure::plan, 1, 0), "加入茶會，升gold", "Tea Club to gold"}};

}  // namespace

BOOST_DATA_TEST_CASE(every_measure_says_what_is_missing, boost::unit_test::data::make(need_cases),
                     c) {
    BOOST_TEST(Climbing("zh-Hant").progress(1, {c.need}) == c.zh);
    BOOST_TEST(Climbing("en").progress(1, {c.need}) == c.en);
}

BOOST_AUTO_TEST_CASE(of_several_needs_all_are_said_or_the_nearest_that_is_enough) {
    Climbing climbing("zh-Hant");
    const NeedProgress spend = missing(Measure::spend, 500000, 100000);
    const NeedProgress orders = missing(Measure::orders, 5, 4);
    const NeedProgress days = missing(Measure::days_a_member, 90, 0);
    const NeedProgress met = missing(Measure::points, 10, 20);
    BOOST_TEST(climbing.progress(2, {spend, orders}) == "再消費 NT$4,000，並再買 1 次，升gold");
    BOOST_TEST(climbing.progress(2, {spend, met}) == "再消費 NT$4,000，升gold");
    BOOST_TEST(climbing.progress(1, {spend, orders}) == "再買 1 次，升gold");
    BOOST_TEST(climbing.progress(2, {spend, orders, met}) == "再買 1 次，升gold");
    BOOST_TEST(climbing.progress(2, {spend, orders, days}) ==
               "以下任 2 項：再消費 NT$4,000，或再買 1 次，或再過 90 天，升gold");
    BOOST_TEST(climbing.progress(1, {met}) == "gold的條件已達成。");
}

BOOST_AUTO_TEST_CASE(a_deadline_belongs_to_the_needs_that_are_said) {
    Climbing climbing("zh-Hant");
    NeedProgress spend = missing(Measure::spend, 500000, 100000);
    NeedProgress orders = missing(Measure::orders, 5, 4);
    spend.by = at("2026-04-01T00:00:00+08:00");
    orders.by = at("2026-06-01T00:00:00+08:00");
    climbing.progress(2, {spend, orders});
    BOOST_TEST(progress_deadline(climbing.said.speaker(), climbing.account) == "3/31（二）前");
    climbing.progress(1, {spend, orders});
    BOOST_TEST(progress_deadline(climbing.said.speaker(), climbing.account) == "5/31（日）前");
    climbing.progress(1, {missing(Measure::orders, 5, 5)});
    BOOST_TEST(progress_deadline(climbing.said.speaker(), climbing.account) == "");
}

BOOST_AUTO_TEST_CASE(a_tier_that_is_reached_says_when_it_begins) {
    Climbing climbing("zh-Hant");
    climbing.account.standing.waiting = 2;
    climbing.account.standing.waiting_at = at("2026-04-01T00:00:00+08:00");
    BOOST_TEST(progress_sentence(climbing.said.speaker(), climbing.account) ==
               "已達標，4/1（三）起成為gold。");
}

BOOST_AUTO_TEST_CASE(keeping_a_tier_is_said_with_its_deadline) {
    Climbing climbing("zh-Hant");
    Standing& standing = climbing.account.standing;
    BOOST_TEST(climbing.keeping() == "");
    standing.until = at("2026-10-01T00:00:00+08:00");
    BOOST_TEST(climbing.keeping() == "silver資格到 9/30（三）。");
    climbing.account.to_keep = Progress{1, 1, {missing(Measure::spend, 100000, 40000)}};
    BOOST_TEST(climbing.keeping() == "9/30（三）前再消費 NT$600，可續silver。");
    climbing.account.to_keep = Progress{1, 1, {missing(Measure::spend, 100000, 140000)}};
    BOOST_TEST(climbing.keeping() == "silver資格已可延續，目前到 9/30（三）。");
    standing.grace_until = at("2026-11-01T00:00:00+08:00");
    BOOST_TEST(climbing.keeping() == "寬限期到 10/31（六），補足條件即可保留silver。");
}

BOOST_AUTO_TEST_CASE(a_tier_held_by_a_plan_or_by_the_shop_says_so) {
    Climbing climbing("zh-Hant");
    Standing& standing = climbing.account.standing;
    standing.tier = standing.plan = 1;
    standing.earned = 0;
    PlanPeriod period;
    period.plan.text = "club";
    period.until = period.grace_until = at("2027-01-01T00:00:00+08:00");
    climbing.account.memberships = {{period, PlanState::active}};
    BOOST_TEST(climbing.keeping() == "茶會到 12/31（四），期間是silver。");
    standing.tier = 2;
    standing.pin = 2;
    BOOST_TEST(climbing.keeping() == "店家為您保留gold。");
    standing.drops_at = at("2026-07-01T00:00:00+08:00");
    standing.drops_to = 1;
    BOOST_TEST(climbing.keeping() == "店家為您保留gold到 6/30（二）。");
}

BOOST_AUTO_TEST_CASE(every_reason_for_a_tier_has_its_sentence) {
    const std::pair<TierReason, std::string> reasons[] = {
        {TierReason::joined, "2/1（日）起符合條件，成為silver。"},
        {TierReason::order_reached_it, "2/1（日）消費達標，成為silver。"},
        {TierReason::points_reached_it, "2/1（日）累積達標，成為silver。"},
        {TierReason::period_began, "2/1（日）起符合條件，成為silver。"},
        {TierReason::time_reached_it, "2/1（日）起符合條件，成為silver。"},
        {TierReason::order_left_window, "2/1（日）起，依近期消費調整為silver。"},
        {TierReason::refund, "2/1（日）因退貨調整為silver。"},
        {TierReason::balance_fell, "2/1（日）因點數餘額調整為silver。"},
        {TierReason::term_ended, "2/1（日）期滿，調整為silver。"},
        {TierReason::grace_ended, "2/1（日）期滿，調整為silver。"},
        {TierReason::plan_paid, "2/1（日）起，付費會員享silver。"},
        {TierReason::plan_ended, "2/1（日）付費會員期滿，調整為silver。"},
        {TierReason::pinned, "2/1（日）起由店家設為silver。"},
        {TierReason::pin_ended, "2/1（日）起店家不再指定，調整為silver。"},
        {TierReason::published, "2/1（日）起適用新辦法，為silver。"}};
    Climbing climbing("zh-Hant");
    climbing.account.standing.tier = 1;
    climbing.account.standing.since = on("2026-02-01");
    for (const auto& [why, sentence] : reasons) {
        climbing.account.standing.why = why;
        BOOST_TEST(standing_sentence(climbing.said.speaker(), climbing.account) == sentence);
    }
}

BOOST_AUTO_TEST_CASE(a_ladder_says_what_each_tier_asks_for) {
    Climbing climbing("zh-Hant");
    TierLadder& ladder = climbing.said.member.published.program.ladder;
    Need orders;
    orders.measure = Measure::orders;
    orders.least = 12;
    orders.within = CalendarWindow{CalendarUnit::year};
    Need plan;
    plan.measure = Measure::plan;
    plan.least = 1;
    plan.plan.text = "club";
    ladder.rungs[2].needs = {1, {orders, plan}};
    BOOST_TEST(needs_sentence(climbing.said.speaker(), 0) == "加入即享");
    BOOST_TEST(needs_sentence(climbing.said.speaker(), 1) == "近 365 天消費滿 NT$1,000");
    BOOST_TEST(needs_sentence(climbing.said.speaker(), 2) == "今年買滿 12 次，或加入茶會");
}

BOOST_AUTO_TEST_CASE(pending_points_say_from_when_they_are_yours) {
    const Said said("zh-Hant");
    Balance balance;
    balance.pending = {30};
    Lot lot;
    lot.left = {30};
    lot.active_at = at("2026-03-10T00:00:00+08:00");
    balance.pending_lots = {lot};
    BOOST_TEST(pending_sentence(said.speaker(), balance) == "30 點待生效，3/10（二）起可用。");
    balance.pending_lots.front().active_at.reset();
    BOOST_TEST(pending_sentence(said.speaker(), balance) == "30 點待生效，訂單交到您手上後可用。");
    balance.pending_lots.push_back(lot);
    BOOST_TEST(pending_sentence(said.speaker(), balance) == "30 點待生效。");
    BOOST_TEST(pending_sentence(said.speaker(), Balance{}) == "");
}

BOOST_AUTO_TEST_CASE(numbers_and_money_read_as_people_write_them) {
    BOOST_TEST(grouped(1'234'567) == "1,234,567");
    BOOST_TEST(grouped(-999) == "−999");
    BOOST_TEST(signed_grouped(1'000) == "+1,000");
    BOOST_TEST(money_text(twd(1'240), *currency_of("TWD")) == "NT$1,240");
    BOOST_TEST(money_text({1'250}, *currency_of("GBP")) == "£12.50");
    BOOST_TEST(money_text({-5}, *currency_of("GBP")) == "−£0.05");
    BOOST_TEST(money_text({1'240}, *currency_of("JPY")) == "¥1,240");
    BOOST_TEST(money_text({INT64_MIN}, *currency_of("SGD")).starts_with("−SGD 92,233"));
}

BOOST_AUTO_TEST_CASE(an_argument_or_key_that_is_missing_stays_visible) {
    Catalog texts;
    texts.texts = {{"greeting", "Hello, {name}{"}};
    BOOST_TEST(say(texts, "greeting") == "Hello, {name}{");
    BOOST_TEST(say(texts, "greeting", {{"name", "{name}"}}) == "Hello, {name}{");
    BOOST_TEST(say(texts, "nothing.here") == "nothing.here");
}

BOOST_AUTO_TEST_CASE(a_single_point_has_its_own_word) {
    const Said said("en");
    BOOST_TEST(said.speaker().points(Points{1}) == "1 point");
    BOOST_TEST(said.speaker().points(Points{2}) == "2 points");
}
