// web/studio/draft.h, design_changes.h: what is typed becomes a document, and says what changed.
#include <boost/test/unit_test.hpp>

#include "core/json/program_json.h"
#include "tests/web/studio_shop.h"
#include "web/studio/design_changes.h"
#include "web/studio/draft.h"

using namespace regulars;
using namespace regulars::studio;

namespace {

Draft draft() { return {studio_test::published()["document"], {}}; }

struct NumberCase {
    const char* says;
    const char* typed;
    const char* plain;
};
std::ostream& operator<<(std::ostream& out, const NumberCase& c) { return out << c.says; }

const NumberCase number_cases[] = {
    {"digits alone", "5000", "5000"},
    {"grouped in threes", "1,240,000.5", "1240000.5"},
    {"spaces around and inside", " 5 000 ", "5000"},
    {"full-width digits and comma", "５，０００", "5000"},
    {"a comma that groups nothing stays, for core to refuse", "12,5", "12,5"},
    {"a comma while typing stays", "1,", "1,"},
    {"letters stay", "lots", "lots"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(studio_draft)

BOOST_AUTO_TEST_CASE(numbers_are_read_as_people_write_them) {
    for (const NumberCase& c : number_cases) {
        BOOST_TEST_CONTEXT(c) { BOOST_TEST(plain_number(c.typed) == c.plain); }
    }
}

BOOST_AUTO_TEST_CASE(a_field_shows_what_was_typed_and_the_document_what_it_means) {
    Draft d = draft();
    BOOST_TEST(shown_at(d, "/tiers/1/threshold") == "5000");
    type_into(d, "/tiers/1/threshold", "6,000");
    type_into(d, "/points/earn/give", "2");
    BOOST_TEST(shown_at(d, "/tiers/1/threshold") == "6,000");
    const Json document = document_of(d);
    BOOST_TEST(document["tiers"][1]["threshold"] == "6000");
    BOOST_TEST(document["points"]["earn"]["give"] == 2);
}

BOOST_AUTO_TEST_CASE(typing_the_published_text_again_is_no_edit) {
    Draft d = draft();
    type_into(d, "/tiers/1/threshold", "50");
    type_into(d, "/tiers/1/threshold", "5000");
    BOOST_TEST(d.typed.empty());
    BOOST_TEST((document_of(d) == d.published));
}

BOOST_AUTO_TEST_CASE(an_emptied_name_is_left_out_of_its_language) {
    Draft d = draft();
    type_into(d, "/tiers/1/name/en", "");
    BOOST_TEST(to_text(document_of(d)["tiers"][1]["name"]) == R"({"zh-Hant":"銀熟客"})");
}

BOOST_AUTO_TEST_CASE(each_change_is_one_line_from_the_old_to_the_new) {
    const auto before = published_program_from_json(studio_test::published());
    Json edited = studio_test::published_with("/tiers/1/threshold", "6000");
    edited["document"]["points"]["earn"]["per"] = "80";
    edited["document"]["tiers"][2]["multiplier"] = "2.5";
    edited["document"]["points"]["expiry"]["months"] = 0;
    const auto after = published_program_from_json(edited);
    const Catalog texts{"zh-Hant",
                        {{"studio.earning", "點數"},
                         {"studio.rate", "每 {per} 得 {give} 點"},
                         {"studio.expiry", "效期"},
                         {"studio.expiry.never", "不會到期"},
                         {"studio.expiry.months", "{count} 個月"},
                         {"studio.threshold", "門檻"},
                         {"studio.multiplier", "倍數"}}};
    const std::vector<DesignChange> expected{{"點數", "每 NT$100 得 1 點", "每 NT$80 得 1 點"},
                                             {"效期", "12 個月", "不會到期"},
                                             {"銀熟客 門檻", "NT$5,000", "NT$6,000"},
                                             {"金熟客 倍數", "×2", "×2.5"}};
    BOOST_TEST((changes_between(before->program, after->program, texts) == expected));
}

BOOST_AUTO_TEST_CASE(a_change_the_form_has_no_field_for_is_still_said) {
    const Catalog texts{"zh-Hant",
                        {{"studio.other", "其他規則"},
                         {"studio.other.before", "已發佈的"},
                         {"studio.other.after", "有變更"},
                         {"studio.multiplier", "倍數"}}};
    const Program before = published_program_from_json(studio_test::published())->program;
    const DesignChange other{"其他規則", "已發佈的", "有變更"};
    const auto changes = [&](const Json& after) {
        return changes_between(before, published_program_from_json(after)->program, texts);
    };
    using studio_test::published_with;
    BOOST_TEST((changes(published_with("/points/pending", {{"days", 7}})) == std::vector{other}));
    BOOST_TEST(
        (changes(published_with("/tier_window", {{"lifetime", true}})) == std::vector{other}));
    BOOST_TEST((changes(published_with("/points/expiry", {{"days", 25}})) == std::vector{other}));
    Json needs = published_with("/tiers/2/multiplier", "2.5");
    needs["document"]["tiers"][2].erase("threshold");
    needs["document"]["tiers"][2]["needs"] = {{"orders", 12}};
    BOOST_TEST((changes(needs) == std::vector{DesignChange{"金熟客 倍數", "×2", "×2.5"}, other}));
    Json unpaid = studio_test::published();
    unpaid["document"]["points"].erase("earn");
    BOOST_TEST((changes(unpaid) == std::vector{other}));
}

BOOST_AUTO_TEST_SUITE_END()
