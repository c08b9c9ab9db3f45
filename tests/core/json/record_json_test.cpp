// Stored facts and entries read back as they were written; a damaged row is named, never fatal.
#include "core/json/record_json.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/json_makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

Member busy_member() {
    Member member;
    member.must(fact("j", on("2026-01-01"), MemberJoined{"Ann \"O'\" 林\n"}))
        .must(paid("a", on("2026-01-02"), 2500))
        .must(paid("b", at("2026-01-02T20:00:00.125+08:00"), 150))
        .must(refunded("r", "a", on("2026-01-03"), 500))
        .must(redeemed("x", "cup", on("2026-01-04"), 20))
        .must(fact("s", on("2026-01-05"), SurveyAnswered{SurveyId{"why"}, {7, "好喝"}}));
    return member;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_reads_back_as_it_was_written) {
    const MemberRecord record = busy_member().record;
    const auto read = record_from_json(to_json(record));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((*read == record));
}

BOOST_AUTO_TEST_CASE(a_damaged_row_is_named_with_its_place) {
    Json json = to_json(busy_member().record);
    json["facts"][1]["amount_minor"] = "much";
    place_in(json, "/entries/0/why/plan/rules/0/gives/give") = 0;
    json["facts"][2]["kind"] = "order_stolen";
    const auto read = record_from_json(json);
    BOOST_REQUIRE(!read.has_value());
    BOOST_TEST(lines_of(read.error()) ==
               "/facts/1/amount_minor json.wrong_type\n"
               "/facts/2/kind facts.kind_unknown\n"
               "/entries/0/why/plan/rules/0/gives/give json.out_of_range\n");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_utf8_is_replaced_when_it_is_written) {
    BOOST_TEST(to_text(Json("a\xFFz")) == "\"a\xEF\xBF\xBDz\"");
}
