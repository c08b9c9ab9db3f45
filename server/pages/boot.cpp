#include "server/pages/boot.h"

namespace regulars::pages {
namespace {

/// Addresses by language; a language without the file is left out.
Json texts_json(const Site& site, std::string_view prefix) {
    Json texts = Json::object();
    for (const std::string_view language : portal_languages) {
        const std::string file = std::string(prefix) + std::string(language) + ".json";
        if (const std::string address = site.address(file); !address.empty()) {
            texts[std::string(language)] = address;
        }
    }
    return texts;
}

/// An address the site does not have is left out, not sent empty.
void add_address(Json& boot, const Site& site, std::string_view key, std::string_view file) {
    if (const std::string address = site.address(file); !address.empty()) {
        boot[std::string(key)] = address;
    }
}

}  // namespace

Json boot_json(const Site& site, const BootOf& of) {
    const std::string kind(of.kind);
    Json boot = {{"kind", kind}, {"language", of.language}, {"locale", of.language}};
    if (!of.session.empty()) boot["session"] = of.session;
    if (!of.member.empty()) boot["member"] = of.member;
    if (of.program_version > 0) boot["program_version"] = of.program_version;
    boot["texts"] = texts_json(site, "texts-");
    add_address(boot, site, "module", kind + ".mjs");
    add_address(boot, site, "wasm", kind + ".wasm");
    add_address(boot, site, "codes", "codes.js");
    return boot;
}

void add_parents(Json& boot, std::span<const std::string> origins) {
    boot["embedded"] = true;
    boot["parents"] = Json(std::vector<std::string>(origins.begin(), origins.end()));
}

void add_gallery(Json& boot, const Site& site) {
    boot["gallery_texts"] = texts_json(site, "texts-gallery.");
    add_address(boot, site, "gallery_picture", "demo_shop-kettle.svg");
}

void add_engine(Json& boot, const Site& site) {
    boot["studio_texts"] = texts_json(site, "texts-studio.");
    add_address(boot, site, "worker", "engine_worker.js");
    add_address(boot, site, "engine_module", "engine.mjs");
    add_address(boot, site, "engine_wasm", "engine.wasm");
}

}  // namespace regulars::pages
