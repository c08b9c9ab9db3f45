// server/api/clock.h: the two clocks of a server. Tokens and sessions go by the real one; the
// shop's rules go by the shop's, which can start at another instant, to look at an old file as on
// the day it ends.
#pragma once
#include <chrono>
#include <functional>
#include <optional>

#include "core/base/instant.h"

namespace regulars::api {

std::chrono::sys_seconds real_now();

/// The real clock, or one that shows `start` now and runs on from there.
std::function<Instant()> shop_clock(std::optional<Instant> start = {});

}  // namespace regulars::api
