#include "server/pages/shell.h"

#include "server/pages/html.h"

namespace regulars::pages {
namespace {

std::string stylesheet(std::string_view address) {
    return "<link rel=\"stylesheet\" href=\"" + escaped(address) + "\">\n";
}

std::string app_part(const Page& page) {
    if (page.boot.is_null()) return {};
    std::string html = "<div id=\"app\"></div>\n<script type=\"application/json\" id=\"boot\">" +
                       script_json(page.boot) + "</script>\n";
    for (const std::string& script : page.scripts) {
        html += "<script type=\"module\" src=\"" + escaped(script) + "\"></script>\n";
    }
    return html;
}

/// The app's code starts to load beside its script, not behind it.
std::string preloads(const Page& page) {
    std::string html;
    for (const char* part : {"module", "wasm"}) {
        const auto address = page.boot.is_object() ? page.boot.find(part) : page.boot.end();
        if (!page.boot.is_object() || address == page.boot.end()) continue;
        const bool module = std::string_view(part) == "module";
        html += module ? "<link rel=\"modulepreload\" href=\""
                       : "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"";
        html += escaped(address->get<std::string>()) + "\">\n";
    }
    return html;
}

}  // namespace

std::string document(const Site& site, const Page& page) {
    const std::string root_style = site.address("root.css");
    return "<!doctype html>\n<html lang=\"" + escaped(page.language) + "\">\n<head>\n" +
           "<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n"
           "<link rel=\"icon\" href=\"data:,\">\n" +
           element("title", page.title) + "\n" + stylesheet(first_style_address()) +
           (root_style.empty() ? "" : stylesheet(root_style)) + preloads(page) +
           "</head>\n<body>\n<main id=\"first\">\n" + page.first + "</main>\n" + app_part(page) +
           "</body>\n</html>\n";
}

}  // namespace regulars::pages
