// web/platform/app.h: what a web app is to the browser, and what the browser offers it.
// Everything here also links natively (platform/native.cpp keeps what was asked for tests).
// Every answer comes back through App, before the next frame; a frame follows each of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/theme/tokens.h"

namespace regulars::platform {

struct App {
    virtual ~App() = default;
    virtual void boot(std::string_view json) = 0;  // the page's boot text, once
    virtual void frame() = 0;                      // draws by ui::
    /// Whether there is more to show than the page's first HTML, which stands until then.
    virtual bool is_ready() const { return true; }
    /// Status 0: the network failed, nothing is known about what the server did.
    virtual void on_response(std::uint32_t id, int status, std::string_view body) {
        (void)id, (void)status, (void)body;
    }
    virtual void on_message(std::string_view json) { (void)json; }  // from the embedding page
    virtual void on_worker(std::string_view json) { (void)json; }   // from the engine's worker
    virtual void on_route(std::string_view route) { (void)route; }  // back and forward; without '#'
    virtual void on_visible() {}  // the page came to the front again
};

/// Registers the app of this module; call it once, from main.
void run(App& app);

using Header = std::pair<std::string, std::string>;
struct Request {
    std::string method = "GET";
    std::string url;  // same origin
    std::vector<Header> headers;
    std::string body;  // none for GET
    int timeout_ms = 15000;
};
/// The id on_response will name. No cookies are sent.
std::uint32_t fetch(const Request& request);

void open_url(std::string_view url);         // a new tab, without opener
void copy_text(std::string_view text);       // call it in the frame of the click
void post_to_parent(std::string_view json);  // dropped while no channel is connected
void set_language(std::string_view tag);     // BCP 47; chooses fonts and glyph shapes
/// Colours for what ui:: paints and for what the browser paints itself; which of the two is the
/// person's light or dark preference. Ours until it is called.
void set_palettes(const theme::Palette& light, const theme::Palette& dark);
void set_title(std::string_view title);
void set_route(std::string_view route);  // adds to the history; on_route is not called
void reload();
double now_ms();           // since 1970, UTC
int utc_offset_minutes();  // of the browser, now: for greetings only

void worker_post(std::string_view json);  // starts the worker at the first call
/// Opens the file chooser (call it in the frame of the click); the file goes to the worker, which is
/// told {"t":"file","tag":tag,"name":...} with the File itself beside it.
void pick_file(std::string_view tag, std::string_view accept);
void save_file(std::string_view name, std::string_view type, std::string_view text);

/// Intl, by the browser, so that no tables are shipped. `locale` is BCP 47; empty is the language set.
std::string format_date(std::int64_t ms_since_1970, std::string_view zone,
                        std::string_view options_json);
std::string format_number(double value, std::string_view options_json);
std::string plural_category(double count);  // "one", "other", ...

/// What a till's reader scans, as modules: '1' is dark. Empty while what makes them is loading; a frame
/// follows.
std::string code_square(std::string_view text);  // QR, row by row
std::string code_bars(std::string_view text);    // Code 128; empty where the text is not all ASCII

#ifndef __EMSCRIPTEN__
namespace testing {  // what a native run asked the browser for
struct Asked {
    std::vector<std::pair<std::uint32_t, Request>> requests;
    std::vector<std::string> opened, copied, posted, worker, routes, files, saved;
    std::string language, title;
    theme::Palette light = theme::light_palette, dark = theme::dark_palette;
};
Asked& asked();
void set_now_ms(double ms);
}  // namespace testing
#endif

}  // namespace regulars::platform
