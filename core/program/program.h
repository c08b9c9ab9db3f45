// core/program/program.h: one programme put together; what a merchant designs and publishes.
// A published version never changes; an entry in a ledger names the version that decided it.
// Source    docs/rules/program.md.
#pragma once
#include "core/base/time_zone.h"
#include "core/benefits/benefit.h"
#include "core/earning/earn_rate.h"
#include "core/points/expiry.h"
#include "core/rewards/reward.h"
#include "core/surveys/survey.h"
#include "core/tiers/tier_rule.h"

namespace regulars {

struct PointsRules {
    LocalizedText name;      // what the shop calls them: 點, points
    LocalizedText name_one;  // and a single one, where a language tells: point; may be empty
    Money value;             // what one point costs the shop when it is spent; above zero
    EarnRate earn;
    Expiry expiry;
    bool operator==(const PointsRules&) const = default;
};

struct Program {
    std::string id;
    LocalizedText name;
    LocalizedText story;  // why this shop has a programme, in its own words
    Currency currency;
    TimeZone zone;
    PointsRules points;
    TierWindow tier_window;
    std::vector<TierRule> tiers;  // rising; never empty
    std::vector<Benefit> benefits;
    std::vector<Reward> rewards;
    std::vector<Survey> surveys;
    bool operator==(const Program&) const = default;
};

/// A programme as it was published: the document and its number, from 1.
struct PublishedProgram {
    std::int64_t version = 1;
    Program program;
};

/// Everything that is wrong with the programme as a whole; each room's own rules included.
Problems program_problems(const Program& program);

}  // namespace regulars
