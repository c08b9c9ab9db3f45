// server/http/json_body.h: JSON in and out, before anybody asks what it means.
// Limits    nesting is bounded, because copying, comparing and writing a document recurse.
// Errors    415 for another media type, 400 for text that is not JSON, as Problems.
#pragma once

#include <expected>
#include <nlohmann/json.hpp>

#include "server/http/message.h"
#include "server/http/problem.h"

namespace regulars::http {

inline constexpr std::size_t deepest_json = 32;

/// The body of a request that says it is JSON ("application/json" or "application/...+json").
/// Refused: a second member of the same name in one object, since readers disagree on which counts.
std::expected<nlohmann::ordered_json, Problem> json_of(const Request& request);
std::expected<nlohmann::ordered_json, Problem> json_of(std::string_view text);

/// Text that is not UTF-8 is written with U+FFFD in its place; it never ends the process.
std::string json_text(const nlohmann::ordered_json& document);

/// application/json, Cache-Control: no-store.
Response json_response(int status, const nlohmann::ordered_json& document);

}  // namespace regulars::http
