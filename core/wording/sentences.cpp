#include "core/wording/sentences.h"

#include <algorithm>

#include "core/wording/numbers.h"

namespace regulars {
namespace {

std::string_view need_key(Measure measure) {
    switch (measure) {
        case Measure::spend: return "tier.need.spend";
        case Measure::orders: return "tier.need.orders";
        case Measure::active_months: return "tier.need.active_months";
        case Measure::points: return "tier.need.points";
        case Measure::engagement_points: return "tier.need.engagement_points";
        case Measure::balance: return "tier.need.balance";
        case Measure::days_a_member: return "tier.need.days_a_member";
        case Measure::plan: return "tier.need.plan";
    }
    return "tier.need.spend";
}

bool is_counted_in_points(Measure measure) {
    return measure == Measure::points || measure == Measure::engagement_points ||
           measure == Measure::balance;
}

std::string plan_name(const Speaker& speaker, const PlanId& id) {
    for (const Plan& plan : speaker.program.plans) {
        if (plan.id == id) return speaker.name(plan.name);
    }
    return id.text;
}

/// `amount` of what the need counts, by the text of `key`.
std::string counted(const Speaker& speaker, std::string_view key, const Need& need,
                    std::int64_t amount) {
    const std::string said = need.measure == Measure::spend       ? speaker.money({amount})
                             : need.measure == Measure::plan      ? plan_name(speaker, need.plan)
                             : is_counted_in_points(need.measure) ? speaker.points({amount})
                                                                  : grouped(amount);
    return say_count(speaker.catalog, key, amount, {{"amount", said}});
}

std::string need_text(const Speaker& speaker, const NeedProgress& progress) {
    const Need& need = progress.need;
    return counted(speaker, need_key(need.measure), need, progress.missing);
}

/// How many of the unmet needs still have to be met, and how many there are.
struct Unmet {
    std::size_t wanted = 0, of = 0;
};
Unmet unmet(const Progress& progress) {
    std::size_t met = 0;
    for (const NeedProgress& need : progress.needs) met += need.missing == 0 ? 1 : 0;
    return {progress.at_least - std::min(met, progress.at_least), progress.needs.size() - met};
}

/// What is missing: every need when all of them count, the nearest when one is enough.
std::string missing_text(const Speaker& speaker, const Progress& progress) {
    const auto [wanted, of] = unmet(progress);
    if (wanted == 1 && of > 1) return need_text(speaker, progress.nearest());
    const bool all_count = wanted >= of;
    std::string list;
    for (const NeedProgress& need : progress.needs) {
        if (need.missing == 0) continue;
        const std::string one = need_text(speaker, need);
        list = list.empty() ? one
                            : say(speaker.catalog, all_count ? "tier.join.all" : "tier.join.any",
                                  {{"first", list}, {"second", one}});
    }
    if (all_count) return list;
    return say(speaker.catalog, "tier.ask.some",
               {{"count", std::to_string(wanted)}, {"needs", list}});
}

struct WindowText {
    const Speaker& speaker;

    std::string operator()(const RollingDays& window) const {
        return say_count(speaker.catalog, "tier.window.days", window.days);
    }
    std::string operator()(const RollingMonths& window) const {
        return say_count(speaker.catalog, "tier.window.months", window.months);
    }
    std::string operator()(const CalendarWindow& window) const {
        switch (window.unit) {
            case CalendarUnit::day: return say(speaker.catalog, "tier.window.day");
            case CalendarUnit::week: return say(speaker.catalog, "tier.window.week");
            case CalendarUnit::month: return say(speaker.catalog, "tier.window.month");
            case CalendarUnit::quarter: return say(speaker.catalog, "tier.window.quarter");
            case CalendarUnit::half_year: return say(speaker.catalog, "tier.window.half_year");
            case CalendarUnit::year: return say(speaker.catalog, "tier.window.year");
        }
        return {};
    }
    std::string operator()(const MembershipYear&) const {
        return say(speaker.catalog, "tier.window.membership_year");
    }
    std::string operator()(const SinceTierStart&) const {
        return say(speaker.catalog, "tier.window.since");
    }
    std::string operator()(const Lifetime&) const {
        return say(speaker.catalog, "tier.window.lifetime");
    }
};

std::string_view ask_key(Measure measure) {
    switch (measure) {
        case Measure::spend: return "tier.ask.spend";
        case Measure::orders: return "tier.ask.orders";
        case Measure::active_months: return "tier.ask.active_months";
        case Measure::points: return "tier.ask.points";
        case Measure::engagement_points: return "tier.ask.engagement_points";
        case Measure::balance: return "tier.ask.balance";
        case Measure::days_a_member: return "tier.ask.days_a_member";
        case Measure::plan: return "tier.ask.plan";
    }
    return "tier.ask.spend";
}

std::string asked(const Speaker& speaker, const Need& need) {
    const std::string what = counted(speaker, ask_key(need.measure), need, need.least);
    const bool is_now = need.measure == Measure::balance || need.measure == Measure::plan ||
                        need.measure == Measure::days_a_member;
    if (is_now) return what;
    const TierWindow& window = need.within ? *need.within : speaker.program.ladder.window;
    return say(speaker.catalog, "tier.ask",
               {{"window", std::visit(WindowText{speaker}, window)}, {"need", what}});
}

std::string tier_name(const Speaker& speaker, std::size_t tier) {
    return speaker.name(speaker.program.tiers()[tier].name);
}

std::string_view since_key(TierReason why) {
    switch (why) {
        case TierReason::joined: return "tier.since.met";
        case TierReason::order_reached_it: return "tier.since.order";
        case TierReason::points_reached_it: return "tier.since.points";
        case TierReason::period_began:
        case TierReason::time_reached_it: return "tier.since.met";
        case TierReason::order_left_window: return "tier.since.window";
        case TierReason::refund: return "tier.since.refund";
        case TierReason::balance_fell: return "tier.since.balance";
        case TierReason::term_ended:
        case TierReason::grace_ended: return "tier.since.term";
        case TierReason::plan_paid: return "tier.since.plan";
        case TierReason::plan_ended: return "tier.since.plan_end";
        case TierReason::pinned: return "tier.since.pin";
        case TierReason::pin_ended: return "tier.since.unpin";
        case TierReason::published: return "tier.since.published";
    }
    return "tier.since.met";
}

/// The shop's hand holds the member where nothing else would.
bool is_held_by_pin(const Standing& standing) {
    return standing.pin == standing.tier &&
           standing.tier != std::max(standing.earned, standing.plan);
}

/// What carries the tier, when that is no need: a pin, or a paid plan.
std::string held_sentence(const Speaker& speaker, const Account& account) {
    const Standing& standing = account.standing;
    const std::string tier = tier_name(speaker, standing.tier);
    if (is_held_by_pin(standing)) {
        if (!standing.drops_at) return say(speaker.catalog, "tier.pin", {{"tier", tier}});
        return say(speaker.catalog, "tier.pin.until",
                   {{"tier", tier}, {"date", speaker.last_day(*standing.drops_at)}});
    }
    if (standing.plan != standing.tier || standing.plan <= standing.earned) return {};
    for (const Membership& membership : account.memberships) {
        const PlanPeriod& period = membership.period;
        const auto carries = [&](const Plan& plan) {
            return plan.id == period.plan && plan.tier == standing.tier;
        };
        const auto& plans = speaker.program.plans;
        if (membership.state == PlanState::none ||
            std::none_of(plans.begin(), plans.end(), carries))
            continue;
        return say(speaker.catalog, "tier.plan",
                   {{"tier", tier},
                    {"plan", plan_name(speaker, period.plan)},
                    {"date", speaker.last_day(period.grace_until)}});
    }
    return {};
}

}  // namespace

const Wallet& Speaker::wallet(const WalletId& id) const {
    return program.wallets[wallet_index(program, id).value_or(0)];
}

std::string Speaker::points(Points count, const WalletId& id) const {
    const Wallet& of = wallet(id);
    std::string called = name(of.name);
    const bool one = count.count == 1 || count.count == -1;
    for (const auto& [language, singular] : of.name_one.by_language) {
        if (one && language == catalog.language) called = singular;
    }
    return say_count(catalog, "points", count.count, {{"name", called}});
}

std::string Speaker::money(Money amount) const { return money_text(amount, program.currency); }

std::string Speaker::date(Instant at) const {
    return date_text(catalog, date_on(program.zone, at), today());
}

std::string Speaker::last_day(Instant gone_at) const {
    const std::int64_t day = days_since_1970(date_on(program.zone, gone_at));
    return date_text(catalog, date_from_days(day - 1), today());
}

std::string Speaker::both(std::string first, std::string second) const {
    return say(catalog, "sentence.two",
               {{"first", std::move(first)}, {"second", std::move(second)}});
}

std::string progress_sentence(const Speaker& speaker, const Account& account) {
    const Standing& standing = account.standing;
    if (standing.waiting && standing.waiting_at) {
        return say(speaker.catalog, "tier.waiting",
                   {{"date", speaker.date(*standing.waiting_at)},
                    {"tier", tier_name(speaker, *standing.waiting)}});
    }
    if (!account.to_next) {
        return say(speaker.catalog, "tier.highest", {{"tier", tier_name(speaker, standing.tier)}});
    }
    const Progress& progress = *account.to_next;
    const std::string tier = tier_name(speaker, progress.tier);
    if (progress.is_met()) return say(speaker.catalog, "tier.met", {{"tier", tier}});
    return say(speaker.catalog, "tier.progress",
               {{"needs", missing_text(speaker, progress)}, {"tier", tier}});
}

std::string progress_deadline(const Speaker& speaker, const Account& account) {
    if (!account.to_next || account.standing.waiting || account.to_next->is_met()) return {};
    const Progress& progress = *account.to_next;
    const Unmet missing = unmet(progress);
    const bool nearest_only = missing.wanted == 1 && missing.of > 1;
    std::optional<Instant> by;  // also of what is met: it has to stay so
    for (const NeedProgress& need : progress.needs) {
        if (nearest_only && &need != &progress.nearest()) continue;
        if (need.by && (!by || *need.by < *by)) by = need.by;
    }
    if (!by) return {};
    return say(speaker.catalog, "tier.by", {{"date", speaker.last_day(*by)}});
}

std::string standing_sentence(const Speaker& speaker, const Account& account) {
    const Standing& standing = account.standing;
    const std::string tier = tier_name(speaker, standing.tier);
    if (!standing.since) {
        if (!account.joined_at) return say(speaker.catalog, "tier.since.start", {{"tier", tier}});
        return say(speaker.catalog, "tier.since.joined",
                   {{"tier", tier}, {"date", speaker.date(*account.joined_at)}});
    }
    return say(speaker.catalog, since_key(standing.why),
               {{"tier", tier}, {"date", speaker.date(*standing.since)}});
}

std::string keeping_sentence(const Speaker& speaker, const Account& account) {
    const Standing& standing = account.standing;
    const std::string tier = tier_name(speaker, standing.tier);
    if (const std::string held = held_sentence(speaker, account); !held.empty()) return held;
    if (standing.grace_until) {
        return say(speaker.catalog, "tier.grace",
                   {{"date", speaker.last_day(*standing.grace_until)},
                    {"tier", tier_name(speaker, standing.earned)}});
    }
    if (account.to_keep && standing.until) {
        const std::string date = speaker.last_day(*standing.until);
        const std::string kept = tier_name(speaker, account.to_keep->tier);
        if (account.to_keep->is_met()) {
            return say(speaker.catalog, "tier.kept", {{"date", date}, {"tier", kept}});
        }
        return say(
            speaker.catalog, "tier.keep",
            {{"date", date}, {"needs", missing_text(speaker, *account.to_keep)}, {"tier", kept}});
    }
    if (standing.drops_at && standing.drops_to) {
        return say(speaker.catalog, "tier.drops",
                   {{"date", speaker.last_day(*standing.drops_at)}, {"tier", tier}});
    }
    if (!standing.until) return {};
    return say(speaker.catalog, "tier.until",
               {{"date", speaker.last_day(*standing.until)}, {"tier", tier}});
}

std::string expiry_sentence(const Speaker& speaker, const Balance& balance, const Wallet& wallet) {
    if (balance.lots.empty() || !balance.lots.front().expires_at) return {};
    const Instant first = *balance.lots.front().expires_at;  // lots stand in order of expiry
    Points due;
    for (const Lot& lot : balance.lots) {
        if (lot.expires_at == first) due += lot.left;
    }
    return say(speaker.catalog, "points.expire",
               {{"points", speaker.points(due, wallet.id)}, {"date", speaker.last_day(first)}});
}

std::string pending_sentence(const Speaker& speaker, const Balance& balance, const Wallet& wallet) {
    if (balance.pending.count == 0) return {};
    const auto& lots = balance.pending_lots;
    const Arg points{"points", speaker.points(balance.pending, wallet.id)};
    const bool at_once = std::all_of(lots.begin(), lots.end(), [&](const Lot& lot) {
        return lot.active_at == lots.front().active_at;
    });
    if (!at_once || lots.empty()) return say(speaker.catalog, "points.pending", {points});
    const auto& active_at = lots.front().active_at;
    if (!active_at) return say(speaker.catalog, "points.pending.waits", {points});
    return say(speaker.catalog, "points.pending.at", {points, {"date", speaker.date(*active_at)}});
}

std::string needs_sentence(const Speaker& speaker, std::size_t tier) {
    const TierNeeds& needs = speaker.program.tiers()[tier].needs;
    if (needs.of.empty()) return say(speaker.catalog, "tier.from_start");
    const bool all_count = needs.at_least == needs.of.size();
    const bool any_counts = needs.at_least == 1;
    std::string list;
    for (const Need& need : needs.of) {
        const std::string one = asked(speaker, need);
        list = list.empty() ? one
                            : say(speaker.catalog, all_count ? "tier.join.all" : "tier.join.any",
                                  {{"first", list}, {"second", one}});
    }
    if (all_count || any_counts) return list;
    return say(speaker.catalog, "tier.ask.some",
               {{"count", std::to_string(needs.at_least)}, {"needs", list}});
}

std::string need_sentence(const Speaker& speaker, const NeedProgress& need) {
    return need_text(speaker, need);
}

std::string refusal_sentence(const Speaker& speaker, const RewardRefusal& refusal) {
    if (const auto* required = std::get_if<TierRequired>(&refusal)) {
        return say(speaker.catalog, "rewards.tier_required",
                   {{"tier", tier_name(speaker, required->tier)}});
    }
    if (const auto* short_by = std::get_if<InsufficientPoints>(&refusal)) {
        return say(speaker.catalog, "rewards.insufficient_points",
                   {{"missing", speaker.points(short_by->missing)}});
    }
    return say(speaker.catalog, "rewards.out_of_stock");
}

}  // namespace regulars
