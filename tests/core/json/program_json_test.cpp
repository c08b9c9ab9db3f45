// docs/rules/program.md, G1-G5: everything wrong with a programme, at once, each with its place.
#include "core/json/program_json.h"

#include <cstddef>  // boost/test/data/size.hpp names std::size_t without asking for it

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

const std::string an_id_of_257_bytes = '"' + std::string(257, 'x') + '"';

const WrongCase wrong_cases[] = {
    {"an unknown key", "/pints", "1", "/pints json.unknown_key\n"},
    {"an unknown key inside", "/points/earn/per_visit", "1",
     "/points/earn/per_visit json.unknown_key\n"},
    {"a number where a text belongs", "/id", "7", "/id json.wrong_type\n"},
    {"a number where an object belongs", "/points/expiry", "7", "/points/expiry json.wrong_type\n"},
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
    {"two surveys of one id", "/surveys",
     R"([{"id": "why", "question": {"en": "?"}, "comment_label": {"en": "c"}, "thanks": 0},
         {"id": "why", "question": {"en": "?"}, "comment_label": {"en": "c"}, "thanks": 0}])",
     "/surveys/1/id surveys.duplicate_id\n"},
    {"two benefits of one id", "/benefits",
     R"([{"id": "b", "name": {"en": "b"}, "detail": {"en": "b"}, "from_tier": "base"},
         {"id": "b", "name": {"en": "b"}, "detail": {"en": "b"}, "from_tier": "base"}])",
     "/benefits/1/id benefits.duplicate_id\n"},
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
    {"an id as long as a letter", "/rewards/0/id", an_id_of_257_bytes,
     "/rewards/0/id json.too_long\n"},
    {"a window of no days", "/tier_window/days", "0", "/tier_window/days json.out_of_range\n"},
};

/// The tea shop's versions, each with a patch of its own.
std::string versions_text(std::string_view second) {
    Json versions = Json::object();
    versions["versions"] = Json::array();
    versions["versions"].push_back({{"version", 1}, {"document", tea_document()}});
    versions["versions"].push_back(
        {{"version", 2}, {"from", "2026-07-01T00:00:00+08:00"}, {"document", tea_document()}});
    versions["versions"][1].update(Json::parse(second));
    return to_text(versions);
}

std::string problems_in_versions(std::string_view text) {
    const auto programs = programs_from_text(text, only_taipei);
    return programs ? std::string{} : lines_of(programs.error());
}

struct VersionsCase {
    std::string_view says, second, expected;
};
std::ostream& operator<<(std::ostream& out, const VersionsCase& c) { return out << c.says; }

const VersionsCase versions_cases[] = {
    {"two versions", "{}", ""},
    {"a number that stays", R"({"version": 1})",
     "/versions/1/version versions.number_not_rising\n"},
    {"a version before all numbers", R"({"version": 0})",
     "/versions/1/version json.out_of_range\n"},
    {"a time that is none", R"({"from": "tomorrow"})", "/versions/1/from json.not_a_time\n"},
    {"a time before all clocks", R"({"from": "1970-01-01T00:00:00+08:00"})",
     "/versions/1/from json.not_a_time\n"},
    {"a key nobody knows", R"({"until": "2027-01-01T00:00:00Z"})",
     "/versions/1/until json.unknown_key\n"},
    {"a document that is none", R"({"document": 7})", "/versions/1/document json.wrong_type\n"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_programme_reads_back_as_it_was_written) {
    const auto program = program_from_json(tea_document(), only_taipei);
    BOOST_REQUIRE(program.has_value());
    BOOST_TEST((*program == tea_shop().program));
    BOOST_TEST(to_text(to_json(*program)) == to_text(tea_document()));
}

BOOST_AUTO_TEST_CASE(a_published_programme_carries_its_zone) {
    PublishedProgram published = tea_shop();
    published.program.zone.transitions = {{at("2026-01-01T00:00:00Z"), 9 * 3600}};
    published.from = at("2026-03-01T00:00:00Z");
    const auto read = published_program_from_json(to_json(published));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->version == 3);
    BOOST_TEST((read->from == published.from));
    BOOST_TEST((read->program == published.program));
}

BOOST_AUTO_TEST_CASE(a_damaged_zone_is_named_and_never_read_as_another) {
    Json json = to_json(tea_shop());
    json["zone"]["transitions"] = Json::parse("[[18446744073709551615, 0]]");
    const auto read = published_program_from_json(json);
    BOOST_REQUIRE(!read.has_value());
    BOOST_TEST(lines_of(read.error()) == "/zone/transitions/0 program.zone_table\n");
}

BOOST_DATA_TEST_CASE(a_mistake_is_named_with_its_place_and_rule, data::make(wrong_cases), c) {
    check_problem(c);
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_named_at_once) {
    Json document = tea_document();
    document["typo"] = 1;
    document.erase(document.find("name"));
    document["tiers"][1]["threshold"] = "-1";
    document["rewards"][0]["cost"] = -3;
    document["rewards"][1]["id"] = "cup";
    BOOST_TEST(problems_of(document) ==
               "/name json.missing\n"
               "/tiers/1/threshold json.out_of_range\n"
               "/rewards/0/cost json.out_of_range\n"
               "/typo json.unknown_key\n"
               "/rewards/1/id rewards.duplicate_id\n");
}

BOOST_AUTO_TEST_CASE(needs_that_cannot_be_read_are_one_mistake) {
    Json document = tea_document();
    document["tiers"][1].erase("threshold");
    document["tiers"][1]["needs"] = Json::parse(R"({"all": [{"spend": 3}, {"orders": 0}]})");
    BOOST_TEST(problems_of(document) ==
               "/tiers/1/needs/all/0/spend json.wrong_type\n"
               "/tiers/1/needs/all/1/orders json.out_of_range\n");
    document["tiers"][1]["needs"] = Json::parse(R"({"spend": 3})");
    BOOST_TEST(problems_of(document) == "/tiers/1/needs/spend json.wrong_type\n");
}

BOOST_AUTO_TEST_CASE(a_document_that_is_no_object_is_one_problem_and_its_missing_parts_are_not) {
    BOOST_TEST(problems_of(Json::array()).starts_with(" json.wrong_type\n"));
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named_once) {
    Json document = tea_document();
    document.erase("points");
    document["surveys"][0].erase("question");
    BOOST_TEST(problems_of(document) == "/points json.missing\n/surveys/0/question json.missing\n");
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
    std::string text = to_text(tea_document());
    text.insert(1, R"("id":"x","typo":1,)");
    const auto program = program_from_text(text, only_taipei);
    BOOST_REQUIRE(!program.has_value());
    BOOST_REQUIRE(program.error().size() == 2U);
    BOOST_TEST(program.error()[0].rule == "json.duplicate_key");
    BOOST_TEST(program.error()[0].where.pointer == "/id");
    BOOST_TEST(program.error()[1].where.pointer == "/typo");
    BOOST_TEST(program_from_text(to_text(tea_document()), only_taipei).has_value());
}

BOOST_AUTO_TEST_CASE(a_document_nested_too_deep_is_refused_before_it_is_built) {
    const auto json = parse_json(std::string(100'000, '['));
    BOOST_REQUIRE(!json.has_value());
    BOOST_TEST(json.error().at(0).rule == "json.too_deep");
}

// G5

BOOST_AUTO_TEST_CASE(a_single_document_is_the_first_version_from_the_very_start) {
    const auto programs = programs_from_text(to_text(tea_document()), only_taipei);
    BOOST_REQUIRE(programs.has_value());
    BOOST_REQUIRE(programs->size() == 1U);
    BOOST_TEST(programs->at(0).version == 1);
    BOOST_TEST((!programs->at(0).from));
    BOOST_TEST((programs->at(0).program == tea_shop().program));
}

BOOST_AUTO_TEST_CASE(versions_read_with_their_numbers_and_times) {
    const auto programs = programs_from_text(versions_text("{}"), only_taipei);
    BOOST_REQUIRE(programs.has_value());
    BOOST_REQUIRE(programs->size() == 2U);
    BOOST_TEST(programs->at(1).version == 2);
    BOOST_TEST(*programs->at(1).from == at("2026-06-30T16:00:00Z"));
}

BOOST_DATA_TEST_CASE(a_mistake_in_a_list_of_versions_is_named, data::make(versions_cases), c) {
    BOOST_TEST(problems_in_versions(versions_text(c.second)) == c.expected);
}

BOOST_AUTO_TEST_CASE(mistakes_of_all_versions_are_named_at_once) {
    Json second = Json::object();
    second["document"] = patched("/id", "7");
    std::string text = versions_text(to_text(second));
    text.insert(1, R"("verzions":[],)");
    BOOST_TEST(problems_in_versions(text) ==
               "/versions/1/document/id json.wrong_type\n/verzions json.unknown_key\n");
    BOOST_TEST(problems_in_versions(R"({"versions": []})") == "/versions versions.none\n");
    BOOST_TEST(problems_in_versions(R"({"versions": 7})") == "/versions json.wrong_type\n");
}
