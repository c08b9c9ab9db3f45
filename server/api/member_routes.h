// server/api/member_routes.h: what a signed-in member may read and do. docs/api.md shows each
// route with its answer.
#pragma once
#include "server/api/handling.h"

namespace regulars::api {

Answer get_account(const Reading& reading);
Answer get_record(const Reading& reading);
Answer get_ledger(const Reading& reading);
Answer get_rewards(const Reading& reading);

std::expected<Written, http::Problem> post_redemption(const Writing& writing);
std::expected<Written, http::Problem> post_survey_answer(const Writing& writing);

}  // namespace regulars::api
