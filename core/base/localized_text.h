// core/base/localized_text.h: a name or sentence a merchant wrote in one or more languages.
// Languages are BCP 47 tags of the portal: zh-Hant, zh-Hans, en, ja.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regulars {

struct LocalizedText {
    std::vector<std::pair<std::string, std::string>> by_language;  // in the document's order

    /// The text in `language`, else in the nearest that exists: the other Chinese script, then
    /// the first one written. Empty only when nothing was written.
    std::string_view in(std::string_view language) const;

    bool operator==(const LocalizedText&) const = default;
};

bool is_portal_language(std::string_view tag);

}  // namespace regulars
