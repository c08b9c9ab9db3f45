// core/json/account_json.h: a member's account, offers and history as the API shows them.
// docs/api.md describes every field; these are written only, never read back.
#pragma once
#include "core/evaluation/account.h"
#include "core/evaluation/what_if.h"
#include "core/json/json.h"
#include "core/rewards/reward.h"

namespace regulars {

Json to_json(const Account& account, const Program& program);
Json to_json(const RewardOffer& offer, const Program& program);
Json to_json(const HistoryRow& row);
Json to_json(const ProgramOutcome& outcome, const Program& program);  // totals, no members

}  // namespace regulars
