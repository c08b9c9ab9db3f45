#include "core/tiers/tier_rule.h"

namespace regulars {
namespace {

void check_needs(const TierNeeds& needs, const JsonPath& at, Problems& problems) {
    if (needs.of.empty()) {
        problems.push_back({at, "tiers.needs_none", "a tier above the first asks for something"});
    } else if (needs.at_least < 1 || needs.at_least > needs.of.size()) {
        problems.push_back({at / "at_least", "tiers.at_least_out_of_range",
                            "must be 1 to " + std::to_string(needs.of.size())});
    }
}

void check_terms(const TierLadder& ladder, Problems& problems) {
    const JsonPath at = JsonPath{} / "tier_terms";
    const TierTerms& terms = ladder.terms;
    if (terms.end == TermEnd::after && terms.span.is_empty()) {
        problems.push_back(
            {at / "end", "tiers.term_without_span", "a term lasts at least one day"});
    }
    if (terms.end == TermEnd::with_window && terms.upgrade == UpgradeFrom::next_period) {
        problems.push_back({at / "upgrade", "tiers.next_period_without_term",
                            "a tier that begins with the next period needs a term: its window may "
                            "have moved on by then"});
    }
    if (terms.carry_surplus && !std::holds_alternative<SinceTierStart>(ladder.window)) {
        problems.push_back({at / "carry_surplus", "tiers.surplus_without_counter",
                            "only a window since the tier's start has a surplus to carry"});
    }
}

}  // namespace

std::vector<Problem> tier_problems(const TierLadder& ladder, const JsonPath& at) {
    Problems problems;
    const auto& rungs = ladder.rungs;
    if (rungs.empty()) {
        problems.push_back({at, "tiers.none", "a programme needs at least one tier"});
        return problems;
    }
    if (!rungs.front().needs.of.empty()) {  // T1: everybody stands somewhere
        problems.push_back({at / 0 / "threshold", "tiers.first_not_zero",
                            "the first tier is where every member starts: it asks for nothing"});
    }
    if (rungs.front().keeps) {
        problems.push_back({at / 0 / "keeps", "tiers.keeps_on_first",
                            "nobody falls below the first tier: it needs no condition"});
    }
    for (std::size_t i = 1; i < rungs.size(); ++i) {
        const auto below = only_spend(rungs[i - 1].needs), here = only_spend(rungs[i].needs);
        if (below && here && *here <= *below) {  // T2: each tier asks for more
            problems.push_back({at / i / "threshold", "tiers.threshold_not_rising",
                                "must be above the tier before it"});
        } else {
            check_needs(rungs[i].needs, at / i / "needs", problems);
        }
        if (rungs[i].keeps) check_needs(*rungs[i].keeps, at / i / "keeps", problems);
        if (rungs[i].multiplier < rungs[i - 1].multiplier) {  // T2: and never gives less
            problems.push_back({at / i / "multiplier", "tiers.multiplier_falling",
                                "a higher tier must not earn less than the tier before it"});
        }
    }
    check_terms(ladder, problems);
    return problems;
}

}  // namespace regulars
