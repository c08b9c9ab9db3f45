#include "core/evaluation/account.h"

#include <algorithm>
#include <set>

namespace regulars {
namespace {

void collect(Account& account, const Fact& fact) {
    if (!account.joined_at || fact.occurred_at < *account.joined_at) {
        account.joined_at = fact.occurred_at;
    }
    if (const auto* joined = std::get_if<MemberJoined>(&fact.body)) account.name = joined->name;
    if (std::holds_alternative<OrderPaid>(fact.body)) ++account.orders;
    if (const auto* answered = std::get_if<SurveyAnswered>(&fact.body)) {
        account.answered.push_back(answered->survey);
    }
}

RedemptionId redemption_of(const MemberRecord& record, const EventId& cause) {
    for (const Fact& fact : record.facts) {
        const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
        if (redeemed && fact.event == cause) return redeemed->redemption;
    }
    return {};
}

std::vector<Coupon> wallet_at(const MemberRecord& record, Instant as_of) {
    std::vector<Coupon> wallet;
    for (const ExplainedEntry& explained : record.entries) {
        const auto* why = std::get_if<RedeemExplained>(&explained.why);
        if (!why || explained.entry.at > as_of) continue;
        wallet.push_back({redemption_of(record, explained.entry.cause), why->reward,
                          why->reward_name, -explained.entry.points, why->coupon,
                          explained.entry.at});
    }
    std::stable_sort(wallet.begin(), wallet.end(),
                     [](const Coupon& a, const Coupon& b) { return a.issued_at > b.issued_at; });
    return wallet;
}

}  // namespace

Account account_at(const Program& program, const MemberRecord& record, Instant as_of) {
    Account account;
    account.member = record.id;
    account.as_of = as_of;
    for (const Fact& fact : record.facts) {
        if (fact.occurred_at <= as_of) collect(account, fact);
    }
    account.balance = replay(ledger_of(record.entries), as_of);
    const auto orders = qualifying_orders(record.facts);
    account.standing = standing_at(program.tiers, program.tier_window, orders, as_of);
    account.progress = progress_at(program.tiers, program.tier_window, orders, as_of);
    for (std::size_t i = 0; i < program.benefits.size(); ++i) {
        if (is_in_force(program.benefits[i], account.standing.tier)) account.benefits.push_back(i);
    }
    account.wallet = wallet_at(record, as_of);
    return account;
}

std::vector<HistoryRow> history_at(const MemberRecord& record, Instant as_of) {
    const auto ledger = ledger_of(record.entries);
    std::vector<HistoryRow> rows;
    std::set<std::int64_t> expiries;
    for (const ExplainedEntry& explained : record.entries) {
        if (explained.entry.at > as_of) continue;
        rows.push_back({explained.entry.at, explained.entry.points, {}, explained});
        const auto& expires = explained.entry.expires_at;
        if (expires && *expires <= as_of) expiries.insert(expires->ms);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const HistoryRow& a, const HistoryRow& b) { return a.at < b.at; });
    for (const std::int64_t ms : expiries) {
        const Points before = replay(ledger, Instant{ms - 1}).expired;
        const Points gone = replay(ledger, Instant{ms}).expired - before;
        if (gone.count == 0) continue;
        // Expiry stands at the start of its instant, before what else happened then.
        const auto place =
            std::lower_bound(rows.begin(), rows.end(), Instant{ms},
                             [](const HistoryRow& row, Instant at) { return row.at < at; });
        rows.insert(place, {Instant{ms}, -gone, {}, ExpiredLot{Instant{ms}, gone}});
    }
    Points running;
    for (HistoryRow& row : rows) row.balance = running += row.points;
    std::reverse(rows.begin(), rows.end());
    return rows;
}

}  // namespace regulars
