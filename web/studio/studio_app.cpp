#include "web/studio/studio_app.h"

#include "web/studio/answers.h"
#include "web/studio/apply.h"
#include "web/studio/studio_view.h"

namespace regulars::studio {

void StudioApp::boot(std::string_view json) {
    auto boot = studio_boot_from_text(json);
    if (!boot) {  // the page and the app are published together: this is a broken deployment
        state_.loading = Loading::failed;
        state_.failure = Failure::server;
        return;
    }
    state_.boot = std::move(*boot);
    platform::set_language(state_.boot.page.language);
    load(state_);
}

void StudioApp::frame() {
    const auto action = studio_view(state_);
    if (action) apply(state_, *action);
    run_when_due(state_);
}

void StudioApp::on_response(std::uint32_t id, int status, std::string_view body) {
    take_answer(state_, id, status, body);
}

void StudioApp::on_worker(std::string_view json) { take_worker_message(state_, json); }

}  // namespace regulars::studio
