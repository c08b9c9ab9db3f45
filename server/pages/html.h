// server/pages/html.h: text on its way into HTML. Everything that came from outside, and every
// text of ours, goes through `escaped`; nothing else writes values into a page.
#pragma once
#include <string>
#include <string_view>

#include "core/json/json.h"

namespace regulars::pages {

/// For element content and for attributes in double quotes.
std::string escaped(std::string_view text);

/// JSON inside <script type="application/json">: nothing in it can end the element.
std::string script_json(const Json& json);

/// "<h1>escaped text</h1>"
std::string element(std::string_view tag, std::string_view text);
/// An element with a class.
std::string element(std::string_view tag, std::string_view css_class, std::string_view text);
std::string link(std::string_view address, std::string_view text);

}  // namespace regulars::pages
