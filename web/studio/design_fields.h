// web/studio/design_fields.h: the programme as forms. Each field shows what was typed and what core
// says about it.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

std::optional<StudioAction> points_form(const StudioState& state);
std::optional<StudioAction> ladder_form(const StudioState& state);

/// Problems at places that no field of the forms shows; nothing when there are none.
void other_problems(const StudioState& state);

}  // namespace regulars::studio
