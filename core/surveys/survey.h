// core/surveys/survey.h: one feedback survey: a score from 0 to 10 and a comment.
// Each member answers a survey once; an answer may give points once (S1, S2).
// Source    docs/rules/surveys.md, S1-S3.
#pragma once
#include <string>
#include <string_view>

#include "core/base/id.h"
#include "core/base/localized_text.h"
#include "core/base/problem.h"
#include "core/points/points.h"

namespace regulars {

struct Survey {
    SurveyId id;
    LocalizedText question;       // asked with a score of 0..10
    LocalizedText comment_label;  // asked with free text
    Points thanks;                // given for an answer; 0: none
    bool operator==(const Survey&) const = default;
};

struct SurveyAnswer {
    int score = 0;        // 0..10
    std::string comment;  // at most comment_characters_most code points; may be empty
    bool operator==(const SurveyAnswer&) const = default;
};

inline constexpr std::size_t comment_characters_most = 1'000;

/// S3: "surveys.score_out_of_range", "surveys.comment_too_long".
Problems answer_problems(const SurveyAnswer& answer, const JsonPath& at);

}  // namespace regulars
