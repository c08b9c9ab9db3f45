// web/app/requests.h: what the portal asks the server, one function a question. Each returns the
// request's id; the answer is read in answers.h. docs/api.md describes the routes.
#pragma once
#include "web/app/portal_state.h"

namespace regulars {

/// 0 when the page names no texts of that language.
std::uint32_t ask_texts(const PortalState& state, std::string_view language);
std::uint32_t ask_program();
std::uint32_t ask_record(const PortalState& state);
std::uint32_t ask_redemption(const PortalState& state, const Reward& reward,
                             std::string_view idempotency_key);
std::uint32_t ask_survey(const PortalState& state, const SurveyId& survey,
                         const SurveyAnswer& answer, std::string_view idempotency_key);

}  // namespace regulars
