#include "web/studio/preview_phone.h"

#include <algorithm>

#include "web/studio/form_field.h"
#include "web/ui/ui.h"
#include "web/views/home_view.h"

namespace regulars::studio {
namespace {

constexpr float phone_width = 406, phone_height_most = 844, bezel = 8, phone_radius = 36;

/// The portal's own home, by the edited programme. What is pressed in it leads nowhere here.
void screen_of_member(const StudioState& state) {
    const auto keys = ui::keyed(state.record ? state.record->record.id.text : "member");
    const auto screen = ui::padded(theme::space::l, theme::space::xl, theme::space::l);
    if (state.preview) {
        const Speaker speaker{state.catalog, state.preview->program(), state.preview->now};
        home_view(*state.preview, speaker);
    } else if (state.member_failed) {
        ui::paragraph(say(state.catalog, "studio.preview.failed"), ui::small_text);
    } else if (state.members.empty() && state.members_request == 0) {
        ui::paragraph(say(state.catalog, "studio.preview.empty"), ui::small_text);
    } else {
        ui::skeleton(28, 0.5F);
        ui::skeleton(220);
        ui::skeleton(24, 0.7F);
        ui::skeleton(96);
    }
}

std::string option_of(const StudioState& state, const OfferedMember& member) {
    const std::string& name = member.name.empty() ? member.id.text : member.name;
    for (const TierRule& tier : state.published->program.tiers()) {
        if (tier.id.text != member.tier) continue;
        return say(state.catalog, "studio.preview.option",
                   {{"name", name}, {"tier", std::string(tier.name.in(state.catalog.language))}});
    }
    return name;
}

std::optional<StudioAction> chooser(const StudioState& state) {
    const Catalog& texts = state.catalog;
    ui::heading(2, say(texts, "studio.preview"));
    if (!state.problems.empty()) {
        ui::paragraph(say(texts, "studio.preview.held"),
                      {.size = theme::type::small, .ink = theme::Ink::danger});
    }
    if (state.members.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const OfferedMember& member : state.members) names.push_back(option_of(state, member));
    const auto chosen = ui::select("member", say(texts, "studio.preview.member"), names,
                                   static_cast<int>(state.previewed), {.hide_label = true});
    if (chosen) return PreviewMember{static_cast<std::size_t>(*chosen)};
    return std::nullopt;
}

}  // namespace

std::optional<StudioAction> preview_stage(const StudioState& state) {
    const float left = ui::viewport_width() - stage_width, height = ui::viewport_height();
    std::optional<StudioAction> action;
    float top = 0;
    {
        const ui::Rect stage{left, 0, stage_width, height};
        const auto room = ui::fixed("stage", say(state.catalog, "studio.preview"), stage, 0);
        ui::paint_rect(stage, ui::color(theme::Ink::surface_soft));
        const float side = (stage_width - phone_width) / 2;
        {
            const auto inside = ui::padded(side, theme::space::xl, theme::space::m);
            action = chooser(state);
        }
        top = ui::place(stage_width, 0).y;
    }
    const float space = height - top - theme::space::xl;
    const ui::Rect phone{left + (stage_width - phone_width) / 2, top, phone_width,
                         std::max(phone_height_most / 2, std::min(phone_height_most, space))};
    const ui::Rect screen = phone.inset(bezel);
    {
        const auto frame = ui::fixed("phone", say(state.catalog, "studio.preview.phone"), phone, 0);
        ui::paint_rect(phone, ui::color(theme::Ink::surface), phone_radius);
        ui::paint_outline(phone, ui::color(theme::Ink::line), phone_radius);
        ui::paint_rect(screen, ui::color(theme::Ink::paper), phone_radius - bezel);
    }
    const auto glass = ui::fixed("screen", say(state.catalog, "studio.preview.screen"), screen, 0);
    screen_of_member(state);
    return action;
}

std::optional<StudioAction> preview_in_page(const StudioState& state) {
    const auto section = ui::section("preview", say(state.catalog, "studio.preview"));
    const auto action = chooser(state);
    const auto phone = ui::card({.padding = 0,
                                 .radius = theme::radius::member_card,
                                 .fill = theme::Ink::paper,
                                 .outline = theme::Ink::line});
    screen_of_member(state);
    return action;
}

}  // namespace regulars::studio
