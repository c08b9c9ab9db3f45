// What app.h offers where there is no browser: keeps what was asked, for tests to read.
#include "web/platform/app.h"

#ifndef __EMSCRIPTEN__

namespace regulars::platform {

namespace testing {
namespace {
double now = 0;
}
Asked& asked() {
    static Asked all;
    return all;
}
void set_now_ms(double ms) { now = ms; }
}  // namespace testing

void run(App&) {}
std::uint32_t fetch(const Request& request) {
    auto& requests = testing::asked().requests;
    const std::uint32_t id = static_cast<std::uint32_t>(requests.size()) + 1;
    requests.emplace_back(id, request);
    return id;
}
void open_url(std::string_view url) { testing::asked().opened.emplace_back(url); }
void copy_text(std::string_view text) { testing::asked().copied.emplace_back(text); }
void post_to_parent(std::string_view json) { testing::asked().posted.emplace_back(json); }
void set_language(std::string_view tag) { testing::asked().language = tag; }
void set_title(std::string_view title) { testing::asked().title = title; }
void set_route(std::string_view route) { testing::asked().routes.emplace_back(route); }
void set_palettes(const theme::Palette& light, const theme::Palette& dark) {
    testing::asked().light = light;
    testing::asked().dark = dark;
}
void reload() {}
double now_ms() { return testing::now; }
int utc_offset_minutes() { return 480; }
void worker_post(std::string_view json) { testing::asked().worker.emplace_back(json); }
void pick_file(std::string_view tag, std::string_view) { testing::asked().files.emplace_back(tag); }
void save_file(std::string_view name, std::string_view, std::string_view) {
    testing::asked().saved.emplace_back(name);
}
std::string format_date(std::int64_t ms, std::string_view, std::string_view) {
    return std::to_string(ms);
}
std::string format_number(double value, std::string_view) {
    return std::to_string(static_cast<long long>(value));
}
std::string plural_category(double count) { return count == 1 ? "one" : "other"; }
/// Not to be scanned: the right shape, and another one for another text.
std::string code_square(std::string_view text) {
    std::string modules(std::size_t{21} * 21, '0');
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (((static_cast<unsigned char>(text[i % text.size()]) >> (i % 8)) & 1) != 0)
            modules[i] = '1';
    }
    return modules;
}
std::string code_bars(std::string_view text) {
    std::string modules;
    for (const char c : text) {
        if (c < ' ' || c > '~') return {};
        modules += "11010010000";
    }
    return modules;
}

}  // namespace regulars::platform

#endif
