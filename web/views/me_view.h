// web/views/me_view.h: the member's own page: survey, benefits, the ladder, language, the story.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/portal_state.h"

namespace regulars {

std::optional<Action> me_view(const PortalModel& model, const Speaker& speaker, SurveyDraft& draft);

}  // namespace regulars
