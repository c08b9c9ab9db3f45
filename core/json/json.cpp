#include "core/json/json.h"

#include <algorithm>

namespace regulars {
namespace {

constexpr std::size_t levels_most = 32;

/// Walks the text before it is built: what parse() alone does not tell is where it stopped and
/// which keys were written twice.
class Inspection {
public:
    Problems problems;

    bool null() { return value(); }
    bool boolean(bool) { return value(); }
    bool number_integer(Json::number_integer_t) { return value(); }
    bool number_unsigned(Json::number_unsigned_t) { return value(); }
    bool number_float(Json::number_float_t, const Json::string_t&) { return value(); }
    bool string(Json::string_t&) { return value(); }
    bool binary(Json::binary_t&) { return value(); }
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(Json::string_t& key) {
        Level& level = levels_.back();
        level.key = key;
        if (std::find(level.keys.begin(), level.keys.end(), key) != level.keys.end()) {
            problems.push_back({path(), "json.duplicate_key", "is written twice"});
        }
        level.keys.push_back(key);
        return true;
    }

    template <class Error>
    bool parse_error(std::size_t at, const std::string&, const Error&) {
        problems = {{JsonPath{}, "json.syntax", "not valid JSON at byte " + std::to_string(at)}};
        return false;
    }

private:
    struct Level {
        bool is_object = false;
        std::size_t index = 0;  // of the list entry being read
        std::string key;
        std::vector<std::string> keys;
    };

    bool value() {
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }

    bool open(bool is_object) {
        if (levels_.size() == levels_most) {
            problems = {{path(), "json.too_deep", "is nested more than 32 levels deep"}};
            return false;
        }
        levels_.push_back({is_object, 0, {}, {}});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return value();
    }

    JsonPath path() const {
        JsonPath path;
        for (const Level& level : levels_) {
            path = level.is_object ? path / level.key : path / level.index;
        }
        return path;
    }

    std::vector<Level> levels_;
};

}  // namespace

Result<ParsedJson> parse_document(std::string_view text) {
    Inspection inspection;
    if (!Json::sax_parse(text, &inspection)) return std::unexpected(std::move(inspection.problems));
    return ParsedJson{Json::parse(text, nullptr, false), std::move(inspection.problems)};
}

Result<Json> parse_json(std::string_view text) {
    auto parsed = parse_document(text);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    if (!parsed->duplicates.empty()) return std::unexpected(std::move(parsed->duplicates));
    return std::move(parsed->json);
}

std::string to_text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace regulars
