// web/engine/messages.h: what the engine says, as JSON; engine.h describes each message.
#pragma once
#include "core/json/json.h"
#include "core/orders/line_problem.h"
#include "web/engine/comparison.h"

namespace regulars::engine {

Json orders_message(std::string_view name, std::span<const MemberHistory> histories,
                    std::span<const LineProblem> rejected);
Json refused_message(std::string_view name, std::span<const LineProblem> problems);
Json failed_message(std::int64_t run, const Problems& problems);
Json result_message(const Comparison& comparison, std::span<const MemberHistory> histories);

}  // namespace regulars::engine
