// server/commands/rules_catalog.h: the texts in which rules are said, built into the binary.
#pragma once
#include <string_view>

#include "core/base/problem.h"
#include "core/wording/catalog.h"

namespace regulars::commands {

/// assets/texts/rules.<language>.json as it was when the binary was built. Refuses another language:
/// "texts.unknown_language".
Result<Catalog> rules_catalog(std::string_view language);

}  // namespace regulars::commands
