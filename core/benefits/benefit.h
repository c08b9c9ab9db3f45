// core/benefits/benefit.h: what a tier gives besides points. A benefit is in force for every
// member whose tier is `from_tier` or above (B1). Source: docs/rules/benefits.md.
#pragma once
#include "core/base/id.h"
#include "core/base/localized_text.h"

namespace regulars {

struct Benefit {
    BenefitId id;
    LocalizedText name;
    LocalizedText detail;
    std::size_t from_tier = 0;  // index into the ladder
    bool operator==(const Benefit&) const = default;
};

inline bool is_in_force(const Benefit& benefit, std::size_t tier) {
    return tier >= benefit.from_tier;
}

}  // namespace regulars
