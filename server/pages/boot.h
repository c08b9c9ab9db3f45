// server/pages/boot.h: the boot texts of the apps, as web/app/boot.h and web/studio/studio_boot.h
// read them: where the hashed modules and texts are, and whose page this is.
#pragma once
#include "server/pages/site.h"

namespace regulars::pages {

struct BootOf {
    std::string_view kind;  // "portal" or "studio"
    std::string_view language;
    std::string session;  // empty in a frame: it comes later
    std::string member;   // empty in a frame and in the studio
    std::int64_t program_version = 0;
};

Json boot_json(const Site& site, const BootOf& of);
/// What the embed page adds: it is embedded, and by whom it may be.
void add_parents(Json& boot, std::span<const std::string> origins);
/// What the gallery adds: its own texts and a picture.
void add_gallery(Json& boot, const Site& site);
/// What the studio adds: its own texts and the engine's worker.
void add_engine(Json& boot, const Site& site);

}  // namespace regulars::pages
