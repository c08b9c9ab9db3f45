#include "web/studio/apply.h"

#include "core/json/program_json.h"
#include "web/platform/app.h"
#include "web/studio/preview.h"
#include "web/studio/requests.h"
#include "web/studio/worker.h"
#include "web/ui/ui.h"

namespace regulars::studio {
namespace {

constexpr std::size_t more_rows = 20;

/// Core reads the draft; what it says is all that is wrong with it.
void read_draft(StudioState& state) {
    const TimeZone& zone = state.published->program.zone;
    auto program = program_from_json(document_of(state.draft), [&](std::string_view name) {
        return name == zone.name ? std::optional(zone) : std::nullopt;
    });
    state.problems = program ? Problems{} : std::move(program.error());
    if (program) state.design = {state.published->version, std::move(*program)};
}

void run_replay(StudioState& state, bool by_itself = false) {
    Replay& replay = state.replay;
    if (!replay.orders) return;
    replay.due_ms.reset();
    if (replay.step != Replay::Step::ready) return;  // one at a time
    replay.by_itself = by_itself;
    replay.step = Replay::Step::running;
    replay.failed = replay.again = false;
    replay.done = replay.whole = 0;
    ++replay.run;
    replay.compared = state.design;
    replay.started_ms = platform::now_ms();
    post_comparison(state);
}

void stop(StudioState& state) {
    Replay& replay = state.replay;
    ++replay.run;  // an answer that is already on its way belongs to a run that is over
    replay.again = false;
    replay.due_ms.reset();
    replay.stopping = true;
    replay.step = replay.orders ? Replay::Step::ready : Replay::Step::no_orders;
    post_cancel(state);
}

struct Apply {
    StudioState& state;

    void operator()(const TypeIntoField& field) const {
        type_into(state.draft, field.pointer, field.text);
        design_changed();
    }
    void operator()(const RestorePublished&) const {
        state.draft.typed.clear();
        design_changed();
    }
    void operator()(const ChooseLanguage& choice) const {
        state.failure = Failure::none;
        ask_texts(state, choice.language);
    }
    void operator()(const PreviewMember& choice) const {
        if (choice.index >= state.members.size()) return;
        state.previewed = choice.index;
        ask_record(state);
    }
    void operator()(const UseShopOrders&) const {
        if (state.replay.step == Replay::Step::running) stop(state);
        state.replay.step = Replay::Step::asking_shop;
        state.replay.failed = false;
        state.replay.refusal.clear();
        ask_orders(state);
    }
    void operator()(const OpenOrderFile&) const {
        if (state.replay.step == Replay::Step::running) stop(state);
        state.replay.failed = false;
        state.replay.refusal.clear();
        post_expected_file(state);
        platform::pick_file("orders", ".csv,.gz,.txt,text/csv");
    }
    void operator()(const RunReplay&) const { run_replay(state); }
    void operator()(const CancelReplay&) const { stop(state); }
    void operator()(const ShowMoreMoves& more) const {
        (more.up ? state.replay.shown_up : state.replay.shown_down) += more_rows;
    }
    void operator()(const Retry&) const { load(state); }

    void design_changed() const {
        const PublishedProgram before = state.design;
        look_again(state);
        const bool changed = !(before.program == state.design.program);
        if (!changed) return;
        if (state.replay.step == Replay::Step::running) {
            state.replay.again = is_quick(state.replay);
        } else if (is_quick(state.replay)) {
            state.replay.due_ms = ui::now_ms() + typing_rest_ms;
        }
    }
};

}  // namespace

bool result_is_current(const StudioState& state) {
    const auto& result = state.replay.result;
    return result && result->design == state.design.program;
}

void apply(StudioState& state, const StudioAction& action) { std::visit(Apply{state}, action); }

void load(StudioState& state) {
    state.failure = Failure::none;
    state.loading = Loading::loading;
    if (state.catalog.texts.empty()) ask_texts(state, state.boot.page.language);
    if (!state.published) ask_program(state);
    if (state.members.empty()) ask_members(state);
    look_again(state);
}

void look_again(StudioState& state) {
    if (!state.published) return;
    read_draft(state);
    if (state.record) {
        state.preview = preview_of(state.design, state.record->record, state.record->as_of);
    }
    const bool texts = !state.catalog.texts.empty();
    if (texts && state.failure == Failure::none) state.loading = Loading::ready;
}

void run_when_due(StudioState& state) {
    if (!state.replay.due_ms) return;
    const double rest = *state.replay.due_ms - ui::now_ms();
    if (rest > 0) return ui::request_frame_in(static_cast<float>(rest));
    if (result_is_current(state)) {  // edited there and back
        state.replay.due_ms.reset();
    } else {
        run_replay(state, true);
    }
}

void take_worker_message(StudioState& state, std::string_view text) {
    if (!state.published) return;
    const News news =
        take_message(state.replay, state.published->program, text, platform::now_ms());
    // New orders are replayed at once: that is what they were opened for.
    if (news == News::orders_loaded) run_replay(state);
    const bool outdated = news == News::run_ended && !result_is_current(state);
    if (outdated && state.replay.again) run_replay(state, true);
}

}  // namespace regulars::studio
