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
    constexpr std::array<std::string_view, 3> of_earning{"/points/earn/per", "/points/earn/give",
                                                         "/points/earn/steps"};
    constexpr std::string_view expiry = "/points/expiry/months";
    if (pointer == "/points/value") return true;
    if (std::ranges::find(of_earning, pointer) != of_earning.end()) {
        return is_written_at(state.draft, "/points/earn");
    }
    if (pointer == expiry) return is_written_at(state.draft, expiry);
    constexpr std::array<std::string_view, 3> of_names{"/name", "/name/zh-Hant", "/name/en"};
    constexpr std::array<std::string_view, 2> of_numbers{"/threshold", "/multiplier"};
    for (std::size_t i = 0; i < state.published->program.tiers().size(); ++i) {
        const std::string tier = "/tiers/" + std::to_string(i);
        if (!pointer.starts_with(tier)) continue;
        const std::string_view field = pointer.substr(tier.size());
        if (std::ranges::find(of_names, field) != of_names.end()) return true;
        if (std::ranges::find(of_numbers, field) != of_numbers.end()) {
            return is_written_at(state.draft, pointer);
        }
    }
    return false;
}

}  // namespace regulars::studio
