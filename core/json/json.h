// core/json/json.h: the one JSON type of the project. Keys keep the order they were written in,
// so the same value prints the same bytes natively and in WASM.
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/problem.h"

namespace regulars {

using Json = nlohmann::ordered_json;

/// Parses. Refusals: one "json.syntax" naming the byte where it went wrong, or every
/// "json.duplicate_key" with its pointer (a parser would silently keep one of the two), or
/// "json.too_deep" beyond 32 levels.
Result<Json> parse_json(std::string_view text);

struct ParsedJson {
    Json json;
    Problems duplicates;  // every json.duplicate_key; of such a key the later value counts
};

/// For documents of people, who want to hear everything else that is wrong as well. Refusals:
/// json.syntax and json.too_deep.
Result<ParsedJson> parse_document(std::string_view text);

/// Compact UTF-8; bytes that are no UTF-8 are replaced, never fatal.
std::string to_text(const Json& json);

}  // namespace regulars
