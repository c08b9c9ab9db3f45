// web/views/redemption_dialog.h: the question before points are spent, and the code after.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/portal_state.h"

namespace regulars {

std::optional<Action> redemption_dialog(const PortalModel& model, const Speaker& speaker,
                                        const Redemption& redemption);

}  // namespace regulars
