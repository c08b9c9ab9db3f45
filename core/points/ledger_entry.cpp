#include "core/points/ledger_entry.h"

namespace regulars {

int order_within_instant(EntryKind kind) {
    switch (kind) {
        case EntryKind::activate: return 0;
        case EntryKind::earn:
        case EntryKind::bonus:
        case EntryKind::adjust:
        case EntryKind::transfer_in: return 1;
        case EntryKind::redeem:
        case EntryKind::pay:
        case EntryKind::transfer_out: return 2;
        case EntryKind::redeem_rollback: return 3;
        case EntryKind::clawback: return 4;
    }
    return 4;
}

}  // namespace regulars
