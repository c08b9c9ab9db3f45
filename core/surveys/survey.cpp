#include "core/surveys/survey.h"

#include <algorithm>

namespace regulars {

Problems answer_problems(const SurveyAnswer& answer, const JsonPath& at) {
    Problems problems;
    if (answer.score < 0 || answer.score > 10) {
        problems.push_back({at / "score", "surveys.score_out_of_range", "must be 0 to 10"});
    }
    const auto characters = static_cast<std::size_t>(
        std::count_if(answer.comment.begin(), answer.comment.end(),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    if (characters > comment_characters_most) {
        problems.push_back(
            {at / "comment", "surveys.comment_too_long", "must be at most 1000 characters"});
    }
    return problems;
}

}  // namespace regulars
