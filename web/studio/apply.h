// web/studio/apply.h: the one place where what a merchant asked for is carried out.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

void apply(StudioState& state, const StudioAction& action);

/// Asks for everything that is still missing.
void load(StudioState& state);

/// Reads the draft with core and derives the preview from the last design that is one.
void look_again(StudioState& state);

/// Starts the run that an edit asked for, once the typing rests; call it in every frame.
void run_when_due(StudioState& state);

/// One message of the worker.
void take_worker_message(StudioState& state, std::string_view text);

}  // namespace regulars::studio
