#include "web/ui/paint_list.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/ui/fonts.h"

namespace regulars::ui {

void PaintList::clear() {
    commands_.clear();
    arena_.clear();
}

std::size_t PaintList::add(const PaintCommand& command) {
    commands_.push_back(command);
    return commands_.size() - 1;
}

void PaintList::add_text(std::string_view text, const Rect& rect, float size, bool semibold,
                         theme::Color color) {
    PaintCommand command{.kind = PaintCommand::Kind::text,
                         .rect = rect,
                         .color = color,
                         .extra = size,
                         .text_at = static_cast<std::uint32_t>(arena_.size()),
                         .text_size = static_cast<std::uint32_t>(text.size()),
                         .semibold = semibold};
    arena_ += text;
    commands_.push_back(command);
}

void PaintList::move(std::size_t first, std::size_t last, float dx, float dy) {
    for (std::size_t i = first; i < last; ++i) commands_[i].rect = commands_[i].rect.moved(dx, dy);
}

void PaintList::fade(std::size_t first, std::size_t last, float alpha) {
    const auto faded = [alpha](theme::Color c) {
        c.a = static_cast<std::uint8_t>(static_cast<float>(c.a) * alpha + 0.5F);
        return c;
    };
    for (std::size_t i = first; i < last; ++i) {
        commands_[i].color = faded(commands_[i].color);
        commands_[i].second = faded(commands_[i].second);
    }
}

namespace {

using Kind = PaintCommand::Kind;

ImU32 packed(theme::Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

/// Edges on whole physical pixels, so that hairlines stay hairlines.
struct Box {
    ImVec2 min, max;
};
Box snapped(const Rect& r, const PaintList::View& view) {
    const float d = view.density;
    return {{std::round((r.x + view.offset.x) * d), std::round((r.y + view.offset.y) * d)},
            {std::round((r.right() + view.offset.x) * d),
             std::round((r.bottom() + view.offset.y) * d)}};
}

void paint_gradient(ImDrawList& list, const Box& box, float radius, theme::Color from,
                    theme::Color to) {
    const int first = list.VtxBuffer.Size;
    list.AddRectFilled(box.min, box.max, packed(from), radius);
    const float dx = box.max.x - box.min.x, dy = box.max.y - box.min.y;
    const float length = dx * dx + dy * dy;
    for (int i = first; i < list.VtxBuffer.Size; ++i) {
        ImDrawVert& v = list.VtxBuffer[i];
        const float t = ((v.pos.x - box.min.x) * dx + (v.pos.y - box.min.y) * dy) / length;
        theme::Color color = theme::mixed(from, to, std::clamp(t, 0.0F, 1.0F));
        color.a =
            static_cast<std::uint8_t>(v.col >> IM_COL32_A_SHIFT);  // the soft edge of the shape
        v.col = packed(color);
    }
}

/// The outline of a rounded rectangle, clockwise.
std::vector<ImVec2> rounded(const Box& box, float radius) {
    constexpr int steps = 12;  // of a quarter turn
    const ImVec2 corners[] = {{box.max.x - radius, box.min.y + radius},
                              {box.max.x - radius, box.max.y - radius},
                              {box.min.x + radius, box.max.y - radius},
                              {box.min.x + radius, box.min.y + radius}};
    std::vector<ImVec2> points;
    for (int corner = 0; corner < 4; ++corner) {
        for (int i = 0; i <= steps; ++i) {
            const float angle =
                1.5707963F * (static_cast<float>(corner - 1) + static_cast<float>(i) / steps);
            points.push_back({corners[corner].x + std::cos(angle) * radius,
                              corners[corner].y + std::sin(angle) * radius});
        }
    }
    return points;
}

/// A disc that fades to nothing at its edge, as a mesh of the shape it lies in: rings from the disc's
/// centre to the outline, and one more, a pixel wide, over which the shape's own edge fades.
void paint_glow(ImDrawList& list, const Box& box, float radius, ImVec2 center, float size,
                theme::Color color) {
    constexpr int rings = 12;
    constexpr float half = 0.5F;
    const auto inner =
        rounded({{box.min.x + half, box.min.y + half}, {box.max.x - half, box.max.y - half}},
                radius - half);
    const auto outer =
        rounded({{box.min.x - half, box.min.y - half}, {box.max.x + half, box.max.y + half}},
                radius + half);
    const auto count = static_cast<int>(inner.size());
    const ImVec2 uv = list._Data->TexUvWhitePixel;
    list.PrimReserve(count * 6 * (rings + 1), count * (rings + 2));
    const auto base = static_cast<unsigned>(list._VtxCurrentIdx);
    const auto add = [&](ImVec2 p, bool fades) {
        const float dx = p.x - center.x, dy = p.y - center.y;
        const float left = std::max(0.0F, 1 - std::sqrt(dx * dx + dy * dy) / size);
        const float share = fades ? 0 : left * left * (3 - 2 * left);
        list.PrimWriteVtx(
            p, uv,
            packed(theme::faded(
                color, static_cast<std::uint8_t>(static_cast<float>(color.a) * share + half))));
    };
    for (int ring = 0; ring <= rings; ++ring) {
        const float share = static_cast<float>(ring) / rings;
        for (const ImVec2& p : inner)
            add({center.x + (p.x - center.x) * share, center.y + (p.y - center.y) * share}, false);
    }
    for (const ImVec2& p : outer) add(p, true);
    const auto at = [&](int ring, int i) {
        return static_cast<ImDrawIdx>(base + static_cast<unsigned>(ring * count + i % count));
    };
    for (int ring = 0; ring <= rings; ++ring) {
        for (int i = 0; i < count; ++i) {
            list.PrimWriteIdx(at(ring, i)), list.PrimWriteIdx(at(ring + 1, i)),
                list.PrimWriteIdx(at(ring + 1, i + 1));
            list.PrimWriteIdx(at(ring, i)), list.PrimWriteIdx(at(ring + 1, i + 1)),
                list.PrimWriteIdx(at(ring, i + 1));
        }
    }
}

/// Rounded rectangles over each other, each a little larger and all faint: a soft edge for few triangles.
void paint_shadow(ImDrawList& list, const Box& box, float radius, float blur, theme::Color color) {
    constexpr int layers = 8;
    for (int i = 0; i < layers; ++i) {
        const float grow = blur * (static_cast<float>(i) / layers - 0.35F), drop = blur * 0.3F;
        const theme::Color faint = theme::faded(color, static_cast<std::uint8_t>(color.a / layers));
        list.AddRectFilled({box.min.x - grow, box.min.y - grow + drop},
                           {box.max.x + grow, box.max.y + grow + drop}, packed(faint),
                           std::max(0.0F, radius + grow));
    }
}

Rect reach(const PaintCommand& c) {
    if (c.kind == Kind::shadow) return c.rect.inset(-2 * c.extra);
    if (c.kind == Kind::segment) {
        const Rect box{std::min(c.rect.x, c.rect.right()), std::min(c.rect.y, c.rect.bottom()),
                       std::abs(c.rect.w), std::abs(c.rect.h)};
        return box.inset(-c.extra);
    }
    if (c.kind == Kind::text)
        return {c.rect.x - c.extra, c.rect.y - c.extra, c.rect.w + 2 * c.extra,
                c.rect.h + 2 * c.extra};
    return c.rect;
}

bool touches(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

namespace {

/// Whether a command reaches into the window; clips count, wherever they are.
bool is_shown(const PaintCommand& c, const PaintList::View& view) {
    return c.kind == Kind::clip || c.kind == Kind::unclip ||
           touches(reach(c), view.window.moved(-view.offset.x, -view.offset.y));
}

}  // namespace

void PaintList::want(Fonts& fonts, const View& view) const {
    for (const PaintCommand& c : commands_) {
        if (!is_shown(c, view)) continue;
        if (c.kind == Kind::text)
            fonts.want(text_of(c), (c.rect.x + view.offset.x) * view.density, c.extra, c.semibold,
                       c.color);
        if (c.kind == Kind::icon) fonts.want_icon(c.icon, c.extra);
    }
}

int PaintList::paint(ImDrawList& list, Fonts& fonts, const View& view) const {
    const float d = view.density;
    const Rect visible = view.window.moved(-view.offset.x, -view.offset.y);
    const Box window = snapped(visible, view);
    list.PushClipRect(window.min, window.max, false);
    int painted = 0;
    for (const PaintCommand& c : commands_) {
        if (!is_shown(c, view)) continue;
        const Box box = snapped(c.rect, view);
        ++painted;
        switch (c.kind) {
            case Kind::rect:
                list.AddRectFilled(box.min, box.max, packed(c.color), c.radius * d);
                break;
            case Kind::outline: {
                // Inside the rectangle, on whole pixels.
                const float thickness = std::max(1.0F, std::round(c.extra * d)),
                            half = thickness / 2;
                list.AddRect({box.min.x + half, box.min.y + half},
                             {box.max.x - half, box.max.y - half}, packed(c.color),
                             std::max(0.0F, c.radius * d - half), 0, thickness);
                break;
            }
            case Kind::gradient: paint_gradient(list, box, c.radius * d, c.color, c.second); break;
            case Kind::glow:
                paint_glow(list, box, c.radius * d,
                           {box.min.x + c.at.x * d, box.min.y + c.at.y * d}, c.extra * d, c.color);
                break;
            case Kind::shadow: paint_shadow(list, box, c.radius * d, c.extra * d, c.color); break;
            case Kind::arc: {
                constexpr float turn = 6.2831853F;
                const float thickness = c.radius * d;
                list.PathArcTo({(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2},
                               (box.max.x - box.min.x - thickness) / 2, -turn / 4,
                               turn * (c.extra - 0.25F), 64);
                list.PathStroke(packed(c.color), 0, thickness);
                break;
            }
            case Kind::segment: {
                const ImVec2 from{(c.rect.x + view.offset.x) * d, (c.rect.y + view.offset.y) * d};
                list.AddLine(from, {from.x + c.rect.w * d, from.y + c.rect.h * d}, packed(c.color),
                             c.extra * d);
                break;
            }
            case Kind::text:
                fonts.draw(list, text_of(c),
                           {(c.rect.x + view.offset.x) * d, (c.rect.y + view.offset.y) * d},
                           c.extra, c.semibold, c.rect.h, c.color);
                break;
            case Kind::icon:
                fonts.draw_icon(list, c.icon,
                                {(c.rect.x + view.offset.x) * d, (c.rect.y + view.offset.y) * d},
                                c.extra, c.color);
                break;
            case Kind::clip: list.PushClipRect(box.min, box.max, true), --painted; break;
            case Kind::unclip: list.PopClipRect(), --painted; break;
        }
    }
    list.PopClipRect();
    return painted;
}

}  // namespace regulars::ui
