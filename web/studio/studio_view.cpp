#include "web/studio/studio_view.h"

#include "core/base/languages.h"
#include "web/studio/changes_card.h"
#include "web/studio/design_fields.h"
#include "web/studio/form_field.h"
#include "web/studio/orders_panel.h"
#include "web/studio/preview_phone.h"
#include "web/studio/result_panel.h"

namespace regulars::studio {
namespace {

std::string_view sentence_of(Failure failure) {
    switch (failure) {
        case Failure::none: return "studio.loading";
        case Failure::network: return "studio.error.network";
        case Failure::session: return "studio.error.session";
        case Failure::server: return "studio.error.server";
    }
    return "studio.error.server";
}

void loading_view() {
    const auto page = ui::page({});
    ui::skeleton(32, 0.4F);
    ui::skeleton(220);
    ui::skeleton(280);
}

std::optional<StudioAction> failed_view(const StudioState& state) {
    const auto page = ui::page(say(state.catalog, "studio.title"));
    ui::spacer(theme::space::xxl);
    const std::string retry =
        state.failure == Failure::session ? std::string{} : say(state.catalog, "studio.retry");
    if (ui::empty_state("failed", say(state.catalog, sentence_of(state.failure)), retry)) {
        return Retry{};
    }
    return std::nullopt;
}

/// Each language under its own name, wherever the reader is.
std::optional<StudioAction> language_switch(const StudioState& state) {
    std::vector<std::string> tags, names;
    int current = 0;
    for (const std::string_view tag : portal_languages) {
        const std::string language(tag);
        if (!state.boot.studio_texts.contains(language)) continue;
        if (language == state.catalog.language) current = static_cast<int>(tags.size());
        names.push_back(say(state.catalog, "studio.language." + language));
        tags.push_back(language);
    }
    const auto chosen = ui::select("language", say(state.catalog, "studio.language"), names,
                                   current, {.hide_label = true});
    if (!chosen) return std::nullopt;
    return ChooseLanguage{tags[static_cast<std::size_t>(*chosen)]};
}

std::optional<StudioAction> header(const StudioState& state) {
    const Catalog& texts = state.catalog;
    const auto titles = [&] {
        const std::string name(state.published->program.name.in(texts.language));
        ui::heading(1, say(texts, "studio.heading", {{"name", name}}));
        ui::paragraph(
            say(texts, "studio.version", {{"version", std::to_string(state.published->version)}}),
            ui::small_text, false);
    };
    if (ui::is_phone()) {
        const auto column = ui::stack(theme::space::s);
        const auto action = language_switch(state);
        titles();
        return action;
    }
    auto row = ui::columns({ui::share(1), ui::px(200)}, theme::space::l);
    row.next();
    titles();
    row.next();
    return language_switch(state);
}

}  // namespace

std::optional<StudioAction> studio_view(const StudioState& state) {
    const bool staged = ui::viewport_width() >= stage_from && state.loading == Loading::ready;
    ui::set_document_insets({.right = staged ? stage_width : 0});
    if (state.catalog.texts.empty() && state.loading != Loading::failed) {
        return loading_view(), std::nullopt;
    }
    if (!state.published) {
        if (state.loading == Loading::failed) return failed_view(state);
        return loading_view(), std::nullopt;
    }
    std::optional<StudioAction> action;
    {
        ui::skip_link(say(state.catalog, "studio.skip"));
        const auto page = ui::page(say(state.catalog, "studio.title"));
        keep_first(action, header(state));
        if (state.failure != Failure::none) {  // what was read before still stands
            ui::notice("failure", say(state.catalog, sentence_of(state.failure)),
                       ui::BadgeKind::warning);
        }
        {
            const auto document = ui::stack(theme::space::l);
            other_problems(state);
            keep_first(action, points_form(state));
            keep_first(action, ladder_form(state));
            keep_first(action, changes_card(state));
        }
        if (!staged) keep_first(action, preview_in_page(state));
        const auto consequences =
            ui::section("replay", say(state.catalog, "studio.replay"), theme::space::l);
        keep_first(action, orders_panel(state));
        keep_first(action, result_panel(state));
    }
    if (staged) keep_first(action, preview_stage(state));
    return action;
}

}  // namespace regulars::studio
