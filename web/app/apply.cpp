#include "web/app/apply.h"

#include <algorithm>

#include "web/app/places.h"
#include "web/app/requests.h"

namespace regulars {
namespace {

/// Unique for this member: the server keeps keys apart by who asks. The clock moves on between
/// two questions of one person, the counter keeps two in one millisecond apart.
std::string fresh_key(std::string_view what) {
    static std::int64_t asked = 0;
    return std::string(what) + "-" + std::to_string(static_cast<std::int64_t>(platform::now_ms())) +
           "-" + std::to_string(++asked);
}

const Reward* find_reward(const PortalState& state, const RewardId& id) {
    if (!state.model) return nullptr;
    const auto& rewards = state.model->program().rewards;
    const auto reward =
        std::find_if(rewards.begin(), rewards.end(), [&](const Reward& r) { return r.id == id; });
    return reward == rewards.end() ? nullptr : &*reward;
}

struct CarryOut {
    PortalState& state;

    void operator()(const GoTo& go) const {
        state.place = go.place;
        platform::set_route(route_of(go.place));
    }
    void operator()(const ConfirmReward& confirm) const {
        state.redemption =
            Redemption{confirm.reward, Redemption::Step::asking, fresh_key("redeem"), {}};
    }
    void operator()(const RedeemReward&) const {
        if (!state.redemption || state.redeem_request != 0) return;
        const Reward* reward = find_reward(state, state.redemption->reward);
        if (!reward) return;
        state.redemption->step = Redemption::Step::sending;
        state.redeem_request = ask_redemption(state, *reward, state.redemption->idempotency_key);
    }
    void operator()(const DismissRedemption&) const {
        // While the question is on its way the answer must be seen.
        if (state.redeem_request == 0) state.redemption.reset();
    }
    void operator()(const ShowCode& show) const { state.shown_code = show; }
    void operator()(const HideCode&) const { state.shown_code.reset(); }
    void operator()(const CopyCoupon& copy) const { platform::copy_text(copy.code); }
    void operator()(const AnswerSurvey& answer) const {
        if (state.survey_request != 0) return;
        if (state.survey.idempotency_key.empty())
            state.survey.idempotency_key = fresh_key("survey");
        state.survey.sending = true;
        state.survey.failed = false;
        state.survey_request =
            ask_survey(state, answer.survey, answer.answer, state.survey.idempotency_key);
    }
    void operator()(const ChooseLanguage& choose) const {
        if (choose.language != state.catalog.language) {
            state.texts_request = ask_texts(state, choose.language);
        }
    }
    void operator()(const Retry&) const { load(state); }
};

}  // namespace

void apply(PortalState& state, const Action& action) { std::visit(CarryOut{state}, action); }

void load(PortalState& state) {
    state.failure = Failure::none;
    state.loading = state.session.empty() ? Loading::waiting_for_session : Loading::loading;
    if (state.catalog.texts.empty()) state.texts_request = ask_texts(state, state.boot.language);
    if (!state.program) state.program_request = ask_program();
    if (!state.session.empty()) state.record_request = ask_record(state);
}

void forget_member(PortalState& state) {
    PortalState fresh;
    fresh.boot = std::move(state.boot);
    fresh.catalog = std::move(state.catalog);
    fresh.program = std::move(state.program);
    fresh.loading = Loading::waiting_for_session;
    state = std::move(fresh);
}

}  // namespace regulars
