#include "web/views/survey_form.h"

#include <algorithm>

#include "web/ui/ui.h"

namespace regulars {

const Survey* open_survey(const PortalModel& model) {
    const auto& answered = model.account.answered;
    for (const Survey& survey : model.program().surveys) {
        if (std::find(answered.begin(), answered.end(), survey.id) == answered.end()) {
            return &survey;
        }
    }
    return nullptr;
}

std::string survey_lead(const Survey& survey, const Speaker& speaker) {
    if (survey.thanks.count == 0) return say(speaker.catalog, "survey.lead_plain");
    return say(speaker.catalog, "survey.lead", {{"points", speaker.points(survey.thanks)}});
}

std::optional<Action> survey_form(const Survey& survey, const Speaker& speaker,
                                  SurveyDraft& draft) {
    const auto card = ui::card({.gap = theme::space::l});
    ui::paragraph(survey_lead(survey, speaker), ui::small_text);
    const auto score =
        ui::score_picker("score", speaker.name(survey.question), 0, 10, draft.score,
                         say(speaker.catalog, "survey.low"), say(speaker.catalog, "survey.high"));
    if (score) {
        draft.score = *score;
        draft.idempotency_key.clear();  // another answer is another request
        draft.missing_score = false;
        ui::request_frame();
    }
    const std::string optional_hint = say(speaker.catalog, "survey.optional");
    const auto comment = ui::text_area("comment", speaker.name(survey.comment_label), draft.comment,
                                       3, {.help = optional_hint, .max_length = 1000});
    if (comment) {
        draft.comment = *comment;
        draft.idempotency_key.clear();
    }
    if (draft.missing_score) {
        ui::notice("missing", say(speaker.catalog, "survey.pick_first"), ui::BadgeKind::warning);
    }
    if (draft.failed) {
        ui::notice("failed", say(speaker.catalog, "error.survey"), ui::BadgeKind::danger);
    }
    const std::string label =
        say(speaker.catalog, draft.sending ? "survey.sending" : "survey.send");
    if (!ui::button("send", label, ui::ButtonKind::primary, {.busy = draft.sending})) {
        return std::nullopt;
    }
    if (draft.score < 0) {
        draft.missing_score = true;
        ui::request_frame();
        return std::nullopt;
    }
    return AnswerSurvey{survey.id, {draft.score, draft.comment}};
}

}  // namespace regulars
