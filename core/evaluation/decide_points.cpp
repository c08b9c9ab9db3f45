// Points that move without an order: by hand, between members, for rewards: P21-P22, R2-R6.
#include <algorithm>

#include "core/base/limits.h"
#include "core/evaluation/bench.h"
#include "core/evaluation/granting.h"
#include "core/rewards/reward.h"

namespace regulars {
namespace {

std::unexpected<Problems> no_wallet(const char* rule, const WalletId& id) {
    return no("wallet", rule, "the programme has no wallet \"" + id.text + "\"");
}

struct RefusalMessage {
    std::string operator()(const OutOfStock&) const { return "none of this reward is left"; }
    std::string operator()(const TierRequired&) const {
        return "this reward is for members of a higher tier";
    }
    std::string operator()(const InsufficientPoints& short_by) const {
        return "costs " + std::to_string(short_by.required.count) + " points, " +
               std::to_string(short_by.available.count) + " are available, " +
               std::to_string(short_by.missing.count) + " are missing";
    }
};

/// The lots that `points` would take from, in the order they are spent (P4).
std::vector<Parcel> parcels_for(const Balance& balance, Points points) {
    std::vector<Parcel> parcels;
    for (const Lot& lot : balance.lots) {
        const Points part = std::min(points, lot.left);
        if (part.count == 0) break;
        points -= part;
        const bool alike = !parcels.empty() && parcels.back().expires_at == lot.expires_at &&
                           parcels.back().slides == lot.slides;
        if (alike)
            parcels.back().points += part;
        else
            parcels.push_back({part, lot.expires_at, lot.slides});
    }
    return parcels;
}

}  // namespace

/// P21: with a reason and a name, and never below zero.
Result<Entries> decide_body(const Bench& bench, const PointsAdjusted& adjusted) {
    const Wallet* wallet = bench.wallet(adjusted.wallet);
    if (!wallet) return no_wallet("adjust.wallet_unknown", adjusted.wallet);
    if (adjusted.points.count == 0) {
        return no("points", "adjust.zero", "an adjustment adds or takes at least one");
    }
    if (adjusted.points.count > limits::points || adjusted.points.count < -limits::points) {
        return no("points", "adjust.out_of_range", "is more than can be kept");
    }
    if (adjusted.reason.empty()) return no("reason", "adjust.reason_missing", "is required");
    if (adjusted.by.empty()) return no("by", "adjust.author_missing", "is required");
    if (adjusted.points.count < 0) {
        const Points available = bench.spendable_in(*wallet);
        if (-adjusted.points > available) {
            return no("points", "adjust.insufficient_points",
                      shortage(-adjusted.points, available));
        }
    }
    EntryWriter writer(bench);
    LedgerEntry entry = writer.entry(EntryKind::adjust, wallet->id, adjusted.points);
    if (adjusted.points.count > 0) {
        entry.slides = wallet->expiry.kind == ExpiryKind::sliding;
        entry.expires_at = expires_at(wallet->expiry, bench.zone(), bench.at());
    }
    writer.add(std::move(entry), AdjustExplained{adjusted.reason, adjusted.by});
    return writer.take();
}

/// P22: what leaves keeps its expiry.
Result<Entries> decide_body(const Bench& bench, const PointsSent& sent) {
    const Wallet* wallet = bench.wallet(sent.wallet);
    if (!wallet) return no_wallet("transfers.wallet_unknown", sent.wallet);
    if (!wallet->transferable) {
        return no("wallet", "transfers.not_transferable",
                  "this wallet's points stay where they are");
    }
    if (sent.points.count <= 0) {
        return no("points", "transfers.points_not_positive", "must be above zero");
    }
    if (sent.to == bench.record.id) {
        return no("to", "transfers.to_oneself", "points are sent to somebody else");
    }
    if (find_fact<PointsSent>(bench.record.facts, [&](const PointsSent& earlier) {
            return earlier.transfer == sent.transfer;
        })) {
        return no("transfer", "transfers.already_recorded",
                  "transfer \"" + sent.transfer.text + "\" was already sent");
    }
    const Points available = bench.spendable_in(*wallet);
    if (sent.points > available) {
        return no("points", "transfers.insufficient_points", shortage(sent.points, available));
    }
    const Balance balance = replay(ledger_of(bench.record.entries), wallet->id, bench.at());
    EntryWriter writer(bench);
    LedgerEntry entry = writer.entry(EntryKind::transfer_out, wallet->id, -sent.points);
    note_activity(entry, *wallet, bench.zone());
    writer.add(std::move(entry),
               TransferExplained{sent.transfer, sent.to, parcels_for(balance, sent.points)});
    return writer.take();
}

Result<Entries> decide_body(const Bench& bench, const PointsReceived& received) {
    const Wallet* wallet = bench.wallet(received.wallet);
    if (!wallet) return no_wallet("transfers.wallet_unknown", received.wallet);
    if (received.parcels.empty()) {
        return no("parcels", "transfers.nothing_received", "a transfer brings at least one point");
    }
    if (find_fact<PointsReceived>(bench.record.facts, [&](const PointsReceived& earlier) {
            return earlier.transfer == received.transfer;
        })) {
        return no("transfer", "transfers.already_recorded",
                  "transfer \"" + received.transfer.text + "\" was already received");
    }
    EntryWriter writer(bench);
    for (std::size_t i = 0; i < received.parcels.size(); ++i) {
        const Parcel& parcel = received.parcels[i];
        if (parcel.points.count <= 0 || parcel.points.count > limits::points) {
            return refuse({JsonPath{} / "parcels" / i / "points", "transfers.points_not_positive",
                           "must be above zero"});
        }
        LedgerEntry entry = writer.entry(EntryKind::transfer_in, wallet->id, parcel.points);
        entry.expires_at = parcel.expires_at;
        entry.slides = parcel.slides;
        writer.add(std::move(entry), TransferExplained{received.transfer, received.from, {}});
    }
    return writer.take();
}

/// R2-R4: refused or paid for at once.
Result<Entries> decide_body(const Bench& bench, const RewardRedeemed& redeemed) {
    const auto& catalogue = bench.program().rewards;
    const auto reward = std::find_if(catalogue.begin(), catalogue.end(),
                                     [&](const Reward& r) { return r.id == redeemed.reward; });
    if (reward == catalogue.end()) {
        return no("reward", "rewards.unknown",
                  "the catalogue has no reward \"" + redeemed.reward.text + "\"");
    }
    if (find_fact<RewardRedeemed>(bench.record.facts, [&](const RewardRedeemed& earlier) {
            return earlier.redemption == redeemed.redemption;
        })) {
        return no("redemption", "rewards.id_used",
                  "redemption \"" + redeemed.redemption.text + "\" was already made");
    }
    if (redeemed.cost != reward->cost) {
        return no("cost", "rewards.cost_changed",
                  "the reward costs " + std::to_string(reward->cost.count) + " points now");
    }
    const auto index = static_cast<std::size_t>(reward - catalogue.begin());
    const Wallet& wallet = bench.program().points();
    Balance balance = replay(ledger_of(bench.record.entries), wallet.id, bench.at());
    // F10: a late redemption spends nothing that has been spent since.
    const Points available = bench.spendable_in(wallet);
    if (available < spendable(balance)) balance = bench.balance_now(wallet.id);
    const auto refusal = refusal_for(*reward, tier_at(bench.programs, bench.record, bench.at()),
                                     balance, index < bench.taken.size() ? bench.taken[index] : 0);
    if (refusal) {
        return no("reward", std::string(rule_of(*refusal)), std::visit(RefusalMessage{}, *refusal));
    }
    EntryWriter writer(bench);
    LedgerEntry entry = writer.entry(EntryKind::redeem, wallet.id, -reward->cost);
    note_activity(entry, wallet, bench.zone());
    writer.add(std::move(entry), RedeemExplained{reward->id, reward->name, redeemed.coupon});
    return writer.take();
}

/// R6: what it cost goes back to the lots it came from.
Result<Entries> decide_body(const Bench& bench, const RedemptionCancelled& cancelled) {
    EventId cause;
    for (const Fact& fact : bench.record.facts) {
        const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
        if (redeemed && redeemed->redemption == cancelled.redemption) cause = fact.event;
        const auto* earlier = std::get_if<RedemptionCancelled>(&fact.body);
        if (earlier && earlier->redemption == cancelled.redemption) {
            return no("redemption", "rewards.already_cancelled",
                      "redemption \"" + cancelled.redemption.text + "\" was already cancelled");
        }
    }
    const auto& entries = bench.record.entries;
    const auto redeem =
        std::find_if(entries.begin(), entries.end(), [&](const ExplainedEntry& explained) {
            return explained.entry.kind == EntryKind::redeem && explained.entry.cause == cause &&
                   explained.entry.at <= bench.at();
        });
    if (redeem == entries.end()) {
        return no("redemption", "rewards.redemption_unknown",
                  "the member has no redemption \"" + cancelled.redemption.text + "\"");
    }
    EntryWriter writer(bench);
    LedgerEntry entry =
        writer.entry(EntryKind::redeem_rollback, redeem->entry.wallet, -redeem->entry.points);
    entry.reverses = redeem->entry.number;
    const Wallet* wallet = bench.wallet(redeem->entry.wallet);
    if (wallet && wallet->courtesy_days > 0) {
        entry.expires_at = end_of_day(
            bench.zone(), plus_days(date_on(bench.zone(), bench.at()), wallet->courtesy_days));
    }
    const auto& why = std::get<RedeemExplained>(redeem->why);
    writer.add(std::move(entry), RollbackExplained{cancelled.redemption, why.reward_name, {}});
    return writer.take();
}

}  // namespace regulars
