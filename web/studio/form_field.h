// web/studio/form_field.h: one field of the programme's document, by its JSON Pointer.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"
#include "web/ui/ui.h"

namespace regulars::studio {

struct FormField {
    std::string pointer, label;
    ui::FieldKind kind = ui::FieldKind::decimal;
    std::string help{}, suffix{};
    bool hide_label = false;
};

std::optional<StudioAction> form_field(const StudioState& state, const FormField& field);

/// The pointers of the fields that points_form and ladder_form show.
bool has_field(const StudioState& state, std::string_view pointer);

inline void keep_first(std::optional<StudioAction>& action, std::optional<StudioAction> next) {
    if (!action) action = std::move(next);
}

}  // namespace regulars::studio
