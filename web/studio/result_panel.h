// web/studio/result_panel.h: what the design would have done to the shop's members: a sentence,
// the figures, members by tier, who moves.
#pragma once
#include "web/studio/studio_action.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

/// "4,338 位會員、18,532 筆訂單重算到 2011/12/10：..."
std::string result_sentence(const ReplayResult& result, const Catalog& catalog);

/// "1.24%"; "–" where nothing was sold.
std::string share_text(Money part, Money whole);

/// Drawn only when there is a result.
std::optional<StudioAction> result_panel(const StudioState& state);

}  // namespace regulars::studio
