// web/studio/moved_members.h: who stands on another tier under the design, by name.
#pragma once
#include "core/wording/catalog.h"
#include "web/studio/replay.h"

namespace regulars::studio {

/// At most `shown` rows; true when more were asked for.
bool moved_members(std::string_view key, const MovedMembers& moved, const ReplayResult& result,
                   std::size_t shown, const Catalog& catalog);

}  // namespace regulars::studio
