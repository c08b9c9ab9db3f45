#include "core/earning/award.h"

#include <algorithm>

#include "core/base/limits.h"

namespace regulars {
namespace {

constexpr std::int64_t points_most = limits::points + 1;

Points bounded(Points points) { return std::min(points, Points{points_most}); }

struct PointsOf {
    const OrderContents& contents;
    Factor factor;
    Rounding rounding;

    Points operator()(const PerAmount& gives) const {
        Money basis;
        for (std::size_t i = 0; i < contents.basis.size(); ++i) {
            if (gives.of.is_everything() || is_in(gives.of, contents.lines[i])) {
                basis += contents.basis[i];
            }
        }
        return bounded(points_earned(basis, gives.rate, factor, rounding));
    }
    Points operator()(const PerUnit& gives) const {
        std::int64_t units = 0;
        for (std::size_t i = 0; i < contents.units.size(); ++i) {
            if (is_in(gives.of, contents.lines[i])) units += contents.units[i];
        }
        return of(units, gives.points);
    }
    Points operator()(const Fixed& gives) const { return of(1, gives.points); }
    Points operator()(const Added& gives) const { return of(1, gives.points); }
    Points operator()(const Multiplied&) const { return {}; }

    Points of(std::int64_t times, Points points) const {
        return bounded({product_of(times, points.count, factor, 1, rounding)});
    }
};

/// What one amount rule comes to, and who raised it.
struct Amount {
    std::size_t rule = 0;
    Points plain;                                        // without multipliers
    std::vector<std::pair<std::size_t, Points>> raised;  // by which rule, by how much

    Points total() const {
        Points sum = plain;
        for (const auto& [rule_index, points] : raised) sum += points;
        return sum;
    }
};

class Counting {
public:
    Counting(std::span<const SpeakingRule> rules, std::span<const EarnGroup> groups,
             const OrderContents& contents)
        : rules_(rules),
          groups_(groups),
          contents_(contents),
          wanted_(rules.size()),
          given_(rules.size()),
          counted_(rules.size()),
          speaks_(rules.size()) {}

    Award result(std::optional<Points> room) {
        std::vector<Amount> amounts = kept_by_groups(amount_rules());
        for (Amount& amount : amounts) raise(amount);
        std::erase_if(amounts, [](const Amount& amount) { return amount.total().count == 0; });
        for (const Amount& amount : amounts) want(amount);
        for (Amount& amount : amounts) cut_to_room(amount);
        for (const Amount& amount : amounts) give(amount);
        cut_multipliers();
        if (total().count > 0) add();
        if (room) cut_all(*room);
        never_below_nothing();
        return shares();
    }

private:
    const SpeakingRule& rule(std::size_t i) const { return rules_[i]; }

    Points plain_points(std::size_t i, Factor factor = {}) const {
        return std::visit(PointsOf{contents_, factor, rule(i).rounding}, *rule(i).gives);
    }

    Combine combine_of(const std::string& group, Combine otherwise) const {
        for (const EarnGroup& known : groups_) {
            if (known.id == group) return known.combine;
        }
        return otherwise;
    }

    std::vector<Amount> amount_rules() const {
        std::vector<Amount> amounts;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (!is_amount(*rule(i).gives)) continue;
            const Points plain = plain_points(i);
            if (plain.count > 0 || is_below_one(i)) amounts.push_back({i, plain, {}});
        }
        return amounts;
    }

    /// E3: prorated, less than a point can still become one by a multiplier.
    bool is_below_one(std::size_t i) const {
        const auto* per = std::get_if<PerAmount>(rule(i).gives);
        return per && per->rate.steps == Steps::prorated &&
               std::visit(PointsOf{contents_, {}, Rounding::up}, *rule(i).gives).count > 0;
    }

    bool comes_before(std::size_t a, std::size_t b) const {
        if (rule(a).priority != rule(b).priority) return rule(a).priority > rule(b).priority;
        return *rule(a).id < *rule(b).id;
    }

    /// E6: of a group that is combined by max or first, one rule stays.
    std::vector<Amount> kept_by_groups(std::vector<Amount> amounts) const {
        const auto beats = [&](const Amount& a, const Amount& b, Combine combine) {
            if (combine == Combine::max && a.plain != b.plain) return a.plain > b.plain;
            return comes_before(a.rule, b.rule);
        };
        std::erase_if(amounts, [&, all = amounts](const Amount& amount) {
            const std::string& group = *rule(amount.rule).group;
            const Combine combine = combine_of(group, Combine::sum);
            if (combine != Combine::max && combine != Combine::first) return false;
            return std::any_of(all.begin(), all.end(), [&](const Amount& other) {
                return other.rule != amount.rule && *rule(other.rule).group == group &&
                       beats(other, amount, combine);
            });
        });
        return amounts;
    }

    bool raises(std::size_t multiplier, const Amount& amount) const {
        const auto* gives = std::get_if<Multiplied>(rule(multiplier).gives);
        if (!gives) return false;
        const auto& names = gives->groups;
        return names.empty() ||
               std::find(names.begin(), names.end(), *rule(amount.rule).group) != names.end();
    }

    Factor factor_at(std::size_t multiplier) const {
        return factor_of(std::get<Multiplied>(*rule(multiplier).gives).by);
    }

    /// Multipliers of a group that combines by max or first: the one that speaks.
    bool speaks_in_group(std::size_t multiplier, const Amount& amount, Combine combine) const {
        for (std::size_t other = 0; other < rules_.size(); ++other) {
            if (other == multiplier || !raises(other, amount)) continue;
            if (*rule(other).group != *rule(multiplier).group) continue;
            const Factor theirs = factor_at(other), ours = factor_at(multiplier);
            if (combine == Combine::max && !(theirs == ours)) {
                if (is_greater(theirs, ours)) return false;
            } else if (comes_before(other, multiplier)) {
                return false;
            }
        }
        return true;
    }

    /// The multipliers of an amount by the names of their groups: an order that does not depend on which
    /// of them have a say today.
    std::vector<std::size_t> multipliers_of(const Amount& amount) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (raises(i, amount)) found.push_back(i);
        }
        std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
            const int compared = rule(a).group->compare(*rule(b).group);
            return compared != 0 ? compared < 0 : a < b;
        });
        return found;
    }

    /// E3, E6: the factor grows multiplier by multiplier; each step is what that multiplier brought.
    /// The whole is rounded at every step from the unrounded amount, so the steps add up exactly.
    void raise(Amount& amount) const {
        Factor before, of_group;
        Points points = amount.plain;
        const std::string* group = nullptr;
        for (const std::size_t i : multipliers_of(amount)) {
            if (!group || *rule(i).group != *group) {
                group = rule(i).group;
                before = before * of_group;
                of_group = {};
            }
            const Combine combine = combine_of(*group, Combine::multiply);
            const bool alone = combine == Combine::max || combine == Combine::first;
            if (alone && !speaks_in_group(i, amount, combine)) continue;
            of_group =
                combine == Combine::sum ? summed(of_group, factor_at(i)) : of_group * factor_at(i);
            const Points raised = plain_points(amount.rule, before * of_group);
            amount.raised.emplace_back(i, raised - points);
            points = raised;
        }
    }

    void want(const Amount& amount) {
        speaks_[amount.rule] = true;
        wanted_[amount.rule] += amount.plain;
        for (const auto& [by, points] : amount.raised) {
            speaks_[by] = true;
            wanted_[by] += points;
        }
    }

    /// E8: what is above the room is taken from the last multiplier first.
    void cut_to_room(Amount& amount) const {
        const auto& room = rule(amount.rule).room;
        if (!room || amount.total() <= *room) return;
        Points over = amount.total() - (rule(amount.rule).all_or_nothing ? Points{} : *room);
        for (auto step = amount.raised.rbegin(); step != amount.raised.rend(); ++step) {
            const Points cut = std::min(over, std::max(Points{}, step->second));
            step->second -= cut;
            over -= cut;
        }
        amount.plain -= std::min(over, amount.plain);
    }

    void give(const Amount& amount) {
        given_[amount.rule] += amount.plain;
        counted_[amount.rule] += amount.total();
        for (const auto& [by, points] : amount.raised) given_[by] += points;
    }

    Points within_room(std::size_t i, Points points) const {
        const auto& room = rule(i).room;
        if (!room || points <= *room) return points;
        return rule(i).all_or_nothing ? Points{} : *room;
    }

    void cut_multipliers() {
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (std::holds_alternative<Multiplied>(*rule(i).gives)) {
                given_[i] = within_room(i, given_[i]);
            }
        }
    }

    void add() {
        std::vector<Amount> added;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (std::holds_alternative<Added>(*rule(i).gives)) {
                added.push_back({i, plain_points(i), {}});
            }
        }
        for (const Amount& amount : kept_by_groups(std::move(added))) {
            want(amount);
            given_[amount.rule] = within_room(amount.rule, amount.plain);
        }
    }

    Points total() const {
        Points sum;
        for (const Points points : given_) sum += points;
        return sum;
    }

    void cut_all(Points room) {
        Points over = total() - std::max(room, Points{});
        for (std::size_t i = rules_.size(); i-- > 0 && over.count > 0;) {
            const Points cut = std::min(over, std::max(Points{}, given_[i]));
            given_[i] -= cut;
            over -= cut;
        }
    }

    /// A multiplier below one takes no more than there is, whatever limits have cut from others.
    void never_below_nothing() {
        Points under = -total();
        for (std::size_t i = rules_.size(); i-- > 0 && under.count > 0;) {
            const Points back = std::min(under, std::max(Points{}, -given_[i]));
            given_[i] += back;
            under -= back;
        }
    }

    Award shares() const {
        Award award;
        award.points = total();
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (!speaks_[i]) continue;
            const bool raised = is_amount(*rule(i).gives);
            award.shares.push_back(
                {*rule(i).id, wanted_[i], given_[i], raised ? counted_[i] : given_[i]});
        }
        return award;
    }

    std::span<const SpeakingRule> rules_;
    std::span<const EarnGroup> groups_;
    const OrderContents& contents_;
    std::vector<Points> wanted_, given_, counted_;
    std::vector<char> speaks_;
};

}  // namespace

Award award(std::span<const SpeakingRule> rules, std::span<const EarnGroup> groups,
            std::optional<Points> room, const OrderContents& contents) {
    return Counting(rules, groups, contents).result(room);
}

Award award(const EarnPlan& plan, const OrderContents& contents) {
    std::vector<SpeakingRule> rules;
    rules.reserve(plan.rules.size());
    for (const PlannedRule& planned : plan.rules) {
        if (planned.still && !holds_for(*planned.still, contents)) continue;
        rules.push_back({&planned.id, &planned.gives, &planned.group, planned.priority,
                         planned.rounding, planned.room, planned.all_or_nothing});
    }
    return award(rules, plan.groups, plan.room, contents);
}

}  // namespace regulars
