// web/app/action.h: everything a member can ask for, one line each. Views return them; the one
// place that carries them out is apply.cpp.
#pragma once
#include <string>
#include <variant>

#include "core/base/id.h"
#include "core/surveys/survey.h"

namespace regulars {

enum class Place { home, points, rewards, wallet, me };

struct GoTo {
    Place place = Place::home;
};
struct ConfirmReward {
    RewardId reward;
};  // opens the question
struct RedeemReward {
    RewardId reward;
};                            // after "yes"
struct DismissRedemption {};  // closes the question, or its answer
struct CopyCoupon {
    std::string code;
};
struct ShowCode {
    std::string title, label, code;  // whose, what it is, and itself
};                                   // at the till: the member's number, a coupon's code
struct HideCode {};
struct AnswerSurvey {
    SurveyId survey;
    SurveyAnswer answer;
};
struct ChooseLanguage {
    std::string language;
};
struct Retry {};

using Action = std::variant<GoTo, ConfirmReward, RedeemReward, DismissRedemption, CopyCoupon,
                            ShowCode, HideCode, AnswerSurvey, ChooseLanguage, Retry>;

}  // namespace regulars
