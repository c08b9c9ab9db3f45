#include "tests/core/properties/world_checks.h"

#include <algorithm>

#include "core/evaluation/forecast.h"
#include "tests/core/properties/dice.h"
#include "tests/core/properties/same_account.h"
#include "tests/core/properties/world_json.h"

namespace regulars::making {

namespace {

std::string text(Points points) { return std::to_string(points.count); }

/// A credit with the shares that are left of it after the refunds so far.
struct Given {
    const ExplainedEntry* credit = nullptr;
    std::vector<RuleShare> shares;
    Points left;
};

const std::vector<RuleShare>* shares_of(const Explanation& why) {
    if (const auto* earn = std::get_if<EarnExplained>(&why)) return &earn->shares;
    if (const auto* bonus = std::get_if<BonusExplained>(&why)) return &bonus->shares;
    if (const auto* clawback = std::get_if<ClawbackExplained>(&why)) return &clawback->shares;
    return nullptr;
}

const EarnPlan* plan_of(const Explanation& why) {
    if (const auto* earn = std::get_if<EarnExplained>(&why)) return &earn->plan;
    if (const auto* bonus = std::get_if<BonusExplained>(&why)) return &bonus->plan;
    return nullptr;
}

Points sum_of(const std::vector<RuleShare>& shares) {
    Points sum;
    for (const RuleShare& share : shares) sum += share.points;
    return sum;
}

bool is_earned(EntryKind kind) { return kind == EntryKind::earn || kind == EntryKind::bonus; }

/// Civil periods counted from 1970, made without the core's calendar.
std::int64_t period_number(LimitPer per, Date on) {
    const std::int64_t day = days_since_1970(on);
    const std::int64_t month = on.year * 12 + on.month - 1;
    switch (per) {
        case LimitPer::day: return day;
        case LimitPer::week: return (day + 3) / 7;  // 1 January 1970 was a Thursday
        case LimitPer::month: return month;
        case LimitPer::quarter: return month / 3;
        case LimitPer::half_year: return month / 6;
        case LimitPer::year: return on.year;
        default: return 0;
    }
}

class WorldCheck {
public:
    WorldCheck(const World& world, bool everything, Asked& asked)
        : world_(world),
          programs_(world.versions),
          everything_(everything),
          asked_(asked),
          dice_(world.seed ^ 0x5EED'0F0F'5EED'0F0FU) {
        record_.id = world.member;
    }

    std::vector<Failure> run() {
        check_world();
        if (!failures_.empty()) return std::move(failures_);
        for (std::size_t i = 0; i < world_.told.size(); ++i) take(i);
        end_ = last_instant() + ms_per_day;
        for (const LedgerEntry* entry : ledger_of(record_.entries)) ledger_.push_back(*entry);
        choose_instants();
        check_balances();
        check_accounts();
        check_past();
        check_returned_orders();
        check_tiers();
        check_return_of_everything();
        check_higher_tier();
        if (everything_ || world_.seed % 4 == 0) check_rows();
        if (everything_ || world_.seed % 8 == 1) check_forecast();
        if (everything_ || world_.seed % 8 == 2) check_json();
        return std::move(failures_);
    }

private:
    template <class What>
    void must(bool holds, Property property, What what) {
        ++asked_[static_cast<std::size_t>(property)];
        if (!holds) failures_.push_back({property, what()});
    }

    const PublishedProgram& version(std::int64_t number) const {
        for (const PublishedProgram& published : world_.versions) {
            if (published.version == number) return published;
        }
        return world_.versions.front();
    }
    const TimeZone& zone() const { return world_.versions.front().program.zone; }

    // ---- the world itself

    void check_world() {
        for (const PublishedProgram& published : world_.versions) {
            const Problems problems = program_problems(published.program);
            must(problems.empty(), Property::worlds_are_valid, [&] {
                return "program: " + problems.front().where.pointer + " " + problems.front().rule;
            });
        }
        const Problems problems = version_problems(programs_);
        must(problems.empty(), Property::worlds_are_valid,
             [&] { return "versions: " + problems.front().rule; });
    }

    // ---- fact by fact

    std::vector<std::int64_t> taken_at(Instant at) const {
        const Program& program = in_force(programs_, at).program;
        std::vector<std::int64_t> taken(program.rewards.size());
        for (const Fact& fact : record_.facts) {
            const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
            if (!redeemed) continue;
            for (std::size_t i = 0; i < taken.size(); ++i) {
                if (program.rewards[i].id == redeemed->reward) ++taken[i];
            }
        }
        return taken;
    }

    MemberRecord shuffled() {
        MemberRecord record = record_;
        dice_.shuffle(record.facts);
        dice_.shuffle(record.entries);
        return record;
    }

    void take(std::size_t index) {
        const Told& told = world_.told[index];
        const Fact& fact = told.fact;
        const std::vector<std::int64_t> taken = taken_at(fact.occurred_at);
        const auto entries = decide(programs_, record_, fact, taken);
        for (int i = everything_ ? 6 : dice_.chance(25) ? 1 : 0; i > 0; --i) {
            const auto again = decide(programs_, shuffled(), fact, taken);
            const bool same =
                entries ? again && *entries == *again : !again && entries.error() == again.error();
            must(same, Property::the_same_facts_give_the_same_entries,
                 [&] { return "fact " + fact.event.text; });
        }
        check_identity(told, entries);
        if (!entries) return check_refusal(told, entries.error());
        must(!told.hopeless, Property::refusals_say_why,
             [&] { return "accepted: " + described(fact); });
        if (is_known(fact)) return;
        check_granted(fact, *entries);
        for (const ExplainedEntry& entry : *entries) {
            check_entry(fact, entry);
            record_.entries.push_back(entry);
        }
        const bool is_late = std::ranges::any_of(record_.facts, [&](const Fact& before) {
            return fact.occurred_at < before.occurred_at;
        });
        late_ = late_ || is_late;
        record_.facts.push_back(fact);
        written_by_.push_back(record_.entries.size());
        check_fullness(fact, *entries);
        if (everything_ || dice_.chance(25)) {
            const auto twice = decide(programs_, record_, fact, taken);
            must(twice && twice->empty(), Property::a_fact_told_twice_is_one,
                 [&] { return "told twice: " + fact.event.text; });
        }
        if (everything_ || dice_.chance(12)) remember_account(index);
    }

    bool is_known(const Fact& fact) const {
        return std::ranges::any_of(record_.facts,
                                   [&](const Fact& known) { return known.event == fact.event; });
    }

    void check_identity(const Told& told, const Result<std::vector<ExplainedEntry>>& entries) {
        const Fact& fact = told.fact;
        for (const Fact& known : record_.facts) {
            if (known.event != fact.event) continue;
            if (known.body == fact.body && known.occurred_at == fact.occurred_at) {
                must(entries && entries->empty(), Property::a_fact_told_twice_is_one,
                     [&] { return "the same fact again: " + fact.event.text; });
            } else {
                must(!entries && entries.error().front().rule == "facts.event_id_reused",
                     Property::a_fact_told_twice_is_one,
                     [&] { return "another fact of the same id: " + fact.event.text; });
            }
        }
    }

    void check_refusal(const Told& told, const Problems& problems) {
        must(!problems.empty(), Property::refusals_say_why,
             [] { return "refused without a word"; });
        for (const Problem& problem : problems) {
            const std::size_t dot = problem.rule.find('.');
            const bool named = dot != std::string::npos && dot > 0 && dot + 1 < problem.rule.size();
            must(named && !problem.message.empty(), Property::refusals_say_why, [&] {
                return "fact " + told.fact.event.text + ": '" + problem.rule + "' '" +
                       problem.message + "'";
            });
        }
    }

    /// What the account showed as granted is what is written, first of all.
    void check_granted(const Fact& fact, const std::vector<ExplainedEntry>& entries) {
        std::vector<ExplainedEntry> granted = granted_by_time(programs_, record_, fact.occurred_at);
        bool same = granted.size() <= entries.size();
        for (std::size_t i = 0; same && i < granted.size(); ++i) {
            granted[i].entry.cause = entries[i].entry.cause;
            same = granted[i] == entries[i];
        }
        must(same, Property::time_grants_what_it_shows, [&] { return "fact " + fact.event.text; });
    }

    void check_entry(const Fact& fact, const ExplainedEntry& explained) {
        const LedgerEntry& entry = explained.entry;
        const auto number = static_cast<std::int64_t>(record_.entries.size()) + 1;
        const auto says = [&] { return "entry " + std::to_string(entry.number); };
        must(entry.number == number && entry.at <= fact.occurred_at,
             Property::entries_are_only_appended, says);
        const PublishedProgram& published = in_force(programs_, entry.at);
        must(entry.program_version == published.version, Property::entries_are_only_appended,
             [&] { return says() + " is of another version"; });
        check_sign(entry);
        check_shares(explained);
        if (is_earned(entry.kind)) check_limits(explained);
        if (entry.kind == EntryKind::clawback) check_clawback(fact, explained);
    }

    void check_sign(const LedgerEntry& entry) {
        bool right = true;
        switch (entry.kind) {
            case EntryKind::earn:
            case EntryKind::bonus:
            case EntryKind::redeem_rollback:
            case EntryKind::transfer_in: right = entry.points.count >= 0; break;
            case EntryKind::redeem:
            case EntryKind::pay:
            case EntryKind::clawback:
            case EntryKind::transfer_out: right = entry.points.count <= 0; break;
            case EntryKind::activate: right = entry.points.count == 0; break;
            case EntryKind::adjust: break;
        }
        const bool takes = entry.kind == EntryKind::clawback;
        must(
            right,
            takes ? Property::a_clawback_only_takes_what_was_given : Property::points_are_conserved,
            [&] { return "entry " + std::to_string(entry.number) + " has " + text(entry.points); });
    }

    void check_shares(const ExplainedEntry& explained) {
        const auto* shares = shares_of(explained.why);
        if (!shares) return;
        const auto* clawback = std::get_if<ClawbackExplained>(&explained.why);
        const Points whole = clawback ? clawback->after : explained.entry.points;
        must(sum_of(*shares) == whole, Property::shares_add_up, [&] {
            return "entry " + std::to_string(explained.entry.number) + ": shares " +
                   text(sum_of(*shares)) + ", whole " + text(whole);
        });
        if (clawback) {
            must(explained.entry.points == clawback->after - clawback->before + clawback->forgiven,
                 Property::shares_add_up, [&] {
                     return "clawback " + std::to_string(explained.entry.number) + ": " +
                            text(explained.entry.points) + " is not " + text(clawback->after) +
                            " - " + text(clawback->before) + " + " + text(clawback->forgiven);
                 });
        }
    }

    // ---- what was given, and its limits

    /// Which credit a clawback speaks of: the order's latest, or the bonus of a payment.
    Given* taken_from(std::vector<Given>& given, const ExplainedEntry& clawback) const {
        const Fact* cause = nullptr;
        for (const Fact& fact : record_.facts) {
            if (fact.event == clawback.entry.cause) cause = &fact;
        }
        return taken_from(given, clawback, cause);
    }
    static Given* taken_from(std::vector<Given>& given, const ExplainedEntry& clawback,
                             const Fact* cause) {
        const auto* refunded = cause ? std::get_if<MembershipRefunded>(&cause->body) : nullptr;
        for (auto it = given.rbegin(); it != given.rend(); ++it) {
            const LedgerEntry& entry = it->credit->entry;
            if (entry.wallet != clawback.entry.wallet) continue;
            if (refunded) {
                const auto* bonus = std::get_if<BonusExplained>(&it->credit->why);
                if (bonus && bonus->what == BonusExplained::For::membership &&
                    bonus->source == refunded->payment.text) {
                    return &*it;
                }
            } else if (entry.kind == EntryKind::earn && entry.order == clawback.entry.order) {
                return &*it;
            }
        }
        return nullptr;
    }

    std::vector<Given> given_so_far() const {
        std::vector<Given> given;
        for (const ExplainedEntry& explained : record_.entries) {
            if (is_earned(explained.entry.kind)) {
                given.push_back({&explained, *shares_of(explained.why), explained.entry.points});
            } else if (const auto* why = std::get_if<ClawbackExplained>(&explained.why)) {
                if (Given* one = taken_from(given, explained)) {
                    one->shares = why->shares;
                    one->left = why->after;
                }
            }
        }
        return given;
    }

    static Points share_of(const std::vector<RuleShare>& shares, const RuleId& rule) {
        Points sum;
        for (const RuleShare& share : shares) {
            if (share.rule == rule) sum += share.points;
        }
        return sum;
    }

    /// What a rule gave, the multipliers on it included, as its limits see it. Multipliers have shares of
    /// their own: whose points they raised can be told when one amount rule was in the plan.
    /// Otherwise it is the rule's own share, or nothing known when a multiplier below 1 took some away.
    static std::optional<Points> given_by(const RuleId& rule, const ExplainedEntry& credit,
                                          const std::vector<RuleShare>& shares) {
        const Points own = share_of(shares, rule);
        const EarnPlan& plan = *plan_of(credit.why);
        std::size_t amounts = 0;
        bool of_amount = false, lessens = false;
        Points added;
        for (const PlannedRule& planned : plan.rules) {
            if (is_amount(planned.gives)) ++amounts;
            if (is_amount(planned.gives) && planned.id == rule) of_amount = true;
            if (std::holds_alternative<Added>(planned.gives)) added += share_of(shares, planned.id);
            const auto* multiplied = std::get_if<Multiplied>(&planned.gives);
            lessens = lessens || (multiplied && multiplied->by.thousandths < 1000);
        }
        if (!of_amount) return own;
        if (amounts == 1) return sum_of(shares) - added;
        return lessens ? std::nullopt : std::optional(own);
    }

    bool in_one_period(LimitPer per, Instant a, Instant b) const {
        const Date day = date_on(zone(), a), other = date_on(zone(), b);
        if (per == LimitPer::fact) return false;
        if (per != LimitPer::membership_year) {
            return period_number(per, day) == period_number(per, other);
        }
        const auto period = days_of(per, day, date_on(zone(), joined_at_));
        return !period || (period->first <= other && other < period->next);
    }

    void check_limits(const ExplainedEntry& explained) {
        const LedgerEntry& entry = explained.entry;
        const Program& program = version(entry.program_version).program;
        std::vector<Given> given;
        bool counted = false;
        for (const RuleShare& share : *shares_of(explained.why)) {
            for (const EarningRule& rule : program.earning.rules) {
                if (rule.id != share.rule || share.points.count <= 0) continue;
                if (rule.limits.empty() && rule.cooldown_hours == 0) continue;
                if (!counted) given = given_so_far(), counted = true;
                for (const EarnLimit& limit : rule.limits) {
                    check_limit(explained, share.rule, limit, given);
                }
                check_cooldown(entry, rule, given);
            }
        }
        for (const WalletLimit& limit : program.earning.limits) {
            if (limit.wallet != entry.wallet || entry.points.count <= 0) continue;
            if (!counted) given = given_so_far(), counted = true;
            Points sum = entry.points;
            for (const Given& before : given) {
                if (before.credit->entry.wallet != entry.wallet) continue;
                if (in_one_period(limit.per, entry.at, before.credit->entry.at)) sum += before.left;
            }
            must(sum <= limit.points, Property::limits_hold, [&] {
                return "the wallet's limit of " + text(limit.points) + ": " + text(sum) +
                       " with entry " + std::to_string(entry.number);
            });
        }
        for (const PlannedRule& planned : plan_of(explained.why)->rules) {
            const auto gave = given_by(planned.id, explained, *shares_of(explained.why));
            must(!planned.room || !gave || *gave <= std::max(*planned.room, Points{0}),
                 Property::limits_hold, [&] { return "more than its room: " + planned.id.text; });
        }
    }

    void check_limit(const ExplainedEntry& explained, const RuleId& rule, const EarnLimit& limit,
                     const std::vector<Given>& given) {
        // A late fact moves the day of joining, and the years from it.
        if (limit.per == LimitPer::membership_year && late_) return;
        joined_at_ = first_instant();
        const LedgerEntry& entry = explained.entry;
        const auto now = given_by(rule, explained, *shares_of(explained.why));
        if (!now || now->count <= 0) return;
        Points sum = *now;
        std::int64_t times = 1;
        for (const Given& before : given) {
            if (share_of(before.shares, rule).count <= 0) continue;
            if (!in_one_period(limit.per, entry.at, before.credit->entry.at)) continue;
            sum += given_by(rule, *before.credit, before.shares).value_or(Points{0});
            ++times;
        }
        must(!limit.points || sum <= *limit.points, Property::limits_hold, [&] {
            return "rule " + rule.text + " gave " + text(sum) + " of " + text(*limit.points) +
                   " with entry " + std::to_string(entry.number);
        });
        must(!limit.times || times <= *limit.times, Property::limits_hold, [&] {
            return "rule " + rule.text + " spoke " + std::to_string(times) + " times of " +
                   std::to_string(*limit.times) + " with entry " + std::to_string(entry.number);
        });
    }

    void check_cooldown(const LedgerEntry& entry, const EarningRule& rule,
                        const std::vector<Given>& given) {
        if (rule.cooldown_hours == 0) return;
        for (const Given& before : given) {
            const std::int64_t ms = entry.at.ms - before.credit->entry.at.ms;
            const bool rests = ms >= 0 && ms < rule.cooldown_hours * 3'600'000LL;
            must(!rests || share_of(before.shares, rule.id).count <= 0, Property::limits_hold, [&] {
                return "rule " + rule.id.text + " did not rest before entry " +
                       std::to_string(entry.number);
            });
        }
    }

    /// A wallet's `most`: what was earned just now did not lift it above. Of late facts nothing is
    /// asked: others have been recorded since.
    void check_fullness(const Fact& fact, const std::vector<ExplainedEntry>& entries) {
        if (late_) return;
        for (const ExplainedEntry& explained : entries) {
            const LedgerEntry& entry = explained.entry;
            if (!is_earned(entry.kind) || entry.points.count <= 0) continue;
            if (entry.at != fact.occurred_at) continue;
            const Program& program = version(entry.program_version).program;
            const auto index = wallet_index(program, entry.wallet);
            if (!index || !program.wallets[*index].most) continue;
            const Balance balance = replay(ledger_of(record_.entries), entry.wallet, entry.at);
            Points held = balance.active + balance.pending;
            for (const ExplainedEntry& other : entries) {  // what came with it and is not earned
                if (other.entry.wallet != entry.wallet || is_earned(other.entry.kind)) continue;
                held -= std::max(other.entry.points, Points{0});
            }
            must(held <= *program.wallets[*index].most, Property::limits_hold, [&] {
                return "the wallet holds " + text(held) + " of " +
                       text(*program.wallets[*index].most) + " after entry " +
                       std::to_string(entry.number);
            });
        }
    }

    void check_clawback(const Fact& fact, const ExplainedEntry& explained) {
        const auto* why = std::get_if<ClawbackExplained>(&explained.why);
        const std::int64_t number = explained.entry.number;
        const auto says = [&] { return "clawback " + std::to_string(number); };
        must(why && why->forgiven.count >= 0 && why->after <= why->before && why->after.count >= 0,
             Property::a_clawback_only_takes_what_was_given, says);
        if (!why) return;
        std::vector<Given> given = given_so_far();
        const Given* one = taken_from(given, explained, &fact);
        must(one && one->left == why->before, Property::a_clawback_only_takes_what_was_given, [&] {
            return says() + (one ? ": the credit still gave " + text(one->left) + ", not " +
                                       text(why->before)
                                 : " of no credit");
        });
        must(!one || one->credit->entry.at <= explained.entry.at,
             Property::a_clawback_only_takes_what_was_given,
             [&] { return says() + " lies before what it takes back"; });
    }

    // ---- instants

    Instant first_instant() const {
        Instant first = world_.told.empty() ? Instant{} : world_.told.front().fact.occurred_at;
        if (!record_.facts.empty()) first = record_.facts.front().occurred_at;
        for (const Fact& fact : record_.facts) first = std::min(first, fact.occurred_at);
        return first;
    }
    Instant last_instant_known() const {
        Instant last = first_instant();
        for (const Fact& fact : record_.facts) last = std::max(last, fact.occurred_at);
        return last;
    }
    Instant last_instant() const {
        Instant last = first_instant();
        for (const Told& told : world_.told) last = std::max(last, told.fact.occurred_at);
        return last;
    }

    /// Moments at which something happens, and others.
    void choose_instants() {
        std::vector<Instant> all;
        for (const Fact& fact : record_.facts) all.push_back(fact.occurred_at);
        for (const LedgerEntry& entry : ledger_) {
            if (entry.active_at) all.push_back(*entry.active_at);
            if (entry.expires_at) all.push_back(*entry.expires_at);
            if (entry.slides_to) all.push_back(*entry.slides_to);
        }
        const Instant first = first_instant();
        instants_ = {first - 1, end_, end_ + 400 * ms_per_day};
        for (int i = 0; i < 6 && !all.empty(); ++i) {
            const Instant at = dice_.any(all);
            instants_.push_back(at + dice_.between(-1, 1));
        }
        instants_.push_back({dice_.between(first.ms, end_.ms)});
        std::ranges::sort(instants_);
    }

    // ---- balances

    std::vector<WalletId> wallets() const {
        std::vector<WalletId> ids;
        for (const PublishedProgram& published : world_.versions) {
            for (const Wallet& wallet : published.program.wallets) {
                if (std::ranges::find(ids, wallet.id) == ids.end()) ids.push_back(wallet.id);
            }
        }
        return ids;
    }

    void check_balances() {
        std::vector<LedgerEntry> mixed = ledger_;
        dice_.shuffle(mixed);
        for (const WalletId& wallet : wallets()) {
            for (const Instant at : instants_) check_balance(wallet, at);
            const Instant at = dice_.any(instants_);
            must(replay(mixed, wallet, at) == replay(ledger_, wallet, at),
                 Property::storage_order_does_not_matter,
                 [&] { return "balance of " + wallet.text + " at " + to_string(at); });
        }
    }

    void check_balance(const WalletId& wallet, Instant at) {
        const Balance balance = replay(ledger_, wallet, at);
        const auto where = [&] { return wallet.text + " at " + to_string(at) + ": "; };
        const auto conserved = [&](bool holds, std::string_view what) {
            must(holds, Property::points_are_conserved,
                 [&] { return where() + std::string(what); });
        };
        Balance sums;
        for (const LedgerEntry& entry : ledger_) {
            if (entry.wallet != wallet || entry.at > at) continue;
            switch (entry.kind) {
                case EntryKind::earn:
                case EntryKind::bonus: sums.earned += entry.points; break;
                case EntryKind::adjust:
                    if (entry.points.count > 0)
                        sums.earned += entry.points;
                    else
                        sums.deducted -= entry.points;
                    break;
                case EntryKind::redeem:
                case EntryKind::pay:
                case EntryKind::redeem_rollback: sums.spent -= entry.points; break;
                case EntryKind::clawback: sums.taken_back -= entry.points; break;
                case EntryKind::transfer_out: sums.sent -= entry.points; break;
                case EntryKind::transfer_in: sums.received += entry.points; break;
                case EntryKind::activate: break;
            }
        }
        conserved(balance.adds_up(), "does not add up");
        conserved(balance.earned == sums.earned, "earned");
        conserved(balance.received == sums.received, "received");
        conserved(balance.spent == sums.spent, "spent");
        conserved(balance.taken_back == sums.taken_back, "taken back");
        conserved(balance.deducted == sums.deducted, "deducted");
        conserved(balance.sent == sums.sent, "sent");
        conserved(balance.spent.count >= 0 && balance.expired.count >= 0, "below zero");
        conserved(balance.debt.count >= 0, "debt below zero");
        conserved(balance.debt.count == 0 || balance.active.count == 0,
                  "debt beside active points");
        check_lots(balance, at, where());
    }

    void check_lots(const Balance& balance, Instant at, const std::string& where) {
        const auto lots = [&](bool holds, std::string_view what) {
            must(holds, Property::lots_are_as_promised, [&] { return where + std::string(what); });
        };
        Points active, pending, dated;
        for (std::size_t i = 0; i < balance.lots.size(); ++i) {
            const Lot& lot = balance.lots[i];
            active += lot.left;
            if (lot.expires_at) dated += lot.left;
            lots(lot.left.count > 0 && lot.left <= lot.earned,
                 "a lot with more than it got, or nothing");
            lots(lot.active_at && *lot.active_at <= at, "a lot that is not active");
            lots(!lot.expires_at || *lot.expires_at > at, "an expired lot");
            if (i == 0) continue;
            const Lot& before = balance.lots[i - 1];
            if (before.expires_at == lot.expires_at) {
                lots(before.opened_at <= lot.opened_at, "an older lot behind a newer one");
            } else {
                lots(before.expires_at && (!lot.expires_at || *before.expires_at < *lot.expires_at),
                     "a lot that expires earlier, or ever, behind another");
            }
        }
        for (std::size_t i = 0; i < balance.pending_lots.size(); ++i) {
            const Lot& lot = balance.pending_lots[i];
            pending += lot.left;
            if (lot.expires_at) dated += lot.left;
            lots(lot.left.count > 0 && lot.left <= lot.earned,
                 "a pending lot with too much, or nothing");
            lots(!lot.active_at || *lot.active_at > at, "a pending lot that is active");
            if (i == 0) continue;
            const Lot& before = balance.pending_lots[i - 1];
            lots(!lot.active_at || (before.active_at && *before.active_at <= *lot.active_at),
                 "a pending lot before one that is active earlier");
        }
        lots(active == balance.active, "active is not the sum of the lots");
        lots(pending == balance.pending, "pending is not the sum of the lots");
        Points falling;
        std::optional<Instant> last;
        for (const Deadline& deadline : deadlines(balance)) {
            falling += deadline.points;
            lots(deadline.points.count > 0 && (!last || *last < deadline.at),
                 "deadlines do not rise, or say nothing");
            last = deadline.at;
        }
        lots(falling == dated, "deadlines do not add up to the dated lots");
        lots(spendable(balance) == std::max(balance.active - balance.debt, Points{0}), "spendable");
    }

    void check_rows() {
        const Instant at = dice_.any(instants_);
        const std::vector<HistoryRow> rows = history_at(programs_, record_, at);
        const MemberRecord then = cut_at(at);
        std::vector<ExplainedEntry> all = then.entries;
        for (ExplainedEntry& entry : granted_by_time(programs_, then, at)) {
            all.push_back(std::move(entry));
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            must(rows[i].at <= at && (i == 0 || rows[i].at <= rows[i - 1].at),
                 Property::rows_lead_from_balance_to_balance,
                 [] { return "rows are not by time"; });
        }
        for (const WalletId& wallet : wallets()) {
            if (!wallet_index(in_force(programs_, at).program, wallet)) continue;
            const Balance balance = replay(ledger_of(all), wallet, at);
            Points now = balance.active + balance.pending - balance.debt;
            for (const HistoryRow& row : rows) {
                if (row.wallet != wallet) continue;
                must(row.balance == now, Property::rows_lead_from_balance_to_balance, [&] {
                    return wallet.text + " as of " + to_string(at) + ": a row of " +
                           to_string(row.at) + " leaves " + text(row.balance) + ", not " +
                           text(now);
                });
                now = row.balance - row.points;
            }
            must(now.count == 0, Property::rows_lead_from_balance_to_balance,
                 [&] { return wallet.text + " begins with " + text(now); });
        }
    }

    // ---- accounts

    /// What had happened by then, whenever it was recorded.
    MemberRecord cut_at(Instant at) const {
        MemberRecord cut = record_;
        std::erase_if(cut.facts, [&](const Fact& fact) { return fact.occurred_at > at; });
        std::erase_if(cut.entries, [&](const ExplainedEntry& e) { return e.entry.at > at; });
        return cut;
    }

    void check_accounts() {
        for (int i = everything_ ? 12 : 1; i > 0; --i) {
            const Instant at = dice_.any(instants_);
            const Account account = account_at(programs_, record_, at);
            const std::string mixed = difference(account, account_at(programs_, shuffled(), at));
            must(mixed.empty(), Property::storage_order_does_not_matter,
                 [&] { return "account at " + to_string(at) + ": " + mixed; });
            const std::string past = difference(account, account_at(programs_, cut_at(at), at));
            must(past.empty(), Property::the_past_does_not_know_the_future,
                 [&] { return "record cut at " + to_string(at) + ": " + past; });
            check_standing(account);
        }
    }

    /// Accounts as they were, looked at between two facts, to be compared with those in hindsight.
    void remember_account(std::size_t index) {
        Instant at = record_.facts.back().occurred_at;
        if (last_instant_known() > at) return;  // a late fact: what followed is recorded already
        if (index + 1 < world_.told.size()) {
            const Instant next = world_.told[index + 1].fact.occurred_at;
            if (next <= at) return;
            at.ms = dice_.chance(40) ? next.ms - 1 : dice_.between(at.ms, next.ms - 1);
        }
        remembered_.push_back({record_.facts.size(), account_at(programs_, record_, at)});
    }

    void check_past() {
        for (const Remembered& then : remembered_) {
            const Instant at = then.account.as_of;
            const bool later_facts_are_later =
                std::all_of(record_.facts.begin() + static_cast<std::ptrdiff_t>(then.facts),
                            record_.facts.end(), [&](const Fact& f) { return f.occurred_at > at; });
            if (!later_facts_are_later) continue;
            const std::string what = difference(then.account, account_at(programs_, record_, at));
            must(what.empty(), Property::the_past_does_not_know_the_future, [&] {
                return "seen after " + std::to_string(then.facts) + " facts as of " +
                       to_string(at) + ": " + what;
            });
        }
    }

    // ---- returns

    /// Orders of which nothing is kept have given nothing, to the point.
    void check_returned_orders() {
        std::vector<OrderId> seen;
        for (const OrderStory& story : orders_at(record_.facts, end_)) {
            if (std::ranges::find(seen, story.paid->order) != seen.end()) continue;
            seen.push_back(story.paid->order);
            if (!all_came_back(story.paid->order)) continue;
            for (const WalletId& wallet : wallets()) {
                Points left;
                for (const ExplainedEntry& explained : record_.entries) {
                    const LedgerEntry& entry = explained.entry;
                    if (entry.order != story.paid->order || entry.wallet != wallet) continue;
                    if (entry.kind == EntryKind::earn) left += entry.points;
                    if (const auto* why = std::get_if<ClawbackExplained>(&explained.why)) {
                        left += entry.points - why->forgiven;
                    }
                }
                must(left.count == 0, Property::everything_returned_leaves_nothing, [&] {
                    return "order " + story.paid->order.text + " still gives " + text(left) + " " +
                           wallet.text;
                });
            }
        }
    }

    bool all_came_back(const OrderId& order) const {
        for (const OrderStory& story : orders_at(record_.facts, end_)) {
            if (story.paid->order != order || story.cancelled_at) continue;
            Money kept = story.paid->amount;
            for (const auto& [at, refund] : story.refunds) kept -= refund->amount;
            if (kept.minor > 0) return false;
        }
        return true;
    }

    struct Counts {
        Points active, pending, debt, expired;
        bool operator==(const Counts&) const = default;
    };
    Counts counts_of(const MemberRecord& record, const WalletId& wallet, Instant at) const {
        std::vector<ExplainedEntry> all = record.entries;
        for (ExplainedEntry& entry : granted_by_time(programs_, record, at)) {
            all.push_back(std::move(entry));
        }
        const Balance balance = replay(ledger_of(all), wallet, at);
        return {balance.active, balance.pending, balance.debt, balance.expired};
    }

    /// Decides one more fact; false when it is refused.
    bool add(MemberRecord& record, std::string event, Instant at, FactBody body) const {
        const Fact fact{EventId{std::move(event)}, at, at, Channel::web, std::move(body)};
        const auto entries = decide(programs_, record, fact, taken_at(at));
        if (!entries) return false;
        record.facts.push_back(fact);
        record.entries.insert(record.entries.end(), entries->begin(), entries->end());
        return true;
    }

    static bool listens_to_tiers(const Program& program) {
        return std::ranges::any_of(program.earning.rules, [](const EarningRule& rule) {
            return std::holds_alternative<OnTierReached>(rule.on);
        });
    }

    /// An order and its return at one instant leave active, pending and debt as they were, when
    ///   every wallet owes what it cannot pay back (Shortfall::debt), since what is forgiven is kept,
    ///   points that paid for the order come back (PaidPointsBack is not never),
    ///   the order's climb is not thanked for (no rule listens to tiers),
    ///   and nothing of it expired at once (an expiry on a date that has passed).
    void check_return_of_everything() {
        const Instant at = end_;
        const Program& program = in_force(programs_, at).program;
        if (listens_to_tiers(program)) return;
        for (const Wallet& wallet : program.wallets) {
            if (wallet.shortfall != Shortfall::debt) return;
            if (wallet.paid_back == PaidPointsBack::never) return;
        }
        MemberRecord bought = record_;
        if (!add(bought, "+paid", at, world_.another)) return;
        MemberRecord cancelled = bought, returned = bought;
        const bool ok = add(cancelled, "+cancelled", at, OrderCancelled{world_.another.order});
        must(ok, Property::a_return_restores_the_account, [] { return "it cannot be cancelled"; });
        return_in_parts(returned, at);
        for (const Wallet& wallet : program.wallets) {
            const Counts before = counts_of(record_, wallet.id, at);
            for (const MemberRecord* after : {&cancelled, &returned}) {
                const Counts now = counts_of(*after, wallet.id, at);
                if (now.expired != before.expired) continue;
                must(now == before, Property::a_return_restores_the_account, [&] {
                    return std::string(after == &cancelled ? "cancelled" : "returned") + ", " +
                           wallet.id.text + ": active " + text(before.active) + " became " +
                           text(now.active) + ", pending " + text(before.pending) + " " +
                           text(now.pending) + ", debt " + text(before.debt) + " " + text(now.debt);
                });
            }
        }
    }

    void return_in_parts(MemberRecord& record, Instant at) {
        const OrderPaid& paid = world_.another;
        Money rest = paid.amount;
        if (!paid.lines.empty() && dice_.chance(50)) {
            for (std::size_t i = 0; i < paid.lines.size(); ++i) {
                const OrderLine& line = paid.lines[i];
                if (line.amount.minor == 0) continue;
                part_back(record, i, at, line.amount, {{i, line.units, line.amount}});
            }
            return;
        }
        for (std::size_t i = 0; rest.minor > 0; ++i) {
            const Money part = i == 3 ? rest : Money{dice_.between(1, rest.minor)};
            part_back(record, i, at, part, {});
            rest -= part;
        }
    }
    void part_back(MemberRecord& record, std::size_t i, Instant at, Money amount,
                   std::vector<LineRefund> lines) {
        const std::string refund = "+back" + std::to_string(i);
        const bool ok =
            add(record, refund, at,
                OrderRefunded{RefundId{refund}, world_.another.order, amount, std::move(lines)});
        must(ok, Property::a_return_restores_the_account,
             [&] { return "part " + refund + " cannot come back"; });
    }

    // ---- tiers

    bool same_rungs() const {
        return std::ranges::all_of(world_.versions, [&](const PublishedProgram& published) {
            return published.program.ladder.rungs.size() ==
                   world_.versions.front().program.ladder.rungs.size();
        });
    }

    void check_standing(const Account& account) {
        const Standing& standing = account.standing;
        const auto says = [&](std::string_view what) {
            return "at " + to_string(account.as_of) + ": " + std::string(what);
        };
        const std::size_t rungs = in_force(programs_, account.as_of).program.ladder.rungs.size();
        must(standing.tier < rungs, Property::a_standing_is_the_last_move,
             [&] { return says("no such rung"); });
        std::size_t tier = 0;
        Instant last = first_instant();
        for (const TierMove& move : standing.moves) {
            must(!same_rungs() || (move.from == tier && move.to != tier),
                 Property::a_standing_is_the_last_move, [&] { return says("moves have a gap"); });
            must(last <= move.at && move.at <= account.as_of, Property::a_standing_is_the_last_move,
                 [&] { return says("moves are not by time"); });
            tier = move.to;
            last = move.at;
        }
        if (!same_rungs()) return;
        must(standing.tier == tier, Property::a_standing_is_the_last_move, [&] {
            return says("stands on " + std::to_string(standing.tier) + ", moved to " +
                        std::to_string(tier));
        });
        if (!standing.moves.empty()) {
            must(standing.since == standing.moves.back().at, Property::a_standing_is_the_last_move,
                 [&] { return says("since is not the last move"); });
        }
    }

    void check_tiers() {
        const std::vector<TierChapter> chapters = chapters_of(programs_);
        const Instant far = end_ + 400 * ms_per_day;
        const TierInput input = tier_input(programs_, record_, far);
        TierWalk one(chapters, input), many(chapters, input);
        one.advance_to(far);
        for (const Instant at : instants_) many.advance_to(std::min(at, far));
        many.advance_to(far);
        const std::string what = difference(one.state(), many.state());
        must(what.empty() && one.moves() == many.moves(), Property::strides_do_not_matter,
             [&] { return what.empty() ? std::string("moves") : what; });
        if (everything_ || world_.seed % 2 == 0) check_projection(chapters);
    }

    /// Points that become active and gifts that time grants move tiers, too: then only what
    /// else a ladder asks for can be foretold without them.
    static bool asks_for_points(const TierLadder& ladder) {
        const auto asks = [](const TierNeeds& needs) {
            return std::ranges::any_of(needs.of, [](const Need& need) {
                return need.measure == Measure::points || need.measure == Measure::balance ||
                       need.measure == Measure::engagement_points;
            });
        };
        return std::ranges::any_of(ladder.rungs, [&](const TierRule& rung) {
            return asks(rung.needs) || (rung.keeps && asks(*rung.keeps));
        });
    }

    void check_projection(const std::vector<TierChapter>& chapters) {
        for (const PublishedProgram& published : world_.versions) {
            if (asks_for_points(published.program.ladder)) return;
        }
        const TierInput input = tier_input(programs_, record_, end_);
        const Instant later = end_ + dice_.between(1, 500 * ms_per_day);
        const Account now = account_at(programs_, record_, end_);
        const auto standing_at = [&](Instant at) {
            return account_at(programs_, record_, at).standing.tier;
        };
        const std::size_t projected = projected_tier(chapters, input, end_, later);
        must(projected == standing_at(later), Property::a_projection_comes_true, [&] {
            return "tier " + std::to_string(projected) + " projected for " + to_string(later) +
                   ", is " + std::to_string(standing_at(later));
        });
        const Standing& standing = now.standing;
        if (standing.drops_at) {
            const bool falls = standing.drops_to && *standing.drops_to < standing.tier &&
                               standing_at(*standing.drops_at) == *standing.drops_to &&
                               standing_at(*standing.drops_at - 1) >= standing.tier;
            must(falls, Property::a_projection_comes_true,
                 [&] { return "no drop at " + to_string(*standing.drops_at); });
        } else {
            must(standing_at(later) >= standing.tier, Property::a_projection_comes_true,
                 [&] { return "an unforeseen drop before " + to_string(later); });
        }
        const auto& newest = world_.versions.back().from;
        if (standing.waiting && standing.waiting_at && (!newest || *newest <= end_)) {
            // An exact pin may hold the member elsewhere all the same.
            const Account then = account_at(programs_, record_, *standing.waiting_at);
            must(then.standing.earned >= *standing.waiting, Property::a_projection_comes_true,
                 [&] { return "waited in vain until " + to_string(*standing.waiting_at); });
        }
    }

    /// Two members who differ in their tier alone, with one order each. Programmes that say otherwise
    /// are not asked: conditions on tiers, gifts for reaching one (they use up a wallet's limit),
    /// limits that give nothing when there would be too much, a group that hears only the first
    /// multiplier when the tier's is in it (a tier of x1 says nothing there), and a multiplier that
    /// lessens beside one that may raise so much and no more.
    void check_higher_tier() {
        const Instant at = end_;
        const Program& program = in_force(programs_, at).program;
        const std::size_t rungs = program.ladder.rungs.size();
        if (rungs < 2 || listens_to_tiers(program)) return;
        for (const EarnGroup& group : program.earning.groups) {
            if (group.id == program.earning.tier_group && group.combine == Combine::first) return;
        }
        bool lessens = false, is_cut = false;
        for (const EarningRule& rule : program.earning.rules) {
            if (names_tiers(rule.when)) return;
            for (const EarnLimit& limit : rule.limits) {
                if (limit.all_or_nothing) return;
            }
            const auto* multiplied = std::get_if<Multiplied>(&rule.gives);
            lessens = lessens || (multiplied && multiplied->by.thousandths < 1000);
            is_cut = is_cut || (multiplied && !rule.limits.empty());
        }
        if (lessens && is_cut) return;
        const std::size_t low = dice_.index(rungs - 1);
        const auto earned_on = [&](std::size_t tier) {
            MemberRecord record = record_;
            const TierId id = program.ladder.rungs[tier].id;
            const TierPinned pin{id, PinKind::exactly, std::nullopt, "a test", "Ana"};
            std::vector<Points> earned;
            if (!add(record, "+pin", at - 1, pin)) return earned;
            const std::size_t before = record.entries.size();
            if (!add(record, "+paid", at, world_.another)) return earned;
            for (const Wallet& wallet : program.wallets) {
                Points points;
                for (std::size_t i = before; i < record.entries.size(); ++i) {
                    const LedgerEntry& entry = record.entries[i].entry;
                    const bool of_wallet = entry.wallet == wallet.id;
                    if (entry.kind == EntryKind::earn && of_wallet) points += entry.points;
                }
                earned.push_back(points);
            }
            return earned;
        };
        const std::vector<Points> lower = earned_on(low), higher = earned_on(low + 1);
        if (lower.empty() || higher.empty()) return;
        for (std::size_t i = 0; i < lower.size(); ++i) {
            must(lower[i] <= higher[i], Property::a_higher_tier_earns_no_less, [&] {
                return program.wallets[i].id.text + ": " + text(lower[i]) + " on rung " +
                       std::to_string(low) + ", " + text(higher[i]) + " above it";
            });
        }
    }

    static bool names_tiers(const Condition& condition) {
        const auto any = [](const std::vector<Condition>& of) {
            return std::ranges::any_of(of, [](const Condition& one) { return names_tiers(one); });
        };
        if (const auto* all_of = std::get_if<AllOf>(&condition.is)) return any(all_of->of);
        if (const auto* any_of = std::get_if<AnyOf>(&condition.is)) return any(any_of->of);
        if (const auto* none_of = std::get_if<NoneOf>(&condition.is)) return any(none_of->of);
        return std::holds_alternative<OnTiers>(condition.is);
    }

    // ---- forecast

    /// From some fact on: what a forecast says of the rest is what is decided.
    void check_forecast() {
        if (late_ || record_.facts.size() < 2) return;
        const std::size_t from = dice_.index(record_.facts.size());
        MemberRecord then{record_.id, {}, {}};
        std::vector<Fact> steps;
        for (std::size_t i = 0; i < record_.facts.size(); ++i) {
            if (i < from)
                then.facts.push_back(record_.facts[i]);
            else
                steps.push_back(record_.facts[i]);
        }
        then.entries.assign(
            record_.entries.begin(),
            record_.entries.begin() + static_cast<std::ptrdiff_t>(written_by_[from]));
        // Nobody but this member takes rewards, and stock is counted by whoever asks.
        for (const PublishedProgram& published : world_.versions) {
            for (const Reward& reward : published.program.rewards) {
                if (reward.stock) return;
            }
        }
        const Instant now = steps.front().occurred_at;
        const std::vector<std::int64_t> taken = taken_at(now);
        const Forecast told = forecast(programs_, then, steps, now, end_, taken);
        std::vector<ExplainedEntry> entries = then.entries;
        for (const ForecastStep& step : told.steps) {
            must(step.refused.empty(), Property::a_forecast_comes_true,
                 [&] { return "refused: " + step.refused.front().rule; });
            entries.insert(entries.end(), step.entries.begin(), step.entries.end());
        }
        must(entries == record_.entries, Property::a_forecast_comes_true,
             [] { return "other entries"; });
        const std::string what = difference(told.after, account_at(programs_, record_, end_));
        must(what.empty(), Property::a_forecast_comes_true, [&] { return "after: " + what; });
        Points gained;
        const Balance& before = told.before.points();
        const Balance& after = told.after.points();
        gained = after.active + after.pending - after.debt;
        gained -= before.active + before.pending - before.debt;
        must(gained == told.gained, Property::a_forecast_comes_true, [] { return "gained"; });
    }

    // ---- JSON

    void check_json() {
        std::vector<Fact> facts;
        for (const Told& told : world_.told) {
            if (!told.hopeless) facts.push_back(told.fact);
        }
        const std::vector<std::string> lost = lost_in_json(programs_, facts, record_.entries);
        must(lost.empty(), Property::json_keeps_everything, [&] { return lost.front(); });
    }

    struct Remembered {
        std::size_t facts = 0;
        Account account;
    };

    const World& world_;
    Programs programs_;
    bool everything_;
    Asked& asked_;
    Dice dice_;
    std::vector<Failure> failures_;
    MemberRecord record_;
    std::vector<std::size_t> written_by_{0};  // how many entries there were after so many facts
    std::vector<LedgerEntry> ledger_;
    bool late_ = false;
    Instant joined_at_;
    Instant end_;
    std::vector<Instant> instants_;
    std::vector<Remembered> remembered_;
};

bool fails(const World& world, Property property) {
    Asked asked{};
    return std::ranges::any_of(failures_of(world, true, asked), [&](const Failure& failure) {
        return failure.property == property;
    });
}

/// Takes every change of `list` that still fails: one entry less at a time, from the end.
/// `least` of them are always left.
template <class List>
void shrink(World& world, Property property, List list, std::size_t least = 0) {
    for (std::size_t i = list(world).size(); i-- > least;) {
        World smaller = world;
        auto& items = list(smaller);
        if (i >= items.size()) continue;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
        if (fails(smaller, property)) world = std::move(smaller);
    }
}

}  // namespace

std::vector<Failure> failures_of(const World& world, bool everything, Asked& asked) {
    return WorldCheck(world, everything, asked).run();
}

World smallest_failing(World world, Property property) {
    for (int round = 0; round < 2; ++round) {
        shrink(world, property, [](World& w) -> std::vector<Told>& { return w.told; });
        while (world.versions.size() > 1) {
            World smaller = world;
            smaller.versions.pop_back();
            if (!fails(smaller, property)) break;
            world = std::move(smaller);
        }
        for (std::size_t v = 0; v < world.versions.size(); ++v) {
            shrink(world, property, [v](World& w) -> std::vector<EarningRule>& {
                return w.versions[v].program.earning.rules;
            });
            shrink(world, property, [v](World& w) -> std::vector<EarnGroup>& {
                return w.versions[v].program.earning.groups;
            });
            shrink(world, property, [v](World& w) -> std::vector<WalletLimit>& {
                return w.versions[v].program.earning.limits;
            });
            shrink(
                world, property,
                [v](World& w) -> std::vector<Wallet>& { return w.versions[v].program.wallets; }, 1);
            shrink(world, property,
                   [v](World& w) -> std::vector<Plan>& { return w.versions[v].program.plans; });
            shrink(world, property,
                   [v](World& w) -> std::vector<Reward>& { return w.versions[v].program.rewards; });
            shrink(world, property, [v](World& w) -> std::vector<Benefit>& {
                return w.versions[v].program.benefits;
            });
        }
    }
    return world;
}

std::string_view name_of(Property property) {
    constexpr std::string_view names[] = {
        "worlds are valid",
        "refusals say why",
        "entries are only appended",
        "a fact told twice is one",
        "the same facts give the same entries",
        "storage order does not matter",
        "points are conserved",
        "lots are as promised",
        "rows lead from balance to balance",
        "shares add up",
        "a clawback only takes what was given",
        "everything returned leaves nothing",
        "a return restores the account",
        "limits hold",
        "time grants what it shows",
        "the past does not know the future",
        "strides do not matter",
        "a standing is the last move",
        "a projection comes true",
        "a higher tier earns no less",
        "a forecast comes true",
        "JSON keeps everything",
    };
    static_assert(std::size(names) == static_cast<std::size_t>(Property::count));
    return names[static_cast<std::size_t>(property)];
}

}  // namespace regulars::making
