// web/app/answers.h: what the server said, taken into the state.
#pragma once
#include "web/app/portal_state.h"

namespace regulars {

/// Status 0 is a network that failed: nothing is known of what the server did.
void take_answer(PortalState& state, std::uint32_t request, int status, std::string_view body);

/// Brings the model up to the shop's clock and what has arrived; call it after an answer.
void look_again(PortalState& state);

}  // namespace regulars
