// core/wording/catalog.h: the texts of one language, given as a value, and sentences filled in.
// Core knows no locale: numbers, money and dates are written by patterns that the texts hold, so
// a server and a browser say the same sentence byte for byte.
// Templates  "{name}" is replaced by the argument of that name; an argument that was not given
//            stays visible, and so does a key that has no text: nobody sees an empty sentence.
// Source     assets/texts/*.json, one file a language, the same keys in each (a test says so).
#pragma once
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/json/json.h"

namespace regulars {

struct Catalog {
    std::string language;  // BCP 47
    std::map<std::string, std::string, std::less<>> texts;
};

struct Arg {
    std::string_view name;
    std::string value;
};

/// Flat texts by key: {"language": "zh-Hant", "texts": {"home.greeting": "...", ...}}.
Result<Catalog> catalog_from_json(const Json& json);

std::string say(const Catalog& catalog, std::string_view key, std::initializer_list<Arg> args = {});

/// The plural form for `count`: "key.one" where the language has it and count is 1, else "key".
/// {count} is filled in, grouped.
std::string say_count(const Catalog& catalog, std::string_view key, std::int64_t count,
                      std::initializer_list<Arg> args = {});

/// Several things as one phrase: "A、B和C". The text of `key`.between ({rest}, {item}) joins all but the
/// last, that of `key`.last the last one.
std::string say_list(const Catalog& catalog, std::string_view key,
                     std::span<const std::string> items);

bool has_text(const Catalog& catalog, std::string_view key);

}  // namespace regulars
