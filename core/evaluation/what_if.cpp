#include "core/evaluation/what_if.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/earning/basis.h"
#include "core/evaluation/granting.h"

namespace regulars {
namespace {

/// What is left of the order once every refund up to `as_of` is known.
Money kept_at(const PastOrder& order, Instant as_of) { return order.kept_before(as_of + 1); }

std::int64_t climb(const TierMoveAcross& move) {
    return static_cast<std::int64_t>(move.after) - static_cast<std::int64_t>(move.before);
}

/// A programme with what the replay asks of it again and again.
struct Design {
    const Program& program;
    const Wallet& points;
    TierChapter chapter;
    std::vector<const EarningRule*> rules;  // of orders, in the points' wallet
    std::vector<EarningRule> tier_rules;    // one a rung: its multiplier
    bool has_limits = false;
    bool asks_for_points = false;

    explicit Design(const Program& of) : program(of), points(of.points()) {
        chapter = {Instant{INT64_MIN / 4}, &program.ladder, program.plans, &program.zone};
        for (const EarningRule& rule : program.earning.rules) {
            if (!rule.enabled || rule.wallet != points.id) continue;
            if (!std::holds_alternative<OnOrder>(rule.on)) continue;
            rules.push_back(&rule);
            has_limits = has_limits || !rule.limits.empty() || rule.cooldown_hours > 0;
        }
        has_limits = has_limits || !program.earning.limits.empty();
        for (const TierRule& rung : program.tiers()) {
            EarningRule rule;
            rule.id.text = tier_rule;
            rule.gives = Multiplied{rung.multiplier, {std::string(base_group)}};
            rule.group = program.earning.tier_group;
            rule.priority = program.earning.tier_priority;
            tier_rules.push_back(std::move(rule));
            asks_for_points = asks_for_points || asks(rung.needs);
            asks_for_points = asks_for_points || (rung.keeps && asks(*rung.keeps));
        }
    }

    static bool asks(const TierNeeds& needs) {
        return std::any_of(needs.of.begin(), needs.of.end(), [](const Need& need) {
            return need.measure == Measure::points || need.measure == Measure::balance ||
                   need.measure == Measure::engagement_points;
        });
    }
};

/// One member's orders under a design.
class Replay {
public:
    Replay(const Design& design, const MemberHistory& history, Instant as_of)
        : design_(design), history_(history), as_of_(as_of) {
        const Program& program = design.program;
        input_.contributions.reserve(history.orders.size());
        for (const PastOrder& order : history.orders) {
            if (order.at > as_of) continue;
            if (input_.contributions.empty() || order.at < input_.joined_at) {
                input_.joined_at = order.at;
            }
            Contribution& one = input_.contributions.emplace_back();
            one.at = order.at;
            one.is_order = true;
            const Money basis = whole_basis(order);
            one.spend = basis;
            Money left = order.amount, counted = basis;
            for (const SpendRefund& refund : order.refunds) {
                if (refund.at > as_of) continue;
                left -= std::min(left, refund.amount);
                const Money now = kept_basis(basis, left, order.amount);
                one.reductions.push_back({std::max(refund.at, order.at), counted - now, {}});
                counted = now;
            }
        }
        if (input_.contributions.empty()) input_.joined_at = as_of;
        joined_on_ = date_on(program.zone, input_.joined_at);
    }

    void add_to(ProgramOutcome& outcome) {
        TierWalk walk(std::span(&design_.chapter, 1), input_);
        Points points;
        for (const PastOrder& order : history_.orders) {
            if (order.at > as_of_) continue;
            std::size_t tier = 0;
            if (design_.asks_for_points) {
                tier = tier_before(order.at);
            } else {
                walk.advance_to(order.at);
                tier = design_.program.ladder.terms.upgrade == UpgradeFrom::same_order
                           ? walk.tier_counting(number_, order.at)
                           : walk.state().tier;
            }
            ++outcome.orders_by_tier[tier];
            const Points earned = earn(order, tier);
            if (earned.count <= limits::points) points += earned;  // `decide` refuses the others
            ++number_;
        }
        std::size_t tier = 0;
        if (design_.asks_for_points) {
            tier = tier_before(as_of_);
        } else {
            walk.advance_to(as_of_);
            tier = walk.state().tier;
        }
        ++outcome.members_by_tier[tier];
        outcome.tier_of_member.push_back(tier);
        outcome.points_of_member.push_back(points);
        outcome.issued += points;
    }

private:
    /// The ladder counts points: they come to be known order by order.
    std::size_t tier_before(Instant at) const {
        TierInput input = input_;
        input.contributions.insert(input.contributions.end(), earned_.begin(), earned_.end());
        std::stable_sort(input.contributions.begin(), input.contributions.end(),
                         [](const Contribution& a, const Contribution& b) { return a.at < b.at; });
        TierWalk walk(std::span(&design_.chapter, 1), input);
        walk.advance_to(at);
        return walk.state().tier;
    }

    Money whole_basis(const PastOrder& order) const {
        const BasisRules& rules = design_.program.earning.basis;
        if (order.lines.empty()) return order.amount;
        Money sum;
        for (const Money line : basis_of(paid(order), rules)) sum += line;
        return sum;
    }

    static OrderPaid paid(const PastOrder& order) {
        OrderPaid paid;
        paid.amount = order.amount;
        paid.lines = order.lines;
        return paid;
    }

    Points earn(const PastOrder& order, std::size_t tier) {
        const Money kept = kept_at(order, as_of_);
        if (kept.minor <= 0) return {};
        const Program& program = design_.program;
        if (order.lines.empty()) {
            lines_.resize(1);
            basis_.assign(1, kept);
            units_.assign(1, 1);
            lines_.front().amount = order.amount;
        } else {
            const OrderPaid whole = paid(order);
            lines_ = lines_of(whole, program.earning.basis);
            basis_ = basis_of(whole, program.earning.basis);
            units_.clear();
            for (std::size_t i = 0; i < basis_.size(); ++i) {
                basis_[i] = kept_basis(basis_[i], kept, order.amount);
                units_.push_back(lines_[i].units);
            }
        }
        const OrderContents contents{lines_, basis_, units_};
        collect_rules(order, tier, contents);
        const Award given =
            award(speaking_, program.earning.groups, wallet_room(order.at), contents);
        remember(order, given);
        last_order_at_ = order.at;
        return given.points;
    }

    void collect_rules(const PastOrder& order, std::size_t tier, const OrderContents& contents) {
        const Program& program = design_.program;
        speaking_.clear();
        if (program.tiers()[tier].multiplier != Multiplier{}) {
            speak(design_.tier_rules[tier], std::nullopt, false);
        }
        std::optional<Moment> moment;
        static const Condition always{AllOf{}};
        for (const EarningRule* rule : design_.rules) {
            if (!(rule->when == always)) {
                if (!moment) {
                    moment = moment_of(program, {}, order.at, tier, order.channel);
                    moment->order_number = static_cast<std::int64_t>(number_) + 1;
                    if (last_order_at_) {
                        moment->last_order_on = date_on(program.zone, *last_order_at_);
                    }
                }
                if (!holds(rule->when, *moment, contents)) continue;
            }
            std::optional<Points> room;
            bool all_or_nothing = false, none = false;
            for (const EarnLimit& limit : rule->limits) {
                const PeriodUse use =
                    use_of(rule->id, limit.per, given_, program.zone, order.at, joined_on_);
                if (limit.times && use.times >= *limit.times) none = true;
                if (!limit.points) continue;
                const Points left = std::max(*limit.points - use.points, Points{});
                if (room && *room <= left) continue;
                room = left;
                all_or_nothing = limit.all_or_nothing;
            }
            if (!none) speak(*rule, room, all_or_nothing);
        }
    }

    void speak(const EarningRule& rule, std::optional<Points> room, bool all_or_nothing) {
        speaking_.push_back({&rule.id, &rule.gives, &rule.group, rule.priority, rule.rounding, room,
                             all_or_nothing});
    }

    std::optional<Points> wallet_room(Instant at) const {
        std::optional<Points> room;
        for (const WalletLimit& limit : design_.program.earning.limits) {
            if (limit.wallet != design_.points.id) continue;
            Points used;
            for (const GivenBefore& row : given_) {
                if (!is_in_period(limit.per, design_.program.zone, at, joined_on_, row.at))
                    continue;
                for (const RuleShare& share : row.shares) used += share.points;
            }
            const Points left = std::max(limit.points - used, Points{});
            if (!room || left < *room) room = left;
        }
        return room;
    }

    void remember(const PastOrder& order, const Award& given) {
        if (design_.has_limits) {
            given_.push_back({static_cast<std::int64_t>(given_.size()) + 1, order.at,
                              design_.points.id, given.shares});
        }
        if (design_.asks_for_points) {
            Contribution& points = earned_.emplace_back();
            points.at = active_at(design_.points.pending, design_.program.zone, order.at);
            points.points = given.points;
        }
    }

    const Design& design_;
    const MemberHistory& history_;
    Instant as_of_;
    TierInput input_;
    Date joined_on_;
    std::size_t number_ = 0;
    std::optional<Instant> last_order_at_;
    std::vector<Contribution> earned_;
    std::vector<GivenBefore> given_;
    std::vector<SpeakingRule> speaking_;
    std::vector<OrderLine> lines_;
    std::vector<Money> basis_;
    std::vector<std::int64_t> units_;
};

}  // namespace

Money PastOrder::kept_before(Instant t) const {
    Money kept = at < t ? amount : Money{};
    for (const SpendRefund& refund : refunds) {
        if (refund.at < t) kept -= refund.amount;
    }
    return std::max(kept, Money{});
}

std::vector<PastOrder> past_orders(std::span<const Fact> facts) {
    std::vector<PastOrder> orders;
    const auto find = [&](const OrderId& id) -> PastOrder* {
        for (auto order = orders.rbegin(); order != orders.rend(); ++order) {
            if (order->order == id) return &*order;
        }
        return nullptr;
    };
    for (const Fact& fact : facts) {
        if (const auto* paid = std::get_if<OrderPaid>(&fact.body)) {
            orders.push_back(
                {paid->order, fact.occurred_at, paid->amount, {}, paid->lines, fact.channel});
        } else if (const auto* refunded = std::get_if<OrderRefunded>(&fact.body)) {
            if (PastOrder* order = find(refunded->order)) {
                order->refunds.push_back({fact.occurred_at, refunded->amount});
            }
        } else if (const auto* cancelled = std::get_if<OrderCancelled>(&fact.body)) {
            PastOrder* order = find(cancelled->order);
            if (!order) continue;
            Money left = order->amount;
            for (const SpendRefund& refund : order->refunds) left -= refund.amount;
            if (left.minor > 0) order->refunds.push_back({fact.occurred_at, left});
        }
    }
    return orders;
}

void replay_histories(const Program& program, std::span<const MemberHistory> histories,
                      Instant as_of, ProgramOutcome& outcome) {
    outcome.orders_by_tier.resize(program.tiers().size());
    outcome.members_by_tier.resize(program.tiers().size());
    const Design design(program);
    for (const MemberHistory& history : histories) Replay(design, history, as_of).add_to(outcome);
}

Money cost_of(const Program& program, Points issued) {
    __extension__ using Wide = __int128;
    const Wide cost = Wide{issued.count} * program.points().value.minor;
    return {static_cast<std::int64_t>(std::min<Wide>(cost, INT64_MAX))};
}

std::vector<TierMoveAcross> moves_between(const ProgramOutcome& before,
                                          const ProgramOutcome& after) {
    std::vector<TierMoveAcross> moves;
    const std::size_t members = std::min(before.tier_of_member.size(), after.tier_of_member.size());
    for (std::size_t i = 0; i < members; ++i) {
        if (before.tier_of_member[i] != after.tier_of_member[i]) {
            moves.push_back({i, before.tier_of_member[i], after.tier_of_member[i]});
        }
    }
    std::stable_sort(moves.begin(), moves.end(),
                     [](const TierMoveAcross& a, const TierMoveAcross& b) {
                         const bool a_up = climb(a) > 0, b_up = climb(b) > 0;
                         if (a_up != b_up) return a_up;
                         return a_up ? climb(a) > climb(b) : climb(a) < climb(b);
                     });
    return moves;
}

}  // namespace regulars
