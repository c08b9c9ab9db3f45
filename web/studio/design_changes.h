// web/studio/design_changes.h: what differs between two designs of one programme, one line each:
// "銀熟客 門檻  NT$5,000 → NT$6,000".
#pragma once
#include <string>
#include <vector>

#include "core/program/program.h"
#include "core/wording/catalog.h"

namespace regulars::studio {

struct DesignChange {
    std::string what, before, after;
    bool operator==(const DesignChange&) const = default;
};

std::vector<DesignChange> changes_between(const Program& before, const Program& after,
                                          const Catalog& catalog);

}  // namespace regulars::studio
