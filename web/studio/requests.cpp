#include "web/studio/requests.h"

#include "web/platform/app.h"

namespace regulars::studio {
namespace {

constexpr int orders_timeout_ms = 60'000;  // the whole history of a shop

std::uint32_t ask(const StudioState& state, std::string url, int timeout_ms = 15'000) {
    return platform::fetch({.method = "GET",
                            .url = std::move(url),
                            .headers = {{"Authorization", "Bearer " + state.boot.page.session}},
                            .body = {},
                            .timeout_ms = timeout_ms});
}

std::uint32_t ask_file(const std::string& address) {
    platform::Request request;
    request.url = address;
    return platform::fetch(request);
}

/// An id as one segment of a path (RFC 3986, 2.3).
std::string segment(std::string_view id) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~";
    std::string text;
    for (const char c : id) {
        const bool letter =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (letter || plain.find(c) != plain.npos) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return text;
}

}  // namespace

void ask_texts(StudioState& state, std::string_view language) {
    const auto texts = state.boot.page.texts.find(language);
    const auto own = state.boot.studio_texts.find(language);
    if (texts == state.boot.page.texts.end() || own == state.boot.studio_texts.end()) return;
    state.loading_catalog = {std::string(language), {}};
    state.texts_request = ask_file(texts->second);
    state.studio_texts_request = ask_file(own->second);
}

void ask_program(StudioState& state) { state.program_request = ask(state, "/v1/program"); }

void ask_members(StudioState& state) {
    state.members_request = ask(state, "/v1/members?limit=100");
}

void ask_record(StudioState& state) {
    const std::string& id = state.members[state.previewed].id.text;
    state.record_request = ask(state, "/v1/members/" + segment(id) + "/record");
}

void ask_orders(StudioState& state) {
    state.orders_request = ask(state, "/v1/orders", orders_timeout_ms);
}

}  // namespace regulars::studio
