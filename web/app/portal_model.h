// web/app/portal_model.h: everything the portal's views read: the member's record and what core
// makes of it at an instant. Views get it whole and decide nothing.
#pragma once
#include <vector>

#include "core/evaluation/account.h"
#include "core/json/json.h"
#include "core/program/program.h"
#include "core/rewards/reward.h"

namespace regulars {

struct PortalModel {
    PublishedProgram published;
    MemberRecord record;
    std::vector<std::int64_t> taken;  // of each reward, by all members
    Instant now;                      // the shop's clock

    Account account;
    std::vector<RewardOffer> offers;
    std::vector<HistoryRow> history;  // newest first

    const Program& program() const { return published.program; }
};

/// Derives account, offers and history for `now`; the model is whole after it.
void derive(PortalModel& model);

/// GET /v1/me/record: {"record": {...}, "taken": [..], "as_of": "...", "program_version": n}.
struct RecordAnswer {
    MemberRecord record;
    std::vector<std::int64_t> taken;
    Instant as_of;
    std::int64_t program_version = 0;
};
Result<RecordAnswer> record_answer_from_text(std::string_view text);

}  // namespace regulars
