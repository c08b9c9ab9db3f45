// assets/texts/studio.*.json: the same keys in both languages, and none empty.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "core/wording/catalog.h"

using namespace regulars;

namespace {

Catalog texts_of(const std::string& language) {
    std::ifstream file("assets/texts/studio." + language + ".json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return catalog_from_json(parse_json(text).value()).value();
}

/// The arguments a text wants, in order of their names.
std::string wanted(const std::string& text) {
    std::map<std::string, int> names;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        names[text.substr(open, text.find('}', open) - open + 1)] = 1;
    }
    std::string all;
    for (const auto& [name, once] : names) all += name;
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(studio_texts)

BOOST_AUTO_TEST_CASE(both_languages_have_the_same_keys_and_fill_in_the_same_values) {
    const Catalog chinese = texts_of("zh-Hant"), english = texts_of("en");
    BOOST_TEST(chinese.language == "zh-Hant");
    BOOST_TEST(english.language == "en");
    for (const auto& [key, text] : chinese.texts) {
        BOOST_TEST_CONTEXT(key) {
            BOOST_TEST_REQUIRE(english.texts.contains(key));
            BOOST_TEST(wanted(text) == wanted(english.texts.at(key)));
        }
    }
    BOOST_TEST(chinese.texts.size() == english.texts.size());
}

BOOST_AUTO_TEST_SUITE_END()
