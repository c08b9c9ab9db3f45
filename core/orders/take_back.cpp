#include "core/orders/take_back.h"

#include <algorithm>
#include <tuple>

namespace regulars {
namespace {

__extension__ using Wide = __int128;

bool same_unit_price(const BoughtUnits& bought, const CancelledUnits& cancelled) {
    return Wide{bought.total} * cancelled.units == Wide{cancelled.total} * bought.units;
}

/// What the units `from` up to `to` of the line are worth.
std::int64_t share(const CancelledUnits& cancelled, std::int64_t from, std::int64_t to) {
    const auto up_to = [&](std::int64_t n) { return Wide{cancelled.total} * n / cancelled.units; };
    return static_cast<std::int64_t>(up_to(to) - up_to(from));
}

struct Candidate {
    bool other_order, other_price;
    std::size_t orders_later;  // 0 is the latest
    std::size_t line;
    auto operator<=>(const Candidate&) const = default;
};

std::vector<Candidate> candidates_for(const CancelledUnits& cancelled,
                                      std::span<const BoughtUnits> bought) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < bought.size(); ++i) {
        const BoughtUnits& line = bought[i];
        if (line.sku != cancelled.sku || line.units_left == 0 || line.at > cancelled.at) continue;
        candidates.push_back({cancelled.own_order != line.order, !same_unit_price(line, cancelled),
                              bought.back().order - line.order, i});
    }
    std::sort(candidates.begin(), candidates.end());
    return candidates;
}

}  // namespace

TakenBack take_back(const CancelledUnits& cancelled, std::span<BoughtUnits> bought) {
    TakenBack result;
    std::int64_t done = 0;
    for (const Candidate& candidate : candidates_for(cancelled, bought)) {
        if (done == cancelled.units) break;
        BoughtUnits& line = bought[candidate.line];
        const std::int64_t units = std::min(line.units_left, cancelled.units - done);
        line.units_left -= units;
        result.taken.push_back({line.order, units, share(cancelled, done, done + units)});
        done += units;
    }
    result.units_unmatched = cancelled.units - done;
    result.worth_unmatched = share(cancelled, done, cancelled.units);
    return result;
}

}  // namespace regulars
