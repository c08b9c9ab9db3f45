// web/views/wallet_view.h: the member's coupons, newest first.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/action.h"
#include "web/app/portal_model.h"

namespace regulars {

std::optional<Action> wallet_view(const PortalModel& model, const Speaker& speaker);

}  // namespace regulars
