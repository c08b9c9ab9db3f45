// web/app/portal_app.h: the member portal as an app of the browser.
#pragma once
#include "web/app/portal_state.h"

namespace regulars {

class PortalApp final : public platform::App {
public:
    void boot(std::string_view json) override;
    void frame() override;
    bool is_ready() const override {
        return state_.model.has_value() || state_.loading == Loading::failed;
    }
    void on_response(std::uint32_t id, int status, std::string_view body) override;
    void on_message(std::string_view json) override;
    void on_route(std::string_view route) override;
    void on_visible() override;

    const PortalState& state() const { return state_; }

private:
    PortalState state_;
};

}  // namespace regulars
