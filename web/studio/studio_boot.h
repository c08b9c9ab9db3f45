// web/studio/studio_boot.h: what the page hands the studio, beside what every app gets (web/app/boot.h):
//   {"kind": "studio", "language": "zh-Hant", "session": "...", "texts": {...},
//    "studio_texts": {"zh-Hant": "/static/texts-studio.zh-Hant.41c9.json", "en": "..."},
//    "engine_module": "/static/engine.9f02.mjs", "engine_wasm": "/static/engine.77d0.wasm"}
// The worker's script stands in "worker"; the platform reads it there.
#pragma once
#include "web/app/boot.h"

namespace regulars::studio {

struct StudioBoot {
    Boot page;
    std::map<std::string, std::string, std::less<>> studio_texts;  // by language
    std::string engine_module, engine_wasm;
};

Result<StudioBoot> studio_boot_from_text(std::string_view text);

}  // namespace regulars::studio
