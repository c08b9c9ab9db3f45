#include "web/app/boot.h"

#include "core/base/limits.h"
#include "core/json/reader.h"

namespace regulars {

Result<Boot> boot_from_text(std::string_view text) {
    auto json = parse_json(text);
    if (!json) return std::unexpected(std::move(json.error()));
    Problems problems;
    ObjectReader reader(*json, JsonPath{}, problems);
    Boot boot;
    boot.language = reader.text("language", limits::id_bytes);
    boot.session = reader.optional_text("session", limits::text_bytes);
    const Json& texts = reader.object("texts");
    ObjectReader addresses(texts, JsonPath{} / "texts", problems);
    if (texts.is_object()) {
        for (const auto& [language, address] : texts.items()) {
            boot.texts[language] = addresses.text(language, limits::text_bytes);
        }
    }
    const auto embedded = json->find("embedded");
    boot.embedded = embedded != json->end() && embedded->is_boolean() && embedded->get<bool>();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return boot;
}

}  // namespace regulars
