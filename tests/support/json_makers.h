// tests/support/json_makers.h: documents with one place changed, and what a reader says about them.
#pragma once
#include <string>

#include "core/json/program_json.h"
#include "tests/support/makers.h"

namespace regulars::making {

inline std::optional<TimeZone> only_taipei(std::string_view name) {
    return name == "Asia/Taipei" ? std::optional(taipei()) : std::nullopt;
}

/// The tea shop's document.
inline Json tea_document() { return to_json(tea_shop().program); }

/// The value at a pointer of plain keys and numbers; made when it is missing.
inline Json& place_in(Json& document, std::string_view pointer) {
    Json* place = &document;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string key(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(key.size());
        place = place->is_array() ? &(*place)[std::stoul(key)] : &(*place)[key];
    }
    return *place;
}

/// "pointer rule" of every problem, one a line.
inline std::string lines_of(const Problems& problems) {
    std::string all;
    for (const Problem& problem : problems) {
        all += problem.where.pointer + " " + problem.rule + "\n";
    }
    return all;
}

inline std::string problems_of(const Json& document) {
    const auto program = program_from_json(document, only_taipei);
    return program ? std::string{} : lines_of(program.error());
}

/// The tea shop's document with `patch` at `pointer`.
inline Json patched(std::string_view pointer, std::string_view patch) {
    Json document = tea_document();
    place_in(document, pointer) = Json::parse(patch);
    return document;
}

/// A place in the document, what is written there, and what the writer makes of it: the same when
/// `again` is empty, nothing when it is "-".
struct WrittenCase {
    std::string_view says, pointer, written, again = {};
};
inline std::ostream& operator<<(std::ostream& out, const WrittenCase& c) { return out << c.says; }

/// The programme reads, is written as expected, and what is written reads as the same programme.
inline void check_round_trip(const WrittenCase& c) {
    const Json document = patched(c.pointer, c.written);
    const auto program = program_from_json(document, only_taipei);
    BOOST_REQUIRE_MESSAGE(program.has_value(), problems_of(document));
    Json written = to_json(*program);
    if (c.again == "-") {
        const std::size_t slash = c.pointer.rfind('/');
        BOOST_TEST(!place_in(written, c.pointer.substr(0, slash))
                        .contains(std::string(c.pointer.substr(slash + 1))));
    } else {
        const Json expected = Json::parse(c.again.empty() ? c.written : c.again);
        BOOST_TEST(to_text(place_in(written, c.pointer)) == to_text(expected));
    }
    const auto again = program_from_json(to_json(*program), only_taipei);
    BOOST_REQUIRE_MESSAGE(again.has_value(), problems_of(to_json(*program)));
    BOOST_TEST((*again == *program));
}

struct WrongCase {
    std::string_view says, pointer, patch, expected;
};
inline std::ostream& operator<<(std::ostream& out, const WrongCase& c) { return out << c.says; }

inline void check_problem(const WrongCase& c) {
    BOOST_TEST(problems_of(patched(c.pointer, c.patch)) == c.expected);
}

}  // namespace regulars::making
