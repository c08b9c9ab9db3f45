// web/views/points_view.h: the whole history, newest first, month by month.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/action.h"
#include "web/app/portal_model.h"

namespace regulars {

std::optional<Action> points_view(const PortalModel& model, const Speaker& speaker, int& shown,
                                  std::optional<std::size_t>& open_row);

}  // namespace regulars
