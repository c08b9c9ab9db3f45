// web/studio/worker.h: what the studio tells the engine's worker (web/engine/engine.h).
#pragma once
#include "web/studio/studio_state.h"

namespace regulars::studio {

/// GET /v1/orders as the server sent it; the worker reads it, the screen stays free.
void post_shop_orders(StudioState& state, std::string_view orders);
/// How the next file is to be read; then the file chooser opens.
void post_expected_file(StudioState& state);
void post_comparison(StudioState& state);
void post_cancel(StudioState& state);

}  // namespace regulars::studio
