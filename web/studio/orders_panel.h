// web/studio/orders_panel.h: which orders the design is tried on, and how far the replay is.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

std::optional<StudioAction> orders_panel(const StudioState& state);

}  // namespace regulars::studio
