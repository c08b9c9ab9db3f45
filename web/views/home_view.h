// web/views/home_view.h: the card, the way to the next tier, the nearest reward, recent points.
// The studio shows the same view as its preview.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/action.h"
#include "web/app/portal_model.h"

namespace regulars {

std::optional<Action> home_view(const PortalModel& model, const Speaker& speaker);

}  // namespace regulars
