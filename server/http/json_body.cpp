#include "server/http/json_body.h"

#include <set>
#include <vector>

namespace regulars::http {
namespace {

using Json = nlohmann::ordered_json;

bool says_json(std::string_view content_type) {
    std::string_view type = content_type.substr(0, content_type.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
    constexpr std::string_view prefix = "application/", suffix = "+json";
    if (equal_ignoring_case(type, "application/json")) return true;
    return type.size() > prefix.size() + suffix.size() &&
           equal_ignoring_case(type.substr(0, prefix.size()), prefix) &&
           equal_ignoring_case(type.substr(type.size() - suffix.size()), suffix);
}

/// Counted on the text, because the parser has no limit of its own.
std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0, deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

Problem not_json(std::string_view code, std::string_view detail) {
    return {.status = 400, .code = std::string(code), .detail = std::string(detail)};
}

}  // namespace

std::expected<Json, Problem> json_of(std::string_view text) {
    if (depth_of(text) > deepest_json)
        return std::unexpected(not_json("json.too_deep", "The document is nested too deeply."));
    bool repeated = false;
    std::vector<std::set<std::string>> open_objects;
    const auto watch_names = [&](int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) open_objects.emplace_back();
        if (event == Json::parse_event_t::object_end) open_objects.pop_back();
        if (event == Json::parse_event_t::key)
            repeated |= !open_objects.back().insert(parsed.get_ref<const std::string&>()).second;
        return true;
    };
    Json document = Json::parse(text, watch_names, /*allow_exceptions=*/false);
    if (document.is_discarded())
        return std::unexpected(not_json("json.malformed", "The body is not valid JSON."));
    if (repeated)
        return std::unexpected(
            not_json("json.repeated_member", "An object holds two members of the same name."));
    return document;
}

std::expected<Json, Problem> json_of(const Request& request) {
    if (!says_json(request.headers.get("Content-Type"))) {
        return std::unexpected(Problem{.status = 415,
                                       .code = "http.unsupported_media_type",
                                       .detail = "Send the body as application/json."});
    }
    return json_of(std::string_view(request.body));
}

std::string json_text(const Json& document) {
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Response json_response(int status, const Json& document) {
    Response response{.status = status, .body = json_text(document)};
    response.headers.add("Content-Type", "application/json");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

}  // namespace regulars::http
