// web/studio/changes_card.h: what changed against the published version, and the way back.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

std::optional<StudioAction> changes_card(const StudioState& state);

}  // namespace regulars::studio
