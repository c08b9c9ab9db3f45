// The module's life: what the page calls (rg_*), one app, one ui context, frames on demand.
#include "web/platform/app.h"
#include "web/platform/browser.h"
#include "web/platform/canvas_glyphs.h"
#include "web/platform/painter.h"
#include "web/ui/context.h"
#include "web/ui/node_changes.h"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>

namespace regulars::platform {

namespace {

struct Running {
    App* app = nullptr;
    CanvasGlyphs glyphs;
    ui::Context context{glyphs};
    ui::NodeChanges changes;
    std::string room;  // text on its way in
    std::uint32_t announced = 0;
    bool paints = true;  // false: no WebGL2, or the glyph test failed
    bool is_dark = false;
    theme::Palette light = theme::light_palette, dark = theme::dark_palette;
};

App* registered = nullptr;

Running& running() {
    static Running* all = new Running;  // lives as long as the page
    return *all;
}

std::string css_color(theme::Color c) {
    std::string out;
    for (const int part : {c.r, c.g, c.b}) out += (out.empty() ? "" : " ") + std::to_string(part);
    return out;
}

/// The colours that the browser itself paints with: field text, focus ring, selection, fall-back.
void send_palette(const theme::Palette& p) {
    std::string text;
    for (const theme::Color c :
         {p.paper, p.surface, p.text, p.muted, p.control, p.accent, p.on_accent, p.danger})
        text += css_color(c) + ',';
    text += p.dark ? "dark" : "light";
    rg_palette(text.data(), static_cast<int>(text.size()));
}

void use_palette() {
    Running& r = running();
    r.context.palette = r.is_dark ? r.dark : r.light;
    send_palette(r.context.palette);
    rg_wake();
}

}  // namespace

std::string_view received(int length) {
    return {running().room.data(), static_cast<std::size_t>(length)};
}

void run(App& app) { registered = &app; }

void set_language(std::string_view tag) {
    Running& r = running();
    if (r.context.language == tag) return;
    r.context.language = tag;
    tell(Do::language, tag);
    r.context.forget_glyphs();
    rg_wake();
}

void set_palettes(const theme::Palette& light, const theme::Palette& dark) {
    running().light = light;
    running().dark = dark;
    use_palette();
}

}  // namespace regulars::platform

using namespace regulars;
using platform::running;

extern "C" {

/// Room for `bytes` of text from JavaScript.
EMSCRIPTEN_KEEPALIVE char* rg_room(int bytes) {
    std::string& room = running().room;
    room.resize(static_cast<std::size_t>(bytes) + 1);
    rg_heap();
    return room.data();
}

EMSCRIPTEN_KEEPALIVE void rg_boot(int length, int paints, int dark) {
    platform::Running& r = running();
    r.app = platform::registered;
    r.paints = paints != 0;
    r.is_dark = dark != 0;
    platform::use_palette();
    const std::string json(platform::received(length));
    r.app->boot(json);
}

EMSCRIPTEN_KEEPALIVE void rg_viewport(float width, float height, float density, float scrollbar,
                                      int reduced_motion) {
    ui::Viewport& v = running().context.viewport;
    v.width = width;
    v.height = height;
    v.density = density;
    v.scrollbar = scrollbar;
    v.reduced_motion = reduced_motion != 0;
}

EMSCRIPTEN_KEEPALIVE void rg_scheme(int dark) {
    running().is_dark = dark != 0;
    platform::use_palette();
}

EMSCRIPTEN_KEEPALIVE void rg_scroll(float y) { running().context.viewport.scroll_y = y; }
EMSCRIPTEN_KEEPALIVE void rg_event(int kind, unsigned id, int length, float number) {
    running().context.deliver(
        {static_cast<ui::Event::Kind>(kind), id, std::string(platform::received(length)), number});
}
EMSCRIPTEN_KEEPALIVE void rg_response(int id, int status, int length) {
    const std::string body(platform::received(length));
    running().app->on_response(static_cast<std::uint32_t>(id), status, body);
}
EMSCRIPTEN_KEEPALIVE void rg_message(int from, int length) {
    const std::string text(platform::received(length));
    platform::App& app = *running().app;
    switch (from) {
        case 0: app.on_message(text); break;
        case 1: app.on_worker(text); break;
        case 2: app.on_route(text); break;
        default: app.on_visible(); break;
    }
}
EMSCRIPTEN_KEEPALIVE void rg_lost() { running().context.painting().textures_lost(); }
EMSCRIPTEN_KEEPALIVE void rg_forget_glyphs() { running().context.forget_glyphs(); }

EMSCRIPTEN_KEEPALIVE int rg_ready() { return running().app->is_ready() ? 1 : 0; }

/// One frame. When the next is wanted: below 0 never, 0 at once, else in so many ms.
EMSCRIPTEN_KEEPALIVE float rg_frame(double now_ms) {
    platform::Running& r = running();
    r.context.frame(
        now_ms, [](void* app) { static_cast<platform::App*>(app)->frame(); }, r.app);
    const ui::Insets& insets = r.context.insets();
    rg_document(r.context.document_height(), insets.left, insets.top, insets.right, insets.bottom,
                r.context.dialog_open());
    const std::string& changes = r.changes.since_last(r.context.nodes());
    if (!changes.empty()) rg_mirror(changes.data(), static_cast<int>(changes.size()));
    const ui::Viewport& v = r.context.viewport;
    if (r.paints)
        platform::paint_frame(r.context.painting(), static_cast<int>(v.width * v.density + 0.5F),
                              static_cast<int>(v.height * v.density + 0.5F));
    if (r.announced != r.context.announcements()) {
        r.announced = r.context.announcements();
        const std::string& said = r.context.announcement();
        rg_announce(said.data(), static_cast<int>(said.size()));
    }
    return r.context.next_frame_in();
}

}  // extern "C"

#endif
