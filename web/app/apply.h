// web/app/apply.h: the one place where what a member asked for is carried out.
#pragma once
#include "web/app/portal_state.h"

namespace regulars {

void apply(PortalState& state, const Action& action);

/// Asks for everything that is still missing to show the member's card.
void load(PortalState& state);

/// Logged out: nothing of the member stays in memory, the texts and the programme do.
void forget_member(PortalState& state);

}  // namespace regulars
