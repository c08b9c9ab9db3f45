// web/views/tier_progress.h: one sentence, then the bar, its deadline at the end.
#pragma once
#include "core/wording/sentences.h"
#include "web/app/portal_model.h"

namespace regulars {

void tier_progress(const PortalModel& model, const Speaker& speaker);

}  // namespace regulars
