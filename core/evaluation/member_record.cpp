#include "core/evaluation/member_record.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/earning/basis.h"
#include "core/points/balance.h"

namespace regulars {
namespace {

bool asks_for(const TierNeeds& needs, std::initializer_list<Measure> measures) {
    return std::any_of(needs.of.begin(), needs.of.end(), [&](const Need& need) {
        return std::find(measures.begin(), measures.end(), need.measure) != measures.end();
    });
}

bool any_ladder_asks(Programs programs, std::initializer_list<Measure> measures) {
    for (const PublishedProgram& published : programs) {
        for (const TierRule& rung : published.program.tiers()) {
            if (asks_for(rung.needs, measures)) return true;
            if (rung.keeps && asks_for(*rung.keeps, measures)) return true;
        }
    }
    return false;
}

Money sum_of(const std::vector<Money>& amounts) {
    Money sum;
    for (const Money amount : amounts) sum += amount;
    return sum;
}

/// An amount and nothing else: all of it counts.
bool is_plain(const OrderPaid& paid, const BasisRules& rules) {
    return paid.lines.empty() && paid.payments.empty() && !rules.with_shipping;
}

Contribution plain_contribution(const OrderStory& story) {
    Contribution order;
    order.at = story.at;
    order.order = story.paid->order;
    order.is_order = true;
    order.spend = story.paid->amount;
    Money left = order.spend;
    for (const auto& [at, refund] : story.refunds) {
        order.reductions.push_back({at, refund->amount, {}});
        left -= refund->amount;
    }
    if (story.cancelled_at) order.reductions.push_back({*story.cancelled_at, left, {}});
    return order;
}

/// T8: what of an order counts is what of it earns, whatever has come back by then.
Contribution order_contribution(const OrderStory& story, const BasisRules& rules) {
    const OrderPaid& paid = *story.paid;
    if (is_plain(paid, rules)) return plain_contribution(story);
    const std::vector<OrderLine> lines = lines_of(paid, rules);
    const std::vector<Money> basis = basis_of(paid, rules);
    Contribution order;
    order.at = story.at;
    order.order = paid.order;
    order.is_order = true;
    order.spend = sum_of(basis);
    Money left = order.spend;
    Kept kept = kept_whole(paid);
    for (const auto& [at, refund] : story.refunds) {
        take_off(kept, *refund);
        Money now;
        for (std::size_t i = 0; i < basis.size(); ++i) {
            const bool goods = i < kept.amounts.size();  // the line after them is shipping
            now += goods ? kept_basis(basis[i], kept.amounts[i], lines[i].amount)
                         : (kept.total().minor > 0 ? basis[i] : Money{});
        }
        order.reductions.push_back({at, left - now, {}});
        left = now;
    }
    if (story.cancelled_at) order.reductions.push_back({*story.cancelled_at, left, {}});
    return order;
}

Points qualifying(const EarnPlan& plan, const std::vector<RuleShare>& shares) {
    Points points;
    for (const RuleShare& share : shares) {
        const auto rule =
            std::find_if(plan.rules.begin(), plan.rules.end(),
                         [&](const PlannedRule& planned) { return planned.id == share.rule; });
        if (rule == plan.rules.end() || rule->qualifies) points += share.points;
    }
    return points;
}

/// T8: points count once they are active, and refunds take them out again.
void add_points(TierInput& input, const MemberRecord& record, const WalletId& wallet,
                Instant as_of) {
    std::map<std::int64_t, std::size_t> by_entry;  // contributions of the entries that opened them
    std::map<std::int64_t, const EarnPlan*> plans;
    std::map<std::int64_t, Points> left;
    const auto activation_of = [&](const LedgerEntry& entry) -> std::optional<Instant> {
        if (!entry.awaits_fulfilment) return entry.active_at.value_or(entry.at);
        std::optional<Instant> active;
        for (const ExplainedEntry& other : record.entries) {
            if (other.entry.kind != EntryKind::activate || other.entry.order != entry.order ||
                other.entry.wallet != wallet || other.entry.at > as_of)
                continue;
            active = std::max(entry.at, other.entry.active_at.value_or(other.entry.at));
        }
        return active;
    };
    std::vector<const ExplainedEntry*> entries;
    for (const ExplainedEntry& explained : record.entries) entries.push_back(&explained);
    const auto earlier = [](const ExplainedEntry* a, const ExplainedEntry* b) {
        return a->entry.number < b->entry.number;
    };
    std::sort(entries.begin(), entries.end(), earlier);
    for (const ExplainedEntry* one : entries) {
        const ExplainedEntry& explained = *one;
        const LedgerEntry& entry = explained.entry;
        if (entry.wallet != wallet || entry.at > as_of) continue;
        const auto* earned = std::get_if<EarnExplained>(&explained.why);
        const auto* bonus = std::get_if<BonusExplained>(&explained.why);
        if (!earned && !bonus) continue;
        const auto active = activation_of(entry);
        if (!active) continue;
        const EarnPlan& plan = earned ? earned->plan : bonus->plan;
        Contribution points;
        points.at = *active;
        points.order = entry.order;
        points.engagement = bonus != nullptr;
        points.points = qualifying(plan, earned ? earned->shares : bonus->shares);
        by_entry[entry.number] = input.contributions.size();
        plans[entry.number] = &plan;
        left[entry.number] = points.points;
        input.contributions.push_back(std::move(points));
    }
    for (const ExplainedEntry* explained : entries) {
        if (explained->entry.kind != EntryKind::clawback || explained->entry.at > as_of) continue;
        const auto place = by_entry.find(explained->entry.reverses);
        const auto* why = std::get_if<ClawbackExplained>(&explained->why);
        if (place == by_entry.end() || !why) continue;
        const Points now = qualifying(*plans[place->first], why->shares);
        Points& before = left[place->first];
        input.contributions[place->second].reductions.push_back(
            {explained->entry.at, {}, before - now});
        before = now;
    }
    for (Contribution& contribution : input.contributions) {
        std::stable_sort(contribution.reductions.begin(), contribution.reductions.end(),
                         [](const Reduction& a, const Reduction& b) { return a.at < b.at; });
    }
}

std::vector<BalanceStep> balance_steps(const MemberRecord& record, const WalletId& wallet,
                                       Instant as_of) {
    std::vector<LedgerEntry> known;
    std::set<Instant> instants;
    for (const ExplainedEntry& explained : record.entries) {
        const LedgerEntry& entry = explained.entry;
        if (entry.at > as_of || entry.wallet != wallet) continue;
        known.push_back(entry);
        instants.insert(entry.at);
        for (const auto& at : {entry.active_at, entry.expires_at, entry.slides_to}) {
            if (at) instants.insert(*at);
        }
    }
    std::vector<BalanceStep> steps;
    for (const Instant at : instants) {
        const Points active = replay(known, wallet, at).active;
        if (steps.empty() || steps.back().active != active) steps.push_back({at, active});
    }
    return steps;
}

std::optional<PlanEvent> plan_event(const Fact& fact) {
    if (const auto* paid = std::get_if<MembershipPaid>(&fact.body)) {
        return PlanEvent{fact.occurred_at, PlanEvent::Kind::paid, paid->plan, paid->payment};
    }
    if (const auto* cancelled = std::get_if<MembershipCancelled>(&fact.body)) {
        return PlanEvent{fact.occurred_at, PlanEvent::Kind::cancelled, cancelled->plan, {}};
    }
    if (const auto* refunded = std::get_if<MembershipRefunded>(&fact.body)) {
        return PlanEvent{fact.occurred_at, PlanEvent::Kind::refunded, {}, refunded->payment};
    }
    return std::nullopt;
}

std::optional<Pin> pin_of(const Fact& fact) {
    if (const auto* pinned = std::get_if<TierPinned>(&fact.body)) {
        return Pin{fact.occurred_at, pinned->tier, pinned->kind == PinKind::exactly, pinned->until};
    }
    if (std::holds_alternative<TierUnpinned>(fact.body)) {
        return Pin{fact.occurred_at, std::nullopt, false, std::nullopt};
    }
    return std::nullopt;
}

void set_tag(std::vector<std::string>& tags, const std::string& tag, bool is_set) {
    const auto place = std::lower_bound(tags.begin(), tags.end(), tag);
    const bool known = place != tags.end() && *place == tag;
    if (is_set && !known) tags.insert(place, tag);
    if (!is_set && known) tags.erase(place);
}

struct Told {
    Profile& profile;
    Instant at;

    void birthday(const std::optional<Date>& date) const {
        if (!date || profile.birthday == date) return;
        profile.birthday = date;
        profile.birthday_known_at = at;
    }
    void operator()(const MemberJoined& joined) const {
        profile.name = joined.name;
        birthday(joined.birthday);
    }
    void operator()(const ProfileChanged& changed) const {
        if (changed.name) profile.name = *changed.name;
        birthday(changed.birthday);
        for (const std::string& tag : changed.tags_removed) set_tag(profile.tags, tag, false);
        for (const std::string& tag : changed.tags_added) set_tag(profile.tags, tag, true);
    }
    template <class Other>
    void operator()(const Other&) const {}
};

/// Places of orders by their ids; an order that was paid again has several, by time. Sorted by a hash of
/// the id: whole ids are compared only when they are looked for.
class OrdersById {
public:
    explicit OrdersById(std::span<const OrderStory> orders) : orders_(orders) {
        places_.reserve(orders.size());
        for (std::size_t i = 0; i < orders.size(); ++i) {
            places_.push_back({hash_of(orders[i].paid->order), i});
        }
        std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.index < b.index;
        });
    }
    std::vector<std::size_t> of(const OrderId& id) const {
        const std::size_t hash = hash_of(id);
        std::vector<std::size_t> found;
        auto place =
            std::lower_bound(places_.begin(), places_.end(), hash,
                             [](const Place& one, std::size_t other) { return one.hash < other; });
        for (; place != places_.end() && place->hash == hash; ++place) {
            if (orders_[place->index].paid->order == id) found.push_back(place->index);
        }
        return found;
    }

private:
    struct Place {
        std::size_t hash, index;
    };
    static std::size_t hash_of(const OrderId& id) { return std::hash<OrderId>{}(id); }
    std::span<const OrderStory> orders_;
    std::vector<Place> places_;
};

/// The order a fact of a paid order belongs to; empty for other kinds.
const OrderId* order_in(const FactBody& body) {
    if (const auto* fact = std::get_if<OrderRefunded>(&body)) return &fact->order;
    if (const auto* fact = std::get_if<OrderCancelled>(&body)) return &fact->order;
    if (const auto* fact = std::get_if<OrderFulfilled>(&body)) return &fact->order;
    return nullptr;
}

}  // namespace

LedgerView ledger_of(std::span<const ExplainedEntry> entries) {
    LedgerView ledger;
    ledger.reserve(entries.size());
    for (const ExplainedEntry& explained : entries) ledger.push_back(&explained.entry);
    return ledger;
}

std::vector<const Fact*> in_time_order(std::span<const Fact> facts) {
    std::vector<const Fact*> sorted;
    sorted.reserve(facts.size());
    for (const Fact& fact : facts) sorted.push_back(&fact);
    const auto earlier = [](const Fact* a, const Fact* b) {
        if (a->occurred_at != b->occurred_at) return a->occurred_at < b->occurred_at;
        if (a->body.index() != b->body.index()) return a->body.index() < b->body.index();
        return a->event < b->event;
    };
    // Usually they were written down as they happened.
    if (!std::is_sorted(sorted.begin(), sorted.end(), earlier)) {
        std::sort(sorted.begin(), sorted.end(), earlier);
    }
    return sorted;
}

Profile profile_at(std::span<const Fact> facts, Instant as_of) {
    Profile profile;
    for (const Fact* fact : in_time_order(facts)) {
        if (fact->occurred_at > as_of) break;
        if (!profile.joined_at) profile.joined_at = fact->occurred_at;
        std::visit(Told{profile, fact->occurred_at}, fact->body);
    }
    return profile;
}

std::vector<OrderStory> orders_at(std::span<const Fact> facts, Instant as_of) {
    std::vector<OrderStory> orders;
    const std::vector<const Fact*> sorted = in_time_order(facts);
    for (const Fact* fact : sorted) {
        const auto* paid = std::get_if<OrderPaid>(&fact->body);
        if (!paid || fact->occurred_at > as_of) continue;
        orders.push_back({paid, fact->occurred_at, {}, std::nullopt, std::nullopt});
    }
    const OrdersById by_id(orders);
    // F9: the n-th cancel of an order ends what was paid the n-th time, even if a clock says that it
    // came first. Refunds belong to the time they happened in.
    for (const Fact* fact : sorted) {
        if (fact->occurred_at > as_of || !std::holds_alternative<OrderCancelled>(fact->body))
            continue;
        for (const std::size_t index : by_id.of(*order_in(fact->body))) {
            OrderStory& story = orders[index];
            if (story.cancelled_at) continue;
            story.cancelled_at = std::max(story.at, fact->occurred_at);
            break;
        }
    }
    for (const Fact* fact : sorted) {
        const OrderId* id = order_in(fact->body);
        if (!id || fact->occurred_at > as_of) continue;
        const auto times = by_id.of(*id);
        if (times.empty()) continue;
        OrderStory* story = &orders[times.front()];
        for (const std::size_t index : times) {
            if (orders[index].at <= fact->occurred_at) story = &orders[index];
        }
        const Instant at = std::max(story->at, fact->occurred_at);
        if (const auto* refund = std::get_if<OrderRefunded>(&fact->body)) {
            story->refunds.emplace_back(at, refund);
        } else if (std::holds_alternative<OrderFulfilled>(fact->body)) {
            story->fulfilled_at = at;
        }
    }
    return orders;
}

TierInput tier_input(Programs programs, const MemberRecord& record, Instant as_of) {
    return tier_input(programs, record, orders_at(record.facts, as_of), as_of);
}

TierInput tier_input(Programs programs, const MemberRecord& record,
                     std::span<const OrderStory> orders, Instant as_of) {
    const std::vector<const Fact*> facts = in_time_order(record.facts);
    TierInput input;
    input.joined_at = as_of;
    if (!facts.empty()) input.joined_at = std::min(as_of, facts.front()->occurred_at);
    input.contributions.reserve(orders.size());
    for (const OrderStory& story : orders) {
        input.contributions.push_back(
            order_contribution(story, in_force(programs, story.at).program.earning.basis));
    }
    const Program& newest = in_force(programs, as_of).program;
    const WalletId& wallet = newest.points().id;
    if (any_ladder_asks(programs, {Measure::points, Measure::engagement_points})) {
        add_points(input, record, wallet, as_of);
    }
    // Of one instant: orders, then points, each in an order that does not depend on storage.
    const auto earlier = [](const Contribution& a, const Contribution& b) { return a.at < b.at; };
    if (!std::is_sorted(input.contributions.begin(), input.contributions.end(), earlier)) {
        std::stable_sort(input.contributions.begin(), input.contributions.end(), earlier);
    }
    if (any_ladder_asks(programs, {Measure::balance})) {
        input.balance = balance_steps(record, wallet, as_of);
    }
    std::vector<PlanEvent> plans;
    for (const Fact* fact : facts) {
        if (fact->occurred_at > as_of) break;
        if (const auto event = plan_event(*fact)) plans.push_back(*event);
        if (const auto pin = pin_of(*fact)) input.pins.push_back(*pin);
    }
    input.plans = plan_periods(newest.plans, plans, newest.zone, as_of);
    return input;
}

std::vector<TierChapter> chapters_of(Programs programs) {
    std::vector<TierChapter> chapters;
    for (const PublishedProgram& published : programs) {
        chapters.push_back({published.from.value_or(Instant{INT64_MIN / 4}),
                            &published.program.ladder, published.program.plans,
                            &published.program.zone});
    }
    return chapters;
}

}  // namespace regulars
