// tests/core/properties/world_json.h: worlds written and read as JSON.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/explanation.h"
#include "tests/core/properties/random_world.h"

namespace regulars::making {

/// Programmes and facts as JSON, one document a line.
std::string described(const World& world);
std::string described(const Fact& fact);

/// What is another value after it was written and read, or is refused, or is written differently the
/// second time.
std::vector<std::string> lost_in_json(Programs programs, std::span<const Fact> facts,
                                      std::span<const ExplainedEntry> entries);

}  // namespace regulars::making
