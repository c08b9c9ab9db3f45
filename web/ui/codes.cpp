// Codes for a reader: each module is the same whole number of physical pixels, so that no edge is grey.
#include <algorithm>
#include <cmath>

#include "web/ui/context.h"

namespace regulars::ui {
namespace {

// Modules of white that the symbologies ask for around them.
constexpr int quiet_of_square = 4, quiet_of_bars = 10;

/// Of `room` CSS px, what one of `modules` may take.
float module_width(float room, int modules, float density) {
    return std::floor(room * density / static_cast<float>(modules)) / density;
}

float snapped(float place, float density) { return std::round(place * density) / density; }

/// Runs of dark modules as one rectangle each: no seams between them, fewer triangles.
void paint_row(std::string_view modules, Vec at, float module, float height) {
    for (std::size_t x = 0; x < modules.size();) {
        std::size_t run = 0;
        while (x + run < modules.size() && modules[x + run] == '1') ++run;
        if (run > 0)
            paint_rect({at.x + static_cast<float>(x) * module, at.y,
                        static_cast<float>(run) * module, height},
                       color(Ink::black));
        x += run + 1;
    }
}

/// White paper in the middle of the scope.
Rect sheet(Context& c, NodeId id, std::string_view name, float width, float height) {
    const Rect room = c.place(0, height);
    const float x = snapped(room.x + (room.w - width) / 2, c.viewport.density);
    const Rect rect{x, room.y, width, height};
    c.emit(Role::image, id, rect).label = name;
    paint_rect(rect, color(Ink::white), theme::radius::control);
    return rect;
}

}  // namespace

void code_square(std::string_view key, std::string_view name, std::string_view modules,
                 float size) {
    Context& c = context();
    const float density = c.viewport.density;
    const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(modules.size()))));
    const float module = module_width(size, side + 2 * quiet_of_square, density);
    const Rect rect = sheet(c, c.claim(key), name, size, size);
    if (side == 0) return;
    const float inner = module * static_cast<float>(side);
    const float x = snapped(rect.x + (size - inner) / 2, density);
    const float y = snapped(rect.y + (size - inner) / 2, density);
    for (int row = 0; row < side; ++row) {
        paint_row(
            modules.substr(static_cast<std::size_t>(row * side), static_cast<std::size_t>(side)),
            {x, y + static_cast<float>(row) * module}, module, module);
    }
}

bool code_bars(std::string_view key, std::string_view name, std::string_view modules,
               float height) {
    Context& c = context();
    const float density = c.viewport.density;
    const int count = static_cast<int>(modules.size());
    const float module = module_width(c.available(), count + 2 * quiet_of_bars, density);
    if (count == 0 || module < 1) return false;
    constexpr float pad = theme::space::m;
    const float width = module * static_cast<float>(count + 2 * quiet_of_bars);
    const Rect rect = sheet(c, c.claim(key), name, width, height + 2 * pad);
    paint_row(modules,
              {snapped(rect.x + module * static_cast<float>(quiet_of_bars), density), rect.y + pad},
              module, height);
    return true;
}

}  // namespace regulars::ui
