// The portal as a member uses it, without a screen: what it shows, what a press asks for, and what
// the server's answers do to it.
#include "web/app/portal_app.h"

#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/json/program_json.h"
#include "core/json/record_json.h"
#include "tests/support/makers.h"
#include "web/ui/testing.h"

using namespace regulars;
using namespace regulars::making;
using ui::Role;

namespace {

std::string texts(const std::string& language) {
    std::string text;
    std::FILE* file = std::fopen(("assets/texts/" + language + ".json").c_str(), "rb");
    BOOST_REQUIRE(file);
    char bytes[4096];
    for (std::size_t n; (n = std::fread(bytes, 1, sizeof bytes, file)) > 0;) text.append(bytes, n);
    std::fclose(file);
    return text;
}

/// The portal with a server that the test plays.
struct Portal {
    Member member;
    PortalApp app;
    ui::testing::Screen screen;

    explicit Portal(Program program = tea_shop().program)
        : screen((clear(), ui::testing::Size{390, 844}), [this] { app.frame(); }) {
        member.published.program = std::move(program);
        member.must(fact("j", on("2026-01-01"), MemberJoined{"林小滿"}))
            .must(paid("a", on("2026-01-02"), 3250));
        platform::testing::set_now_ms(static_cast<double>(on("2026-02-01").ms));
        app.boot(R"({"language":"zh-Hant","session":"s1","texts":{"zh-Hant":"/zh","en":"/en"}})");
        answer_all();
    }
    static void clear() { platform::testing::asked() = {}; }

    std::string record() const {
        Json json;
        json["record"] = to_json(member.record);
        json["taken"] = member.taken;
        json["as_of"] = "2026-02-01T04:00:00Z";
        json["program_version"] = member.published.version;
        return to_text(json);
    }

    /// Answers every open request as a well server would, but for the writes.
    void answer_all() {
        auto requests = std::exchange(platform::testing::asked().requests, {});
        for (const auto& [id, request] : requests) {
            if (request.url == "/zh")
                app.on_response(id, 200, texts("zh-Hant"));
            else if (request.url == "/en")
                app.on_response(id, 200, texts("en"));
            else if (request.url == "/v1/program")
                app.on_response(id, 200, to_text(to_json(member.published)));
            else if (request.url == "/v1/me/record")
                app.on_response(id, 200, record());
            else
                platform::testing::asked().requests.push_back({id, request});
        }
        screen.show();
    }
    platform::Request last_request() const {
        BOOST_REQUIRE(!platform::testing::asked().requests.empty());
        return platform::testing::asked().requests.back().second;
    }
    void answer_last(int status, std::string_view body) {
        const auto id = platform::testing::asked().requests.back().first;
        platform::testing::asked().requests.pop_back();
        app.on_response(id, status, body);
        answer_all();
    }
};

Need at_least(Measure measure, std::int64_t least) {
    Need need;
    need.measure = measure;
    need.least = least;
    return need;
}

/// Silver asks for NT$5,000 and two orders, by `at_least` of them.
Program two_needs(std::size_t wanted) {
    Program program = tea_shop().program;
    program.ladder.rungs[1].needs = {
        wanted, {at_least(Measure::spend, twd(5'000).minor), at_least(Measure::orders, 2)}};
    program.ladder.rungs[2].needs = spend_of(twd(50'000));
    return program;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_page_shows_card_progress_and_recent_points) {
    Portal portal;
    BOOST_TEST(portal.screen.find(Role::heading1, "林小滿，您好"));
    BOOST_TEST(portal.screen.says("再消費 NT$1,750，升gold"));
    BOOST_TEST(portal.screen.says("門市消費 NT$3,250・烏龍茶"));
    BOOST_TEST(portal.screen.says("+32"));
}

BOOST_AUTO_TEST_CASE(a_row_of_the_history_opens_its_arithmetic) {
    Portal portal;
    BOOST_REQUIRE(portal.screen.press(Role::button, "點數"));
    BOOST_TEST(!portal.screen.says("每 NT$100 得 1 點"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "門市消費 NT$3,250・烏龍茶 +32"));
    BOOST_TEST(portal.screen.says("NT$3,250，每 NT$100 得 1 點，共 32 點。"));
}

BOOST_AUTO_TEST_CASE(points_that_wait_are_told_with_their_day) {
    Program program = tea_shop().program;
    program.wallets.front().pending = {PendingKind::days, 60, {}};
    Portal portal(program);
    BOOST_TEST(portal.screen.says("32 點待生效，3/3（二）起可用。"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "點數"));
    BOOST_TEST(portal.screen.says("32 點待生效，3/3（二）起可用。"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "門市消費 NT$3,250・烏龍茶 +32"));
    BOOST_TEST(portal.screen.says("3/3（二）起可用。"));
}

BOOST_AUTO_TEST_CASE(needs_that_all_count_are_a_bar_each) {
    Portal portal(two_needs(2));
    BOOST_TEST(portal.screen.says("再消費 NT$1,750，並再買 1 次，升silver"));
    BOOST_TEST(portal.screen.count(Role::progress) == 2);
    BOOST_TEST(portal.screen.says("再買 1 次"));
}

BOOST_AUTO_TEST_CASE(of_needs_any_of_which_is_enough_the_nearest_is_shown) {
    Portal portal(two_needs(1));
    BOOST_TEST(portal.screen.says("再消費 NT$1,750，升silver"));
    BOOST_TEST(portal.screen.count(Role::progress) == 1);
}

BOOST_AUTO_TEST_CASE(a_tier_with_a_term_says_until_when_and_what_keeps_it) {
    Program program = tea_shop().program;
    program.ladder.terms.end = TermEnd::after;
    program.ladder.terms.span = {6, 0};
    Portal portal(program);
    BOOST_TEST(portal.screen.says("silver資格已可延續，目前到 7/1（三）。"));
}

BOOST_AUTO_TEST_CASE(a_tier_that_waits_for_its_day_has_no_bar) {
    Program program = tea_shop().program;
    program.ladder.terms.upgrade = UpgradeFrom::next_period;
    program.ladder.terms.period = CalendarUnit::quarter;
    program.ladder.terms.end = TermEnd::period_end;
    Portal portal(program);
    BOOST_TEST(portal.screen.says("已達標，4/1（三）起成為silver。"));
    BOOST_TEST(portal.screen.count(Role::progress) == 0);
}

BOOST_AUTO_TEST_CASE(a_row_of_another_wallet_says_which) {
    Program program = tea_shop().program;
    Wallet stamps = points_for(0);
    stamps.id.text = "stamps";
    stamps.kind = WalletKind::stamps;
    stamps.name = text("章", "stamps");
    stamps.name_one = {};
    program.wallets.push_back(stamps);
    EarningRule rule;
    rule.id.text = "stamp";
    rule.wallet = stamps.id;
    rule.gives = Fixed{Points{1}};
    program.earning.rules.push_back(rule);
    Portal portal(program);
    BOOST_REQUIRE(portal.screen.press(Role::button, "點數"));
    BOOST_TEST(portal.screen.says("1/2（五）・章"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "門市消費 NT$3,250・烏龍茶 +1"));
    BOOST_TEST(portal.screen.says("餘額 1 章"));
}

BOOST_AUTO_TEST_CASE(a_reward_is_redeemed_after_a_question_and_its_code_is_shown) {
    Portal portal;
    BOOST_REQUIRE(portal.screen.press(Role::button, "好康"));
    BOOST_TEST(portal.screen.says("gold起可兌換"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "兌換杯"));
    BOOST_TEST(portal.screen.says("將使用 20 點，兌換後剩 12 點。"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "確認兌換"));
    const platform::Request request = portal.last_request();
    BOOST_TEST(request.method == "POST");
    BOOST_TEST(request.url == "/v1/me/redemptions");
    BOOST_TEST(request.body == R"({"reward":"cup","cost":20})");
    portal.member.must(redeemed("x", "cup", on("2026-01-31"), 20));
    portal.answer_last(201, R"({"redemption":"x","coupon":"CODE-x"})");
    BOOST_TEST(portal.screen.says("CODE-x"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "知道了"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "票夾"));
    BOOST_TEST(portal.screen.find(Role::button, "複製兌換碼 CODE-x"));
}

BOOST_AUTO_TEST_CASE(a_redemption_that_got_no_answer_asks_again_with_the_same_key) {
    Portal portal;
    portal.screen.press(Role::button, "好康");
    portal.screen.press(Role::button, "兌換杯");
    portal.screen.press(Role::button, "確認兌換");
    const auto first = portal.last_request().headers;
    portal.answer_last(0, "");
    BOOST_TEST(portal.screen.says("再按一次也不會重複扣點"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "確認兌換"));
    BOOST_TEST((portal.last_request().headers == first));
}

/// tests/web/documents/NAME.txt holds the document; REGULARS_WRITE_DOCUMENTS=1 writes it anew, to be read
/// in the change.
void must_be_the_kept_document(const std::string& name, const std::string& outline) {
    const std::string path = "tests/web/documents/" + name + ".txt";
    if (std::getenv("REGULARS_WRITE_DOCUMENTS")) std::ofstream(path) << outline;
    std::ifstream file(path);
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    BOOST_TEST(outline == kept, "the document of " << name << " is another one now:\n" << outline);
}

BOOST_AUTO_TEST_CASE(each_place_is_the_document_that_was_agreed_on) {
    Portal portal;
    for (const char* place : {"home", "points", "rewards", "wallet", "me"}) {
        portal.app.on_route(place);
        portal.screen.show();
        must_be_the_kept_document(place, portal.screen.outline());
    }
}

BOOST_AUTO_TEST_CASE(no_two_texts_overlap_in_any_place_at_any_width) {
    Portal portal;
    for (const char* place : {"home", "points", "rewards", "wallet", "me"}) {
        portal.app.on_route(place);
        for (float width = 300; width < 1300; width += width < 440 ? 10 : 120) {
            portal.screen.resize({width, 844});
            BOOST_TEST(portal.screen.count(Role::heading1) == 1);
            for (const std::string& wrong : portal.screen.overlapping())
                BOOST_ERROR(place << " at " << width << ": " << wrong);
        }
    }
}

BOOST_AUTO_TEST_CASE(whatever_can_be_pressed_is_an_element_with_a_name) {
    Portal portal;
    for (const char* place : {"home", "points", "rewards", "wallet", "me"}) {
        portal.app.on_route(place);
        for (const float width : {320.0F, 390.0F, 1440.0F}) {
            portal.screen.resize({width, 844});
            for (const std::string& wrong : portal.screen.unreachable())
                BOOST_ERROR(place << " at " << width << ": " << wrong);
        }
    }
    portal.app.on_route("home");
    portal.screen.show();
    BOOST_TEST_REQUIRE(portal.screen.press(Role::button, "出示會員碼"));
    BOOST_TEST(portal.screen.unreachable().empty());
}

BOOST_AUTO_TEST_CASE(the_members_number_is_held_out_at_the_till_as_bars_a_square_and_letters) {
    Portal portal;
    BOOST_TEST_REQUIRE(portal.screen.press(Role::button, "出示會員碼"));
    const std::string number = portal.member.record.id.text;
    BOOST_TEST(portal.screen.find(Role::dialog, "結帳時出示"));
    BOOST_TEST(portal.screen.find(Role::image, number + " 的條碼"));
    BOOST_TEST(portal.screen.find(Role::image, number + " 的 QR 碼"));
    BOOST_TEST(portal.screen.find(Role::text, number));
    BOOST_TEST_REQUIRE(portal.screen.press(Role::button, "關閉"));
    BOOST_TEST(portal.screen.count(Role::dialog) == 0);
    BOOST_TEST_REQUIRE(portal.screen.press(Role::button, "出示會員碼"));
    BOOST_TEST(portal.screen.dismiss_dialog());
    portal.screen.show();
    BOOST_TEST(portal.screen.count(Role::dialog) == 0);
}

BOOST_AUTO_TEST_CASE(who_is_logged_out_holds_out_no_number) {
    Portal portal;
    BOOST_TEST_REQUIRE(portal.screen.press(Role::button, "出示會員碼"));
    portal.app.on_message(R"({"t":"logout"})");
    portal.screen.show();
    BOOST_TEST(portal.screen.count(Role::dialog) == 0);
    BOOST_TEST(!portal.screen.says(portal.member.record.id.text));
}

BOOST_AUTO_TEST_CASE(a_refused_redemption_says_that_nothing_was_taken) {
    Portal portal;
    portal.screen.press(Role::button, "好康");
    portal.screen.press(Role::button, "兌換杯");
    portal.screen.press(Role::button, "確認兌換");
    portal.answer_last(409, R"({"code":"rewards.out_of_stock"})");
    BOOST_TEST(portal.screen.says("剛剛被換完了，沒有扣任何點數。"));
    BOOST_TEST(!portal.screen.find(Role::button, "確認兌換"));
}

BOOST_AUTO_TEST_CASE(a_survey_wants_a_score_and_is_answered_once) {
    Portal portal;
    portal.screen.press(Role::button, "我的");
    BOOST_REQUIRE(portal.screen.press(Role::button, "送出"));
    BOOST_TEST(portal.screen.says("請先選一個分數。"));
    BOOST_REQUIRE(portal.screen.choose("推薦？", "9"));
    portal.screen.type("為何", "茶很好喝");
    BOOST_REQUIRE(portal.screen.press(Role::button, "送出"));
    BOOST_TEST(portal.last_request().url == "/v1/me/surveys/why");
    BOOST_TEST(portal.last_request().body == R"({"score":9,"comment":"茶很好喝"})");
    portal.member.must(fact("s", on("2026-01-31"), SurveyAnswered{SurveyId{"why"}, {9, ""}}));
    portal.answer_last(201, "{}");
    BOOST_TEST(portal.screen.says("已收到，謝謝您的意見。"));
    BOOST_TEST(!portal.screen.find(Role::button, "送出"));
}

BOOST_AUTO_TEST_CASE(another_language_is_read_and_spoken_without_a_reload) {
    Portal portal;
    portal.screen.press(Role::button, "我的");
    BOOST_REQUIRE(portal.screen.choose("語言", "English"));
    portal.answer_all();
    BOOST_TEST(portal.screen.find(Role::heading1, "Me"));
    BOOST_TEST(platform::testing::asked().language == "en");
}

BOOST_AUTO_TEST_CASE(an_expired_link_says_what_to_do_and_offers_no_retry) {
    platform::testing::asked() = {};
    PortalApp app;
    ui::testing::Screen screen({390, 844}, [&] { app.frame(); });
    app.boot(R"({"language":"en","session":"old","texts":{"en":"/en"}})");
    for (const auto& [id, request] : std::exchange(platform::testing::asked().requests, {})) {
        if (request.url == "/en")
            app.on_response(id, 200, texts("en"));
        else
            app.on_response(id, 401, R"({"code":"session.expired"})");
    }
    screen.show();
    BOOST_TEST(screen.says("This link has expired."));
    BOOST_TEST(!screen.find(Role::button, "Try again"));
}

BOOST_AUTO_TEST_CASE(a_frame_waits_for_its_session_and_forgets_the_member_at_logout) {
    platform::testing::asked() = {};
    Portal portal;
    portal.app.on_message(R"({"t":"logout"})");
    portal.screen.show();
    BOOST_TEST(!portal.screen.says("林小滿"));
    BOOST_TEST(!portal.app.state().model.has_value());
    portal.app.on_message(R"({"t":"session","session":"s2"})");
    portal.answer_all();
    BOOST_TEST(portal.screen.says("林小滿"));
}

BOOST_AUTO_TEST_CASE(messages_that_are_not_for_us_change_nothing) {
    Portal portal;
    const std::string before = portal.screen.outline();
    for (const char* message :
         {"", "[]", "7", "{\"t\":7}", "{\"t\":\"session\"}", "{\"t\":\"x\"}"}) {
        portal.app.on_message(message);
    }
    portal.screen.show();
    BOOST_TEST(portal.screen.outline() == before);
}

BOOST_AUTO_TEST_CASE(a_failed_refresh_says_so_until_one_succeeds) {
    Portal portal;
    portal.app.on_visible();
    portal.answer_last(0, "");
    BOOST_TEST(portal.screen.says("連不上網路"));
    BOOST_TEST(portal.screen.says("林小滿"));
    BOOST_REQUIRE(portal.screen.press(Role::button, "再試一次"));
    portal.answer_all();
    BOOST_TEST(!portal.screen.says("連不上網路"));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_no_record_is_an_error_to_read_not_a_crash) {
    Portal portal;
    for (const char* body : {"", "{}", "null", R"({"record":{}})", "\xFF"}) {
        portal.app.on_visible();
        portal.answer_last(200, body);
        BOOST_TEST(portal.screen.says("店裡的系統暫時沒有回應"), body);
    }
}
BOOST_AUTO_TEST_CASE(the_first_page_stands_until_there_is_more_to_show) {
    platform::testing::asked() = {};
    PortalApp app;
    ui::testing::Screen screen({390, 844}, [&] { app.frame(); });
    app.boot(R"({"language":"en","session":"s","texts":{"en":"/en"}})");
    screen.show();
    BOOST_TEST(!app.is_ready());
    BOOST_TEST(Portal().app.is_ready());
    PortalApp expired;
    expired.on_message(R"({"t":"session_failed"})");
    BOOST_TEST(expired.is_ready());  // a sentence that says what to do
}

BOOST_AUTO_TEST_CASE(a_shop_s_colours_are_put_on_and_repairs_are_told) {
    platform::testing::asked() = {};
    PortalApp app;
    app.on_message(R"({"t":"theme","theme":{"light":{"accent":"#8C1D40"},"dark":{}}})");
    BOOST_TEST((platform::testing::asked().light.accent == theme::rgb(0x8C1D40)));
    BOOST_TEST((platform::testing::asked().dark.accent == theme::dark_palette.accent));
    BOOST_TEST(platform::testing::asked().posted.empty());
    app.on_message(R"({"t":"theme","theme":{"light":{"accent":"#ffd400"}}})");
    BOOST_REQUIRE(platform::testing::asked().posted.size() == 1U);
    const std::string& told = platform::testing::asked().posted.front();
    BOOST_TEST(told.contains(R"("name":"theme.repaired")"), told);
    BOOST_TEST(told.contains(R"("token":"accent","scheme":"light","wanted":"#FFD400")"), told);
}

BOOST_AUTO_TEST_CASE(a_theme_that_is_none_changes_nothing_and_says_why) {
    platform::testing::asked() = {};
    PortalApp app;
    app.on_message(R"({"t":"theme","theme":{"light":{"accent":"red"},"warm":true}})");
    BOOST_TEST((platform::testing::asked().light.accent == theme::light_palette.accent));
    BOOST_REQUIRE(platform::testing::asked().posted.size() == 1U);
    const std::string& told = platform::testing::asked().posted.front();
    BOOST_TEST(told.contains(R"({"pointer":"/theme/light/accent","rule":"theme.not_a_color"})"));
    BOOST_TEST(told.contains(R"({"pointer":"/theme/warm","rule":"json.unknown_key"})"), told);
}
