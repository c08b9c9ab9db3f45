// web/studio/answers.h: what the server said, taken into the state.
#pragma once
#include "web/studio/studio_state.h"

namespace regulars::studio {

/// Status 0 is a network that failed.
void take_answer(StudioState& state, std::uint32_t request, int status, std::string_view body);

}  // namespace regulars::studio
