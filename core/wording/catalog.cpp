#include "core/wording/catalog.h"

#include "core/base/limits.h"
#include "core/json/reader.h"
#include "core/wording/numbers.h"

namespace regulars {
namespace {

/// A full-width closing bracket brings its own space: 9/30（三）前, not 9/30（三） 前.
bool ends_with_its_own_space(std::string_view text) { return text.ends_with("）"); }

std::string filled(std::string_view text, std::span<const Arg> args) {
    std::string sentence;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        sentence += text.substr(0, open);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const Arg* found = nullptr;
        for (const Arg& arg : args) {
            if (arg.name == name) found = &arg;
        }
        sentence += found ? std::string_view(found->value) : text.substr(open, close - open + 1);
        text.remove_prefix(close + 1);
        if (text.starts_with(' ') && ends_with_its_own_space(sentence)) text.remove_prefix(1);
    }
    return sentence += text;
}

}  // namespace

Result<Catalog> catalog_from_json(const Json& json) {
    Problems problems;
    ObjectReader reader(json, JsonPath{}, problems);
    Catalog catalog;
    catalog.language = reader.text("language", limits::id_bytes);
    const Json& texts = reader.object("texts");
    reader.finish();
    ObjectReader entries(texts, JsonPath{} / "texts", problems);
    if (texts.is_object()) {
        for (const auto& [key, value] : texts.items()) {
            catalog.texts.emplace(key, entries.optional_text(key, limits::text_bytes));
        }
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return catalog;
}

std::string say(const Catalog& catalog, std::string_view key, std::initializer_list<Arg> args) {
    const auto text = catalog.texts.find(key);
    if (text == catalog.texts.end()) return std::string(key);
    return filled(text->second, args);
}

std::string say_count(const Catalog& catalog, std::string_view key, std::int64_t count,
                      std::initializer_list<Arg> args) {
    std::vector<Arg> all(args);
    all.push_back({"count", grouped(count)});
    auto text = count == 1 ? catalog.texts.find(std::string(key) + ".one") : catalog.texts.end();
    if (text == catalog.texts.end()) text = catalog.texts.find(key);
    if (text == catalog.texts.end()) return std::string(key);
    return filled(text->second, all);
}

std::string say_list(const Catalog& catalog, std::string_view key,
                     std::span<const std::string> items) {
    std::string rest;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool is_last = i + 1 == items.size();
        rest = i == 0 ? items[i]
                      : say(catalog, std::string(key) + (is_last ? ".last" : ".between"),
                            {{"rest", std::move(rest)}, {"item", items[i]}});
    }
    return rest;
}

bool has_text(const Catalog& catalog, std::string_view key) { return catalog.texts.contains(key); }

}  // namespace regulars
