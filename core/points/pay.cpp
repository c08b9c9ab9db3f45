#include "core/points/pay.h"

#include <algorithm>

namespace regulars {
namespace {

__extension__ using Wide = __int128;

/// The most whole steps whose worth is at most `part`.
Points within(const PayRule& rule, Wide part) {
    const Wide steps = part / rule.step_value.minor;
    const Wide points = steps * rule.step.count;
    return {static_cast<std::int64_t>(std::min<Wide>(points, INT64_MAX))};
}

void bound(Payable& payable, Points most, PayLimit limit) {
    if (payable.points <= most) return;
    payable.points = std::max(most, Points{});
    payable.limit = limit;
}

}  // namespace

Money worth_of(const PayRule& rule, Points points) {
    const Wide worth = Wide{points.count} / rule.step.count * rule.step_value.minor;
    return {static_cast<std::int64_t>(std::min<Wide>(worth, INT64_MAX))};
}

Payable payable(const PayRule& rule, Points wanted, Points spendable, Money amount) {
    Payable result{std::max(wanted, Points{}), {}, PayLimit::none};
    if (result.points.count == 0) return result;
    if (amount < rule.from_amount) return {{}, {}, PayLimit::order_too_small};
    bound(result, spendable, PayLimit::balance);
    if (rule.most) bound(result, *rule.most, PayLimit::most_points);
    Wide part = amount.minor;
    if (rule.most_basis_points) part = std::min(part, part * *rule.most_basis_points / 10'000);
    bound(result, within(rule, part), PayLimit::part_of_order);
    const Points whole{result.points.count / rule.step.count * rule.step.count};
    bound(result, whole, result.limit == PayLimit::none ? PayLimit::steps : result.limit);
    if (rule.least && result.points < *rule.least) return {{}, {}, PayLimit::least};
    result.worth = worth_of(rule, result.points);
    return result;
}

std::string_view rule_of(PayLimit limit) {
    switch (limit) {
        case PayLimit::none: break;
        case PayLimit::order_too_small: return "pay.order_too_small";
        case PayLimit::balance: return "pay.insufficient_points";
        case PayLimit::most_points: return "pay.above_most";
        case PayLimit::part_of_order: return "pay.above_part_of_order";
        case PayLimit::steps: return "pay.not_whole_steps";
        case PayLimit::least: return "pay.below_least";
    }
    return "";
}

}  // namespace regulars
