// What time alone owes a member: birthdays (E20) and gifts for tiers reached (E21).
#include <algorithm>

#include "core/base/limits.h"
#include "core/evaluation/bench.h"
#include "core/evaluation/granting.h"

namespace regulars {
namespace {

struct Grant {
    Instant at;
    const PublishedProgram* published = nullptr;
    const EarningRule* rule = nullptr;
    BonusExplained about;
};

template <class Kind>
bool any_rule_on(Programs programs) {
    for (const PublishedProgram& published : programs) {
        for (const EarningRule& rule : published.program.earning.rules) {
            if (std::holds_alternative<Kind>(rule.on)) return true;
        }
    }
    return false;
}

bool gave(const ExplainedEntry& explained, const RuleId& rule, BonusExplained::For what,
          const std::string& which) {
    const auto* why = std::get_if<BonusExplained>(&explained.why);
    if (!why || why->what != what || why->which != which) return false;
    return std::any_of(why->plan.rules.begin(), why->plan.rules.end(),
                       [&](const PlannedRule& planned) { return planned.id == rule; });
}

std::int64_t times_given(const MemberRecord& record, const RuleId& rule, BonusExplained::For what,
                         const std::string& which) {
    return std::count_if(
        record.entries.begin(), record.entries.end(),
        [&](const ExplainedEntry& explained) { return gave(explained, rule, what, which); });
}

/// E20: when the birthday of `year` is granted; empty: not that year.
std::optional<Instant> birthday_instant(const OnBirthday& on, const TimeZone& zone,
                                        const Profile& profile, int year) {
    Date first = anniversary_in(*profile.birthday, year, on.leap_to_march);
    Date last = first;
    if (on.whole_month) {
        first.day = 1;
        last.day = days_in_month(last.year, last.month);
    }
    const Instant at = start_of_day(zone, first);
    const Instant known = *profile.birthday_known_at;
    if (days_since_1970(date_on(zone, known)) + on.days_ahead <= days_since_1970(first)) {
        return std::max(at, known);
    }
    // Told on the day or in the month itself, where nothing has to be told ahead: then and there.
    if (on.days_ahead == 0 && known < end_of_day(zone, last)) return std::max(at, known);
    return std::nullopt;
}

/// The birthdays whose moment lies in (record's beginning, until] and that no entry stands for.
std::optional<Grant> next_birthday(Programs programs, const MemberRecord& record, Instant until) {
    const Profile profile = profile_at(record.facts, until);
    if (!profile.birthday || !profile.joined_at) return std::nullopt;
    const TimeZone& zone = programs.front().program.zone;
    const int first_year = date_on(zone, *profile.birthday_known_at).year;
    const int last_year = date_on(zone, until).year;
    std::optional<Grant> next;
    for (const PublishedProgram& published : programs) {
        for (const EarningRule& rule : published.program.earning.rules) {
            const auto* on = std::get_if<OnBirthday>(&rule.on);
            if (!on || !rule.enabled) continue;
            for (int year = first_year; year <= last_year; ++year) {
                const auto at = birthday_instant(*on, zone, profile, year);
                if (!at || *at > until || &in_force(programs, *at) != &published) continue;
                const std::string which = std::to_string(year);
                if (next && next->at <= *at) continue;
                if (times_given(record, rule.id, BonusExplained::For::birthday, which) > 0)
                    continue;
                BonusExplained about;
                about.what = BonusExplained::For::birthday;
                about.which = which;
                next = Grant{*at, &published, &rule, std::move(about)};
            }
        }
    }
    return next;
}

bool climbs_past(const TierMove& move, std::size_t rung) {
    return move.from < rung && rung <= move.to;
}

/// The first climb over a rung with a gift that no entry stands for. Counted and not matched by time: a
/// late order may move a climb, and gives nothing twice.
std::optional<Grant> next_tier_gift(Programs programs, const MemberRecord& record, Instant until) {
    const TierInput input = tier_input(programs, record, until);
    const std::vector<TierChapter> chapters = chapters_of(programs);
    TierWalk walk(chapters, input);
    walk.advance_to(until);
    std::optional<Grant> next;
    for (const PublishedProgram& published : programs) {
        const Program& program = published.program;
        for (const EarningRule& rule : program.earning.rules) {
            const auto* on = std::get_if<OnTierReached>(&rule.on);
            if (!on || !rule.enabled) continue;
            const TierRule& rung = program.tiers()[on->tier];
            std::int64_t open =
                -times_given(record, rule.id, BonusExplained::For::tier, rung.id.text);
            for (const TierMove& move : walk.moves()) {
                if (!climbs_past(move, on->tier)) continue;
                if (&in_force(programs, move.at) != &published) continue;
                if (++open != 1 || (next && next->at <= move.at)) continue;
                BonusExplained about;
                about.what = BonusExplained::For::tier;
                about.which = rung.id.text;
                about.name = rung.name;
                next = Grant{move.at, &published, &rule, std::move(about)};
            }
        }
    }
    return next;
}

/// The grant as an entry; it is written even when a limit leaves nothing of it, so that it is not asked for
/// again.
ExplainedEntry entry_of(const Grant& grant, Programs programs, const MemberRecord& record) {
    const Program& program = grant.published->program;
    const Profile profile = profile_at(record.facts, grant.at);
    const std::vector<GivenBefore> given = given_before(record);
    Fact moment;
    moment.event.text = "time/" + grant.rule->id.text + "/" + to_string(grant.at);
    moment.occurred_at = moment.recorded_at = grant.at;
    const Bench bench{programs, *grant.published, record, moment, {}};
    const Occasion occasion{
        *grant.published,
        record,
        given,
        grant.at,
        moment_of(program, profile, grant.at, tier_at(programs, record, grant.at), Channel::portal),
        date_on(program.zone, profile.joined_at.value_or(grant.at))};
    const auto index = wallet_index(program, grant.rule->wallet);
    const Wallet& wallet = program.wallets[index.value_or(0)];
    BonusExplained why = grant.about;
    why.plan = plan_of(
        occasion, wallet, [&](const Trigger& on) { return &on == &grant.rule->on; }, false);
    Award given_now = award(why.plan, {});
    why.shares = std::move(given_now.shares);
    if (why.plan.rules.empty()) {
        // Its conditions or limits say no: the entry says that it was looked at.
        why.plan.rules.push_back({grant.rule->id, grant.rule->name, grant.rule->gives, std::nullopt,
                                  grant.rule->group, grant.rule->priority, grant.rule->rounding,
                                  Points{}, false, grant.rule->qualifies});
    }
    EntryWriter writer(bench);
    LedgerEntry entry = writer.entry(EntryKind::bonus, wallet.id,
                                     std::min(given_now.points, Points{limits::points}));
    open_lot(entry, wallet, program.zone, false);
    writer.add(std::move(entry), std::move(why));
    return std::move(writer.take().front());
}

}  // namespace

std::vector<ExplainedEntry> granted_by_time(Programs programs, const MemberRecord& record,
                                            Instant until) {
    Entries granted;
    const bool birthdays = any_rule_on<OnBirthday>(programs);
    const bool tiers = any_rule_on<OnTierReached>(programs);
    if (!birthdays && !tiers) return granted;
    std::optional<MemberRecord> own;  // once something was granted
    // One after the other by time: what one gives may count for the next. The bound is far above what a
    // life of birthdays and a ladder of gifts can owe.
    constexpr int grants_most = 1'000;
    for (int i = 0; i < grants_most; ++i) {
        std::optional<Grant> next;
        const MemberRecord& with = own ? *own : record;
        if (birthdays) next = next_birthday(programs, with, until);
        if (tiers) {
            auto gift = next_tier_gift(programs, with, until);
            if (gift && (!next || gift->at < next->at)) next = std::move(gift);
        }
        if (!next) break;
        granted.push_back(entry_of(*next, programs, with));
        if (!own) own = record;
        own->entries.push_back(granted.back());
    }
    return granted;
}

}  // namespace regulars
