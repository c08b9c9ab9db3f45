// web/ui/paint_list.h: what a frame wants painted, in order, before it becomes triangles.
// Commands stay values until the frame ends, so that a card can be drawn around content whose height
// is known only afterwards, and a line of things can be centred after it was laid out.
// Units  CSS px in the coordinates of the layer the list belongs to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/theme/tokens.h"
#include "web/ui/icons.h"
#include "web/ui/node.h"

struct ImDrawList;

namespace regulars::ui {

class Fonts;

struct PaintCommand {
    enum class Kind : std::uint8_t {
        rect,
        outline,
        gradient,
        glow,  // a soft disc inside a rounded rect: extra is its reach, at its centre from the rect's corner
        shadow,
        arc,      // clockwise from the top: radius is the thickness, extra the share of the circle
        segment,  // from the rect's corner to its opposite one; both sides may be negative
        text,
        icon,
        clip,
        unclip
    };
    Kind kind = Kind::rect;
    Rect rect{};  // text: origin, measured width and line height
    theme::Color color{}, second{};
    float radius = 0, extra = 0;  // extra: thickness, blur, or type size
    Vec at{};
    std::uint32_t text_at = 0, text_size = 0;
    bool semibold = false;
    Icon icon = Icon::none;
};

class PaintList {
public:
    void clear();
    std::size_t size() const { return commands_.size(); }
    PaintCommand& operator[](std::size_t i) { return commands_[i]; }
    std::size_t add(const PaintCommand& command);
    void add_text(std::string_view text, const Rect& rect, float size, bool semibold,
                  theme::Color color);
    void move(std::size_t first, std::size_t last, float dx, float dy);
    void fade(std::size_t first, std::size_t last, float alpha);

    struct View {
        Rect window;  // the layer's part of the canvas, in canvas CSS px
        Vec offset;   // layer coordinates plus offset are canvas CSS px
        float density = 1;
    };
    /// Notes what letters and icons inside the window need; between this and paint(), fonts.load_wanted().
    void want(Fonts& fonts, const View& view) const;
    /// Paints what is inside the window; the number of commands painted.
    int paint(ImDrawList& list, Fonts& fonts, const View& view) const;

private:
    std::string_view text_of(const PaintCommand& c) const {
        return {arena_.data() + c.text_at, c.text_size};
    }
    std::vector<PaintCommand> commands_;
    std::string arena_;
};

}  // namespace regulars::ui
