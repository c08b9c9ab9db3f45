// web/studio/studio_app.h: the merchant studio as an app of the browser.
#pragma once
#include "web/platform/app.h"
#include "web/studio/studio_state.h"

namespace regulars::studio {

class StudioApp final : public platform::App {
public:
    void boot(std::string_view json) override;
    void frame() override;
    void on_response(std::uint32_t id, int status, std::string_view body) override;
    void on_worker(std::string_view json) override;

    const StudioState& state() const { return state_; }

private:
    StudioState state_;
};

}  // namespace regulars::studio
