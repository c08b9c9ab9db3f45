// web/studio/studio_view.h: the document on the left, the member's phone on the right, the
// consequences below; nothing modal.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

std::optional<StudioAction> studio_view(const StudioState& state);

}  // namespace regulars::studio
