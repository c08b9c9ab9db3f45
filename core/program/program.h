// core/program/program.h: one programme put together; what a merchant designs and publishes.
// A published version never changes; an entry in a ledger names the version that decided it.
// Source    docs/rules/program.md.
#pragma once
#include <span>

#include "core/base/time_zone.h"
#include "core/benefits/benefit.h"
#include "core/earning/earning_rule.h"
#include "core/membership/plan.h"
#include "core/points/wallet.h"
#include "core/rewards/reward.h"
#include "core/surveys/survey.h"
#include "core/tiers/tier_rule.h"

namespace regulars {

struct Program {
    std::string id;
    LocalizedText name;
    LocalizedText story;  // why this shop has a programme, in its own words; may be empty
    Currency currency;
    TimeZone zone;
    std::vector<Wallet> wallets;  // never empty; the first is the programme's points
    Earning earning;
    TierLadder ladder;
    std::vector<Plan> plans;
    std::vector<Benefit> benefits;
    std::vector<Reward> rewards;
    std::vector<Survey> surveys;

    const Wallet& points() const { return wallets.front(); }
    const std::vector<TierRule>& tiers() const { return ladder.rungs; }
    bool operator==(const Program&) const = default;
};

/// The wallets' place in the list; empty: there is none of that id.
std::optional<std::size_t> wallet_index(const Program& program, const WalletId& id);

/// The plain rate of the programme: of the rule "spend", when it has one.
const EarnRate* base_rate(const Program& program);

/// Whether the first rule is one that the document's `points.earn` says in short.
bool has_plain_rate(const Earning& earning);

/// A programme as it was published: the document, its number from 1, and from when it decides.
struct PublishedProgram {
    std::int64_t version = 1;
    Program program;
    std::optional<Instant> from{};  // empty: from the very start
};

/// The versions of one programme, rising by number and by `from`; never empty.
using Programs = std::span<const PublishedProgram>;

/// G5. The version that decides what happened at `at`: the last one in force by then, else the first.
const PublishedProgram& in_force(Programs programs, Instant at);

/// Everything that is wrong with the programme as a whole; each room's own rules included.
/// `rate_in_points`: whether the first rule stands in `points.earn`, so that the list of rules begins
/// behind it.
Problems program_problems(const Program& program, bool rate_in_points);
inline Problems program_problems(const Program& program) {
    return program_problems(program, has_plain_rate(program.earning));
}

/// What is wrong with a list of versions: numbers or instants that do not rise, another currency or zone.
Problems version_problems(Programs programs);

}  // namespace regulars
