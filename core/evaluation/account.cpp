#include "core/evaluation/account.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/evaluation/decide.h"
#include "core/evaluation/granting.h"

namespace regulars {
namespace {

/// What had happened by `as_of`, and what time alone had brought by then: usually the record as it is.
class Known {
public:
    Known(Programs programs, const MemberRecord& record, Instant as_of) : record_(&record) {
        const auto known = [as_of](const auto& one) { return instant_of(one) <= as_of; };
        if (!std::all_of(record.facts.begin(), record.facts.end(), known) ||
            !std::all_of(record.entries.begin(), record.entries.end(), known)) {
            own().facts.clear();
            own().entries.clear();
            std::copy_if(record.facts.begin(), record.facts.end(), std::back_inserter(own().facts),
                         known);
            std::copy_if(record.entries.begin(), record.entries.end(),
                         std::back_inserter(own().entries), known);
        }
        for (ExplainedEntry& granted : granted_by_time(programs, *record_, as_of)) {
            own().entries.push_back(std::move(granted));
        }
    }
    Known(const Known&) = delete;
    Known& operator=(const Known&) = delete;
    const MemberRecord& operator*() const { return *record_; }

private:
    static Instant instant_of(const Fact& fact) { return fact.occurred_at; }
    static Instant instant_of(const ExplainedEntry& explained) { return explained.entry.at; }

    MemberRecord& own() {
        if (!own_) record_ = &own_.emplace(*record_);
        return *own_;
    }

    const MemberRecord* record_;
    std::optional<MemberRecord> own_;
};

std::vector<Coupon> coupons_of(const MemberRecord& record) {
    std::vector<Coupon> coupons;
    std::set<RedemptionId> cancelled;
    for (const Fact& fact : record.facts) {
        if (const auto* back = std::get_if<RedemptionCancelled>(&fact.body)) {
            cancelled.insert(back->redemption);
        }
    }
    std::map<EventId, const RewardRedeemed*> redemptions;
    for (const Fact& fact : record.facts) {
        const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
        if (redeemed) redemptions.emplace(fact.event, redeemed);
    }
    for (const ExplainedEntry& explained : record.entries) {
        const auto* why = std::get_if<RedeemExplained>(&explained.why);
        if (!why) continue;
        const auto place = redemptions.find(explained.entry.cause);
        if (place != redemptions.end() && !cancelled.contains(place->second->redemption)) {
            const RewardRedeemed* redeemed = place->second;
            coupons.push_back({redeemed->redemption, why->reward, why->reward_name,
                               -explained.entry.points, why->coupon, explained.entry.at});
        }
    }
    std::sort(coupons.begin(), coupons.end(), [](const Coupon& a, const Coupon& b) {
        return a.issued_at != b.issued_at ? a.issued_at > b.issued_at : a.redemption < b.redemption;
    });
    return coupons;
}

std::vector<SurveyId> answered_in(const MemberRecord& record) {
    std::vector<SurveyId> answered;
    for (const Fact* fact : in_time_order(record.facts)) {
        if (const auto* one = std::get_if<SurveyAnswered>(&fact->body)) {
            answered.push_back(one->survey);
        }
    }
    return answered;
}

/// The last period of each plan, in the programme's order.
std::vector<Membership> memberships_of(const Program& program, const TierInput& input,
                                       Instant as_of) {
    std::vector<Membership> memberships;
    for (const Plan& plan : program.plans) {
        const PlanPeriod* last = nullptr;
        for (const PlanPeriod& period : input.plans) {
            if (period.plan == plan.id) last = &period;
        }
        if (last) memberships.push_back({*last, plan_state(input.plans, plan.id, as_of)});
    }
    return memberships;
}

std::vector<LimitUse> limits_used(const Program& program, const MemberRecord& record, Instant as_of,
                                  Date joined_on) {
    std::vector<LimitUse> used;
    std::vector<GivenBefore> given;
    for (const EarningRule& rule : program.earning.rules) {
        for (std::size_t i = 0; i < rule.limits.size(); ++i) {
            const LimitPer per = rule.limits[i].per;
            if (per == LimitPer::fact) continue;
            if (given.empty()) given = given_before(record);
            const PeriodUse use = use_of(rule.id, per, given, program.zone, as_of, joined_on);
            if (use.points.count == 0 && use.times == 0) continue;
            const auto days = days_of(per, date_on(program.zone, as_of), joined_on);
            used.push_back({rule.id, i, use.points, use.times, std::nullopt});
            if (days) used.back().resets_at = start_of_day(program.zone, days->next);
        }
    }
    return used;
}

bool is_told(const ExplainedEntry& explained) {
    if (explained.entry.kind == EntryKind::activate) return false;
    const auto* bonus = std::get_if<BonusExplained>(&explained.why);
    return !bonus || !bonus->shares.empty();
}

/// Whether the points of a credit wait at `as_of`, and for what.
void note_pending(HistoryRow& row, const LedgerEntry& entry, const MemberRecord& known,
                  Instant as_of) {
    if (entry.points.count <= 0) return;
    std::optional<Instant> active = entry.active_at;
    if (entry.awaits_fulfilment) {
        row.waits = true;
        for (const ExplainedEntry& other : known.entries) {
            if (other.entry.kind != EntryKind::activate || other.entry.order != entry.order ||
                other.entry.wallet != entry.wallet)
                continue;
            row.waits = false;
            active = other.entry.active_at;
        }
    }
    if (active && *active > as_of) row.pending_until = active;
}

void add_expired(std::vector<HistoryRow>& rows, const LedgerView& ledger, const WalletId& wallet,
                 Instant as_of) {
    for (const Deadline& gone : expiries(ledger, wallet, as_of)) {
        HistoryRow row;
        row.at = gone.at;
        row.wallet = wallet;
        row.points = -gone.points;
        row.what = ExpiredLot{gone.at, gone.points};
        rows.push_back(std::move(row));
    }
}

/// What expires at an instant did so before anything else of it; what was given back to a lot that is
/// gone goes after that.
int rank_of(const HistoryRow& row) {
    const auto* explained = std::get_if<ExplainedEntry>(&row.what);
    return explained ? order_within_instant(explained->entry.kind) : -1;
}

std::int64_t number_of(const HistoryRow& row) {
    const auto* explained = std::get_if<ExplainedEntry>(&row.what);
    return explained ? explained->entry.number : 0;
}

}  // namespace

Account account_at(Programs programs, const MemberRecord& record, Instant as_of) {
    const Known what(programs, record, as_of);
    const MemberRecord& known = *what;
    const PublishedProgram& published = in_force(programs, as_of);
    const Program& program = published.program;
    const Profile profile = profile_at(known.facts, as_of);
    Account account;
    account.member = record.id;
    account.name = profile.name;
    account.as_of = as_of;
    account.version = published.version;
    account.joined_at = profile.joined_at;
    account.birthday = profile.birthday;
    account.tags = profile.tags;
    const std::vector<OrderStory> orders = orders_at(known.facts, as_of);
    for (const OrderStory& story : orders) {
        if (!story.cancelled_at) ++account.orders;
    }
    const auto ledger = ledger_of(known.entries);
    for (const Wallet& wallet : program.wallets) {
        account.wallets.push_back(replay(ledger, wallet.id, as_of));
    }
    const TierInput input = tier_input(programs, known, orders, as_of);
    TierReading tiers = read_tiers(chapters_of(programs), input, as_of);
    account.standing = std::move(tiers.standing);
    account.to_next = std::move(tiers.to_next);
    account.to_keep = std::move(tiers.to_keep);
    account.memberships = memberships_of(program, input, as_of);
    for (std::size_t i = 0; i < program.benefits.size(); ++i) {
        if (is_in_force(program.benefits[i], account.standing.tier)) account.benefits.push_back(i);
    }
    account.coupons = coupons_of(known);
    account.answered = answered_in(known);
    account.limits = limits_used(program, known, as_of,
                                 date_on(program.zone, profile.joined_at.value_or(as_of)));
    return account;
}

std::vector<HistoryRow> history_at(Programs programs, const MemberRecord& record, Instant as_of) {
    const Known what(programs, record, as_of);
    const MemberRecord& known = *what;
    const auto ledger = ledger_of(known.entries);
    std::vector<HistoryRow> rows;
    std::set<WalletId> wallets;
    for (const ExplainedEntry& explained : known.entries) {
        wallets.insert(explained.entry.wallet);
        if (!is_told(explained)) continue;
        HistoryRow row;
        row.at = explained.entry.at;
        row.wallet = explained.entry.wallet;
        row.points = explained.entry.points;
        note_pending(row, explained.entry, known, as_of);
        row.what = explained;
        rows.push_back(std::move(row));
    }
    for (const WalletId& wallet : wallets) add_expired(rows, ledger, wallet, as_of);
    std::stable_sort(rows.begin(), rows.end(), [](const HistoryRow& a, const HistoryRow& b) {
        if (a.at != b.at) return a.at < b.at;
        if (rank_of(a) != rank_of(b)) return rank_of(a) < rank_of(b);
        return number_of(a) < number_of(b);
    });
    std::vector<std::pair<WalletId, Points>> running;
    for (HistoryRow& row : rows) {
        auto place = std::find_if(running.begin(), running.end(),
                                  [&](const auto& one) { return one.first == row.wallet; });
        if (place == running.end()) place = running.insert(running.end(), {row.wallet, Points{}});
        row.balance = place->second += row.points;
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

}  // namespace regulars
