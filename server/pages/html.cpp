#include "server/pages/html.h"

namespace regulars::pages {

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string script_json(const Json& json) {
    std::string out;
    for (const char c : to_text(json)) {
        // As JSON escapes: they only occur inside strings.
        switch (c) {
            case '<': out += "\\u003c"; break;
            case '>': out += "\\u003e"; break;
            case '&': out += "\\u0026"; break;
            default: out += c;
        }
    }
    return out;
}

std::string element(std::string_view tag, std::string_view text) {
    const std::string name(tag);
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
}

std::string element(std::string_view tag, std::string_view css_class, std::string_view text) {
    const std::string name(tag);
    return "<" + name + " class=\"" + escaped(css_class) + "\">" + escaped(text) + "</" + name +
           ">";
}

std::string link(std::string_view address, std::string_view text) {
    return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
}

}  // namespace regulars::pages
