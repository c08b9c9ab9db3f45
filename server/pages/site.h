// server/pages/site.h: the built site: hashed files, their manifest, and the texts in them.
// Manifest   build/site/manifest.json: {"portal.js": {"file": "portal.92a0….js", ...}, ...}; the
//            files lie in static/.
#pragma once
#include "core/base/languages.h"
#include "core/wording/catalog.h"
#include "server/http/static_files.h"

namespace regulars::pages {

class Site {
public:
    /// Every problem as a sentence: a missing manifest, a text that does not read.
    static std::expected<Site, std::string> load(const std::filesystem::path& folder);

    /// "/static/portal.92a047dcd1.js" for "portal.js"; empty if the site has no such file.
    std::string address(std::string_view name) const;
    const Catalog& catalog(std::string_view language) const;
    const http::StaticFiles& files() const { return files_; }

private:
    explicit Site(http::StaticFiles files) : files_(std::move(files)) {}
    std::expected<void, std::string> read_manifest();
    std::expected<void, std::string> read_texts();

    http::StaticFiles files_;
    std::map<std::string, std::string, std::less<>> addresses_;
    std::map<std::string, Catalog, std::less<>> catalogs_;
};

/// What a browser asked for: ?lang= or ?locale=, else Accept-Language, else the first we have.
std::string_view language_for(const http::Request& request);

}  // namespace regulars::pages
