// docs/rules/program.md, G1-G4: everything wrong with a programme, at once, each with its place.
#include "core/json/program_json.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

std::optional<TimeZone> only_taipei(std::string_view name) {
    return name == "Asia/Taipei" ? std::optional(making::taipei()) : std::nullopt;
}

Json good() { return to_json(making::tea_shop().program); }

/// "pointer rule" of every problem, one a line.
std::string problems_of(const Json& document) {
    const auto program = program_from_json(document, only_taipei);
    std::string all;
    if (program) return all;
    for (const Problem& problem : program.error()) {
        all += problem.where.pointer + " " + problem.rule + "\n";
    }
    return all;
}

/// The value at a pointer of plain keys and numbers; made when it is missing.
Json& place_in(Json& document, std::string_view pointer) {
    Json* place = &document;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string key(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(key.size());
        place = place->is_array() ? &(*place)[std::stoul(key)] : &(*place)[key];
    }
    return *place;
}

struct WrongCase {
    std::string_view says, pointer, patch, expected;
};
std::ostream& operator<<(std::ostream& out, const WrongCase& c) { return out << c.says; }

const WrongCase wrong_cases[] = {
    {"an unknown key", "/pints", "1", "/pints json.unknown_key\n"},
    {"an unknown key inside", "/points/earn/per_visit", "1",
     "/points/earn/per_visit json.unknown_key\n"},
    {"a number where a text belongs", "/id", "7", "/id json.wrong_type\n"},
    {"an amount that is no text", "/tiers/1/threshold", "1000",
     "/tiers/1/threshold json.wrong_type\n"},
    {"a negative amount", "/tiers/1/threshold", "\"-5\"", "/tiers/1/threshold json.out_of_range\n"},
    {"an amount with too many decimals", "/points/earn/per", "\"1.005\"",
     "/points/earn/per json.not_a_decimal\n"},
    {"points for nothing spent", "/points/earn/per", "\"0\"",
     "/points/earn/per json.out_of_range\n"},
    {"a point worth nothing", "/points/value", "\"0\"", "/points/value json.out_of_range\n"},
    {"a falling threshold", "/tiers/2/threshold", "\"1000\"",
     "/tiers/2/threshold tiers.threshold_not_rising\n"},
    {"a first tier that asks for something", "/tiers/0/threshold", "\"1\"",
     "/tiers/0/threshold tiers.first_not_zero\n"},
    {"a falling multiplier", "/tiers/2/multiplier", "\"1.2\"",
     "/tiers/2/multiplier tiers.multiplier_falling\n"},
    {"a multiplier of four decimals", "/tiers/2/multiplier", "\"2.0001\"",
     "/tiers/2/multiplier json.not_a_decimal\n"},
    {"two tiers of one id", "/tiers/0/id", "\"silver\"", "/tiers/1/id tiers.duplicate_id\n"},
    {"two rewards of one id", "/rewards/1/id", "\"cup\"", "/rewards/1/id rewards.duplicate_id\n"},
    {"a gate that is no tier", "/rewards/1/from_tier", "\"platinum\"",
     "/rewards/1/from_tier tiers.unknown\n"},
    {"a reward for nothing", "/rewards/0/cost", "0", "/rewards/0/cost json.out_of_range\n"},
    {"a negative stock", "/rewards/0/stock", "-1", "/rewards/0/stock json.out_of_range\n"},
    {"a stock of half a cup", "/rewards/0/stock", "1.5", "/rewards/0/stock json.wrong_type\n"},
    {"a currency nobody knows", "/currency", "\"XXX\"", "/currency program.unknown_currency\n"},
    {"a zone nobody knows", "/time_zone", "\"Mars/Base\"",
     "/time_zone program.unknown_time_zone\n"},
    {"a language the portal does not speak", "/name/tlh", "\"x\"", "/name/tlh json.unknown_key\n"},
    {"a name in no language", "/name", "{}", "/name json.empty\n"},
    {"steps of another kind", "/points/earn/steps", "\"half\"",
     "/points/earn/steps json.unknown_value\n"},
    {"a list that is none", "/benefits", "{}", "/benefits json.wrong_type\n"},
    {"a number above every limit", "/rewards/0/cost", "18446744073709551615",
     "/rewards/0/cost json.out_of_range\n"},
    {"a window of no days", "/tier_window/days", "0", "/tier_window/days json.out_of_range\n"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_programme_reads_back_as_it_was_written) {
    const auto program = program_from_json(good(), only_taipei);
    BOOST_REQUIRE(program.has_value());
    BOOST_TEST((*program == making::tea_shop().program));
    BOOST_TEST(to_text(to_json(*program)) == to_text(good()));
}

BOOST_AUTO_TEST_CASE(a_published_programme_carries_its_zone) {
    PublishedProgram published = making::tea_shop();
    published.program.zone.transitions = {{making::at("2026-01-01T00:00:00Z"), 9 * 3600}};
    const auto read = published_program_from_json(to_json(published));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->version == 3);
    BOOST_TEST((read->program == published.program));
}

BOOST_DATA_TEST_CASE(a_mistake_is_named_with_its_place_and_rule, data::make(wrong_cases), c) {
    Json document = good();
    place_in(document, c.pointer) = Json::parse(c.patch);
    BOOST_TEST(problems_of(document) == c.expected);
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_named_at_once) {
    Json document = good();
    document["typo"] = 1;
    document.erase(document.find("name"));
    document["tiers"][1]["threshold"] = "-1";
    document["rewards"][0]["cost"] = -3;
    BOOST_TEST(problems_of(document) ==
               "/name json.missing\n"
               "/tiers/1/threshold json.out_of_range\n"
               "/rewards/0/cost json.out_of_range\n"
               "/typo json.unknown_key\n");
}

BOOST_AUTO_TEST_CASE(a_document_that_is_no_object_is_one_problem_and_its_missing_parts_are_not) {
    BOOST_TEST(problems_of(Json::array()).starts_with(" json.wrong_type\n"));
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_names_the_byte) {
    const auto json = parse_json("{\"a\": 1,}");
    BOOST_REQUIRE(!json.has_value());
    BOOST_TEST(json.error().at(0).rule == "json.syntax");
    BOOST_TEST(json.error().at(0).message == "not valid JSON at byte 9");
}

BOOST_AUTO_TEST_CASE(a_key_written_twice_is_named) {
    const auto json =
        parse_json(R"({"tiers": [{"id": "a"}, {"id": "a", "name": {}, "id": "b"}], "tiers": 1})");
    BOOST_REQUIRE(!json.has_value());
    BOOST_REQUIRE(json.error().size() == 2U);
    BOOST_TEST(json.error()[0].where.pointer == "/tiers/1/id");
    BOOST_TEST(json.error()[1].where.pointer == "/tiers");
    BOOST_TEST(json.error()[1].rule == "json.duplicate_key");
}

BOOST_AUTO_TEST_CASE(a_key_written_twice_hides_no_other_mistake) {
    std::string text = to_text(good());
    text.insert(1, R"("id":"x","typo":1,)");
    const auto program = program_from_text(text, only_taipei);
    BOOST_REQUIRE(!program.has_value());
    BOOST_REQUIRE(program.error().size() == 2U);
    BOOST_TEST(program.error()[0].rule == "json.duplicate_key");
    BOOST_TEST(program.error()[0].where.pointer == "/id");
    BOOST_TEST(program.error()[1].where.pointer == "/typo");
    BOOST_TEST(program_from_text(to_text(good()), only_taipei).has_value());
}

BOOST_AUTO_TEST_CASE(a_document_nested_too_deep_is_refused_before_it_is_built) {
    const auto json = parse_json(std::string(100'000, '['));
    BOOST_REQUIRE(!json.has_value());
    BOOST_TEST(json.error().at(0).rule == "json.too_deep");
}
