// The studio from its boot text to its consequences, without a browser: the server's answers are
// given by hand, and the real engine answers the worker's messages.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "core/evaluation/decide.h"
#include "core/json/program_json.h"
#include "core/json/record_json.h"
#include "tests/web/studio_shop.h"
#include "web/engine/engine.h"
#include "web/studio/studio_app.h"
#include "web/ui/testing.h"

using namespace regulars;
using namespace regulars::studio;
using ui::Role;

namespace {

std::string file_text(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

const Instant now = instant_from("2026-03-10T04:00:00Z").value();

/// Amy: NT$4,800 in January and NT$901 in February, so silver, with 48 + 9 points.
std::string amys_record(const Json& program) {
    const PublishedProgram published = published_program_from_json(program).value();
    MemberRecord record{MemberId{"amy"}, {}, {}};
    const auto add = [&](std::string event, const char* time, FactBody body) {
        const Instant at = instant_from(time).value();
        const Fact fact{EventId{std::move(event)}, at, at, Channel::web, std::move(body)};
        auto entries = decide(published, record, fact, std::vector<std::int64_t>{0});
        record.facts.push_back(fact);
        for (auto& entry : *entries) record.entries.push_back(std::move(entry));
    };
    add("j", "2026-01-05T01:00:00Z", MemberJoined{"陳艾米"});
    add("a1", "2026-01-05T02:00:00Z", OrderPaid{OrderId{"A1"}, Money{480'000}, 1, "茶壺"});
    add("a2", "2026-02-05T02:00:00Z", OrderPaid{OrderId{"A2"}, Money{90'100}, 2, "杯子"});
    return to_text({{"as_of", to_string(now)},
                    {"program_version", 3},
                    {"taken", Json::array({0})},
                    {"record", to_json(record)}});
}

std::string shop_orders() {
    return R"({"members":[
      {"id":"amy","name":"陳艾米","orders":[
        {"id":"A1","at":"2026-01-05T02:00:00Z","amount_minor":480000},
        {"id":"A2","at":"2026-02-05T02:00:00Z","amount_minor":90100}]},
      {"id":"ben","name":"林本","orders":[{"id":"B1","at":"2026-02-10T10:00:00Z","amount_minor":2100000}]}]})";
}

std::string answer_to(const std::string& url, const Json& program) {
    if (url == "/v1/program") return to_text(program);
    if (url.starts_with("/v1/members?"))
        return R"({"members":[{"id":"amy","name":"陳艾米","tier":"silver","tier_name":{},"points":57,"orders":2}]})";
    if (url == "/v1/members/amy/record") return amys_record(program);
    if (url == "/v1/orders") return shop_orders();
    return file_text("assets/texts/" + url);
}

/// The studio with a server and, when asked, a worker behind it.
struct Studio {
    Json program;
    StudioApp app;
    engine::Engine engine;
    std::size_t answered = 0, posted = 0;
    std::unique_ptr<ui::testing::Screen> screen;
    bool worker_runs = true;

    explicit Studio(ui::testing::Size size = {1440, 900}, Json of = studio_test::published())
        : program(std::move(of)) {
        platform::testing::asked() = {};
        platform::testing::set_now_ms(1'000);
        app.boot(R"({"kind":"studio","language":"zh-Hant","session":"key",
          "texts":{"zh-Hant":"zh-Hant.json","en":"en.json"},
          "studio_texts":{"zh-Hant":"studio.zh-Hant.json","en":"studio.en.json"},
          "engine_module":"/e.mjs","engine_wasm":"/e.wasm"})");
        answer_all();
        screen = std::make_unique<ui::testing::Screen>(size, [this] { app.frame(); });
    }

    void answer_all() {
        auto& requests = platform::testing::asked().requests;
        for (; answered < requests.size(); ++answered) {
            const auto [id, request] = requests[answered];
            app.on_response(id, 200, answer_to(request.url, program));
        }
    }
    /// The worker reads its messages and does `slices` of its work.
    void let_worker_run(int slices = 1'000) {
        auto& messages = platform::testing::asked().worker;
        for (; posted < messages.size(); ++posted) {
            if (messages[posted].find(R"("t":"start")") == std::string::npos)
                engine.post(messages[posted]);
        }
        while (slices-- > 0 && engine.step()) {
        }
        while (const auto message = engine.take()) app.on_worker(*message);
    }
    void settle() {
        for (int i = 0; i < 4; ++i) {
            answer_all();
            if (worker_runs) let_worker_run();
            screen->advance(500);
        }
    }
    void open_file(std::string_view csv) {
        let_worker_run();
        engine.open_file("orders.csv", static_cast<std::int64_t>(csv.size()));
        if (engine.feed_file(csv)) engine.close_file();
        settle();
    }
    bool press(std::string_view name) {
        const bool pressed = screen->press(Role::button, name);
        settle();
        return pressed;
    }
    bool choose(std::string_view label, std::string_view option) {
        const bool chosen = screen->choose(label, option);
        settle();
        return chosen;
    }
    bool type(std::string_view label, std::string_view text) {
        const bool typed = screen->type(label, text);
        settle();
        return typed;
    }
    bool says(std::string_view text) const { return screen->says(text); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(studio_view)

BOOST_AUTO_TEST_CASE(the_studio_shows_the_published_programme) {
    Studio studio;
    BOOST_TEST(studio.says("灶邊的會員制度"));
    BOOST_TEST(studio.says("已發佈第 3 版"));
    const ui::Node* threshold = studio.screen->find(Role::number_input, "銀熟客 門檻");
    BOOST_TEST_REQUIRE(threshold);
    BOOST_TEST(threshold->value == "5000");
    BOOST_TEST(studio.says("和已發佈的版本一樣。"));
    BOOST_TEST(platform::testing::asked().requests[2].second.headers[0].second == "Bearer key");
}

BOOST_AUTO_TEST_CASE(a_threshold_below_the_one_before_it_is_named_at_its_field) {
    Studio studio;
    studio.type("金熟客 門檻", "4000");
    const ui::Node* field = studio.screen->find(Role::number_input, "金熟客 門檻");
    BOOST_TEST(field->has(ui::flag_invalid));
    BOOST_TEST(studio.says("要高於前一級的 5,000。"));
    BOOST_TEST(!studio.screen->find(Role::number_input, "銀熟客 門檻")->has(ui::flag_invalid));
}

BOOST_AUTO_TEST_CASE(a_problem_without_a_text_of_its_own_is_said_in_cores_words) {
    Studio studio;
    studio.type("銀熟客 點數倍數", "x");
    BOOST_TEST(studio.says("請填 0 到 1000 的數字，小數最多三位。"));
    studio.type("銀熟客 中文名稱", "");
    studio.type("銀熟客 英文名稱", "");
    BOOST_TEST(studio.says("中文或英文，至少填一個名稱。"));
}

/// Rules that the studio has no fields for: nothing for plain spend, tiers by needs in a calendar year.
Json other_rules() {
    Json program = studio_test::published();
    Json& document = program["document"];
    document["points"].erase("earn");
    document["points"]["expiry"] = {{"sliding", {{"months", 12}}}};
    document["earning"] = {
        {"rules", Json::array({{{"id", "visit"},
                                {"on", {{"kind", "order"}}},
                                {"gives", {{"kind", "fixed"}, {"points", 5}}}}})}};
    document["tier_window"] = {{"calendar", "year"}};
    document["tiers"][1].erase("threshold");
    document["tiers"][1]["needs"] = {{"orders", 2}};
    document["tiers"][2].erase("threshold");
    document["tiers"][2]["needs"] = {{"all", Json::array({{{"spend", "20000"}}, {{"orders", 8}}})}};
    return program;
}

BOOST_AUTO_TEST_CASE(a_programme_with_other_rules_shows_the_fields_it_has) {
    Studio studio({1440, 900}, other_rules());
    for (const char* label : {"每消費", "得到", "點數效期", "銀熟客 門檻", "金熟客 門檻"}) {
        BOOST_TEST(!studio.screen->find(Role::number_input, label), label);
    }
    BOOST_TEST_REQUIRE(studio.screen->find(Role::number_input, "銀熟客 點數倍數"));
    BOOST_TEST(studio.app.state().preview->account.standing.tier == 1U);
    BOOST_TEST(studio.says("陳艾米，您好"));
    BOOST_TEST(studio.says("和已發佈的版本一樣。"));
    studio.type("銀熟客 點數倍數", "1.25");
    BOOST_TEST(studio.says("×1.25"));
    BOOST_TEST(!studio.says("其他規則"));
    BOOST_TEST(studio.press("用本店訂單"));
    BOOST_TEST(studio.says("沒有會員換等級"));
}

BOOST_AUTO_TEST_CASE(the_preview_follows_a_valid_edit) {
    Studio studio;
    BOOST_TEST(studio.says("陳艾米，您好"));
    BOOST_TEST(studio.says("57"));
    studio.type("每消費", "50");  // twice the points: 96 and 18
    BOOST_TEST(studio.app.state().preview->account.points().active.count == 114);
    BOOST_TEST(studio.says("114"));
    studio.type("銀熟客 門檻", "6000");
    BOOST_TEST(studio.app.state().preview->account.standing.tier == 0U);
}

BOOST_AUTO_TEST_CASE(the_preview_keeps_the_last_design_that_worked_and_says_so) {
    Studio studio;
    studio.type("每消費", "50");
    studio.type("每消費", "5o");
    BOOST_TEST(studio.says("有欄位還不對，這裡是上一個可行的設計。"));
    BOOST_TEST(studio.app.state().preview->account.points().active.count == 114);
    BOOST_TEST(studio.screen->find(Role::number_input, "每消費")->value == "5o");
}

BOOST_AUTO_TEST_CASE(changes_are_listed_and_can_be_taken_back) {
    Studio studio;
    BOOST_TEST(!studio.press("還原"));  // nothing to restore yet
    studio.type("銀熟客 門檻", "6000");
    BOOST_TEST(studio.says("銀熟客 門檻"));
    BOOST_TEST(studio.says("NT$6,000"));
    BOOST_TEST(studio.press("還原"));
    BOOST_TEST(studio.screen->find(Role::number_input, "銀熟客 門檻")->value == "5000");
    BOOST_TEST(studio.says("和已發佈的版本一樣。"));
}

BOOST_AUTO_TEST_CASE(the_shops_orders_are_replayed_before_and_after) {
    Studio studio;
    studio.type("銀熟客 門檻", "6000");
    BOOST_TEST(studio.press("用本店訂單"));
    BOOST_TEST(studio.says("2 位會員、3 筆訂單"));
    BOOST_TEST(studio.says("0 位會員升等，1 位降等"));
    BOOST_TEST(studio.says("陳艾米"));
    BOOST_TEST(studio.says("銀熟客 → 新朋友"));
}

BOOST_AUTO_TEST_CASE(a_csv_file_is_replayed_in_the_browser) {
    Studio studio;
    studio.screen->press(Role::button, "開啟 CSV 檔");
    BOOST_TEST(platform::testing::asked().files.size() == 1U);
    studio.open_file(studio_test::orders_csv());
    BOOST_TEST(studio.says("orders.csv：4 位會員、6 筆訂單，2026/1/5 至 2026/3/3。"));
    BOOST_TEST(studio.says("沒有會員換等級，點數成本不變。"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_csv_says_what_it_is_and_what_is_safe) {
    Studio studio;
    studio.screen->press(Role::button, "開啟 CSV 檔");
    using namespace std::string_view_literals;
    studio.open_file("PK\x03\x04\0\0\n"sv);
    BOOST_TEST(studio.says("「orders.csv」沒有採用，其他都沒有變動。"));
    BOOST_TEST(studio.says("這不是 CSV 檔"));
    studio.screen->press(Role::button, "開啟 CSV 檔");
    studio.open_file(studio_test::orders_csv() + "E1,\"eve,2026-03-05");
    BOOST_TEST(studio.says("第 9 行：引號沒有結束，檔案可能沒有下載完整。"));
}

BOOST_AUTO_TEST_CASE(cancel_stops_the_replay) {
    Studio studio;
    studio.worker_runs = false;
    studio.press("用本店訂單");
    studio.let_worker_run();  // reads the orders; the run begins
    studio.screen->show();
    BOOST_TEST(studio.press("取消"));
    studio.let_worker_run();
    studio.screen->show();
    BOOST_TEST(!studio.screen->find(Role::button, "取消"));
    BOOST_TEST(!studio.app.state().replay.result);
    BOOST_TEST(studio.press("重新試算"));
    studio.worker_runs = true;
    studio.settle();
    BOOST_TEST(result_is_current(studio.app.state()));
}

BOOST_AUTO_TEST_CASE(a_quick_replay_follows_the_next_edit_by_itself) {
    Studio studio;
    studio.press("用本店訂單");
    studio.worker_runs = false;
    studio.screen->type("銀熟客 門檻", "6000");
    studio.screen->advance(500);  // the typing rests; the run begins
    BOOST_TEST((studio.app.state().replay.step == Replay::Step::running));
    studio.screen->type("銀熟客 門檻", "6500");  // while it is under way
    studio.worker_runs = true;
    studio.settle();
    BOOST_TEST(result_is_current(studio.app.state()));
}

BOOST_AUTO_TEST_CASE(a_slow_replay_waits_to_be_asked_again) {
    Studio studio;
    studio.worker_runs = false;
    studio.press("用本店訂單");
    studio.let_worker_run();  // reads the orders; the run begins
    platform::testing::set_now_ms(10'000);
    studio.worker_runs = true;
    studio.settle();
    studio.type("銀熟客 門檻", "6000");
    BOOST_TEST(!result_is_current(studio.app.state()));
    BOOST_TEST(studio.says("按「重新試算」看新的結果。"));
    BOOST_TEST(studio.press("重新試算"));
    BOOST_TEST(result_is_current(studio.app.state()));
}

BOOST_AUTO_TEST_CASE(without_network_the_studio_says_so_and_can_try_again) {
    platform::testing::asked() = {};
    Studio studio;
    studio.worker_runs = false;
    studio.screen->press(Role::button, "用本店訂單");
    const auto id = platform::testing::asked().requests.back().first;
    studio.app.on_response(id, 0, "");
    studio.answered = platform::testing::asked().requests.size();
    studio.screen->show();
    BOOST_TEST(studio.says("這次沒有算完。"));
    BOOST_TEST(studio.screen->find(Role::button, "用本店訂單"));
}

BOOST_AUTO_TEST_CASE(the_language_can_be_switched) {
    Studio studio;
    BOOST_TEST(studio.choose("語言", "English"));
    BOOST_TEST(studio.says("Hearth: the programme"));
    BOOST_TEST(studio.screen->find(Role::number_input, "Silver regular From"));
    BOOST_TEST(platform::testing::asked().language == "en");
}

BOOST_AUTO_TEST_CASE(on_a_phone_the_parts_stand_one_below_the_other) {
    Studio studio({390, 844});
    const ui::Node* form = studio.screen->find(Role::heading2, "等級");
    const ui::Node* preview = studio.screen->find(Role::heading2, "會員看到的");
    const ui::Node* replay = studio.screen->find(Role::heading2, "用真實訂單試算");
    BOOST_TEST_REQUIRE((form && preview && replay));
    BOOST_TEST(form->rect.y < preview->rect.y);
    BOOST_TEST(preview->rect.y < replay->rect.y);
    for (const ui::Node& node : studio.screen->nodes()) {
        BOOST_TEST_CONTEXT(node.label) { BOOST_TEST(node.rect.right() <= 391); }
    }
}

BOOST_AUTO_TEST_SUITE_END()
