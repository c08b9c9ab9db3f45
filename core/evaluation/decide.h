// core/evaluation/decide.h: what one fact does to one member, explained. Pure: it proposes
// entries, the caller writes fact and entries together or not at all.
// Order     facts are decided in the order they are recorded; an entry, once written, is never
//           decided again (F4). A fact is decided by the version in force when it happened (G5). What
//           time granted meanwhile (birthdays, gifts for tiers) is proposed first.
// Source    docs/rules/earning.md, points.md, rewards.md, surveys.md, membership.md, tiers.md.
#pragma once
#include "core/evaluation/member_record.h"

namespace regulars {

/// How many of each reward all members together have taken, in the catalogue's order.
using Shelf = std::span<const std::int64_t>;

/// The entries that `fact` leads to; none for a fact that moves no points. Refusals, each with the
/// pointer into the fact and numbers in its sentence:
///   facts.event_id_reused        the same event id with another body (the same body: no entries)
///   orders.*                     already_paid, amount_not_positive, lines_do_not_add_up, unknown,
///                                cancelled, already_cancelled, already_fulfilled, ...
///   refunds.*                    order_unknown, more_than_kept, already_recorded, line_unknown, ...
///   pay.*                        wallet_unknown, not_offered, insufficient_points, not_whole_steps,
///                                below_least, above_most, above_part_of_order, order_too_small,
///                                worth_differs, more_than_order
///   earning.out_of_range         more points than a ledger holds (base/limits.h)
///   actions.already_done, referrals.already_completed
///   membership.*                 plan_unknown, payment_already_recorded, payment_unknown, ...
///   pins.tier_unknown, pins.nothing_pinned
///   adjust.*                     wallet_unknown, zero, reason_missing, insufficient_points
///   transfers.*                  wallet_unknown, not_transferable, insufficient_points, to_oneself,
///                                already_recorded, nothing_received
///   rewards.*                    unknown, out_of_stock, tier_required, insufficient_points,
///                                cost_changed, redemption_unknown, already_cancelled, id_used
///   surveys.*                    unknown, already_answered, score_out_of_range, ...
Result<std::vector<ExplainedEntry>> decide(Programs programs, const MemberRecord& record,
                                           const Fact& fact, Shelf taken);

inline Result<std::vector<ExplainedEntry>> decide(const PublishedProgram& published,
                                                  const MemberRecord& record, const Fact& fact,
                                                  Shelf taken) {
    return decide(Programs(&published, 1), record, fact, taken);
}

/// E20, E21. What time alone owes the member up to `until` and no entry has written yet: birthdays, and
/// gifts for tiers reached. These are the entries that the next decision will propose first; their numbers
/// follow the record's.
std::vector<ExplainedEntry> granted_by_time(Programs programs, const MemberRecord& record,
                                            Instant until);

/// What a PointsSent took, lot by lot: the parcels the receiver's fact has to carry.
std::vector<Parcel> parcels_of(std::span<const ExplainedEntry> entries);

}  // namespace regulars
