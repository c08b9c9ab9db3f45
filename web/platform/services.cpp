// What app.h offers, asked of the page.
#include <string>

#include "web/platform/app.h"
#include "web/platform/browser.h"

#ifdef __EMSCRIPTEN__

namespace regulars::platform {

namespace {

int length_of(std::string_view text) { return static_cast<int>(text.size()); }

std::string ask(Ask what, double number, std::string_view text, std::string_view more) {
    const int length = rg_ask(static_cast<int>(what), number, text.data(), length_of(text),
                              more.data(), length_of(more));
    return std::string(received(length));
}

}  // namespace

void tell(Do what, std::string_view text, std::string_view more) {
    rg_do(static_cast<int>(what), text.data(), length_of(text), more.data(), length_of(more));
}

std::uint32_t fetch(const Request& request) {
    static std::uint32_t last_id = 0;
    std::string head =
        request.method + '\n' + request.url + '\n' + std::to_string(request.timeout_ms);
    for (const auto& [name, value] : request.headers) head += '\n' + name + '\n' + value;
    rg_fetch(static_cast<int>(++last_id), head.data(), length_of(head), request.body.data(),
             length_of(request.body));
    return last_id;
}

void open_url(std::string_view url) { tell(Do::open_url, url); }
void copy_text(std::string_view text) { tell(Do::copy, text); }
void post_to_parent(std::string_view json) { tell(Do::post_to_parent, json); }
void set_title(std::string_view title) { tell(Do::title, title); }
void set_route(std::string_view route) { tell(Do::route, route); }
void reload() { tell(Do::reload, {}); }
double now_ms() { return rg_now(); }
int utc_offset_minutes() {
    return rg_ask(static_cast<int>(Ask::utc_offset), 0, nullptr, 0, nullptr, 0);
}
void worker_post(std::string_view json) { tell(Do::worker, json); }
void pick_file(std::string_view tag, std::string_view accept) { tell(Do::pick_file, tag, accept); }
void save_file(std::string_view name, std::string_view type, std::string_view text) {
    std::string both(name);
    both += '\n';
    both += type;
    tell(Do::save_file, both, text);
}
std::string format_date(std::int64_t ms, std::string_view zone, std::string_view options_json) {
    return ask(Ask::date, static_cast<double>(ms), zone, options_json);
}
std::string format_number(double value, std::string_view options_json) {
    return ask(Ask::number, value, options_json, {});
}
std::string plural_category(double count) { return ask(Ask::plural, count, {}, {}); }
std::string code_square(std::string_view text) { return ask(Ask::code, 0, text, {}); }
std::string code_bars(std::string_view text) { return ask(Ask::code, 1, text, {}); }

}  // namespace regulars::platform

#endif
