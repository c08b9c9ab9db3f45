#include "web/studio/worker.h"

#include "core/json/program_json.h"
#include "web/platform/app.h"

namespace regulars::studio {
namespace {

void start_once(StudioState& state) {
    if (state.worker_started) return;
    state.worker_started = true;
    platform::worker_post(to_text(
        {{"t", "start"}, {"module", state.boot.engine_module}, {"wasm", state.boot.engine_wasm}}));
}

}  // namespace

void post_shop_orders(StudioState& state, std::string_view orders) {
    start_once(state);
    // The text goes on as it is: the worker refuses what is no JSON.
    platform::worker_post(R"({"t":"load_orders","name":"","orders":)" + std::string(orders) + "}");
}

void post_expected_file(StudioState& state) {
    start_once(state);
    platform::worker_post(to_text({{"t", "expect_file"}, {"program", to_json(*state.published)}}));
}

void post_comparison(StudioState& state) {
    start_once(state);
    platform::worker_post(to_text({{"t", "compare"},
                                   {"run", state.replay.run},
                                   {"before", to_json(*state.published)},
                                   {"after", to_json(state.design)}}));
}

void post_cancel(StudioState& state) {
    start_once(state);
    platform::worker_post(R"({"t":"cancel"})");
}

}  // namespace regulars::studio
