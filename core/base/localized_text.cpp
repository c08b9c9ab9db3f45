#include "core/base/localized_text.h"

#include <algorithm>

#include "core/base/languages.h"

namespace regulars {

std::string_view LocalizedText::in(std::string_view language) const {
    for (const auto& [tag, text] : by_language) {
        if (tag == language) return text;
    }
    if (language.starts_with("zh")) {
        for (const auto& [tag, text] : by_language) {
            if (tag.starts_with("zh")) return text;
        }
    }
    return by_language.empty() ? std::string_view{} : std::string_view{by_language.front().second};
}

bool is_portal_language(std::string_view tag) {
    return std::ranges::find(portal_languages, tag) != std::end(portal_languages);
}

}  // namespace regulars
