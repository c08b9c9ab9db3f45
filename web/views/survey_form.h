// web/views/survey_form.h: the programme's survey, for members who have not answered it.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/portal_state.h"

namespace regulars {

/// The first survey this member has not answered; null when there is none.
const Survey* open_survey(const PortalModel& model);

/// "One minute, and 10 points for you."
std::string survey_lead(const Survey& survey, const Speaker& speaker);

std::optional<Action> survey_form(const Survey& survey, const Speaker& speaker, SurveyDraft& draft);

}  // namespace regulars
