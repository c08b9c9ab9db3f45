#include "core/evaluation/member_record.h"

namespace regulars {

std::vector<QualifyingOrder> qualifying_orders(std::span<const Fact> facts) {
    std::vector<QualifyingOrder> orders;
    for (const Fact& fact : facts) {
        if (const auto* paid = std::get_if<OrderPaid>(&fact.body)) {
            orders.push_back({paid->order, fact.occurred_at, paid->amount, {}});
        } else if (const auto* refunded = std::get_if<OrderRefunded>(&fact.body)) {
            for (QualifyingOrder& order : orders) {
                if (order.order != refunded->order) continue;
                order.refunds.push_back({fact.occurred_at, refunded->amount});
                break;
            }
        }
    }
    return orders;
}

std::vector<LedgerEntry> ledger_of(std::span<const ExplainedEntry> entries) {
    std::vector<LedgerEntry> ledger;
    ledger.reserve(entries.size());
    for (const ExplainedEntry& explained : entries) ledger.push_back(explained.entry);
    return ledger;
}

}  // namespace regulars
