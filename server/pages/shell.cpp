#include "server/pages/shell.h"

#include <initializer_list>

#include "server/pages/embedded_files.h"
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

std::string preloaded_data(std::string_view address) {
    return "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"" + escaped(address) + "\">\n";
}

/// The app's code and what it asks for first start to load beside its script, not behind it; the
/// small things first, because the code fills the line.
std::string preloads(const Page& page) {
    std::string html;
    for (const std::string& address : page.data) html += preloaded_data(address);
    if (!page.boot.is_object()) return html;
    if (const auto module = page.boot.find("module"); module != page.boot.end()) {
        html +=
            "<link rel=\"modulepreload\" href=\"" + escaped(module->get<std::string>()) + "\">\n";
    }
    if (const auto wasm = page.boot.find("wasm"); wasm != page.boot.end()) {
        html += preloaded_data(wasm->get<std::string>());
    }
    return html;
}

struct Slot {
    std::string_view name;
    std::string html;
};

/// shell.html with each "{{name}}" replaced; what was put in is not looked at again.
std::string filled(std::string_view shell, std::initializer_list<Slot> slots) {
    std::string html;
    for (std::size_t open; (open = shell.find("{{")) != std::string_view::npos;) {
        const std::size_t close = shell.find("}}", open);
        const std::string_view name = shell.substr(open + 2, close - open - 2);
        html += shell.substr(0, open);
        for (const Slot& slot : slots) {
            if (slot.name == name) html += slot.html;
        }
        shell.remove_prefix(close + 2);
    }
    return html.append(shell);
}

}  // namespace

std::string document(const Site& site, const Page& page) {
    const std::string root_style = site.address("root.css");
    return filled(shell_html, {{"language", escaped(page.language)},
                               {"title", escaped(page.title)},
                               {"styles", stylesheet(first_style_address()) +
                                              (root_style.empty() ? "" : stylesheet(root_style))},
                               {"preloads", preloads(page)},
                               {"first", page.first},
                               {"app", app_part(page)}});
}

}  // namespace regulars::pages
