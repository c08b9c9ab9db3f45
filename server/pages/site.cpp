#include "server/pages/site.h"

#include <algorithm>

#include "server/http/url.h"

namespace regulars::pages {
namespace {

std::unexpected<std::string> wrong(std::string sentence) {
    return std::unexpected(std::move(sentence));
}

/// Whether a Chinese tag asks for the simplified script, by name or by where it is used.
bool is_simplified(std::string_view tag) {
    for (std::string_view rest = tag; !rest.empty();) {
        const std::size_t dash = std::min(rest.find('-'), rest.size());
        const std::string_view part = rest.substr(0, dash);
        if (http::equal_ignoring_case(part, "Hant")) return false;
        for (const std::string_view simplified : {"Hans", "CN", "SG"}) {
            if (http::equal_ignoring_case(part, simplified)) return true;
        }
        rest.remove_prefix(std::min(dash + 1, rest.size()));
    }
    return false;
}

/// Ours for a BCP 47 tag; empty for a language that is not ours.
std::string_view ours_for(std::string_view tag) {
    for (const std::string_view language : portal_languages) {
        if (http::equal_ignoring_case(tag, language)) return language;
    }
    const std::string_view primary = tag.substr(0, tag.find('-'));
    if (http::equal_ignoring_case(primary, "zh")) return is_simplified(tag) ? "zh-Hans" : "zh-Hant";
    for (const std::string_view language : portal_languages) {
        if (http::equal_ignoring_case(primary, language)) return language;
    }
    return {};
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// The first tag we speak: browsers list them by weight, so the weights need no reading.
std::string_view first_accepted(std::string_view accept_language) {
    while (!accept_language.empty()) {
        const std::size_t comma = std::min(accept_language.find(','), accept_language.size());
        const std::string_view item = accept_language.substr(0, comma);
        const std::string_view ours = ours_for(trimmed(item.substr(0, item.find(';'))));
        if (!ours.empty()) return ours;
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
    }
    return {};
}

}  // namespace

std::expected<Site, std::string> Site::load(const std::filesystem::path& folder) {
    auto files = http::StaticFiles::load(folder);
    if (!files) return wrong(files.error());
    Site site(std::move(*files));
    if (auto read = site.read_manifest(); !read)
        return wrong(folder.string() + ": " + read.error());
    if (auto read = site.read_texts(); !read) return wrong(folder.string() + ": " + read.error());
    return site;
}

std::expected<void, std::string> Site::read_manifest() {
    const auto text = files_.find("/manifest.json");
    if (!text) return wrong("there is no manifest.json");
    const auto json = parse_json(*text);
    if (!json || !json->is_object()) return wrong("manifest.json is no JSON object");
    for (const auto& [name, entry] : json->items()) {
        const auto file = entry.is_object() ? entry.find("file") : entry.end();
        if (!entry.is_object() || file == entry.end() || !file->is_string()) {
            return wrong("manifest.json does not say which file is " + name);
        }
        addresses_[name] = "/static/" + file->get<std::string>();
    }
    return {};
}

std::expected<void, std::string> Site::read_texts() {
    for (const std::string_view language : portal_languages) {
        const std::string name = "texts-" + std::string(language) + ".json";
        const auto text = files_.find(address(name));
        if (!text) return wrong("there is no " + name);
        const auto json = parse_json(*text);
        auto catalog =
            json ? catalog_from_json(*json) : Result<Catalog>(std::unexpect, json.error());
        if (!catalog) {
            const Problem& first = catalog.error().front();
            return wrong(name + " " + first.where.pointer + " " + first.rule);
        }
        catalogs_.emplace(language, std::move(*catalog));
    }
    return {};
}

std::string Site::address(std::string_view name) const {
    const auto found = addresses_.find(name);
    return found == addresses_.end() ? std::string() : found->second;
}

const Catalog& Site::catalog(std::string_view language) const {
    const auto found = catalogs_.find(language);
    return found == catalogs_.end() ? catalogs_.begin()->second : found->second;
}

std::string_view language_for(const http::Request& request) {
    const auto parameters = http::query_parameters(request.query());
    for (const auto& [name, value] : parameters.value_or(http::QueryParameters{})) {
        if (name != "lang" && name != "locale") continue;
        if (const auto ours = ours_for(value); !ours.empty()) return ours;
    }
    const auto accepted = first_accepted(request.headers.joined("Accept-Language"));
    return accepted.empty() ? portal_languages[0] : accepted;
}

}  // namespace regulars::pages
