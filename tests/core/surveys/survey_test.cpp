// docs/rules/surveys.md, S3
#include "core/surveys/survey.h"

#include <boost/test/unit_test.hpp>

using namespace regulars;

BOOST_AUTO_TEST_CASE(a_score_is_from_zero_to_ten) {
    BOOST_TEST(answer_problems({0, ""}, {}).empty());
    BOOST_TEST(answer_problems({10, ""}, {}).empty());
    BOOST_TEST(answer_problems({11, ""}, {}).at(0).rule == "surveys.score_out_of_range");
    BOOST_TEST(answer_problems({-1, ""}, JsonPath{} / "answer").at(0).where.pointer ==
               "/answer/score");
}

BOOST_AUTO_TEST_CASE(a_comment_is_counted_in_characters_not_in_bytes) {
    std::string comment;
    for (int i = 0; i < 1000; ++i) comment += "好";
    BOOST_TEST(answer_problems({5, comment}, {}).empty());
    BOOST_TEST(answer_problems({5, comment + "。"}, {}).at(0).rule == "surveys.comment_too_long");
}
