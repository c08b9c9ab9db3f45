// web/views/portal_view.h: the whole portal: where the member is, or why nothing can be shown.
#pragma once
#include <optional>

#include "web/app/portal_state.h"

namespace regulars {

std::optional<Action> portal_view(PortalState& state);

}  // namespace regulars
