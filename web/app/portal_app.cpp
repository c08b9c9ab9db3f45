#include "web/app/portal_app.h"

#include "core/json/json.h"
#include "web/app/answers.h"
#include "web/app/apply.h"
#include "web/app/places.h"
#include "web/app/requests.h"
#include "web/app/shop_look.h"
#include "web/views/portal_view.h"

namespace regulars {
namespace {

std::string text_in(const Json& json, std::string_view key) {
    const auto value = json.find(key);
    return value != json.end() && value->is_string() ? value->get<std::string>() : std::string{};
}

}  // namespace

void PortalApp::boot(std::string_view json) {
    auto boot = boot_from_text(json);
    if (!boot) {  // the page and the app are published together: this is a broken deployment
        state_.loading = Loading::failed;
        state_.failure = Failure::server;
        return;
    }
    state_.boot = std::move(*boot);
    state_.session = state_.boot.session;
    platform::set_language(state_.boot.language);
    load(state_);
}

void PortalApp::frame() {
    const auto action = portal_view(state_);
    if (action) apply(state_, *action);
}

void PortalApp::on_response(std::uint32_t id, int status, std::string_view body) {
    take_answer(state_, id, status, body);
    look_again(state_);
}

/// From the embedding page's channel, docs/embedding.md:
///   {"t": "session", "session": "..."}, {"t": "session_failed"}, {"t": "locale", "locale": "en"},
///   {"t": "theme", "theme": {...}}, {"t": "open", "view": "rewards"}, {"t": "logout"}; anything else is not for us.
void PortalApp::on_message(std::string_view text) {
    const auto json = parse_json(text);
    if (!json || !json->is_object()) return;
    const std::string kind = text_in(*json, "t");
    if (kind == "session" && !text_in(*json, "session").empty()) {
        state_.session = text_in(*json, "session");
        load(state_);
    } else if (kind == "session_failed") {
        state_.failure = Failure::session;
        if (!state_.model) state_.loading = Loading::failed;
    } else if (kind == "locale") {
        apply(state_, ChooseLanguage{text_in(*json, "locale")});
    } else if (kind == "theme" && json->contains("theme")) {
        put_on(json->at("theme"));
    } else if (kind == "open") {
        state_.place = place_of(text_in(*json, "view"));
    } else if (kind == "logout") {
        forget_member(state_);
    }
}

void PortalApp::on_route(std::string_view route) { state_.place = place_of(route); }

void PortalApp::on_visible() {
    if (!state_.session.empty() && state_.record_request == 0) {
        state_.record_request = ask_record(state_);
    }
}

}  // namespace regulars
