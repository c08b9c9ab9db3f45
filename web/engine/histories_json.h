// web/engine/histories_json.h: order histories as GET /v1/orders gives them:
//   {"members": [{"id": "m-0001", "name": "...", "orders":
//       [{"id": "o-1", "at": "2026-03-01T04:00:00Z", "amount_minor": 124000,
//         "channel": "store", "lines": [...], "refunds": [{"at": "...", "amount_minor": 4000}]}]}]}
// Channel (import), lines and refunds may be left out; lines are written as the order's fact has them.
// Other keys beside "members" are left alone. Orders are put in order of time, then id.
#pragma once
#include "core/evaluation/what_if.h"
#include "core/json/json.h"

namespace regulars::engine {

Result<std::vector<MemberHistory>> histories_from_json(const Json& json);

}  // namespace regulars::engine
