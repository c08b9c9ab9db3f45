// web/views/rewards_view.h: the catalogue: what is yours now, what is missing for the rest, and
// the redemption from its question to its code.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/portal_state.h"

namespace regulars {

std::optional<Action> rewards_view(const PortalModel& model, const Speaker& speaker,
                                   const std::optional<Redemption>& redemption);

}  // namespace regulars
