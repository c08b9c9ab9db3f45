#include "web/app/answers.h"

#include "core/json/program_json.h"
#include "web/app/requests.h"
#include "web/platform/app.h"
#include "web/ui/ui.h"

namespace regulars {
namespace {

bool is_good(int status) { return status >= 200 && status < 300; }

Failure failure_of(int status) {
    if (status == 0) return Failure::network;
    return status == 401 || status == 403 ? Failure::session : Failure::server;
}

void fail(PortalState& state, Failure failure) {
    state.failure = failure;
    state.loading = Loading::failed;
}

void take_texts(PortalState& state, std::string_view body) {
    auto json = parse_json(body);
    auto catalog = json ? catalog_from_json(*json) : std::unexpected(std::move(json.error()));
    if (!catalog) return fail(state, Failure::server);
    state.catalog = std::move(*catalog);
    state.boot.language = state.catalog.language;
    platform::set_language(state.catalog.language);
}

void take_program(PortalState& state, std::string_view body) {
    auto json = parse_json(body);
    auto program =
        json ? published_program_from_json(*json) : std::unexpected(std::move(json.error()));
    if (!program) return fail(state, Failure::server);
    state.program = std::move(*program);
}

void take_record(PortalState& state, std::string_view body) {
    auto answer = record_answer_from_text(body);
    if (!answer) return fail(state, Failure::server);
    state.clock_offset_ms = answer->as_of.ms - static_cast<std::int64_t>(platform::now_ms());
    state.answer = std::move(*answer);
    // A programme was published since ours was read: the record belongs to the new one.
    if (state.program && state.program->version != state.answer->program_version) {
        state.program_request = ask_program();
        state.program.reset();
    }
}

/// A text of an answer: the "coupon" of a redemption, the "code" of a problem; empty if it has none.
std::string text_in(std::string_view body, std::string_view key) {
    const auto json = parse_json(body);
    if (!json || !json->is_object()) return {};
    const auto text = json->find(key);
    return text != json->end() && text->is_string() ? text->get<std::string>() : "";
}

/// Tells the shop's page, docs/embedding.md; nobody listens outside of a frame.
void tell_shop(std::string_view event) {
    const Json message = {{"t", "event"}, {"p", {{"name", event}, {"data", Json::object()}}}};
    platform::post_to_parent(to_text(message));
}

void take_redemption(PortalState& state, int status, std::string_view body) {
    if (!state.redemption) return;
    if (is_good(status)) {
        state.redemption->step = Redemption::Step::done;
        state.redemption->coupon = text_in(body, "coupon");
        tell_shop("reward.redeemed");
    } else {
        // Above 499 nothing is known to have happened; the same key asks again safely.
        state.redemption->step = status == 0 || status >= 500 ? Redemption::Step::unreachable
                                                              : Redemption::Step::refused;
        state.redemption->refused_by = text_in(body, "code");
    }
    state.record_request = ask_record(state);
}

void take_survey(PortalState& state, int status) {
    state.survey.sending = false;
    state.survey.failed = !is_good(status) && status != 409;  // 409: answered on another device
    if (state.survey.failed) return;
    state.survey = {};  // the next survey starts empty, with a key of its own
    ui::toast(say(state.catalog, "survey.done"));
    tell_shop("survey.submitted");
    state.record_request = ask_record(state);
}

/// True when `request` is the one under way in `slot`, which is then free.
bool finishes(std::uint32_t& slot, std::uint32_t request) {
    if (slot == 0 || slot != request) return false;
    slot = 0;
    return true;
}

}  // namespace

void take_answer(PortalState& state, std::uint32_t request, int status, std::string_view body) {
    if (finishes(state.redeem_request, request)) return take_redemption(state, status, body);
    if (finishes(state.survey_request, request)) return take_survey(state, status);
    const bool texts = finishes(state.texts_request, request);
    const bool program = finishes(state.program_request, request);
    const bool record = finishes(state.record_request, request);
    if (!texts && !program && !record) return;  // a question that was asked again since
    if (!is_good(status)) return fail(state, failure_of(status));
    state.failure = Failure::none;
    if (texts) take_texts(state, body);
    if (program) take_program(state, body);
    if (record) take_record(state, body);
}

void look_again(PortalState& state) {
    if (!state.program || !state.answer || state.catalog.texts.empty()) return;
    PortalModel model;
    model.published = *state.program;
    model.record = state.answer->record;
    model.taken = state.answer->taken;
    model.now = Instant{static_cast<std::int64_t>(platform::now_ms()) + state.clock_offset_ms};
    derive(model);
    state.model = std::move(model);
    if (state.failure == Failure::none) state.loading = Loading::ready;
}

}  // namespace regulars
