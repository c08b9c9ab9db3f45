// core/points/wallet.h: what a member collects, and the rules of that collection: points, shopping
// credit, stamps. The first wallet of a programme is its points: rewards cost them and cards show them.
// Units     whole units of the wallet. `value` is what one costs the shop when it is spent.
// Source    docs/rules/points.md, P8-P22.
#pragma once
#include "core/base/id.h"
#include "core/base/localized_text.h"
#include "core/base/money.h"
#include "core/points/expiry.h"
#include "core/points/pay.h"
#include "core/points/pending.h"
#include "core/points/points.h"

namespace regulars {

enum class WalletKind { points, credit, stamps };

/// What a refund does when the points it takes back were spent.
enum class Shortfall {
    debt,         // owed; later credits fill it first, and nothing can be spent meanwhile
    clamp,        // what is left is taken, the rest is written down and forgotten
    pending_only  // only points of that order that are not active yet are taken
};

/// What becomes of points that paid for an order when the order comes back.
enum class PaidPointsBack { on_full_return, in_proportion, never };

struct Wallet {
    WalletId id;
    WalletKind kind = WalletKind::points;
    LocalizedText name;      // what the shop calls them: 點, points
    LocalizedText name_one;  // and a single one, where a language tells: point; may be empty
    Money value;
    Pending pending;
    Expiry expiry;
    Shortfall shortfall = Shortfall::debt;
    PaidPointsBack paid_back = PaidPointsBack::on_full_return;
    std::optional<Points> most;  // earning stops here; pending counts, debt does not
    int courtesy_days = 0;       // life of points given back after their lot expired; 0: none
    bool transferable = false;
    std::optional<PayRule> pay;  // empty: orders cannot be paid with it
    bool operator==(const Wallet&) const = default;
};

}  // namespace regulars
