// core/json/reader.h: reads one JSON object field by field and collects everything wrong with
// it: each problem with its pointer and rule. Reading never stops at the first, never throws.
// Rules     json.missing, json.wrong_type, json.unknown_key, json.out_of_range, json.empty,
//           json.too_long, json.not_a_decimal, json.not_a_time, json.not_a_date, json.unknown_value
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "core/base/instant.h"
#include "core/base/localized_text.h"
#include "core/base/money.h"
#include "core/base/multiplier.h"
#include "core/json/json.h"

namespace regulars {

class ObjectReader {
public:
    /// A value that is no object is one problem; every field then reads as its default. One that is
    /// missing (`object` gave it) has been named already.
    ObjectReader(const Json& json, JsonPath at, Problems& problems);

    const JsonPath& path() const { return at_; }
    bool is_object() const { return json_.is_object(); }
    bool has(std::string_view key) const;

    std::string text(std::string_view key, std::size_t most_bytes);           // not empty
    std::string optional_text(std::string_view key, std::size_t most_bytes);  // "" when absent
    std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t least,
                                                 std::int64_t most);
    Money money(std::string_view key, const Currency& currency, Money least);
    Multiplier multiplier(std::string_view key);
    LocalizedText localized(std::string_view key);
    Instant instant(std::string_view key);
    std::optional<Instant> optional_instant(std::string_view key);
    bool boolean_or(std::string_view key, bool otherwise);
    Date date(std::string_view key);  // "2026-09-30", of the years 1900 to 2400
    /// A list of texts, none empty; an absent list is empty. What is wrong reads as "".
    std::vector<std::string> texts(std::string_view key, std::size_t most);
    /// The same of a list that must be there with at least one text.
    std::vector<std::string> some_texts(std::string_view key, std::size_t most);
    /// The place of the value in `names`; 0 with a problem when it is none of them.
    std::size_t one_of(std::string_view key, std::initializer_list<std::string_view> names);
    /// The same, `otherwise` when the key is absent.
    std::size_t one_of_or(std::string_view key, std::initializer_list<std::string_view> names,
                          std::size_t otherwise);

    /// The child value, or null with a problem.
    const Json& object(std::string_view key);
    const Json& array(std::string_view key, std::size_t most);
    const Json& optional_array(std::string_view key, std::size_t most);

    void problem(std::string_view key, std::string rule, std::string message);
    Problems& problems() { return problems_; }

    /// Names every key that no call above asked for.
    void finish();

private:
    const Json* find(std::string_view key, bool required);
    void wrong_type(std::string_view key, std::string_view wanted);

    const Json& json_;
    JsonPath at_;
    Problems& problems_;
    std::vector<std::string> known_;
};

}  // namespace regulars
