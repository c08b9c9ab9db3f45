#include "web/studio/studio_boot.h"

#include "core/base/limits.h"
#include "core/json/reader.h"

namespace regulars::studio {

Result<StudioBoot> studio_boot_from_text(std::string_view text) {
    auto page = boot_from_text(text);
    if (!page) return std::unexpected(std::move(page.error()));
    const auto json = parse_json(text);
    Problems problems;
    ObjectReader reader(*json, JsonPath{}, problems);
    StudioBoot boot{std::move(*page), {}, {}, {}};
    boot.engine_module = reader.text("engine_module", limits::text_bytes);
    boot.engine_wasm = reader.text("engine_wasm", limits::text_bytes);
    const Json& texts = reader.object("studio_texts");
    ObjectReader addresses(texts, JsonPath{} / "studio_texts", problems);
    if (texts.is_object()) {
        for (const auto& [language, address] : texts.items()) {
            boot.studio_texts[language] = addresses.text(language, limits::text_bytes);
        }
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return boot;
}

}  // namespace regulars::studio
