// web/app/portal_state.h: what the portal remembers between frames.
#pragma once
#include <optional>

#include "core/wording/catalog.h"
#include "web/app/action.h"
#include "web/app/boot.h"
#include "web/app/portal_model.h"
#include "web/platform/app.h"

namespace regulars {

enum class Loading { waiting_for_session, loading, ready, failed };
enum class Failure { none, network, session, server };

/// A redemption from the question to its answer.
struct Redemption {
    RewardId reward;
    enum class Step { asking, sending, done, refused, unreachable } step = Step::asking;
    std::string idempotency_key;  // one for the whole redemption, so a retry is the same request
    std::string coupon;
    std::string refused_by = {};  // the rule that said no: "rewards.out_of_stock"
};

struct SurveyDraft {
    int score = -1;  // none chosen yet
    std::string comment;
    bool sending = false, missing_score = false, failed = false;
    std::string idempotency_key;
};

struct PortalState {
    Boot boot;
    std::string session;
    Catalog catalog;
    std::optional<PublishedProgram> program;
    std::optional<RecordAnswer> answer;
    std::int64_t clock_offset_ms = 0;  // the shop's clock less this device's
    std::optional<PortalModel> model;  // whole once programme, record and texts are there

    Loading loading = Loading::loading;
    Failure failure = Failure::none;
    Place place = Place::home;
    std::optional<Redemption> redemption;
    std::optional<ShowCode> shown_code;  // what is held out at the till
    SurveyDraft survey;
    int history_rows = 20;
    std::optional<std::size_t> open_row;  // of the history, whose arithmetic is shown

    // Requests under way, by what they asked; 0: none.
    std::uint32_t texts_request = 0, program_request = 0, record_request = 0;
    std::uint32_t redeem_request = 0, survey_request = 0;
};

}  // namespace regulars
