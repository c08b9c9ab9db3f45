// web/platform/browser.h: what C++ imports from the page's JavaScript (library.js forwards each to
// the host object) and the small things both sides agree on.
// Text goes as UTF-8 pointer and length. Text comes back through rg_room: JavaScript asks for room,
// writes there, and the C++ caller takes it with `received`.
#pragma once

#include <cstdint>
#include <string_view>

extern "C" {
// paint (renderer.js)
void rg_texture(int id, int width, int height);
void rg_texture_part(int id, const void* pixels, int pitch, int x, int y, int width, int height);
void rg_texture_gone(int id);
void rg_paint(int width, int height, const void* vertices, int vertex_bytes, const void* indices,
              int index_bytes, const std::int32_t* commands, int command_count);
// glyphs (glyphs.js); sizes are physical pixels; `box` takes advance, left, top, width, height
double rg_baseline(float css_size, int semibold, float css_line_height);
int rg_glyph(const char* text, int length, float size, int semibold, float* box, int draw, int dark,
             int quarters);
void rg_prepare(const char* pictures, int length);  // made together, before each is asked for
int rg_icon(int icon, float size, float* box);
void rg_pixels(void* to, int bytes);
// the document beside the canvas (mirror.js)
void rg_mirror(const char* changes, int length);
void rg_document(float height, float left, float top, float right, float bottom, int dialog_open);
void rg_announce(const char* text, int length);
void rg_palette(const char* text, int length);
// services (services.js)
void rg_fetch(int id, const char* request, int length, const char* body, int body_length);
void rg_do(int what, const char* text, int length, const char* more, int more_length);
int rg_ask(int what, double number, const char* text, int length, const char* more,
           int more_length);
double rg_now();
void rg_wake();  // another frame, please
void rg_heap();  // the heap may have grown: look at it again
}

namespace regulars::platform {

enum class Do : int {
    open_url,
    copy,
    post_to_parent,
    language,
    title,
    route,
    reload,
    worker,
    pick_file,
    save_file
};
enum class Ask : int { date, number, plural, utc_offset, code };

void tell(Do what, std::string_view text, std::string_view more = {});
/// What JavaScript last wrote into rg_room.
std::string_view received(int length);

}  // namespace regulars::platform
