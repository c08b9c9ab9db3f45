#include "core/json/reader.h"

#include <algorithm>

#include "core/base/decimal.h"
#include "core/base/limits.h"

namespace regulars {
namespace {

const Json null_json;

}  // namespace

ObjectReader::ObjectReader(const Json& json, JsonPath at, Problems& problems)
    : json_(json.is_object() ? json : null_json), at_(std::move(at)), problems_(problems) {
    // What is missing has been named by whoever asked for it.
    if (&json == &null_json) return;
    if (!json.is_object()) problems_.push_back({at_, "json.wrong_type", "must be an object"});
}

bool ObjectReader::has(std::string_view key) const {
    return json_.is_object() && json_.contains(key);
}

const Json* ObjectReader::find(std::string_view key, bool required) {
    known_.emplace_back(key);
    if (!json_.is_object()) return nullptr;  // already reported as a whole
    const auto place = json_.find(key);
    if (place != json_.end()) return &*place;
    if (required) problem(key, "json.missing", "is required");
    return nullptr;
}

void ObjectReader::problem(std::string_view key, std::string rule, std::string message) {
    problems_.push_back({at_ / key, std::move(rule), std::move(message)});
}

void ObjectReader::wrong_type(std::string_view key, std::string_view wanted) {
    problem(key, "json.wrong_type", "must be " + std::string(wanted));
}

std::string ObjectReader::text(std::string_view key, std::size_t most_bytes) {
    const Json* value = find(key, true);
    if (!value) return {};
    if (!value->is_string()) return wrong_type(key, "a text"), std::string{};
    std::string text = value->get<std::string>();
    if (text.empty()) problem(key, "json.empty", "must not be empty");
    if (text.size() > most_bytes) {
        problem(key, "json.too_long", "must be at most " + std::to_string(most_bytes) + " bytes");
    }
    return text;
}

std::string ObjectReader::optional_text(std::string_view key, std::size_t most_bytes) {
    if (!has(key)) return {};
    const Json* value = find(key, true);
    if (value->is_string() && value->get_ref<const std::string&>().empty()) return {};
    return text(key, most_bytes);
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    const Json* value = find(key, true);
    if (!value) return least;
    if (!value->is_number_integer()) return wrong_type(key, "a whole number"), least;
    // An unsigned above int64's range would wrap in get<int64_t>.
    const bool fits = !value->is_number_unsigned() ||
                      value->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX);
    const std::int64_t number = fits ? value->get<std::int64_t>() : INT64_MAX;
    if (number < least || number > most) {
        problem(key, "json.out_of_range",
                "must be " + std::to_string(least) + " to " + std::to_string(most));
        return least;
    }
    return number;
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view key, std::int64_t least,
                                                           std::int64_t most) {
    if (!has(key)) return std::nullopt;
    return integer(key, least, most);
}

Money ObjectReader::money(std::string_view key, const Currency& currency, Money least) {
    const Json* value = find(key, true);
    if (!value) return least;
    if (!value->is_string()) {
        return wrong_type(key, "an amount as a decimal text, such as \"12.50\""), least;
    }
    const auto minor = fixed_point_from(value->get_ref<const std::string&>(), currency.decimals);
    if (!minor) {
        problem(key, "json.not_a_decimal",
                "must be a decimal number with at most " + std::to_string(currency.decimals) +
                    " decimals");
        return least;
    }
    if (*minor < least.minor || *minor > limits::amount_minor) {
        problem(key, "json.out_of_range",
                "must be " + to_plain_text(least.minor, currency.decimals) + " to " +
                    to_plain_text(limits::amount_minor, currency.decimals));
        return least;
    }
    return Money{*minor};
}

Multiplier ObjectReader::multiplier(std::string_view key) {
    const Json* value = find(key, true);
    if (!value) return {};
    if (!value->is_string())
        return wrong_type(key, "a factor as a text, such as \"1.25\""), Multiplier{};
    const auto factor = multiplier_from(value->get_ref<const std::string&>());
    if (!factor) {
        problem(key, "json.not_a_decimal",
                "must be a factor from 0 to 1000 with at most 3 decimals");
    }
    return factor.value_or(Multiplier{});
}

LocalizedText ObjectReader::localized(std::string_view key) {
    LocalizedText text;
    const Json* value = find(key, true);
    if (!value) return text;
    if (!value->is_object()) {
        return wrong_type(key, "texts by language, such as {\"zh-Hant\": \"...\"}"), text;
    }
    if (value->empty()) problem(key, "json.empty", "must have a text in at least one language");
    ObjectReader languages(*value, at_ / key, problems_);
    for (const auto& [language, written] : value->items()) {
        if (!is_portal_language(language)) {
            languages.problem(language, "json.unknown_key",
                              "is not one of zh-Hant, zh-Hans, en, ja");
            continue;
        }
        text.by_language.emplace_back(language, languages.text(language, limits::text_bytes));
    }
    return text;
}

Instant ObjectReader::instant(std::string_view key) {
    const Json* value = find(key, true);
    if (!value) return {};
    if (!value->is_string()) return wrong_type(key, "a time as RFC 3339 text"), Instant{};
    auto at = instant_from(value->get_ref<const std::string&>());
    // An offset can lead out of the years that can be written again.
    static const std::int64_t end = days_since_1970({2401, 1, 1}) * ms_per_day;
    if (at && (at->ms < 0 || at->ms >= end)) at.reset();
    if (!at) {
        problem(key, "json.not_a_time",
                "must be an RFC 3339 time of the years 1970 to 2400, such as "
                "\"2026-09-30T12:00:00Z\"");
    }
    return at.value_or(Instant{});
}

std::optional<Instant> ObjectReader::optional_instant(std::string_view key) {
    if (!has(key)) return std::nullopt;
    return instant(key);
}

bool ObjectReader::boolean_or(std::string_view key, bool otherwise) {
    if (!has(key)) return otherwise;
    const Json* value = find(key, true);
    if (!value->is_boolean()) return wrong_type(key, "true or false"), otherwise;
    return value->get<bool>();
}

Date ObjectReader::date(std::string_view key) {
    const Json* value = find(key, true);
    if (!value) return {};
    if (!value->is_string()) return wrong_type(key, "a date as a text"), Date{};
    const auto read = date_from(value->get_ref<const std::string&>());
    if (!read) {
        problem(key, "json.not_a_date",
                "must be a date of the years 1900 to 2400, such as \"2026-09-30\"");
    }
    return read.value_or(Date{});
}

std::vector<std::string> ObjectReader::texts(std::string_view key, std::size_t most) {
    std::vector<std::string> read;
    const Json& list = optional_array(key, most);
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::string& text = read.emplace_back();
        const JsonPath at = at_ / key / i;
        if (!list[i].is_string()) {
            problems_.push_back({at, "json.wrong_type", "must be a text"});
        } else if (list[i].get_ref<const std::string&>().empty()) {
            problems_.push_back({at, "json.empty", "must not be empty"});
        } else if (list[i].get_ref<const std::string&>().size() > limits::id_bytes) {
            problems_.push_back({at, "json.too_long",
                                 "must be at most " + std::to_string(limits::id_bytes) + " bytes"});
        } else {
            text = list[i].get<std::string>();
        }
    }
    return read;
}

std::vector<std::string> ObjectReader::some_texts(std::string_view key, std::size_t most) {
    const Json* value = find(key, true);
    if (value && value->is_array() && value->empty()) {
        problem(key, "json.empty", "must name at least one");
    }
    return texts(key, most);
}

std::size_t ObjectReader::one_of_or(std::string_view key,
                                    std::initializer_list<std::string_view> names,
                                    std::size_t otherwise) {
    return has(key) ? one_of(key, names) : otherwise;
}

std::size_t ObjectReader::one_of(std::string_view key,
                                 std::initializer_list<std::string_view> names) {
    const Json* value = find(key, true);
    if (!value) return 0;
    if (!value->is_string()) return wrong_type(key, "a text"), std::size_t{0};
    const auto& text = value->get_ref<const std::string&>();
    const auto* place = std::find(names.begin(), names.end(), text);
    if (place != names.end()) return static_cast<std::size_t>(place - names.begin());
    std::string all;
    for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
    problem(key, "json.unknown_value", "must be one of " + all);
    return 0;
}

const Json& ObjectReader::object(std::string_view key) {
    const Json* value = find(key, true);
    return value ? *value : null_json;
}

const Json& ObjectReader::array(std::string_view key, std::size_t most) {
    const Json* value = find(key, true);
    if (!value) return null_json;
    if (!value->is_array()) return wrong_type(key, "a list"), null_json;
    if (value->size() > most) {
        problem(key, "json.too_long", "must have at most " + std::to_string(most) + " entries");
        return null_json;
    }
    return *value;
}

const Json& ObjectReader::optional_array(std::string_view key, std::size_t most) {
    if (!has(key)) return null_json;
    return array(key, most);
}

void ObjectReader::finish() {
    if (!json_.is_object()) return;
    for (const auto& [key, value] : json_.items()) {
        if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
            problem(key, "json.unknown_key", "is not a known key here");
        }
    }
}

}  // namespace regulars
