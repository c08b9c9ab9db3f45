#include "web/views/me_view.h"

#include "core/base/languages.h"
#include "web/ui/ui.h"
#include "web/views/member_card.h"
#include "web/views/survey_form.h"

namespace regulars {
namespace {

constexpr float two_columns_from = 720;

void who_am_i(const PortalModel& model, const Speaker& speaker) {
    const Account& account = model.account;
    const auto block = ui::stack(theme::space::xs);
    ui::text(account.name.empty() ? account.member.text : account.name, ui::strong_text);
    ui::text(say(speaker.catalog, "me.number") + " " + grouped_number(account.member.text),
             ui::small_text);
    const std::string orders = say_count(speaker.catalog, "me.orders", account.orders);
    const std::string since = account.joined_at ? say(speaker.catalog, "me.since",
                                                      {{"date", speaker.date(*account.joined_at)}})
                                                : std::string{};
    ui::text(since.empty() ? orders : speaker.both(since, orders), ui::small_text);
}

void benefits(const PortalModel& model, const Speaker& speaker) {
    const std::string title = say(speaker.catalog, "me.benefits");
    const auto section = ui::section("benefits", title);
    ui::heading(2, title);
    const auto card = ui::card();
    const auto list = ui::list("benefits", title, theme::space::m);
    for (const Benefit& benefit : model.program().benefits) {
        const auto item = ui::list_item(benefit.id.text);
        const bool mine = is_in_force(benefit, model.account.standing.tier);
        auto line = ui::columns({ui::px(24), ui::share(1)}, theme::space::m);
        line.next();
        ui::icon(mine ? ui::Icon::check : ui::Icon::lock, 24,
                 mine ? theme::Ink::accent : theme::Ink::muted);
        line.next();
        ui::paragraph(speaker.name(benefit.name), ui::strong_text, false);
        ui::paragraph(speaker.name(benefit.detail), ui::small_text);
        if (!mine) {
            const TierRule& from = model.program().tiers()[benefit.from_tier];
            ui::text(say(speaker.catalog, "me.benefits.later", {{"tier", speaker.name(from.name)}}),
                     ui::caption_text);
        }
    }
}

void ladder(const PortalModel& model, const Speaker& speaker) {
    const std::string title = say(speaker.catalog, "me.ladder");
    const auto section = ui::section("ladder", title);
    ui::heading(2, title);
    const auto card = ui::card();
    const auto list = ui::list("ladder", title, theme::space::m);
    const auto& tiers = model.program().tiers();
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const auto item = ui::list_item(tiers[i].id.text);
        {
            const auto line = ui::flow(theme::space::s);
            ui::tier_badge(speaker.name(tiers[i].name),
                           static_cast<theme::TierStyle>(tiers[i].look));
            if (i == model.account.standing.tier) {
                ui::badge(say(speaker.catalog, "tier.you"), ui::BadgeKind::accent);
            }
        }
        const std::string from = needs_sentence(speaker, i);
        ui::text(speaker.both(from, say(speaker.catalog, "tier.multiplier",
                                        {{"multiplier", to_string(tiers[i].multiplier)}})),
                 ui::small_text);
    }
}

std::optional<Action> language(const Speaker& speaker) {
    std::vector<std::string> names;
    int current = 0;
    for (const std::string_view language : portal_languages) {
        if (language == speaker.catalog.language) current = static_cast<int>(names.size());
        names.push_back(say(speaker.catalog, "me.language." + std::string(language)));
    }
    const auto chosen = ui::select("language", say(speaker.catalog, "me.language"), names, current);
    if (chosen) return ChooseLanguage{std::string(portal_languages[*chosen])};
    return std::nullopt;
}

std::optional<Action> feedback(const PortalModel& model, const Speaker& speaker,
                               SurveyDraft& draft) {
    if (model.program().surveys.empty()) return std::nullopt;
    const std::string title = say(speaker.catalog, "survey.title");
    const auto section = ui::section("survey", title);
    ui::heading(2, title);
    if (const Survey* survey = open_survey(model)) return survey_form(*survey, speaker, draft);
    const auto card = ui::card();
    ui::paragraph(say(speaker.catalog, "survey.done"), {.ink = theme::Ink::muted});
    return std::nullopt;
}

}  // namespace

std::optional<Action> me_view(const PortalModel& model, const Speaker& speaker,
                              SurveyDraft& draft) {
    ui::heading(1, say(speaker.catalog, "me.title"));
    std::optional<Action> action;
    const auto left = [&] {
        const auto column = ui::stack(theme::space::xl);
        who_am_i(model, speaker);
        action = feedback(model, speaker, draft);
        auto chosen = language(speaker);
        if (chosen) action = std::move(chosen);
    };
    const auto right = [&] {
        const auto column = ui::stack(theme::space::xl);
        benefits(model, speaker);
        ladder(model, speaker);
        const auto story = ui::section("story", say(speaker.catalog, "me.story"));
        ui::heading(2, say(speaker.catalog, "me.story"));
        ui::paragraph(speaker.name(model.program().story), {.ink = theme::Ink::muted});
    };
    if (ui::width() < two_columns_from) {
        left();
        right();
        return action;
    }
    auto columns = ui::columns({ui::share(1), ui::share(1)}, theme::space::xxl);
    columns.next();
    left();
    columns.next();
    right();
    return action;
}

}  // namespace regulars
