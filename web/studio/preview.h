// web/studio/preview.h: one member of the shop under the design on the table.
#pragma once
#include "web/app/portal_model.h"

namespace regulars::studio {

/// The record as it would be had `design` decided every fact from the start. A fact that the
/// design refuses (a reward that costs more than there was) is left out with all it led to.
MemberRecord record_under(const PublishedProgram& design, const MemberRecord& record);

PortalModel preview_of(const PublishedProgram& design, const MemberRecord& record, Instant now);

}  // namespace regulars::studio
