// The ui layer on ImGui's null backend: what is in the document, and that a click does one thing once.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "web/ui/context.h"
#include "web/ui/fixed_glyphs.h"
#include "web/ui/node_changes.h"
#include "web/ui/testing.h"
#include "web/ui/ui.h"
#include "web/ui/unicode.h"

using namespace regulars;
using ui::Role;
using ui::testing::Screen;

namespace {
const ui::Node& the(const Screen& screen, Role role, std::string_view name) {
    const ui::Node* node = screen.find(role, name);
    BOOST_REQUIRE(node != nullptr);
    return *node;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(ui_screen)

BOOST_AUTO_TEST_CASE(a_click_does_one_thing_once) {
    int presses = 0;
    Screen screen({390, 844}, [&] {
        if (ui::button("redeem", "兌換")) ++presses;
    });
    BOOST_TEST(screen.press(Role::button, "兌換"));
    BOOST_TEST(presses == 1);
    screen.show();
    BOOST_TEST(presses == 1);
}

BOOST_AUTO_TEST_CASE(a_disabled_or_busy_button_takes_no_clicks) {
    int presses = 0;
    Screen screen({390, 844}, [&] {
        if (ui::button("a", "已兌完", ui::ButtonKind::primary, {.enabled = false})) ++presses;
        if (ui::button("b", "處理中", ui::ButtonKind::primary, {.busy = true})) ++presses;
    });
    BOOST_TEST(!screen.press(Role::button, "已兌完"));
    BOOST_TEST(!screen.press(Role::button, "處理中"));
    BOOST_TEST(presses == 0);
}

BOOST_AUTO_TEST_CASE(what_a_click_changed_is_what_is_shown_next) {
    bool open = false;
    Screen screen({390, 844}, [&] {
        if (open) ui::text("已開啟");
        if (ui::button("open", "打開")) open = true;  // drawn after the text that depends on it
    });
    screen.press(Role::button, "打開");
    BOOST_TEST(screen.says("已開啟"));
}

BOOST_AUTO_TEST_CASE(siblings_with_the_same_key_stay_two_nodes) {
    int first = 0, second = 0;
    Screen screen({390, 844}, [&] {
        if (ui::button("same", "一")) ++first;
        if (ui::button("same", "二")) ++second;
    });
    screen.press(Role::button, "二");
    BOOST_TEST(first == 0);
    BOOST_TEST(second == 1);
    std::set<ui::NodeId> ids;
    for (const ui::Node& node : screen.nodes()) BOOST_TEST(ids.insert(node.id).second);
}

BOOST_AUTO_TEST_CASE(a_card_is_as_tall_as_its_content) {
    Screen screen({390, 844}, [&] {
        const auto page = ui::page("頁");
        auto card = ui::card_button("card", "卡片");
        ui::text("第一行");
        ui::text("第二行");
    });
    const ui::Rect card = the(screen, Role::button, "卡片").rect;
    BOOST_TEST(card.h == 16 + 24 + 12 + 24 + 16);
    for (const ui::Node& node : screen.nodes())
        if (node.role == Role::text) BOOST_TEST(card.contains(node.rect));
}

BOOST_AUTO_TEST_CASE(cards_in_a_row_are_equally_tall) {
    Screen screen({1440, 900}, [&] {
        auto row = ui::columns({ui::share(1), ui::share(1)}, 16, ui::Cross::stretch);
        row.next();
        {
            auto card = ui::card_button("a", "短");
            ui::text("一行");
        }
        row.next();
        {
            auto card = ui::card_button("b", "長");
            ui::text("一行");
            ui::text("二行");
            ui::text("三行");
        }
    });
    BOOST_TEST(the(screen, Role::button, "短").rect.h == the(screen, Role::button, "長").rect.h);
    BOOST_TEST(the(screen, Role::button, "長").rect.x >
               the(screen, Role::button, "短").rect.right());
}

BOOST_AUTO_TEST_CASE(a_line_that_does_not_fit_goes_on_below) {
    Screen screen({200, 844}, [&] {
        const auto line = ui::flow();
        ui::button("a", "一二三四五");
        ui::button("b", "一二三四六");
    });
    BOOST_TEST(the(screen, Role::button, "一二三四六").rect.y >=
               the(screen, Role::button, "一二三四五").rect.bottom());
}

BOOST_AUTO_TEST_CASE(every_target_is_at_least_44_tall) {
    std::string value;
    Screen screen({390, 844}, [&] {
        ui::button("a", "按", ui::ButtonKind::secondary, {.small = true});
        ui::chip("b", "好", true);
        ui::icon_button("c", ui::Icon::close, "關");
        ui::checkbox("d", "同意", false);
        ui::score_picker("e", "幾分", 0, 10, -1);
        ui::text_field("f", "姓名", value);
        const ui::NavItem items[] = {{.key = "x", .label = "首頁", .icon = ui::Icon::home}};
        ui::nav_bar("nav", "選單", items, 0);
    });
    for (const ui::Node& node : screen.nodes()) {
        const bool target = node.role == Role::button || node.role == Role::radio ||
                            node.role == Role::checkbox || node.role == Role::text_input;
        if (target) BOOST_TEST(node.rect.h >= 44, node.label);
    }
}

BOOST_AUTO_TEST_CASE(a_field_hands_back_what_was_typed_and_names_its_error) {
    std::string amount = "12";
    Screen screen({390, 844}, [&] {
        if (const auto typed =
                ui::number_field("amount", "金額", amount, amount.empty() ? "請輸入金額" : ""))
            amount = *typed;
    });
    BOOST_TEST(screen.type("金額", ""));
    BOOST_TEST(amount == "");
    const ui::Node& field = the(screen, Role::number_input, "金額");
    BOOST_TEST(field.has(ui::flag_invalid));
    BOOST_TEST(field.target == the(screen, Role::paragraph, "請輸入金額").id);
}

BOOST_AUTO_TEST_CASE(scores_are_radios_of_one_group) {
    int score = -1;
    Screen screen({390, 844}, [&] {
        if (const auto s = ui::score_picker("nps", "推薦嗎", 0, 10, score)) score = *s;
    });
    BOOST_TEST(screen.count(Role::radio) == 11);
    BOOST_TEST(screen.choose("推薦嗎", "9"));
    BOOST_TEST(score == 9);
    BOOST_TEST(the(screen, Role::radio, "9").has(ui::flag_checked));
}

BOOST_AUTO_TEST_CASE(a_table_keeps_every_cell_in_its_row) {
    Screen screen({390, 844}, [&] {
        auto table = ui::table(
            "t", "紀錄",
            {{.title = "日期", .track = ui::px(80)}, {.title = "點數", .align = ui::Align::end}});
        table.row("a");
        table.cell("9/30");
        table.cell("+47");
        table.row("b");
        table.cell("9/28");
        table.cell("−120");
    });
    BOOST_TEST(screen.count(Role::row) == 3);
    BOOST_TEST(screen.count(Role::column_header) == 2);
    BOOST_TEST(screen.count(Role::cell) == 4);
    for (const ui::Node& cell : screen.nodes()) {
        if (cell.role != Role::cell) continue;
        for (const ui::Node& row : screen.nodes())
            if (row.id == cell.parent)
                BOOST_TEST((row.role == Role::row && row.rect.contains(cell.rect)));
    }
}

BOOST_AUTO_TEST_CASE(a_dialog_is_closed_by_escape_and_inside_the_screen) {
    bool open = true;
    Screen screen({390, 844}, [&] {
        ui::heading(1, "首頁");
        if (!open) return;
        auto dialog = ui::dialog("d", "確定？");
        ui::button("yes", "確定");
        if (dialog.dismissed()) open = false;
    });
    const ui::Rect box = the(screen, Role::dialog, "確定？").rect;
    BOOST_TEST(box.bottom() <= 844);
    BOOST_TEST(box.contains(the(screen, Role::button, "確定").rect));
    BOOST_TEST(screen.dismiss_dialog());
    BOOST_TEST(screen.count(Role::dialog) == 0);
}

BOOST_AUTO_TEST_CASE(places_leave_the_document_its_room) {
    const ui::NavItem items[] = {{.key = "home", .label = "首頁"}, {.key = "me", .label = "我的"}};
    int place = 0;
    float room = 0;
    Screen screen({390, 844}, [&] {
        if (const auto chosen = ui::nav_bar("nav", "選單", items, place)) place = *chosen;
        room = ui::width();
    });
    BOOST_TEST(room == 390);
    BOOST_TEST(the(screen, Role::button, "首頁").has(ui::flag_current));
    screen.press(Role::button, "我的");
    BOOST_TEST(place == 1);
    screen.resize({1440, 900});
    BOOST_TEST(room == 1440 - theme::layout::side_rail);
}

BOOST_AUTO_TEST_CASE(what_is_off_the_screen_is_in_the_document_and_not_painted) {
    Screen screen({390, 844}, [&] {
        for (int i = 0; i < 1000; ++i) ui::text("第 " + std::to_string(i) + " 筆");
    });
    BOOST_TEST(screen.count(Role::text) == 1000);
    BOOST_TEST(screen.painted() < 60);
}

BOOST_AUTO_TEST_CASE(an_animation_ends_and_then_nothing_asks_for_frames) {
    bool full = false;
    Screen screen({390, 844}, [&] {
        if (ui::button("fill", "填滿")) full = true;
        ui::progress("p", "進度", {full ? 10.0F : 0.0F, 0, 10}, "");
    });
    BOOST_TEST(!screen.wants_frame());
    screen.press(Role::button, "填滿");
    BOOST_TEST(screen.wants_frame());
    screen.advance(1000);
    BOOST_TEST(!screen.wants_frame());
}

BOOST_AUTO_TEST_CASE(bars_too_many_for_the_width_are_left_out_and_leave_no_gap) {
    bool drawn = false;
    Screen screen({390, 844}, [&] {
        const auto page = ui::page("p");
        drawn = ui::code_bars("few", "few", "11010010000", 72);
        drawn &= !ui::code_bars("many", "many", std::string(400, '1'), 72);
        drawn &= !ui::code_bars("none", "none", "", 72);
    });
    BOOST_TEST(drawn);
    BOOST_TEST(screen.find(Role::image, "few"));
    BOOST_TEST(screen.count(Role::image) == 1);
}

BOOST_AUTO_TEST_CASE(a_code_stands_in_the_middle_with_its_quiet_zone) {
    Screen screen({390, 844}, [&] {
        const auto page = ui::page("p");
        ui::code_square("s", "square", std::string(21 * 21, '1'), 184);
    });
    const ui::Node* square = screen.find(Role::image, "square");
    BOOST_TEST_REQUIRE(square);
    BOOST_TEST(square->rect.w == 184);
    BOOST_TEST(square->rect.center().x == 195);
}

BOOST_AUTO_TEST_CASE(a_bar_is_full_only_when_nothing_is_missing) {
    const auto filled = [](float done) {
        float width = 0;
        const Screen screen({390, 844}, [&] {
            ui::progress("bar", "bar", {done, 0, 3000}, "");
            ui::PaintList& painted = ui::context().paint();
            width = 0;  // of the fill; without one the line around the track is last
            const ui::PaintCommand& last = painted[painted.size() - 1];
            if (last.kind == ui::PaintCommand::Kind::rect) width = last.rect.w;
        });
        return width;
    };
    BOOST_TEST(filled(3000) == 390);
    BOOST_TEST(filled(2999.9F) <= 380);
    BOOST_TEST(filled(1) == 10);
    BOOST_TEST(filled(0) == 0);
}

BOOST_AUTO_TEST_CASE(a_ring_never_shortens_its_number) {
    const Screen screen({390, 844}, [] {
        ui::progress_ring("ring", "ring", {1, 0, 1}, "", "100%", 56);
    });
    BOOST_TEST(screen.find(Role::text, "100%"));
}

BOOST_AUTO_TEST_CASE(a_short_paragraph_leaves_no_lonely_letter) {
    const auto lines = [](int letters, float width) {
        std::string text, shown;
        for (int i = 0; i < letters; ++i) text += "字";
        const Screen screen({width, 844}, [&] { ui::paragraph(text); });
        for (const ui::Node& node : screen.nodes())
            if (node.role == Role::paragraph) shown = node.label;
        return shown;
    };
    const std::string balanced = lines(21, 320);  // 20 letters a line
    const std::size_t end = balanced.find('\n');
    BOOST_TEST_REQUIRE(end != balanced.npos);
    BOOST_TEST(end == std::string("字").size() * 11);
    const std::string untouched = lines(26, 320);
    BOOST_TEST(untouched.find('\n') == std::string("字").size() * 20);
}

namespace {

/// Letters of fixed width that count how they were asked for.
struct CountedGlyphs final : ui::GlyphSource {
    ui::FixedGlyphs letters;
    std::size_t goes = 0, prepared = 0, made = 0;

    void prepare(std::span<const ui::WantedPicture> wanted) override {
        ++goes;
        for (const ui::WantedPicture& one : wanted) prepared += one.cluster != " ";
    }
    float css_baseline(float size, bool semibold, float line_height) override {
        return letters.css_baseline(size, semibold, line_height);
    }
    bool measure(std::string_view cluster, float size, bool semibold, ui::GlyphBox& out) override {
        return letters.measure(cluster, size, semibold, out);
    }
    const std::uint8_t* raster(std::string_view cluster, const ui::Pen& pen,
                               ui::GlyphBox& out) override {
        const std::uint8_t* pixels = letters.raster(cluster, pen, out);
        if (out.width > 0) ++made;  // a space has no picture
        return pixels;
    }
    const std::uint8_t* raster_icon(ui::Icon icon, float size, ui::GlyphBox& out) override {
        ++made;
        return letters.raster_icon(icon, size, out);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(lines_of_like_length_tear_no_word) {
    for (const char* text :
         {"Mountainside Tea", "Ten points to your next tier", "還差 NT$12,300 就升等了"}) {
        for (float width = 100; width < 260; width += 5) {
            const Screen screen({390, 844}, [&] {
                auto narrow = ui::columns({ui::px(width)}, 0);
                narrow.next();
                ui::paragraph(text);
            });
            std::string words, shown;
            for (const ui::Node& node : screen.nodes())
                if (node.role == Role::paragraph) shown = node.label;
            for (const char letter : shown) words += letter == '\n' ? ' ' : letter;
            for (const char* whole : {"Mountainside", "Tea", "points", "NT$12,300"})
                BOOST_TEST((std::string_view(text).find(whole) == std::string_view::npos ||
                            words.find(whole) != std::string::npos),
                           shown << " at " << width);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_frame_asks_for_its_new_letters_and_icons_in_one_go) {
    CountedGlyphs letters;
    ui::Context context(letters);
    const auto show = [&] {
        context.frame(
            0,
            [](void*) {
                const auto page = ui::page("p");
                ui::heading(1, "點數");
                ui::paragraph("點數 120");
                ui::button("b", "兌換", ui::ButtonKind::primary, {.icon = ui::Icon::gift});
            },
            nullptr);
        context.painting().accept_textures();
    };
    show();
    BOOST_TEST(letters.goes == 1u);
    BOOST_TEST(letters.prepared > 8u);
    BOOST_TEST(letters.made == letters.prepared);
    show();
    BOOST_TEST(letters.goes == 1u);
    BOOST_TEST(letters.made == letters.prepared);
}

BOOST_AUTO_TEST_CASE(a_thing_to_press_without_an_element_is_noticed) {
    Screen screen({390, 844}, [] {
        ui::button("fine", "fine");
        ui::context().clicked(ui::context().claim("painted alone"));
        ui::icon_button("nameless", ui::Icon::close, "");
    });
    const auto wrong = screen.unreachable();
    BOOST_TEST(wrong.size() == 2u);
}

BOOST_AUTO_TEST_CASE(emoji_are_left_to_the_browser) {
    Screen screen({390, 844}, [&] { ui::text("加倍 🎉"); });
    BOOST_TEST(the(screen, Role::text, "加倍 🎉").has(ui::flag_shown));
}

BOOST_AUTO_TEST_CASE(emoji_on_a_button_stand_there_for_eyes_alone) {
    int presses = 0;
    Screen screen({390, 844}, [&] {
        if (ui::button("praise", "謝謝 ☕", ui::ButtonKind::primary)) ++presses;
    });
    const ui::Node& seen = the(screen, Role::text, "謝謝 ☕");
    BOOST_TEST(seen.has(ui::flag_shown));
    BOOST_TEST(seen.has(ui::flag_hidden));
    BOOST_TEST(the(screen, Role::button, "謝謝 ☕").rect.contains(seen.rect));
    BOOST_TEST(screen.press(Role::button, "謝謝 ☕"));
    BOOST_TEST(presses == 1);
}

BOOST_AUTO_TEST_CASE(what_has_colours_of_its_own_is_told_from_letters) {
    for (const char* text : {"☕", "☕️", "⭐", "1️⃣", "🇹🇼", "👍🏽", "👩‍👩‍👧"})
        BOOST_TEST(ui::needs_browser(text), text);
    for (const char* text : {"★", "①", "℃", "→", "𠮷", "㐂", "龘", "1"})
        BOOST_TEST(!ui::needs_browser(text), text);
}

BOOST_AUTO_TEST_CASE(a_long_line_ends_with_an_ellipsis) {
    Screen screen({100, 844}, [&] {
        ui::text("一二三四五六七八九十一二三四五六七八九十");
        ui::paragraph("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
                      {.max_lines = 2});
    });
    BOOST_TEST(screen.nodes()[0].label.ends_with("…"));
    BOOST_TEST(screen.nodes()[1].label.ends_with("…"));
    BOOST_TEST(screen.nodes()[1].rect.h == 48);
}

BOOST_AUTO_TEST_CASE(only_differences_go_to_the_mirror) {
    std::string name = "林";
    Screen screen({390, 844}, [&] {
        const auto list = ui::list("list", "清單");
        ui::text(name);
        ui::text("不變");
    });
    ui::NodeChanges changes;
    BOOST_TEST(!changes.since_last(screen.nodes()).empty());
    BOOST_TEST(changes.since_last(screen.nodes()).empty());
    name = "陳";
    screen.show();
    const std::string once = changes.since_last(screen.nodes());
    BOOST_TEST(std::count(once.begin(), once.end(), '\x1E') == 1);
    BOOST_TEST(once.find("陳") != once.npos);
}

BOOST_AUTO_TEST_SUITE_END()
