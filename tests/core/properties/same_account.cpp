#include "tests/core/properties/same_account.h"

namespace regulars::making {

namespace {

bool same(const std::optional<Progress>& a, const std::optional<Progress>& b) {
    if (!a || !b) return !a && !b;
    return a->tier == b->tier && a->at_least == b->at_least && a->needs == b->needs;
}

std::string difference(const Balance& a, const Balance& b) {
    if (a.active != b.active) return "active";
    if (a.pending != b.pending) return "pending";
    if (a.debt != b.debt) return "debt";
    if (a.earned != b.earned) return "earned";
    if (a.spent != b.spent) return "spent";
    if (a.expired != b.expired) return "expired";
    if (a.taken_back != b.taken_back) return "taken_back";
    if (a.lots != b.lots) return "lots";
    if (a.pending_lots != b.pending_lots) return "pending_lots";
    return a == b ? "" : "received, deducted or sent";
}

std::string difference(const Standing& a, const Standing& b) {
    if (a.tier != b.tier) return "tier";
    if (a.since != b.since) return "since";
    if (a.why != b.why) return "why";
    if (a.order != b.order) return "order";
    if (a.earned != b.earned) return "earned";
    if (a.plan != b.plan) return "plan";
    if (a.pin != b.pin) return "pin";
    if (a.spend != b.spend) return "spend";
    if (a.until != b.until) return "until";
    if (a.grace_until != b.grace_until) return "grace_until";
    if (a.drops_at != b.drops_at) return "drops_at";
    if (a.drops_to != b.drops_to) return "drops_to";
    if (a.waiting != b.waiting) return "waiting";
    if (a.waiting_at != b.waiting_at) return "waiting_at";
    return a.moves == b.moves ? "" : "moves";
}

}  // namespace

std::string difference(const TierState& a, const TierState& b) {
    if (a.chapter != b.chapter) return "chapter";
    if (a.tier != b.tier) return "tier";
    if (a.earned != b.earned) return "earned";
    if (a.plan != b.plan) return "plan";
    if (a.pin != b.pin || a.pin_exact != b.pin_exact) return "pin";
    if (a.since != b.since) return "since";
    if (a.why != b.why) return "why";
    if (a.order != b.order) return "order";
    if (a.earned_since != b.earned_since) return "earned_since";
    if (a.term_until != b.term_until) return "term_until";
    if (a.grace_until != b.grace_until) return "grace_until";
    if (a.waiting != b.waiting) return "waiting";
    return a.waiting_at == b.waiting_at ? "" : "waiting_at";
}

std::string difference(const Account& a, const Account& b) {
    if (a.member != b.member) return "member";
    if (a.name != b.name) return "name";
    if (a.as_of != b.as_of) return "as_of";
    if (a.version != b.version) return "version";
    if (a.joined_at != b.joined_at) return "joined_at";
    if (a.birthday != b.birthday) return "birthday";
    if (a.tags != b.tags) return "tags";
    if (a.orders != b.orders) return "orders";
    if (a.wallets.size() != b.wallets.size()) return "wallets";
    for (std::size_t i = 0; i < a.wallets.size(); ++i) {
        const std::string what = difference(a.wallets[i], b.wallets[i]);
        if (!what.empty()) return "wallet " + std::to_string(i) + ": " + what;
    }
    const std::string standing = difference(a.standing, b.standing);
    if (!standing.empty()) return "standing: " + standing;
    if (!same(a.to_next, b.to_next)) return "to_next";
    if (!same(a.to_keep, b.to_keep)) return "to_keep";
    if (a.memberships != b.memberships) return "memberships";
    if (a.benefits != b.benefits) return "benefits";
    if (a.coupons != b.coupons) return "coupons";
    if (a.answered != b.answered) return "answered";
    return a.limits == b.limits ? "" : "limits";
}

}  // namespace regulars::making
