#include "web/studio/form_field.h"

#include <algorithm>
#include <array>

#include "web/studio/problem_sentence.h"

namespace regulars::studio {

std::optional<StudioAction> form_field(const StudioState& state, const FormField& field) {
    const std::string shown = shown_at(state.draft, field.pointer);
    const std::string error = problem_at(field.pointer, state.problems, state.draft, state.catalog);
    const ui::FieldOptions options{.kind = field.kind,
                                   .help = field.help,
                                   .error = error,
                                   .suffix = field.suffix,
                                   .hide_label = field.hide_label};
    const auto typed = field.kind == ui::FieldKind::text
                           ? ui::text_field(field.pointer, field.label, shown, options)
                           : ui::number_field(field.pointer, field.label, shown, error, options);
    if (typed) return TypeIntoField{field.pointer, *typed};
    return std::nullopt;
}

bool has_field(const StudioState& state, std::string_view pointer) {
    constexpr std::array<std::string_view, 5> of_points{"/points/earn/per", "/points/earn/give",
                                                        "/points/earn/steps", "/points/value",
                                                        "/points/expiry/months"};
    if (std::ranges::find(of_points, pointer) != of_points.end()) return true;
    constexpr std::array<std::string_view, 5> of_a_tier{"/name", "/name/zh-Hant", "/name/en",
                                                        "/threshold", "/multiplier"};
    for (std::size_t i = 0; i < state.published->program.tiers.size(); ++i) {
        const std::string tier = "/tiers/" + std::to_string(i);
        for (const std::string_view field : of_a_tier) {
            if (pointer == tier + std::string(field)) return true;
        }
    }
    return false;
}

}  // namespace regulars::studio
