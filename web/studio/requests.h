// web/studio/requests.h: what the studio asks the server, one function a question. Each returns the
// request's id; the answer is read in answers.h. docs/api.md describes the routes.
#pragma once
#include "web/studio/studio_state.h"

namespace regulars::studio {

/// Both text files of `language`; nothing to ask for a language without texts.
void ask_texts(StudioState& state, std::string_view language);
void ask_program(StudioState& state);
void ask_members(StudioState& state);
void ask_record(StudioState& state);  // of the member that is previewed
void ask_orders(StudioState& state);

}  // namespace regulars::studio
