#include "server/api/clock.h"

namespace regulars::api {
namespace {

using namespace std::chrono;

Instant system_instant() {
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace

sys_seconds real_now() { return floor<seconds>(system_clock::now()); }

std::function<Instant()> shop_clock(std::optional<Instant> start) {
    if (!start) return system_instant;
    return [start = *start, began = steady_clock::now()] {
        return start + duration_cast<milliseconds>(steady_clock::now() - began).count();
    };
}

}  // namespace regulars::api
