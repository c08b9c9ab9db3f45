#include "server/commands/rules_catalog.h"

#include "core/json/json.h"
#include "server/commands/rules_texts.h"

namespace regulars::commands {

Result<Catalog> rules_catalog(std::string_view language) {
    for (const auto& [known, texts] : rules_texts) {
        if (known != language) continue;
        const auto json = parse_json(texts);
        if (!json) return std::unexpected(json.error());
        return catalog_from_json(*json);
    }
    return refuse({{}, "texts.unknown_language", "there are no texts in this language"});
}

}  // namespace regulars::commands
