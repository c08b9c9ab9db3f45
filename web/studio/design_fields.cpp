#include "web/studio/design_fields.h"

#include "core/wording/numbers.h"
#include "web/studio/form_field.h"
#include "web/studio/problem_sentence.h"

namespace regulars::studio {
namespace {

constexpr float field_min = 128;
constexpr float swatch = 28, swatch_drop = 10;  // stands at the middle of a field's 48
constexpr float rows_from = 640;                // wide enough for a form in one line
constexpr ui::Track ladder_tracks[] = {ui::px(swatch), ui::share(4), ui::share(4), ui::share(4),
                                       ui::share(3)};

std::string tier_pointer(std::size_t tier, std::string_view field) {
    return "/tiers/" + std::to_string(tier) + std::string(field);
}

/// The sign alone, as money_text writes it: "NT$".
std::string currency_sign(const Currency& currency) {
    std::string zero = money_text(Money{0}, currency);
    zero.pop_back();
    while (!zero.empty() && zero.back() == ' ') zero.pop_back();
    return zero;
}

struct TierField {
    std::string_view pointer, text;
    ui::FieldKind kind;
};
constexpr TierField tier_fields[] = {
    {"/name/zh-Hant", "studio.name.zh-Hant", ui::FieldKind::text},
    {"/name/en", "studio.name.en", ui::FieldKind::text},
    {"/threshold", "studio.threshold", ui::FieldKind::decimal},
    {"/multiplier", "studio.multiplier", ui::FieldKind::decimal},
};

/// Under a column's head the accessible name says which tier; as published, so that it stays while the
/// name is typed. In a section of the tier's own the label alone says enough.
FormField field_of(const StudioState& state, std::size_t tier, const TierField& field,
                   bool in_row) {
    const Program& program = state.published->program;
    const std::string name(program.tiers()[tier].name.in(state.catalog.language));
    const std::string label = say(state.catalog, field.text);
    FormField made{tier_pointer(tier, field.pointer), in_row ? name + " " + label : label,
                   field.kind};
    made.hide_label = in_row;
    if (field.pointer == "/threshold") made.suffix = currency_sign(program.currency);
    if (field.pointer == "/multiplier") made.suffix = "×";
    return made;
}

/// A tier that asks for something else than spend has no threshold to type.
bool is_shown(const StudioState& state, std::size_t tier, const TierField& field) {
    return field.pointer.starts_with("/name/") ||
           is_written_at(state.draft, tier_pointer(tier, field.pointer));
}

void paint_swatch(TierLook look) {
    const theme::TierTone tone = theme::tier_tone(static_cast<theme::TierStyle>(look));
    ui::spacer(swatch_drop - theme::space::xs);
    const ui::Rect rect = ui::place(swatch, swatch);
    ui::paint_gradient(rect, tone.from, tone.to, theme::radius::control);
}

std::optional<StudioAction> ladder_rows(const StudioState& state) {
    std::optional<StudioAction> action;
    {
        auto head = ui::columns(ladder_tracks, theme::space::m);
        head.next();
        for (const TierField& field : tier_fields) {
            head.next();
            ui::text(say(state.catalog, field.text), {.size = theme::type::caption,
                                                      .weight = ui::Weight::semibold,
                                                      .ink = theme::Ink::muted});
        }
    }
    for (std::size_t i = 0; i < state.published->program.tiers().size(); ++i) {
        auto row = ui::columns(ladder_tracks, theme::space::m);
        row.next();
        paint_swatch(state.published->program.tiers()[i].look);
        for (const TierField& field : tier_fields) {
            row.next();
            if (!is_shown(state, i, field)) continue;
            keep_first(action, form_field(state, field_of(state, i, field, true)));
        }
    }
    return action;
}

std::optional<StudioAction> ladder_cards(const StudioState& state) {
    std::optional<StudioAction> action;
    for (std::size_t i = 0; i < state.published->program.tiers().size(); ++i) {
        if (i > 0) ui::divider();
        const TierRule& tier = state.published->program.tiers()[i];
        const auto section = ui::section(tier.id.text, tier.name.in(state.catalog.language));
        ui::tier_badge(tier.name.in(state.catalog.language),
                       static_cast<theme::TierStyle>(tier.look));
        auto pairs = ui::grid(field_min, theme::space::m, ui::Cross::top);
        for (const TierField& field : tier_fields) {
            if (!is_shown(state, i, field)) continue;
            pairs.next();
            keep_first(action, form_field(state, field_of(state, i, field, false)));
        }
    }
    return action;
}

}  // namespace

std::optional<StudioAction> points_form(const StudioState& state) {
    const Catalog& texts = state.catalog;
    const auto section = ui::section("points", say(texts, "studio.points"));
    const auto card = ui::card({.padding = theme::space::xl, .gap = theme::space::l});
    ui::heading(2, say(texts, "studio.points"));
    std::optional<StudioAction> action;
    const std::string sign = currency_sign(state.published->program.currency);
    const std::string point(state.published->program.points().name.in(texts.language));
    constexpr ui::Track side_by_side[] = {ui::share(1), ui::share(1), ui::share(1), ui::share(1),
                                          ui::share(1)};
    auto fields = ui::width() >= rows_from ? ui::columns(side_by_side, theme::space::m)
                                           : ui::grid(field_min, theme::space::m, ui::Cross::top);
    if (is_written_at(state.draft, "/points/earn")) {
        fields.next();
        keep_first(action, form_field(state, {.pointer = "/points/earn/per",
                                              .label = say(texts, "studio.per"),
                                              .suffix = sign}));
        fields.next();
        keep_first(action, form_field(state, {.pointer = "/points/earn/give",
                                              .label = say(texts, "studio.give"),
                                              .kind = ui::FieldKind::whole,
                                              .suffix = point}));
        fields.next();
        const std::string steps[] = {say(texts, "studio.steps.whole"),
                                     say(texts, "studio.steps.prorated")};
        const bool prorated = shown_at(state.draft, "/points/earn/steps") == "prorated";
        if (const auto chosen =
                ui::select("steps", say(texts, "studio.steps"), steps, prorated ? 1 : 0)) {
            keep_first(action,
                       TypeIntoField{"/points/earn/steps", *chosen == 1 ? "prorated" : "whole"});
        }
    }
    fields.next();
    keep_first(action, form_field(state, {.pointer = "/points/value",
                                          .label = say(texts, "studio.value"),
                                          .suffix = sign}));
    if (is_written_at(state.draft, "/points/expiry/months")) {
        fields.next();
        keep_first(action, form_field(state, {.pointer = "/points/expiry/months",
                                              .label = say(texts, "studio.expiry"),
                                              .kind = ui::FieldKind::whole,
                                              .help = say(texts, "studio.expiry.help"),
                                              .suffix = say(texts, "studio.expiry.unit")}));
    }
    return action;
}

std::optional<StudioAction> ladder_form(const StudioState& state) {
    const auto section = ui::section("ladder", say(state.catalog, "studio.ladder"));
    const auto card = ui::card({.padding = theme::space::xl, .gap = theme::space::m});
    ui::heading(2, say(state.catalog, "studio.ladder"));
    const auto* days = std::get_if<RollingDays>(&state.published->program.ladder.window);
    if (days) {
        ui::paragraph(say(state.catalog, "studio.ladder.lead", {{"days", grouped(days->days)}}),
                      ui::small_text, false);
    }
    return ui::width() >= rows_from ? ladder_rows(state) : ladder_cards(state);
}

void other_problems(const StudioState& state) {
    for (const Problem& problem : state.problems) {
        if (has_field(state, problem.where.pointer)) continue;
        ui::notice(problem.where.pointer + problem.rule,
                   problem.where.pointer + " " + sentence_of(problem, state.draft, state.catalog),
                   ui::BadgeKind::danger);
    }
}

}  // namespace regulars::studio
