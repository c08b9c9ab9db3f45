// The containers of ui.h: how things stand next to each other.
#include <algorithm>

#include "web/ui/context.h"

namespace regulars::ui {

using Kind = PaintCommand::Kind;

void Scope::close() {
    if (depth_ < 0) return;
    context().close_to(depth_);
    depth_ = -1;
}

namespace {

/// The scope object for what is about to be opened.
int here() { return context().depth(); }

Scope element(Role role, std::string_view key, std::string_view label, float gap) {
    Context& c = context();
    const int depth = here();
    const NodeId id = c.claim(key);
    c.open(ScopeKind::element, gap);
    c.open_element(role, id, label);
    return Scope(depth);
}

}  // namespace

Scope stack(float gap) {
    const int depth = here();
    context().open(ScopeKind::stack, gap);
    return Scope(depth);
}

Scope flow(float gap, Align align) {
    const int depth = here();
    context().open(ScopeKind::flow, gap).align = align;
    return Scope(depth);
}

Scope page(std::string_view label, float gap) {
    Context& c = context();
    const int depth = here();
    const NodeId id = c.claim("page");
    const float margin = is_phone() ? theme::layout::margin_phone : theme::layout::margin_desktop;
    const float content = std::min(c.available() - 2 * margin, theme::layout::content_max);
    const float side = (c.available() - content) / 2;
    c.open_padded(ScopeKind::page, gap, side, margin);
    c.open_element(Role::main, id, label);
    return Scope(depth);
}

Columns columns(std::span<const Track> tracks, float gap, Cross cross) {
    Context& c = context();
    const int depth = here();
    Open& scope = c.open(ScopeKind::columns, theme::space::xs);
    scope.tracks.assign(tracks.begin(), tracks.end());
    scope.track_gap = gap;
    scope.cross = cross;
    scope.row_top = scope.cursor;
    float fixed = 0, weights = 0;
    for (const Track& track : tracks)
        (track.fixed > 0 ? fixed : weights) += track.fixed > 0 ? track.fixed : track.weight;
    const float gaps = gap * static_cast<float>(tracks.size() - 1);
    const float shared = std::max(0.0F, scope.w - fixed - gaps);
    float x = scope.x;
    for (const Track& track : tracks) {
        const float w =
            track.fixed > 0 ? track.fixed : shared * track.weight / std::max(weights, 0.001F);
        scope.column_x.push_back(x);
        scope.column_w.push_back(w);
        x += w + gap;
    }
    scope.column_h.assign(tracks.size(), 0);
    scope.column_paint.assign(tracks.size(), 0);
    scope.column_node.assign(tracks.size(), 0);
    return Columns(depth);
}

Columns columns(std::initializer_list<Track> tracks, float gap, Cross cross) {
    return columns(std::span<const Track>(tracks.begin(), tracks.size()), gap, cross);
}

Columns grid(float min_width, float gap, Cross cross) {
    const int fit = static_cast<int>((context().available() + gap) / (min_width + gap));
    const std::vector<Track> tracks(static_cast<std::size_t>(std::clamp(fit, 1, 12)));
    return columns(tracks, gap, cross);
}

void Columns::next() {
    context().close_to(depth_ + 1);
    context().next_column();
}

Scope card(const CardStyle& style) {
    Context& c = context();
    const int depth = here();
    Open& scope = c.open_padded(ScopeKind::card, style.gap, style.padding, style.padding);
    const Rect rect = scope.outer;
    PaintList& list = c.paint();
    if (style.raised)
        scope.shadow = list.add({.kind = Kind::shadow,
                                 .rect = rect,
                                 .color = color(Ink::shadow),
                                 .radius = style.radius,
                                 .extra = theme::space::l});
    scope.background = list.add(
        {.kind = Kind::rect, .rect = rect, .color = color(style.fill), .radius = style.radius});
    if (style.outline != Ink::none)
        scope.outline = list.add({.kind = Kind::outline,
                                  .rect = rect,
                                  .color = color(style.outline),
                                  .radius = style.radius,
                                  .extra = 1});
    return Scope(depth);
}

Scope padded(float horizontal, float vertical, float gap) {
    const int depth = here();
    context().open_padded(ScopeKind::padded, gap, horizontal, vertical);
    return Scope(depth);
}

Scope section(std::string_view key, std::string_view label, float gap) {
    return element(Role::section, key, label, gap);
}
Scope list(std::string_view key, std::string_view label, float gap) {
    return element(Role::list, key, label, gap);
}
Scope list_item(std::string_view key, float gap) { return element(Role::list_item, key, {}, gap); }

Scope keyed(std::string_view key) {
    Context& c = context();
    const int depth = here();
    const NodeId id = c.claim(key);
    const float gap = c.top().gap;
    c.open(ScopeKind::keyed, gap).key_base = id;
    return Scope(depth);
}

Scope appearing(std::string_view key, float gap) {
    Context& c = context();
    const int depth = here();
    const NodeId id = c.claim(key);
    Open& scope = c.open(ScopeKind::appearing, gap);
    scope.key_base = id;
    scope.alpha = c.animate(id, 1, theme::motion::appear, true);
    scope.rise = (1 - scope.alpha) * theme::motion::rise;
    return Scope(depth);
}

Scope fixed(std::string_view key, std::string_view label, const Rect& rect, float gap) {
    Context& c = context();
    const int depth = here();
    const NodeId id = c.claim(key);
    Open& scope = c.open(ScopeKind::fixed, gap);
    scope.layer = Layer::fixed;
    scope.node = 0;
    scope.x = rect.x;
    scope.y = scope.cursor = rect.y;
    scope.w = rect.w;
    scope.outer = rect;
    scope.empty = true;
    c.open_element(Role::section, id, label);
    c.top().background = c.paint().add({.kind = Kind::clip, .rect = rect});
    return Scope(depth);
}

void set_document_insets(const Insets& insets) { context().set_insets(insets); }

void spacer(float height) { context().place(0, height); }

void skip_link(std::string_view label) {
    Context& c = context();
    constexpr float inset = theme::space::s, height = theme::layout::touch_target;
    const NodeId id = c.claim("skip");
    Node& node =
        c.emit(Role::skip_link, id,
               {inset, inset, text_width(label, strong_text) + 2 * theme::space::l, height});
    node.parent = 0;
    node.layer = Layer::fixed;
    node.label = label;
    node.font_size = theme::type::body;
    node.line_height = height;
    node.radius = theme::radius::control;
}

void divider() {
    Context& c = context();
    const Rect rect = c.place(0, 1);
    c.emit(Role::separator, rect).flags |=
        flag_hidden;  // between the items of a list, and none itself
    c.paint().add({.kind = Kind::rect, .rect = rect, .color = color(Ink::line)});
}

// ---- what a view may ask ----

float width() { return context().available(); }
float viewport_width() { return context().viewport.width; }
float viewport_height() { return context().viewport.height; }
bool is_phone() { return context().viewport.width < theme::layout::phone_below; }
bool reduced_motion() { return context().viewport.reduced_motion; }
double now_ms() { return context().now(); }
const theme::Palette& palette() { return context().palette; }
void request_frame() { context().want_frame(0); }
void request_frame_in(float ms) { context().want_frame(ms); }
float animated(std::string_view key, float target, float ms) {
    Context& c = context();
    return c.animate(hashed(c.top().key_base, key), target, ms, false);
}
float appeared(std::string_view key, float ms) {
    Context& c = context();
    return c.animate(hashed(c.top().key_base, key), 1, ms, true);
}

}  // namespace regulars::ui
