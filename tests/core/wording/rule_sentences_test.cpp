// Every rule of a programme in a sentence, in four languages (docs/rules/wording.md, V3-V6).
#include "core/wording/rule_sentences.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdio>

#include "core/json/program_json.h"

using namespace regulars;

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

constexpr std::string_view languages[] = {"zh-Hant", "zh-Hans", "en", "ja"};

Catalog texts_in(std::string_view language) {
    const std::string path = "assets/texts/rules." + std::string(language) + ".json";
    return *catalog_from_json(*parse_json(file_text(path)));
}

std::optional<TimeZone> any_zone(std::string_view name) {
    return TimeZone{std::string(name), 8 * 3600, {}};
}

constexpr std::string_view tea_shop = R"({
 "id": "tea", "name": {"en": "Tea"}, "currency": "TWD", "time_zone": "Asia/Taipei",
 "points": {"name": {"zh-Hant": "點", "zh-Hans": "积分", "en": "points", "ja": "ポイント"}, "name_one": {"en": "point"}, "value": "1",
            "earn": {"give": 1, "per": "100", "steps": "whole"}},
 "tiers": [{"id": "base", "name": {"zh-Hant": "會員", "zh-Hans": "会员", "en": "Member", "ja": "会員"}, "threshold": "0"},
           {"id": "silver", "name": {"zh-Hant": "銀卡", "zh-Hans": "银卡", "en": "Silver", "ja": "シルバー"}, "threshold": "5000", "multiplier": "1.25"},
           {"id": "gold", "name": {"zh-Hant": "金卡", "zh-Hans": "金卡", "en": "Gold", "ja": "ゴールド"}, "threshold": "20000", "multiplier": "1.5"}],
 "plans": [{"id": "club", "name": {"zh-Hant": "茶會", "zh-Hans": "茶会", "en": "Tea Club", "ja": "ティークラブ"}, "price": "990", "period": {"months": 12}}],
 "surveys": [{"id": "why", "question": {"zh-Hant": "您會推薦我們嗎？", "zh-Hans": "您会推荐我们吗？", "en": "Would you recommend us?", "ja": "お勧めいただけますか？"}, "comment_label": {"en": "Why"}, "thanks": 10}]
})";

/// What is set in the tea shop's document, and what is then said.
using Settings = std::vector<std::pair<std::string, std::string>>;

Json document_with(const Settings& settings) {
    Json document = *parse_json(tea_shop);
    for (const auto& [pointer, value] : settings) {
        Json* place = &document;
        for (std::size_t at = 0; at < pointer.size();) {
            const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
            const std::string key = pointer.substr(at + 1, end - at - 1);
            const bool is_index = key.find_first_not_of("0123456789") == std::string::npos;
            if (place->is_null() && is_index) *place = Json::array();
            if (place->is_array()) {
                const std::size_t index = std::stoul(key);
                while (place->size() <= index) place->push_back(nullptr);
                place = &(*place)[index];
            } else {
                place = &(*place)[key];
            }
            at = end;
        }
        *place = *parse_json(value);
    }
    return document;
}

Program program_of(const Json& document) {
    const auto program = program_from_json(document, any_zone);
    BOOST_REQUIRE_MESSAGE(program,
                          document.dump() + ": " + (program ? "" : program.error().front().rule));
    return *program;
}

std::string said(const Program& program, std::string_view language, std::string_view where) {
    for (const RuleSentence& rule : rule_sentences(program, texts_in(language))) {
        if (rule.where.pointer == where) return rule.sentence;
    }
    return "nothing";
}

struct RuleCase {
    Settings settings;
    std::string where, zh, en;
};
std::ostream& operator<<(std::ostream& out, const RuleCase& c) { return out << c.en; }

const RuleCase rule_cases[] =
    {{{{"/points/name", R"({"zh-Hant": "點", "en": "points"})"}},
      "/points/name",
      "您累積的是「點」。",
      "You collect points."},
     {{{"/points/value", R"("0.3")"}},
      "/points/value",
      "1 點約值 NT$0.30。",
      "1 point is worth about NT$0.30."},
     {{{"/points/pending", R"({"days": 7})"}},
      "/points/pending",
      "點數得到後 7 天可用。",
      "Points can be spent 7 days after you earn any."},
     {{{"/points/pending", R"({"until": "2026-01-01"})"}},
      "/points/pending",
      "點數從 2026/1/1 起可用。",
      "Points can be spent from January 1, 2026 on."},
     {{{"/points/pending", R"({"fulfilment_days": 0})"}},
      "/points/pending",
      "點數在訂單交到您手上後可用。",
      "Points can be spent once the order is in your hands."},
     {{{"/points/pending", R"({"fulfilment_days": 14})"}},
      "/points/pending",
      "點數在訂單交到您手上 14 天後可用。",
      "Points can be spent 14 days after the order is in your hands."},
     {{{"/points/expiry", R"({"months": 24})"}},
      "/points/expiry",
      "點數從可用那天起 24 個月內有效。",
      "Points can be spent for 24 months."},
     {{{"/points/expiry", R"({"months": 12, "days": 3})"}},
      "/points/expiry",
      "點數從可用那天起 12 個月又 3 天內有效。",
      "Points can be spent for 12 months and 3 days."},
     {{{"/points/expiry", R"({"days": 0})"}},
      "/points/expiry",
      "點數只在可用的當天有效。",
      "Points can only be spent on the very day."},
     {{{"/points/expiry", R"({"months": 1, "to_end_of": "quarter"})"}},
      "/points/expiry",
      "點數從可用那天起 1 個月內有效，到期日延到當季結束。",
      "Points can be spent for a month, and on to the end of the quarter."},
     {{{"/points/expiry", R"({"months": 0, "to_end_of": "month"})"}},
      "/points/expiry",
      "點數有效到可用當月結束。",
      "Points can be spent to the end of the month."},
     {{{"/points/expiry", R"({"yearly": {"month": 6, "day": 30, "years_later": 0}})"}},
      "/points/expiry",
      "每年開始可用的點數，當年 6/30 後到期。",
      "Points that become active in one year can be spent to June 30 of that year."},
     {{{"/points/expiry", R"({"yearly": {"month": 6, "day": 30}})"}},
      "/points/expiry",
      "每年開始可用的點數，隔年 6/30 後到期。",
      "Points that become active in one year can be spent to June 30 of the next."},
     {{{"/points/expiry", R"({"yearly": {"month": 6, "day": 30, "years_later": 2}})"}},
      "/points/expiry",
      "每年開始可用的點數，2 年後的 6/30 後到期。",
      "Points that become active in one year can be spent to June 30, 2 years later."},
     {{{"/points/expiry", R"({"on": "2027-12-31"})"}},
      "/points/expiry",
      "點數在 2027/12/31 後到期。",
      "Points can be spent to December 31, 2027."},
     {{{"/points/expiry", R"({"sliding": {"months": 12}})"}},
      "/points/expiry",
      "點數在最後一次得到或使用後 12 個月內有效。",
      "Points can be spent for 12 months after you last earned or spent any."},
     {{{"/points/shortfall", R"("clamp")"}},
      "/points/shortfall",
      "退貨時只收回還剩下的點數，用掉的不追討。",
      "Points of returned goods will be taken back as far as you have any left."},
     {{{"/points/shortfall", R"("pending_only")"}},
      "/points/shortfall",
      "退貨時只收回還不能用的點數，已經可用的都留給您。",
      "Points of returned goods will be taken back only while you cannot spend any yet."},
     {{{"/points/most", R"(5000)"}},
      "/points/most",
      "點數最多可累積 5,000 點。",
      "Points can add up to 5,000 points at the most."},
     {{{"/points/courtesy_days", R"(30)"}},
      "/points/courtesy_days",
      "退還的點數如果已過期，再給您 30 天。",
      "Points given back after they expired can be spent for 30 more days."},
     {{{"/points/transferable", R"(true)"}},
      "/points/transferable",
      "點數可以轉給其他會員。",
      "Points can be sent to other members."},
     {{{"/points/pay",
        R"({"step": 10, "worth": "1", "least": 100, "most": 500, "most_percent": "20", "from": "500"})"}},
      "/points/pay",
      "結帳時 10 點可折 NT$1，訂單滿 NT$500 才能用，每筆至少用 100 點，每筆最多用 500 "
      "點，最多折訂單的 20%。",
      "NT$1 off an order for every 10 points, on orders of NT$500 or more, from 100 points an "
      "order, up to 500 points an order, up to 20% of it."},
     {{{"/points/pay", R"({"worth": "1"})"}},
      "/points/paid_back",
      "折抵用掉的點數，整筆退貨時還給您。",
      "Points that paid for an order will come back when all of it does."},
     {{{"/wallets",
        R"([{"id": "s", "kind": "stamps", "name": {"zh-Hant": "印花", "en": "stamps"}, "value": "1"}])"}},
      "/wallets/0/name",
      "您集的是「印花」。",
      "Your card collects stamps."},
     {{{"/wallets",
        R"([{"id": "c", "kind": "credit", "name": {"zh-Hant": "購物金", "en": "credit"}, "value": "1", "expiry": {"days": 90}}])"}},
      "/wallets/0/expiry",
      "「購物金」從可用那天起 90 天內有效。",
      "Your credit can be spent for 90 days."},
     {{{"/points/earn", R"({"give": 1, "per": "100", "steps": "whole"})"}},
      "/points/earn",
      "消費每滿 NT$100 得 1 點。",
      "1 point for every full NT$100 spent."},
     {{{"/points/earn", R"({"give": 5, "per": "1", "steps": "prorated", "rounding": "half_up"})"}},
      "/points/earn",
      "消費每 NT$1 得 5 點，零頭按比例算，小數四捨五入。",
      "5 points for every NT$1 spent, parts of it in proportion, rounded to the nearest."},
     {{{"/earning/basis", R"({"discounts": "before", "tax": "without", "shipping": "with"})"}},
      "/earning/basis",
      "得點按折扣前、未稅的商品金額計算，運費也算，用點數折抵的部分和禮物卡不算。",
      "An order counts with its goods before discounts, without tax, with shipping too, but "
      "without what points paid and gift cards."},
     {{{"/earning/limits", R"([{"per": "month", "points": 3000}])"}},
      "/earning/limits/0",
      "所有活動合計，每月最多得 3,000 點。",
      "At most 3,000 points a month from everything together."},
     {{{"/earning/tier_multiplier", R"({})"}},
      "/earning/tier_multiplier",
      "等級加倍只加在消費的基本點數上。",
      "A tier's factor raises the plain points of an order only."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"order_number": 1}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "首次消費，送 20 點。",
      "20 points on your first order."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"order_number": 3}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "第 3 次消費，送 20 點。",
      "20 points on order number 3."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"order_number": 5, "every": 5}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "每 5 次消費的最後一次，送 20 點。",
      "20 points on the last of every 5 orders."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"order_number": 2, "every": 1}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "第 2 次起的消費，送 20 點。",
      "20 points from order number 2 on."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"order_number": 2, "every": 3}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "第 2 次消費，之後每 3 次，送 20 點。",
      "20 points on order number 2 and every 3 orders after it."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"all": [{"from_tier": "silver"}, {"weekdays": ["sat", "sun"]}, {"channels": ["store"]}]}, "gives": {"kind": "multiply", "by": "2"}})"}},
      "/earning/rules/0",
      "銀卡以上，週六、週日，門市消費，點數 2 倍。",
      "2 times the points if you are Silver or above, on Saturday and Sunday, in the store."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"tiers": ["base", "gold"]}, "gives": {"kind": "multiply", "by": "1.5", "groups": ["base"]}})"}},
      "/earning/rules/0",
      "會員或金卡等級，消費的基本點數享 1.5 倍。",
      "1.5 times the plain points of an order if you are Member or Gold."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"tiers": ["base", "silver", "gold"]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "所有會員，每筆消費送 20 點。",
      "20 points for each order for all members."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"tag": "vip"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "標記為「vip」的會員，每筆消費送 20 點。",
      "20 points for each order for members marked “vip”."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"hours": ["22:00", "02:00"]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "22:00 到隔天 2:00，每筆消費送 20 點。",
      "20 points for each order from 22:00 to 2:00 the next day."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"hours": ["16:00", "18:30"]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "16:00 到 18:30，每筆消費送 20 點。",
      "20 points for each order from 16:00 to 18:30."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"month_days": [1, 15]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "每月 1、15 日，每筆消費送 20 點。",
      "20 points for each order on day 1 and 15 of the month."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"month_days": [31]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "每月 31 日（沒有這天的月份跳過），每筆消費送 20 點。",
      "20 points for each order on day 31 of the month (none in a month without it)."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"month_days": [31], "short_months": "last_day"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "每月 31 日（沒有這天的月份算最後一天），每筆消費送 20 點。",
      "20 points for each order on day 31 of the month (its last in a month without it)."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"dates": {"from": "2026-11-01", "until": "2026-12-01"}}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "2026/11/1 到 2026/11/30，每筆消費送 20 點。",
      "20 points for each order from November 1, 2026 to November 30, 2026."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"dates": {"from": "2026-11-11", "until": "2026-11-12"}}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "2026/11/11 當天，每筆消費送 20 點。",
      "20 points for each order on November 11, 2026."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"dates": {"from": "2026-11-01"}}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "2026/11/1 起，每筆消費送 20 點。",
      "20 points for each order from November 1, 2026 on."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"dates": {"until": "2026-12-01"}}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "到 2026/11/30 為止，每筆消費送 20 點。",
      "20 points for each order up to November 30, 2026."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"basis_at_least": "1000"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "單筆滿 NT$1,000，送 20 點。",
      "20 points on orders of NT$1,000 or more."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"contains": {"categories": ["tea"]}, "units": 2}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "單筆買滿 2 件「tea」類商品，送 20 點。",
      "20 points on orders with 2 items of “tea”."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"contains": {}, "units": 3}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "單筆買滿 3 件，送 20 點。",
      "20 points on orders of 3 items or more."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"since_last_order_days": 30}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "距上次消費 30 天內，送 20 點。",
      "20 points within 30 days of your last order."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"birthday_month": true}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "生日當月，每筆消費送 20 點。",
      "20 points for each order in your birthday month."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "when": {"none": [{"weekdays": ["mon"]}, {"channels": ["web", "portal"]}]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "週一、網路消費或在會員中心除外，每筆消費送 20 點。",
      "20 points for each order except on Monday or online or in the member area."},
     {{{"/earning/rules/0", R"({"id": "r", "on": {"kind": "order"}, "when": {"any": [{"all": [{"tag": "vip"}, {"channels": ["store"]}]}, {"month_days": [8]}]}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "（標記為「vip」的會員，且門市消費），或每月 8 日，每筆消費送 20 點。",
      "20 points for each order (for members marked “vip” and in the store) or on day 8 of the "
      "month."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "per_amount", "give": 2, "per": "100", "steps": "whole", "of": {"categories": ["tea"], "brands": ["Hill"], "except": {"products": ["A1"]}}}})"}},
      "/earning/rules/0",
      "「tea」類商品或「Hill」品牌（商品「A1」除外）每滿 NT$100 得 2 點。",
      "2 points for every full NT$100 spent on “tea” or brand “Hill” (not article “A1”)."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "per_unit", "points": 2}, "rounding": "up"})"}},
      "/earning/rules/0",
      "每買一件得 2 點，小數進位。",
      "2 points for each item you buy, rounded up."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "per_unit", "points": 1, "of": {"products": ["A1", "A2"]}}})"}},
      "/earning/rules/0",
      "每買一件商品「A1」或「A2」得 1 點。",
      "1 point for each item of article “A1” or “A2”."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "added", "points": 50}})"}},
      "/earning/rules/0",
      "每筆消費送 50 點，有其他贈點時才加。",
      "50 points for each order, on top of other points only."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "limits": [{"per": "month", "points": 300}]})"}},
      "/earning/rules/0",
      "每筆消費送 20 點，每月最多 300 點。",
      "20 points for each order, at most 300 points a month."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "limits": [{"per": "day", "times": 1}, {"per": "lifetime", "points": 1000}]})"}},
      "/earning/rules/0",
      "每筆消費送 20 點，每天最多 1 次，每人總共最多 1,000 點。",
      "20 points for each order, at most once a day, at most 1,000 points in all."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "limits": [{"per": "fact", "points": 300, "all_or_nothing": true}]})"}},
      "/earning/rules/0",
      "每筆消費送 20 點，每筆超過 300 點就不送。",
      "20 points for each order, nothing if it is more than 300 points an order."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "cooldown_hours": 24})"}},
      "/earning/rules/0",
      "每筆消費送 20 點，兩次至少隔 24 小時。",
      "20 points for each order, at least 24 hours apart."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "enabled": false})"}},
      "/earning/rules/0",
      "目前停用：每筆消費送 20 點。",
      "Switched off for now: 20 points for each order."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "qualifies": false})"}},
      "/earning/rules/0",
      "每筆消費送 20 點，不計入升等。",
      "20 points for each order, not counted towards tiers."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "name": {"zh-Hant": "會員日", "en": "Members' day"}})"}},
      "/earning/rules/0",
      "會員日：每筆消費送 20 點。",
      "Members' day: 20 points for each order."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "joined"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "加入會員送 20 點。",
      "20 points for joining."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "birthday", "days_ahead": 30}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "生日當天送 20 點，生日要在 30 天前告訴我們，2/29 生日在平年算 2/28。",
      "20 points on your birthday, if you told us 30 days ahead, February 29 counts as February 28 "
      "in other years."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "birthday", "whole_month": true, "days_ahead": 0, "leap_day": "1_march"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "生日那個月的 1 日送 20 點，2/29 生日在平年算 3/1。",
      "20 points on the first of your birthday month, February 29 counts as March 1 in other "
      "years."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "action", "action": "review"}, "gives": {"kind": "fixed", "points": 20}, "limits": [{"per": "week", "times": 2}]})"}},
      "/earning/rules/0",
      "寫評論送 20 點，每週最多 2 次。",
      "20 points for a review, at most 2 times a week."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "action", "action": "tea_class"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "「tea_class」送 20 點。",
      "20 points for “tea_class”."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "survey"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "填寫問卷送 20 點。",
      "20 points for answering a survey."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "survey", "survey": "why"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "回答「您會推薦我們嗎？」送 20 點。",
      "20 points for answering “Would you recommend us?”."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "referral", "role": "advocate"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "推薦朋友成功，送您 20 點。",
      "20 points for a friend you bring."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "referral", "role": "friend"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "經朋友推薦而來，送您 20 點。",
      "20 points when a friend brings you."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "tier_reached", "tier": "gold"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "升上金卡送 20 點。",
      "20 points for reaching Gold."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "membership_paid", "plan": "club"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "每次付茶會會費送 20 點。",
      "20 points each time you pay for Tea Club."},
     {{{"/earning/rules/0",
        R"({"id": "r", "on": {"kind": "membership_paid"}, "gives": {"kind": "fixed", "points": 20}})"}},
      "/earning/rules/0",
      "每次付會費送 20 點。",
      "20 points each time you pay for a membership."},
     {{{"/tier_window", R"({"months": 12})"}},
      "/tier_window",
      "等級看最近 12 個月的紀錄。",
      "Tiers go by what you do within 12 months."},
     {{{"/tier_window", R"({"calendar": "year"})"}},
      "/tier_window",
      "等級看同一年的紀錄。",
      "Tiers go by what you do within a calendar year."},
     {{{"/tier_window", R"({"membership_year": true})"}},
      "/tier_window",
      "等級看每個會員年度的紀錄。",
      "Tiers go by what you do within a membership year."},
     {{{"/tier_window", R"({"since_tier_start": true})"}},
      "/tier_window",
      "等級看升上目前等級後的紀錄。",
      "Tiers go by what you do since you reached your present tier."},
     {{{"/tier_window", R"({"lifetime": true})"}},
      "/tier_window",
      "等級看入會以來的紀錄。",
      "Tiers go by what you do since you joined."},
     {{{"/tiers/0",
        R"({"id": "base", "name": {"zh-Hant": "會員", "en": "Member"}, "threshold": "0"})"}},
      "/tiers/0",
      "加入就是會員。",
      "You are Member from the start."},
     {{{"/tiers/1/keeps", R"({"spend": "3000", "within": {"calendar": "year"}})"}},
      "/tiers/1",
      "最近 365 天消費滿 NT$5,000，就是銀卡，續會需同一年消費滿 NT$3,000，消費的基本點數 1.25 倍。",
      "You are Silver with NT$5,000 spent within 365 days, kept with NT$3,000 spent within a "
      "calendar year, with 1.25 times the plain points of an order."},
     {{{"/tiers/2",
        R"({"id": "gold", "name": {"zh-Hant": "金卡", "en": "Gold"}, "needs": {"all": [{"spend": "20000"}, {"orders": 12}]}, "multiplier": "1.5"})"}},
      "/tiers/2",
      "最近 365 天消費滿 NT$20,000，且消費滿 12 次，就是金卡，消費的基本點數 1.5 倍。",
      "You are Gold with NT$20,000 spent and 12 orders within 365 days, with 1.5 times the plain "
      "points of an order."},
     {{{"/tiers/2",
        R"({"id": "gold", "name": {"zh-Hant": "金卡", "en": "Gold"}, "needs": {"any": [{"spend": "20000"}, {"plan": "club"}]}, "multiplier": "1.5"})"}},
      "/tiers/2",
      "最近 365 天消費滿 NT$20,000，或加入茶會，就是金卡，消費的基本點數 1.5 倍。",
      "You are Gold with NT$20,000 spent within 365 days or Tea Club, with 1.5 times the plain "
      "points of an order."},
     {{{"/tiers/2",
        R"({"id": "gold", "name": {"zh-Hant": "金卡", "en": "Gold"}, "needs": {"at_least": 2, "of": [{"active_months": 6}, {"points": 500}, {"engagement_points": 100}, {"balance": 300}, {"days_a_member": 90}]}, "multiplier": "1.5"})"}},
      "/tiers/2",
      "以下任 2 項（最近 365 天有 6 個月來消費、最近 365 天累積 500 點、最近 365 天參加活動得 100 "
      "點、手上有 300 點、入會滿 90 天），就是金卡，消費的基本點數 1.5 倍。",
      "You are Gold with any 2 of these (orders in 6 months within 365 days, 500 points earned "
      "within 365 days, 100 points earned by taking part within 365 days, 300 points in hand and "
      "90 days as a member), with 1.5 times the plain points of an order."},
     {{{"/tier_terms/upgrade", R"("same_order")"}},
      "/tier_terms/upgrade",
      "達標那筆消費就按新等級得點。",
      "The order that reaches a tier earns at it already."},
     {{{"/tier_terms/upgrade", R"("at_once")"}},
      "/tier_terms/upgrade",
      "達標馬上升等，從下一筆消費算起。",
      "A tier reached begins at once, for the next order."},
     {{{"/tier_terms/upgrade", R"("next_day")"}},
      "/tier_terms/upgrade",
      "達標後，隔天升等。",
      "A tier reached begins the next day."},
     {{{"/tier_terms", R"({"upgrade": "next_period", "period": "month",
                           "end": {"periods_later": 0}})"}},
      "/tier_terms/upgrade",
      "達標後，下個月開始時升等。",
      "A tier reached begins with the next month."},
     {{{"/tier_terms/end", R"({"with_window": true})"}},
      "/tier_terms/end",
      "條件還成立，等級就一直都在。",
      "A tier lasts as long as its conditions are met."},
     {{{"/tier_terms/end", R"({"after": {"months": 12}})"}},
      "/tier_terms/end",
      "等級維持 12 個月。",
      "A tier lasts 12 months."},
     {{{"/tier_terms", R"({"period": "year", "end": {"periods_later": 0}})"}},
      "/tier_terms/end",
      "等級維持到升等當年結束。",
      "A tier lasts to the end of the year it begins in."},
     {{{"/tier_terms", R"({"period": "month", "end": {"periods_later": 2, "and": {"days": 7}}})"}},
      "/tier_terms/end",
      "等級維持到升等當月結束，再延 2 個月，另加 7 天。",
      "A tier lasts to the end of the month it begins in and 2 months more, plus 7 days."},
     {{{"/tier_terms/end", R"({"anniversary": true})"}},
      "/tier_terms/end",
      "等級維持到下一個入會週年日。",
      "A tier lasts to the next anniversary of your joining."},
     {{{"/tier_terms/end", R"({"never": true})"}},
      "/tier_terms/end",
      "等級沒有期限。",
      "A tier has no end."},
     {{{"/tier_terms", R"({"end": {"anniversary": true}, "least": {"months": 3}})"}},
      "/tier_terms/least",
      "等級每次至少維持 3 個月。",
      "A tier lasts 3 months at the least."},
     {{{"/tier_terms", R"({"end": {"after": {"months": 12}}})"}},
      "/tier_terms/requalify",
      "等級期滿時再看續會條件。",
      "Whether you keep a tier is seen at its end."},
     {{{"/tier_terms", R"({"end": {"after": {"months": 12}}, "requalify": "extends_now"})"}},
      "/tier_terms/requalify",
      "等級期間內再次達標，就從那時重新起算。",
      "Meeting a tier's conditions again starts its time anew, there and then."},
     {{{"/tier_terms/grace", R"({"days": 30})"}},
      "/tier_terms/grace",
      "條件不足時，等級再保留 30 天。",
      "When you no longer meet its conditions, a tier stays 30 days longer."},
     {{{"/tier_terms/grace", R"({"months": 1, "to_end_of": "month"})"}},
      "/tier_terms/grace",
      "條件不足時，等級再保留 1 個月，並延到當月結束。",
      "When you no longer meet its conditions, a tier stays a month longer, and on to the end of "
      "the month."},
     {{{"/tier_terms/downgrade", R"("to_qualifying")"}},
      "/tier_terms/downgrade",
      "不再符合時，調整到當時符合的等級。",
      "When a tier ends, you have the one whose conditions you meet then."},
     {{{"/tier_terms/downgrade", R"("one_step")"}},
      "/tier_terms/downgrade",
      "不再符合時，一次最多降一級。",
      "When a tier ends, you go down one step at the most."},
     {{{"/tier_terms/downgrade", R"("to_base")"}},
      "/tier_terms/downgrade",
      "不再符合時，回到會員。",
      "When a tier ends, you are Member again."},
     {{{"/tier_terms/downgrade", R"("never")"}},
      "/tier_terms/downgrade",
      "等級不會下降。",
      "A tier is never taken away."},
     {{{"/tier_window", R"({"since_tier_start": true})"},
       {"/tier_terms", R"({"end": {"after": {"months": 12}}, "carry_surplus": true})"}},
      "/tier_terms/carry_surplus",
      "升等後多出來的消費，算進下一級。",
      "What you spend above a tier's amount counts towards what comes next."},
     {{{"/tier_terms/protect_published", R"(true)"}},
      "/tier_terms/protect_published",
      "辦法更新時，已有的等級保留到原本的期限。",
      "When these rules change, a tier you hold stays until its end."},
     {{{"/tier_terms/protect_published", R"(false)"}},
      "/tier_terms/protect_published",
      "辦法更新時，等級馬上依新辦法。",
      "When these rules change, tiers follow them at once."},
     {{{"/plans/0",
        R"({"id": "club", "name": {"zh-Hant": "茶會", "en": "Tea Club"}, "price": "990", "period": {"months": 12}, "grace_days": 7, "tier": "silver"})"}},
      "/plans/0",
      "茶會會費 NT$990，為期 12 個月，期間至少是銀卡，期滿後權益再留 7 天。",
      "Tea Club costs NT$990 for 12 months, with Silver at least meanwhile, and its benefits 7 "
      "days longer."},
     {{{"/plans/0",
        R"({"id": "club", "name": {"zh-Hant": "茶會", "en": "Tea Club"}, "price": "0", "period": {"days": 30}})"}},
      "/plans/0",
      "茶會免費，為期 30 天。",
      "Tea Club is free for 30 days."},
     {{{"/benefits",
        R"([{"id": "wrap", "name": {"zh-Hant": "免費包裝", "en": "Free wrapping"}, "detail": {"en": "d"}, "from_tier": "silver"}])"}},
      "/benefits/0",
      "銀卡起有「免費包裝」。",
      "Silver and above have “Free wrapping”."},
     {{{"/benefits",
        R"([{"id": "news", "name": {"zh-Hant": "搶先看", "en": "Early news"}, "detail": {"en": "d"}, "from_tier": "base"}])"}},
      "/benefits/0",
      "會員都有「搶先看」。",
      "All members have “Early news”."},
     {{{"/rewards",
        R"([{"id": "cup", "name": {"zh-Hant": "杯子", "en": "Cup"}, "detail": {"en": "d"}, "cost": 20, "stock": 200, "from_tier": "gold"}])"}},
      "/rewards/0",
      "20 點換「杯子」，金卡起，共 200 份。",
      "20 points for “Cup”, from Gold, 200 in all."},
     {{{"/surveys/0/thanks", R"(10)"}},
      "/surveys/0",
      "回答「您會推薦我們嗎？」送 10 點。",
      "10 points for answering “Would you recommend us?”."},
     {{{"/surveys/0/thanks", R"(0)"}},
      "/surveys/0",
      "請您回答「您會推薦我們嗎？」。",
      "We ask you: “Would you recommend us?”."}};

/// A key that has no text, or an argument that nobody gave, stays visible.
void check_is_whole(const RuleSentence& rule, std::string_view language) {
    const std::string at = std::string(language) + " " + rule.where.pointer + " " + rule.sentence;
    BOOST_TEST(rule.sentence.find('{') == std::string::npos, at);
    BOOST_TEST(rule.sentence.find("rule.") == std::string::npos, at);
    BOOST_TEST(rule.sentence.find("date.") == std::string::npos, at);
    BOOST_TEST(rule.sentence.size() > 6, at);
}

}  // namespace

BOOST_DATA_TEST_CASE(a_rule_is_said_as_a_shopkeeper_would, boost::unit_test::data::make(rule_cases),
                     c) {
    const Program program = program_of(document_with(c.settings));
    BOOST_TEST(said(program, "zh-Hant", c.where) == c.zh);
    BOOST_TEST(said(program, "en", c.where) == c.en);
}

BOOST_AUTO_TEST_CASE(every_kind_of_rule_has_a_whole_sentence_in_each_language) {
    for (const std::string_view language : languages) {
        const Catalog texts = texts_in(language);
        for (const RuleCase& c : rule_cases) {
            for (const RuleSentence& rule :
                 rule_sentences(program_of(document_with(c.settings)), texts)) {
                check_is_whole(rule, language);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_shops_that_come_with_it_are_said_whole) {
    for (const std::string file :
         {"assets/programs/sample_shop.json", "assets/programs/online_retail.json"}) {
        const Program program = program_of(*parse_json(file_text(file)));
        for (const std::string_view language : languages) {
            const auto rules = rule_sentences(program, texts_in(language));
            BOOST_TEST(rules.size() > 20U);
            for (const RuleSentence& rule : rules) check_is_whole(rule, language);
        }
    }
}

namespace {

struct OtherCase {
    Settings settings;
    std::string where, zh_hans, ja;
};
std::ostream& operator<<(std::ostream& out, const OtherCase& c) { return out << c.zh_hans; }

const OtherCase other_cases[] = {
    {{{"/points/pending", R"({"days": 7})"}},
     "/points/pending",
     "积分获得 7 天后可用。",
     "ポイントは獲得の7日後からご利用いただけます。"},
    {{{"/points/expiry", R"({"months": 1, "to_end_of": "quarter"})"}},
     "/points/expiry",
     "积分自可用之日起 1 个月内有效，并顺延至当季最后一天。",
     "ポイントはご利用可能になった日から1か月を経て、その四半期の末日まで有効です。"},
    {{{"/points/expiry", R"({"yearly": {"month": 6, "day": 30, "years_later": 0}})"}},
     "/points/expiry",
     "每年开始可用的积分，有效至当年6月30日。",
     "毎年ご利用可能になったポイントは、その年の6月30日まで有効です。"},
    {{{"/points/expiry", R"({"sliding": {"months": 12}})"}},
     "/points/expiry",
     "积分在最后一次获得或使用后 12 个月内有效。",
     "ポイントは最後に獲得または利用した日から12か月有効です。"},
    {{{"/points/shortfall", R"("clamp")"}},
     "/points/shortfall",
     "退货时只收回剩余的积分，已用掉的不再追回。",
     "返品時は、残っているポイントだけを取り消します。"},
    {{{"/points/pay",
       R"({"step": 10, "worth": "1", "least": 100, "most": 500, "most_percent": "20", "from": "500"})"}},
     "/points/pay",
     "结账时 10 积分可抵 NT$1，订单满 NT$500 可用，每单至少使用 100 积分，每单最多使用 500 "
     "积分，最多抵订单金额的 20%。",
     "お会計時に10ポイントをNT$1分としてご利用いただけます（NT$"
     "500以上のお会計で、1回100ポイントから、1回500ポイントまで、お会計の20%まで）。"},
    {{{"/points/earn", R"({"give": 5, "per": "1", "steps": "prorated", "rounding": "half_up"})"}},
     "/points/earn",
     "消费每 NT$1 得 5 积分，零头按比例计算，小数四舍五入。",
     "お買い物NT$1につき5ポイントたまります（端数も比例計算、端数四捨五入）。"},
    {{{"/earning/basis", R"({"discounts": "before", "tax": "without", "shipping": "with"})"}},
     "/earning/basis",
     "积分按折前、不含税的商品金额计算，运费也计入，用积分抵扣的部分和礼品卡不计入。",
     "ポイントは割引前・税抜の商品代金で計算します（送料も含む、ポイントで支払った分とギフトカード"
     "は除く）。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "when": {"order_number": 1}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "首单，送 20 积分。",
     "初回のお買い物の場合、20ポイントを進呈します。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "when": {"all": [{"from_tier": "silver"}, {"weekdays": ["sat", "sun"]}, {"channels": ["store"]}]}, "gives": {"kind": "multiply", "by": "2"}})"}},
     "/earning/rules/0",
     "银卡及以上，周六、周日，门店消费，积分 2 倍。",
     "シルバーランク以上、かつ土曜、日曜、かつ店舗でのご利用の場合、ポイントが2倍になります。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "when": {"dates": {"from": "2026-11-01", "until": "2026-12-01"}}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "2026年11月1日至2026年11月30日，每单送 20 积分。",
     "2026年11月1日〜2026年11月30日の場合、お買い物1回につき20ポイントを進呈します。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "when": {"dates": {"until": "2026-12-01"}}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "截至2026年11月30日，每单送 20 积分。",
     "2026年11月30日までの場合、お買い物1回につき20ポイントを進呈します。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "when": {"contains": {"categories": ["tea"]}, "units": 2}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "单笔购满 2 件“tea”类商品，送 20 积分。",
     "「tea」カテゴリーの商品を2点以上お買い上げの場合、20ポイントを進呈します。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "when": {"none": [{"weekdays": ["mon"]}, {"channels": ["web", "portal"]}]}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "周一、网店消费或在会员中心除外，每单送 20 积分。",
     "月曜、オンラインショップまたは会員ページでのご利用以外の場合、お買い物1回につき20ポイントを進"
     "呈します。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 20}, "cooldown_hours": 24})"}},
     "/earning/rules/0",
     "每单送 20 积分，两次至少间隔 24 小时。",
     "お買い物1回につき20ポイントを進呈します（前回から24時間以上あけて）。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "birthday", "whole_month": true, "days_ahead": 0, "leap_day": "1_march"}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "生日当月 1 日送 20 积分，2月29日生日在平年按3月1日计。",
     "お誕生月の1日に20ポイントを進呈します（2月29日生まれの方は平年は3月1日）。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "action", "action": "review"}, "gives": {"kind": "fixed", "points": 20}, "limits": [{"per": "week", "times": 2}]})"}},
     "/earning/rules/0",
     "写评价送 20 积分，每周最多 2 次。",
     "レビューのご投稿で20ポイントを進呈します（1週間2回まで）。"},
    {{{"/earning/rules/0",
       R"({"id": "r", "on": {"kind": "referral", "role": "advocate"}, "gives": {"kind": "fixed", "points": 20}})"}},
     "/earning/rules/0",
     "推荐好友成功，送您 20 积分。",
     "お友だちのご紹介で20ポイントを進呈します。"},
    {{{"/tier_window", R"({"calendar": "year"})"}},
     "/tier_window",
     "等级按同一自然年的记录评定。",
     "ランクは同じ年のご利用で決まります。"},
    {{{"/tiers/1/keeps", R"({"spend": "3000", "within": {"calendar": "year"}})"}},
     "/tiers/1",
     "近 365 天消费满 NT$5,000，即可成为银卡，保级需同一自然年消费满 NT$3,000，消费基本积分 1.25 "
     "倍。",
     "直近365日間のNT$5,000以上のお買い物でシルバーになります（更新条件は同じ年のNT$3,"
     "000以上のお買い物、お買い物の基本ポイント1.25倍）。"},
    {{{"/tier_terms", R"({"upgrade": "next_period", "period": "month",
                           "end": {"periods_later": 0}})"}},
     "/tier_terms/upgrade",
     "达标后，下个月开始时升级。",
     "条件を満たした翌月の初日に昇格します。"},
    {{{"/tier_terms", R"({"period": "month", "end": {"periods_later": 2, "and": {"days": 7}}})"}},
     "/tier_terms/end",
     "等级有效至升级当月的最后一天，再顺延 2 个月，另加 7 天。",
     "ランクは昇格した当月の末日からさらに2か月続きます（加えて7日間）。"},
    {{{"/tier_terms", R"({"end": {"after": {"months": 12}}, "requalify": "extends_now"})"}},
     "/tier_terms/requalify",
     "等级有效期内再次达标，即从当时重新计算。",
     "期間中に再び条件を満たすと、その時点から期間が始まります。"},
    {{{"/tier_terms/downgrade", R"("one_step")"}},
     "/tier_terms/downgrade",
     "不再符合时，一次最多降一级。",
     "ランクが終わっても、一度に下がるのは1ランクまでです。"},
    {{{"/benefits",
       R"([{"id": "wrap", "name": {"zh-Hant": "免費包裝", "en": "Free wrapping"}, "detail": {"en": "d"}, "from_tier": "silver"}])"}},
     "/benefits/0",
     "银卡及以上可享“免費包裝”。",
     "シルバー以上の方に「免費包裝」をご用意しています。"},
    {{{"/benefits",
       R"([{"id": "news", "name": {"zh-Hant": "搶先看", "en": "Early news"}, "detail": {"en": "d"}, "from_tier": "base"}])"}},
     "/benefits/0",
     "会员均可享“搶先看”。",
     "会員の皆さまに「搶先看」をご用意しています。"},
    {{{"/rewards",
       R"([{"id": "cup", "name": {"zh-Hant": "杯子", "en": "Cup"}, "detail": {"en": "d"}, "cost": 20, "stock": 200, "from_tier": "gold"}])"}},
     "/rewards/0",
     "20 积分兑换“杯子”，限金卡及以上，共 200 份。",
     "20ポイントで「杯子」と交換できます（ゴールド以上、限定200個）。"}};

}  // namespace

BOOST_DATA_TEST_CASE(mainland_shops_and_japanese_ones_have_their_own_words,
                     boost::unit_test::data::make(other_cases), c) {
    const Program program = program_of(document_with(c.settings));
    BOOST_TEST(said(program, "zh-Hans", c.where) == c.zh_hans);
    BOOST_TEST(said(program, "ja", c.where) == c.ja);
}

// ---- how rules go together (E6)

namespace {

std::string group_said(std::string_view combine, std::string_view rules,
                       std::string_view language = "zh-Hant") {
    const std::string groups = R"([{"id": "promo", "combine": ")" + std::string(combine) + R"("}])";
    return said(program_of(document_with(
                    {{"/earning/groups", groups}, {"/earning/rules", std::string(rules)}})),
                language, "/earning/groups/0");
}

constexpr std::string_view two_amounts = R"([
    {"id": "a", "on": {"kind": "order"}, "gives": {"kind": "fixed", "points": 5}, "group": "promo"},
    {"id": "b", "name": {"zh-Hant": "會員日", "en": "Members' day"}, "on": {"kind": "order"},
     "gives": {"kind": "fixed", "points": 9}, "group": "promo", "priority": 5}])";
constexpr std::string_view two_factors = R"([
    {"id": "a", "on": {"kind": "order"}, "gives": {"kind": "multiply", "by": "2"}, "group": "promo"},
    {"id": "b", "on": {"kind": "order"}, "gives": {"kind": "multiply", "by": "1.5"}, "group": "promo"}])";

}  // namespace

BOOST_AUTO_TEST_CASE(a_group_says_which_of_its_rules_count) {
    BOOST_TEST(group_said("sum", two_amounts) == "「a」和「會員日」可以一起拿，全部相加。");
    BOOST_TEST(group_said("multiply", two_amounts) == "「a」和「會員日」可以一起拿，全部相加。");
    BOOST_TEST(group_said("max", two_amounts) == "「a」和「會員日」只取送最多的一項。");
    BOOST_TEST(group_said("first", two_amounts) == "「會員日」和「a」只取一項，前面的優先。");
    BOOST_TEST(group_said("sum", two_factors) == "「a」和「b」同時有效時，加成相加。");
    BOOST_TEST(group_said("multiply", two_factors) == "「a」和「b」同時有效時，倍數相乘。");
    BOOST_TEST(group_said("first", two_amounts, "en") ==
               "Of “Members' day” and “a”, the first that applies counts.");
    BOOST_TEST(group_said("max", "[]") == "「promo」目前沒有活動。");
    const std::string tiers_too = R"([{"id": "tier", "combine": "sum"}])";
    const std::string double_day = R"([{"id": "x", "on": {"kind": "order"}, "group": "tier",
        "name": {"zh-Hant": "雙倍日"}, "gives": {"kind": "multiply", "by": "2"}}])";
    BOOST_TEST(
        said(program_of(
                 document_with({{"/earning/groups", tiers_too}, {"/earning/rules", double_day}})),
             "zh-Hant", "/earning/groups/0") == "「雙倍日」和等級加倍同時有效時，加成相加。");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_not_the_plain_rate_stands_in_the_list) {
    const Json document = document_with(
        {{"/points", R"({"name": {"en": "points"}, "name_one": {"en": "point"}, "value": "1"})"},
         {"/earning/rules/0", R"({"id": "spend", "on": {"kind": "order"}, "when": {"tag": "vip"},
            "gives": {"kind": "per_amount", "give": 1, "per": "100", "steps": "whole"}, "group": "base"})"}});
    const Program program = program_of(document);
    BOOST_TEST(said(program, "en", "/points/earn") == "nothing");
    BOOST_TEST(said(program, "en", "/earning/rules/0") ==
               "1 point for every full NT$100 spent for members marked “vip”.");
}

BOOST_AUTO_TEST_CASE(money_is_written_as_the_language_does) {
    const auto rate = [](std::string_view currency, std::string_view language) {
        return said(program_of(document_with({{"/currency", "\"" + std::string(currency) + "\""}})),
                    language, "/points/earn");
    };
    BOOST_TEST(rate("JPY", "ja") == "お買い物100円ごとに1ポイントたまります。");
    BOOST_TEST(rate("CNY", "zh-Hans") == "消费每满 ¥100 得 1 积分。");
    BOOST_TEST(rate("GBP", "en") == "1 point for every full £100 spent.");
}

BOOST_AUTO_TEST_CASE(a_shop_without_a_ladder_says_nothing_of_climbing) {
    Json document = *parse_json(tea_shop);
    document.erase("tiers");
    const Program program = program_of(document);
    for (const RuleSentence& rule : rule_sentences(program, texts_in("zh-Hant"))) {
        BOOST_TEST(!rule.where.pointer.starts_with("/tier_"));
    }
    BOOST_TEST(said(program, "zh-Hant", "/tiers/0") == "加入就是會員。");
}
