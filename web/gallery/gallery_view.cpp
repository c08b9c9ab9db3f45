#include "web/gallery/gallery_view.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/languages.h"
#include "core/wording/numbers.h"
#include "web/platform/app.h"
#include "web/ui/ui.h"

namespace regulars::gallery {
namespace {

using theme::Ink;
namespace space = theme::space;

class Gallery {
public:
    Gallery(const Catalog& texts, GalleryState& state) : texts_(texts), state_(state) {}

    Asked show() {
        Asked asked;
        const auto page = ui::page(word("title"));
        ui::heading(1, word("title"));
        ui::paragraph(word("lead"), {.ink = Ink::muted});
        settings(asked);
        section("text", &Gallery::text);
        section("buttons", &Gallery::buttons);
        section("fields", &Gallery::fields);
        section("choices", &Gallery::choices);
        section("values", &Gallery::values);
        section("readouts", &Gallery::readouts);
        section("codes", &Gallery::codes);
        section("cards", &Gallery::cards);
        section("places", &Gallery::places);
        section("charts", &Gallery::charts);
        section("tables", &Gallery::tables);
        dialog();
        return asked;
    }

private:
    std::string word(std::string_view key) const {
        return say(texts_, "gallery." + std::string(key));
    }

    void section(std::string_view key, void (Gallery::*draw)()) {
        const std::string title = word(key);
        const auto section = ui::section(key, title, space::l);
        ui::spacer(space::l);
        ui::heading(2, title);
        (this->*draw)();
    }

    void settings(Asked& asked) {
        auto row = ui::grid(200);
        row.next();
        std::vector<std::string> names;
        int current = 0;
        for (const std::string_view language : portal_languages) {
            if (language == texts_.language) current = static_cast<int>(names.size());
            names.push_back(word("language." + std::string(language)));
        }
        const auto language = ui::select("language", word("language"), names, current);
        if (language) asked.language = std::string(portal_languages[*language]);
        row.next();
        const std::array<std::string, 3> schemes{word("scheme.auto"), word("scheme.light"),
                                                 word("scheme.dark")};
        const auto scheme =
            ui::select("scheme", word("scheme"), schemes, static_cast<int>(state_.scheme));
        if (scheme) asked.scheme = static_cast<Scheme>(*scheme);
    }

    void text() {
        const std::string sentence = word("sample.sentence");
        ui::heading(1, word("sample.heading"));
        ui::heading(2, word("sample.heading"));
        ui::heading(3, word("sample.heading"));
        ui::paragraph(word("sample.paragraph"));
        for (const ui::TextStyle& style :
             {ui::body_text, ui::strong_text, ui::small_text, ui::caption_text}) {
            ui::text(sentence, style);
        }
        ui::text(word("sample.shapes"), {.size = theme::type::display});
        ui::text(word("sample.emoji"), {.size = theme::type::title});
        ui::text(word("sample.long"), ui::strong_text);
    }

    void buttons() {
        const std::string act = word("act"), busy = word("busy");
        const std::string names[] = {word("primary"), word("secondary"), word("quiet"),
                                     word("danger")};
        for (std::size_t i = 0; i < std::size(names); ++i) {
            const auto kind = static_cast<ui::ButtonKind>(i);
            const auto keyed = ui::keyed(names[i]);
            const auto line = ui::flow(space::m);
            if (ui::button("rest", names[i], kind)) ui::toast(word("done"));
            ui::button("icon", act, kind, {.icon = ui::Icon::gift});
            ui::button("small", act, kind, {.small = true});
            ui::button("busy", busy, kind, {.busy = true});
            ui::button("off", word("off"), kind, {.enabled = false});
        }
        const auto line = ui::flow(space::m);
        ui::icon_button("copy", ui::Icon::copy, word("copy"));
        ui::icon_button("close", ui::Icon::close, word("close"), {.enabled = false});
        if (ui::chip("chip", word("chip"), state_.chip, ui::Icon::star)) state_.chip = !state_.chip;
        ui::chip("chip_off", word("chip"), false);
        ui::link("link", word("link"), "#");
        if (ui::button("dialog", word("dialog.open"), ui::ButtonKind::secondary))
            state_.dialog = true;
    }

    void fields() {
        auto grid = ui::grid(280, space::l, ui::Cross::top);
        grid.next();
        if (auto typed = ui::text_field("name", word("name"), state_.name,
                                        {.help = word("name.help"), .autocomplete = "name"}))
            state_.name = *typed;
        grid.next();
        ui::text_field("wrong", word("email"), "tea@",
                       {.kind = ui::FieldKind::email, .error = word("email.error")});
        grid.next();
        if (auto typed = ui::number_field("amount", word("amount"), state_.amount, {},
                                          {.kind = ui::FieldKind::decimal, .suffix = "NT$"}))
            state_.amount = *typed;
        grid.next();
        ui::text_field("date", word("date"), "2026-09-30", {.kind = ui::FieldKind::date});
        grid.next();
        ui::text_field("search", word("search"), {},
                       {.kind = ui::FieldKind::search, .placeholder = word("search.hint")});
        grid.next();
        ui::text_field("off", word("off"), word("sample.sentence"), {.enabled = false});
        grid.next();
        if (auto typed = ui::text_area("note", word("note"), state_.note, 3)) state_.note = *typed;
    }

    void choices() {
        const std::array<std::string, 3> names{word("choice.1"), word("choice.2"),
                                               word("choice.3")};
        auto grid = ui::grid(280, space::l, ui::Cross::top);
        grid.next();
        if (auto chosen = ui::select("select", word("choice"), names, state_.choice))
            state_.choice = *chosen;
        grid.next();
        if (auto chosen = ui::radio_group("radio", word("choice"), names, state_.choice))
            state_.choice = *chosen;
        grid.next();
        if (auto on = ui::checkbox("agree", word("agree"), state_.agreed, word("agree.help")))
            state_.agreed = *on;
        ui::checkbox("agree_off", word("off"), true, {}, false);
    }

    void values() {
        const std::string shown = grouped(static_cast<std::int64_t>(state_.slider));
        if (auto moved = ui::slider("slider", word("slider"), {0, 100, 5}, state_.slider, shown))
            state_.slider = *moved;
        if (auto stars = ui::rating("rating", word("rating"), 5, state_.stars))
            state_.stars = *stars;
        if (auto answer = ui::score_picker("score", word("score"), 0, 10, state_.answer,
                                           word("score.low"), word("score.high")))
            state_.answer = *answer;
    }

    void readouts() {
        const std::string half = word("progress.value");
        ui::progress("bar", word("progress"), {1860, 400, 3000}, half, word("progress.sentence"),
                     word("progress.end"));
        {
            const auto line = ui::flow(space::l);
            ui::progress_ring("ring", word("progress"), {62, 13, 100}, half, "62%");
            ui::progress_ring("full", word("progress"), {100, 0, 100}, half, "100%", 72);
            ui::progress_ring("none", word("progress"), {0, 0, 100}, half, "0%", 72);
        }
        {
            const auto line = ui::flow(space::s);
            ui::badge(word("badge"));
            ui::badge(word("badge"), ui::BadgeKind::accent, ui::Icon::check);
            ui::badge(word("badge"), ui::BadgeKind::positive);
            ui::badge(word("badge"), ui::BadgeKind::warning, ui::Icon::warning);
            ui::badge(word("badge"), ui::BadgeKind::danger);
            for (int look = 0; look < 5; ++look)
                ui::tier_badge(word("tier." + std::to_string(look)),
                               static_cast<theme::TierStyle>(look));
        }
        ui::notice("info", word("notice.info"));
        ui::notice("good", word("notice.good"), ui::BadgeKind::positive);
        ui::notice("bad", word("notice.bad"), ui::BadgeKind::warning);
        ui::skeleton(20, 0.6F);
        ui::skeleton(20, 0.4F);
        {
            const auto line = ui::flow(space::m);
            for (int icon = 1; icon < static_cast<int>(ui::Icon::count); ++icon)
                ui::icon(static_cast<ui::Icon>(icon));
        }
    }

    void codes() {
        const std::string code = "TEA-2026-0930";
        const auto card = ui::card();
        ui::code_bars("bars", word("code.bars"), platform::code_bars(code), 72);
        ui::code_square("square", word("code.square"), platform::code_square(code), 184);
        ui::text(code, {.size = theme::type::title,
                        .weight = ui::Weight::semibold,
                        .align = ui::Align::center});
    }

    void cards() {
        auto grid = ui::grid(240);
        grid.next();
        {
            const auto card = ui::card();
            ui::heading(3, word("card"));
            ui::paragraph(word("sample.sentence"));
        }
        grid.next();
        {
            const auto card = ui::card({.raised = true});
            ui::heading(3, word("card.raised"));
            ui::paragraph(word("sample.sentence"));
        }
        grid.next();
        {
            const auto card = ui::card_button("press", word("card.press"),
                                              {.expandable = true, .expanded = state_.opened});
            ui::text(word("card.press"), ui::strong_text);
            ui::paragraph(word("sample.sentence"), ui::small_text);
            if (card.clicked()) state_.opened = !state_.opened;
        }
        grid.next();
        {
            const auto card = ui::card();
            ui::image("picture", state_.picture, word("picture"), 4.0F / 3);
        }
        grid.next();
        {
            const auto card = ui::card();
            if (ui::empty_state("empty", word("empty"), word("act"))) ui::toast(word("done"));
        }
    }

    void places() {
        const std::string home = word("place.home"), gifts = word("place.gifts"),
                          me = word("place.me");
        const ui::NavItem items[] = {{"home", home, ui::Icon::home},
                                     {"gifts", gifts, ui::Icon::gift, 3},
                                     {"me", me, ui::Icon::person}};
        if (auto chosen =
                ui::nav_bar("nav", word("places"), items, state_.nav, ui::NavPlace::inline_tabs))
            state_.nav = *chosen;
        const std::array<std::string, 3> names{word("choice.1"), word("choice.2"),
                                               word("choice.3")};
        if (auto chosen = ui::tabs("tabs", word("choice"), names, state_.tab)) state_.tab = *chosen;
    }

    void charts() {
        std::vector<std::string> months;
        ui::Series before{word("series.before"), {}, {}}, after{word("series.after"), {}, {}};
        std::vector<ui::Bar> bars;
        for (int i = 0; i < 12; ++i) {
            months.push_back(std::to_string(i + 1));
            const std::int64_t low = 120 + (i * 37) % 90, high = low + 20 + i * 9;
            for (const auto& [series, value] : {std::pair{&before, low}, {&after, high}}) {
                series->values.push_back(static_cast<double>(value));
                series->texts.push_back(grouped(value));
            }
            if (i >= 5) continue;
            bars.push_back({word("tier." + std::to_string(i)), static_cast<double>(high),
                            static_cast<double>(low), grouped(high), grouped(low)});
        }
        const ui::Series both[] = {after, before};  // as in the bars: the new design first
        ui::heading(3, word("chart.line"));
        ui::line_chart("line", word("chart.line"), months, both);
        ui::heading(3, word("chart.bars"));
        const std::string tier = word("tier");
        const ui::ChartOptions options{
            .label_title = tier, .value_name = after.name, .second_name = before.name};
        ui::bar_chart("bars", word("chart.bars"), bars, options);
        ui::heading(3, word("chart.distribution"));
        ui::bar_chart("distribution", word("chart.distribution"), bars, {.horizontal = true});
    }

    void tables() {
        constexpr int rows = 10'000;
        const std::string number = word("column.number"), name = word("column.name"),
                          points = word("column.points");
        auto table = ui::table("long", word("table"),
                               {{number, ui::share(1), ui::Align::start, true},
                                {name, ui::share(2)},
                                {points, ui::share(1), ui::Align::end, true}},
                               {.sorting = state_.sorting});
        const float height = ui::Table::single_line_height();
        const ui::Table::Rows shown = table.long_rows(rows, height);
        for (int i = shown.first; i < shown.last; ++i) {
            const int row = state_.sorting.falling ? rows - 1 - i : i;
            table.long_row(i);
            table.cell(grouped(row + 1));
            table.cell(word("tier." + std::to_string(row % 5)));
            table.cell(grouped(std::int64_t{row} * 7));
        }
        if (table.asked()) state_.sorting = *table.asked();
    }

    void dialog() {
        if (!state_.dialog) return;
        const auto dialog = ui::dialog("dialog", word("dialog.title"));
        ui::paragraph(word("sample.paragraph"));
        const auto line = ui::flow(space::s, ui::Align::end);
        const bool no = ui::button("no", word("quiet"), ui::ButtonKind::quiet);
        const bool yes = ui::button("yes", word("primary"));
        if (no || yes || dialog.dismissed()) state_.dialog = false;
    }

    const Catalog& texts_;
    GalleryState& state_;
};

}  // namespace

Asked gallery_view(const Catalog& texts, GalleryState& state) {
    return Gallery(texts, state).show();
}

}  // namespace regulars::gallery
