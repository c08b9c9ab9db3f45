// core/evaluation/decide.h: what one fact does to one member, explained. Pure: it proposes
// entries, the caller writes fact and entries together or not at all.
// Order     facts are decided in the order they are recorded; an entry, once written, is never
//           decided again (F4).
// Source    docs/rules/earning.md, points.md, rewards.md, surveys.md.
#pragma once
#include "core/evaluation/member_record.h"
#include "core/program/program.h"

namespace regulars {

/// How many of each reward all members together have taken, in the catalogue's order.
using Shelf = std::span<const std::int64_t>;

/// The entries that `fact` leads to; none for a fact that moves no points. Refusals:
///   facts.event_id_reused        the same event id with another body (the same body: no entries)
///   orders.already_paid          the order id was already paid under another event
///   earning.out_of_range         the order earns more points than a ledger holds (base/limits.h)
///   refunds.order_unknown        the member has no such order
///   refunds.more_than_kept       more money back than the order still holds
///   refunds.already_recorded     the refund id was recorded under another event
///   rewards.unknown, rewards.out_of_stock, rewards.tier_required, rewards.insufficient_points
///   rewards.cost_changed         the fact names another cost than the catalogue
///   surveys.unknown, surveys.already_answered, surveys.score_out_of_range, ...
Result<std::vector<ExplainedEntry>> decide(const PublishedProgram& published,
                                           const MemberRecord& record, const Fact& fact,
                                           Shelf taken);

}  // namespace regulars
