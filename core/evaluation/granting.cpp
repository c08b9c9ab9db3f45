#include "core/evaluation/granting.h"

#include <algorithm>

#include "core/points/balance.h"

namespace regulars {
namespace {

const RuleShare* share_of(const RuleId& rule, const GivenBefore& given) {
    for (const RuleShare& share : given.shares) {
        if (share.rule == rule) return &share;
    }
    return nullptr;
}

/// E8: what the limits leave; empty: nothing limits it. No room at all for `times` used up.
struct Room {
    std::optional<Points> points;
    bool all_or_nothing = false;
    bool none = false;
};

void narrow(Room& room, Points left, bool all_or_nothing) {
    left = std::max(left, Points{});
    if (room.points && *room.points <= left) return;
    room.points = left;
    room.all_or_nothing = all_or_nothing;
}

Room room_of(const Occasion& occasion, const EarningRule& rule) {
    Room room;
    for (const EarnLimit& limit : rule.limits) {
        const PeriodUse use =
            use_of(rule.id, limit.per, occasion.given, occasion.published.program.zone, occasion.at,
                   occasion.joined_on);
        if (limit.times && use.times >= *limit.times) room.none = true;
        if (limit.points) narrow(room, *limit.points - use.points, limit.all_or_nothing);
    }
    return room;
}

bool is_cooling_down(const Occasion& occasion, const EarningRule& rule) {
    if (rule.cooldown_hours == 0) return false;
    constexpr std::int64_t ms_per_hour = 3'600'000;
    return std::any_of(occasion.given.begin(), occasion.given.end(), [&](const GivenBefore& given) {
        const RuleShare* share = share_of(rule.id, given);
        // A late fact cools down from what came after it as well.
        const std::int64_t apart =
            given.at < occasion.at ? occasion.at.ms - given.at.ms : given.at.ms - occasion.at.ms;
        return share && share->points.count > 0 && apart < rule.cooldown_hours * ms_per_hour;
    });
}

/// The wallet's limits and its fullness (E8, P9).
std::optional<Points> wallet_room(const Occasion& occasion, const Wallet& wallet) {
    Room room;
    const Program& program = occasion.published.program;
    for (const WalletLimit& limit : program.earning.limits) {
        if (limit.wallet != wallet.id) continue;
        Points used;
        for (const GivenBefore& given : occasion.given) {
            if (given.wallet != wallet.id ||
                !is_in_period(limit.per, program.zone, occasion.at, occasion.joined_on, given.at))
                continue;
            for (const RuleShare& share : given.shares) used += share.points;
        }
        narrow(room, limit.points - used, false);
    }
    if (wallet.most) {
        const Balance balance = replay(ledger_of(occasion.record.entries), wallet.id, occasion.at);
        narrow(room, *wallet.most - balance.active - balance.pending, false);
    }
    return room.points;
}

std::optional<PlannedRule> planned(const Occasion& occasion, const EarningRule& rule) {
    if (!rule.enabled || is_cooling_down(occasion, rule)) return std::nullopt;
    std::optional<Condition> still = still_to_ask(rule.when, occasion.moment);
    if (still && *still == Condition{AnyOf{}}) return std::nullopt;
    const Room room = room_of(occasion, rule);
    if (room.none) return std::nullopt;
    return PlannedRule{
        rule.id,       rule.name,     rule.gives,  std::move(still),    rule.group,
        rule.priority, rule.rounding, room.points, room.all_or_nothing, rule.qualifies};
}

std::optional<PlannedRule> tier_multiplier(const Occasion& occasion) {
    const Program& program = occasion.published.program;
    const TierRule& tier = program.tiers()[occasion.moment.tier];
    if (tier.multiplier == Multiplier{}) return std::nullopt;
    PlannedRule rule;
    rule.id.text = tier_rule;
    rule.name = tier.name;
    rule.gives = Multiplied{tier.multiplier, {std::string(base_group)}};
    rule.group = program.earning.tier_group;
    rule.priority = program.earning.tier_priority;
    return rule;
}

void keep_groups(EarnPlan& plan, const std::vector<EarnGroup>& groups) {
    for (const EarnGroup& group : groups) {
        const auto names = [&](const PlannedRule& rule) { return rule.group == group.id; };
        if (std::any_of(plan.rules.begin(), plan.rules.end(), names)) plan.groups.push_back(group);
    }
}

}  // namespace

std::vector<GivenBefore> given_before(const MemberRecord& record) {
    std::vector<GivenBefore> given;
    for (const ExplainedEntry& explained : record.entries) {
        const LedgerEntry& entry = explained.entry;
        if (const auto* earned = std::get_if<EarnExplained>(&explained.why)) {
            given.push_back({entry.number, entry.at, entry.wallet, earned->shares});
        } else if (const auto* bonus = std::get_if<BonusExplained>(&explained.why)) {
            given.push_back({entry.number, entry.at, entry.wallet, bonus->shares});
        }
    }
    std::vector<const ExplainedEntry*> clawbacks;
    for (const ExplainedEntry& explained : record.entries) {
        if (explained.entry.kind == EntryKind::clawback) clawbacks.push_back(&explained);
    }
    std::sort(clawbacks.begin(), clawbacks.end(),
              [](const ExplainedEntry* a, const ExplainedEntry* b) {
                  return a->entry.number < b->entry.number;
              });
    for (const ExplainedEntry* clawback : clawbacks) {
        for (GivenBefore& row : given) {
            if (row.number != clawback->entry.reverses) continue;
            if (const auto* why = std::get_if<ClawbackExplained>(&clawback->why)) {
                row.shares = why->shares;
            }
        }
    }
    return given;
}

bool is_in_period(LimitPer per, const TimeZone& zone, Instant at, Date joined_on, Instant other) {
    if (per == LimitPer::lifetime) return true;
    const auto days = days_of(per, date_on(zone, at), joined_on);
    if (!days) return false;
    const Date date = date_on(zone, other);
    return days->first <= date && date < days->next;
}

PeriodUse use_of(const RuleId& rule, LimitPer per, std::span<const GivenBefore> given,
                 const TimeZone& zone, Instant at, Date joined_on) {
    PeriodUse use;
    if (per == LimitPer::fact) return use;
    for (const GivenBefore& row : given) {
        const RuleShare* share = share_of(rule, row);
        if (!share || !is_in_period(per, zone, at, joined_on, row.at)) continue;
        use.points += std::max(share->counted, Points{});  // what it took away makes no room
        if (share->points.count > 0) ++use.times;
    }
    return use;
}

EarnPlan plan_of(const Occasion& occasion, const Wallet& wallet, const Listens& listens,
                 bool of_order) {
    EarnPlan plan;
    const Program& program = occasion.published.program;
    if (of_order && wallet.id == program.points().id) {
        if (auto rule = tier_multiplier(occasion)) plan.rules.push_back(std::move(*rule));
    }
    for (const EarningRule& rule : program.earning.rules) {
        if (rule.wallet != wallet.id || !listens(rule.on)) continue;
        if (auto said = planned(occasion, rule)) plan.rules.push_back(std::move(*said));
    }
    keep_groups(plan, program.earning.groups);
    plan.room = wallet_room(occasion, wallet);
    return plan;
}

Moment moment_of(const Program& program, const Profile& profile, Instant at, std::size_t tier,
                 Channel channel) {
    Moment moment;
    moment.local = local_time(program.zone, at);
    moment.tier = tier;
    moment.channel = channel;
    moment.tags = profile.tags;
    moment.birthday = profile.birthday;
    return moment;
}

std::size_t tier_at(Programs programs, const MemberRecord& record, Instant at) {
    const TierInput input = tier_input(programs, record, at);
    const std::vector<TierChapter> chapters = chapters_of(programs);
    TierWalk walk(chapters, input);
    walk.advance_to(at);
    return walk.state().tier;
}

}  // namespace regulars
