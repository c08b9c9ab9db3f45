// web/studio/preview_phone.h: the member's phone. Wide screens show it in a stage at the right that
// stays while the document scrolls; on narrow ones it stands in the page.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

inline constexpr float stage_width = 462;
inline constexpr float stage_from = 1'120;  // CSS px of the window

std::optional<StudioAction> preview_stage(const StudioState& state);
std::optional<StudioAction> preview_in_page(const StudioState& state);

}  // namespace regulars::studio
