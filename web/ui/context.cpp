#include "web/ui/context.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"

namespace regulars::ui {

namespace {
Context* current = nullptr;
}

Context& context() { return *current; }
void make_current(Context* context) { current = context; }

NodeId hashed(NodeId seed, std::string_view key) {
    NodeId hash = 2166136261u ^ (seed * 16777619u);
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash == 0 ? 1 : hash;
}

Context::Context(GlyphSource& source) : fonts_(painting_.atlas(), source) {}

Context::~Context() {
    if (current == this) current = nullptr;
}

void Context::take_pointer_events() {
    std::size_t taken = 0;
    has_active_ = false;
    for (; taken < events_.size() && !has_active_; ++taken) {
        Event& event = events_[taken];
        switch (event.kind) {
            case Event::Kind::enter: hovered_ = event.id; break;
            case Event::Kind::leave:
                if (hovered_ == event.id) hovered_ = 0;
                break;
            case Event::Kind::down: held_ = event.id; break;
            case Event::Kind::up: held_ = 0; break;
            case Event::Kind::focus: focused_ = event.id; break;
            case Event::Kind::blur:
                if (focused_ == event.id) focused_ = 0;
                break;
            case Event::Kind::scroll:
                std::erase_if(scrolls_,
                              [&](const auto& scroll) { return scroll.first == event.id; });
                if (event.number > 0) scrolls_.emplace_back(event.id, event.number);
                break;
            case Event::Kind::click:
            case Event::Kind::value:
            case Event::Kind::check:
            case Event::Kind::close:
                active_ = std::move(event);
                has_active_ = true;
                break;
        }
    }
    events_.erase(events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(taken));
}

void Context::begin_pass() {
    nodes_.clear();
    for (PaintList& list : paint_) list.clear();
    std::fill(claimed_.begin(), claimed_.end(), 0);
    claims_ = 0;
    scopes_.clear();
    next_frame_in_ = -1;
    dialog_open_ = false;
    Open root;
    root.w = std::max(200.0F, viewport.width - insets_.left - insets_.right - viewport.scrollbar);
    scopes_.push_back(std::move(root));
}

void Context::end_pass() {
    close_to(1);
    document_height_ = scopes_.front().cursor;
    draw_toast();
}

void Context::frame(double now_ms, void (*view)(void*), void* self) {
    make_current(this);
    now_ = now_ms;
    fonts_.set_density(viewport.density);
    painting_.begin(viewport.width * viewport.density, viewport.height * viewport.density);
    ++frame_number_;
    bool again = true;
    for (int pass = 0; again && pass < 100; ++pass) {
        take_pointer_events();
        begin_pass();
        view(self);
        end_pass();
        const bool room_changed =
            next_insets_.left != insets_.left || next_insets_.right != insets_.right;
        const bool dialog_changed = dialog_open_ != dialog_was_open_;
        insets_ = next_insets_;
        dialog_was_open_ = dialog_open_;
        again = has_active_ || room_changed || dialog_changed;
    }
    std::erase_if(animations_, [this](const Animation& a) { return a.seen != frame_number_; });

    const float d = viewport.density;
    ImDrawList& list = painting_.list();
    const Rect whole{0, 0, viewport.width, viewport.height};
    const Color paper = theme::color_of(palette, Ink::paper);
    list.AddRectFilled({0, 0}, {whole.w * d, whole.h * d},
                       IM_COL32(paper.r, paper.g, paper.b, 255));
    const Rect document{insets_.left, insets_.top, whole.w - insets_.left - insets_.right,
                        whole.h - insets_.top - insets_.bottom};
    const std::pair<Layer, PaintList::View> layers[] = {
        {Layer::document, {document, {insets_.left, insets_.top - viewport.scroll_y}, d}},
        {Layer::fixed, {whole, {}, d}},
        {Layer::dialog, {whole, {}, d}}};
    for (const auto& [layer, view_of] : layers) paint(layer).want(fonts_, view_of);
    fonts_.load_wanted();
    painted_ = 0;
    for (const auto& [layer, view_of] : layers)
        painted_ += paint(layer).paint(list, fonts_, view_of);
}

// ---- ids and nodes ----

NodeId Context::claim(std::string_view key) {
    if ((claims_ + 1) * 2 > claimed_.size()) {
        std::vector<NodeId> old(std::max<std::size_t>(256, claimed_.size() * 2), 0);
        old.swap(claimed_);
        for (const NodeId id : old) {
            if (id == 0) continue;
            std::size_t slot = id & (claimed_.size() - 1);
            while (claimed_[slot] != 0) slot = (slot + 1) & (claimed_.size() - 1);
            claimed_[slot] = id;
        }
    }
    NodeId id = hashed(top().key_base, key);
    for (std::size_t slot = id & (claimed_.size() - 1);;
         slot = (slot + 1) & (claimed_.size() - 1)) {
        if (claimed_[slot] == 0) {
            claimed_[slot] = id;
            ++claims_;
            return id;
        }
        if (claimed_[slot] == id) {  // a second of that key
            id = hashed(id, "again");
            slot = (id - 1) & (claimed_.size() - 1);
        }
    }
}

Node& Context::emit(Role role, NodeId id, const Rect& rect) {
    Node& node = nodes_.emplace_back();
    node.id = id;
    node.parent = top().node;
    node.role = role;
    node.layer = top().layer;
    node.rect = rect;
    return node;
}

Node& Context::emit(Role role, const Rect& rect) {
    const std::uint32_t n = top().auto_key++;
    const char key[] = {'#', static_cast<char>(role), static_cast<char>(n),
                        static_cast<char>(n >> 8)};
    return emit(role, claim({key, sizeof key}), rect);
}

void Context::open_element(Role role, NodeId id, std::string_view label) {
    Open& scope = top();
    const std::size_t index = nodes_.size();
    // Its parent is outside: the scope was opened for it and still has the outer node.
    Node& node = emit(role, id, {scope.x, scope.y, scope.w, 0});
    node.label = label;
    scope.node = scope.key_base = id;
    scope.node_index = index;
    scope.node_first = index + 1;
}

// ---- layout ----

void Context::shift(Layer layer, std::size_t paint_first, std::size_t paint_last,
                    std::size_t node_first, std::size_t node_last, float dx, float dy) {
    if (dx == 0 && dy == 0) return;
    paint(layer).move(paint_first, paint_last, dx, dy);
    for (std::size_t i = node_first; i < node_last; ++i)
        if (nodes_[i].layer == layer) nodes_[i].rect = nodes_[i].rect.moved(dx, dy);
}

Rect Context::place(float width, float height) {
    Open& scope = top();
    if (scope.kind == ScopeKind::flow) {
        const float w = width > 0 ? std::min(width, scope.w) : scope.w;
        if (!scope.items.empty() && scope.line_x + scope.gap + w > scope.w + 0.5F)
            finish_line(scope);
        const float x = scope.items.empty() ? 0 : scope.line_x + scope.gap;
        const float y = scope.cursor + (scope.empty ? 0 : scope.gap);
        const Rect rect{scope.x + x, y, w, height};
        scope.items.push_back(rect);
        scope.item_paint.push_back(paint().size());
        scope.item_node.push_back(nodes_.size());
        scope.line_x = x + w;
        scope.line_h = std::max(scope.line_h, height);
        return rect;
    }
    const float y = scope.cursor + (scope.empty ? 0 : scope.gap);
    scope.empty = false;
    scope.cursor = y + height;
    return {scope.x, y, width > 0 ? std::min(width, scope.w) : scope.w, height};
}

/// Things in a line share its middle; the line as a whole stands where `align` says.
void Context::finish_line(Open& flow) {
    if (flow.items.empty()) return;
    const float free = flow.w - flow.line_x;
    const float dx = flow.align == Align::start ? 0 : flow.align == Align::center ? free / 2 : free;
    for (std::size_t i = 0; i < flow.items.size(); ++i) {
        const bool last = i + 1 == flow.items.size();
        shift(flow.layer, flow.item_paint[i],
              last ? paint(flow.layer).size() : flow.item_paint[i + 1], flow.item_node[i],
              last ? nodes_.size() : flow.item_node[i + 1], dx,
              (flow.line_h - flow.items[i].h) / 2);
    }
    flow.cursor += (flow.empty ? 0 : flow.gap) + flow.line_h;
    flow.empty = false;
    flow.line_x = flow.line_h = 0;
    flow.items.clear();
    flow.item_paint.clear();
    flow.item_node.clear();
}

Open& Context::open(ScopeKind kind, float gap) {
    if (top().kind == ScopeKind::flow) finish_line(top());
    const Open& parent = top();
    Open scope;
    scope.kind = kind;
    scope.gap = gap;
    scope.x = parent.x;
    scope.w = parent.w;
    scope.y = scope.cursor = parent.cursor + (parent.empty ? 0 : parent.gap);
    scope.node = parent.node;
    scope.key_base = parent.key_base;
    scope.layer = parent.layer;
    scope.text_align = parent.text_align;
    scope.outer = {scope.x, scope.y, scope.w, 0};
    scope.paint_first = paint(scope.layer).size();
    scope.node_first = nodes_.size();
    if (kind == ScopeKind::keyed || parent.kind == ScopeKind::keyed) scope.auto_key = 0;
    scopes_.push_back(std::move(scope));
    // Keyless nodes of anonymous scopes count on with the parent's element, so that they stay apart.
    Open& opened = scopes_.back();
    const char key[] = {'@', static_cast<char>(kind),
                        static_cast<char>(scopes_[scopes_.size() - 2].auto_key++)};
    opened.key_base = hashed(opened.key_base, {key, sizeof key});
    return opened;
}

Open& Context::open_padded(ScopeKind kind, float gap, float pad_x, float pad_y) {
    Open& scope = open(kind, gap);
    scope.pad_x = pad_x;
    scope.pad_y = pad_y;
    scope.x += pad_x;
    scope.w -= 2 * pad_x;
    scope.y += pad_y;
    scope.cursor = scope.y;
    return scope;
}

void Context::close_to(int depth) {
    while (static_cast<int>(scopes_.size()) > depth) close();
}

void Context::close() {
    if (scopes_.back().kind == ScopeKind::flow) finish_line(scopes_.back());
    if (!scopes_.back().tracks.empty()) finish_row(scopes_.back());
    const Open scope = std::move(scopes_.back());
    scopes_.pop_back();
    if (scope.kind == ScopeKind::dialog) {
        Open mutable_scope = scope;
        close_dialog(mutable_scope);
        return;
    }
    if (scope.kind == ScopeKind::fixed) {
        nodes_[scope.node_index].rect = scope.outer;
        PaintList& fixed = paint(scope.layer);
        const float beyond = std::max(0.0F, scope.cursor - scope.outer.bottom());
        fixed.move(scope.background + 1, fixed.size(), 0, -std::min(beyond, scroll_of(scope.node)));
        fixed.add({.kind = PaintCommand::Kind::unclip});
        return;
    }
    float height = scope.cursor + scope.pad_y - scope.outer.y;
    if (scope.fixed_height > 0) height = scope.fixed_height;
    PaintList& list = paint(scope.layer);
    for (const std::size_t command : {scope.background, scope.shadow, scope.outline})
        if (command != Open::npos) list[command].rect.h = height;
    if (scope.node_index != Open::npos) {
        nodes_[scope.node_index].rect = {scope.outer.x, scope.outer.y, scope.outer.w, height};
    }
    if (scope.kind == ScopeKind::appearing && scope.alpha < 1) {
        list.fade(scope.paint_first, list.size(), scope.alpha);
        list.move(scope.paint_first, list.size(), 0, scope.rise);
    }
    Open& parent = top();
    const bool took_room = height > 0 || scope.kind == ScopeKind::card;
    if (!took_room) return;
    parent.cursor = scope.outer.y + height;
    parent.empty = false;
    if (parent.column >= 0 && scope.background != Open::npos)
        parent.stretches.push_back({static_cast<std::size_t>(parent.column), scope.background,
                                    scope.shadow, scope.outline, scope.node_index});
}

void Context::finish_column(Open& columns) {
    if (columns.column < 0) return;
    const float height = columns.cursor - columns.row_top;
    columns.column_h[static_cast<std::size_t>(columns.column)] = height;
    columns.row_h = std::max(columns.row_h, height);
}

void Context::finish_row(Open& columns) {
    finish_column(columns);
    const std::size_t used = static_cast<std::size_t>(columns.column + 1);
    for (std::size_t i = 0; i < used; ++i) {
        const bool last = i + 1 == used;
        const float left = columns.row_h - columns.column_h[i];
        const float dy = columns.cross == Cross::middle   ? left / 2
                         : columns.cross == Cross::bottom ? left
                                                          : 0;
        shift(columns.layer, columns.column_paint[i],
              last ? paint(columns.layer).size() : columns.column_paint[i + 1],
              columns.column_node[i], last ? nodes_.size() : columns.column_node[i + 1], 0, dy);
        if (columns.cross != Cross::stretch) continue;
        // The last card of the column takes what is left.
        for (std::size_t s = columns.stretches.size(); s-- > 0;) {
            const Open::Stretch& card = columns.stretches[s];
            if (card.column != i) continue;
            for (const std::size_t command : {card.background, card.shadow, card.outline})
                if (command != Open::npos) paint(columns.layer)[command].rect.h += left;
            if (card.node != Open::npos) nodes_[card.node].rect.h += left;
            break;
        }
    }
    columns.stretches.clear();
    columns.cursor = columns.row_top + columns.row_h;
    columns.x = columns.outer.x;
    columns.w = columns.outer.w;
    columns.column = -1;
    columns.row_h = 0;
}

void Context::next_column() {
    Open& columns = top();
    if (columns.column + 1 == static_cast<int>(columns.tracks.size())) {
        finish_row(columns);
        columns.row_top = columns.cursor + columns.track_gap;
    } else {
        finish_column(columns);
    }
    const std::size_t i = static_cast<std::size_t>(++columns.column);
    columns.x = columns.column_x[i];
    columns.w = columns.column_w[i];
    columns.cursor = columns.row_top;
    columns.empty = true;
    columns.column_paint[i] = paint(columns.layer).size();
    columns.column_node[i] = nodes_.size();
}

void Context::close_dialog(Open& dialog) {
    const float content = dialog.cursor + dialog.pad_y - dialog.outer.y;
    const bool phone = viewport.width < theme::layout::phone_below;
    const float margin = phone ? theme::space::s : theme::space::xxl;
    const float height = std::min(content, viewport.height - 2 * margin);
    const float y = phone ? viewport.height - margin - height : (viewport.height - height) / 2;
    PaintList& list = paint(Layer::dialog);
    const float scroll = std::clamp(scroll_of(dialog.node), 0.0F, content - height);
    const float arrived = animate(hashed(dialog.node, "arrives"), 1, theme::motion::appear, true);
    const float rise = (1 - arrived) * theme::motion::rise;
    list.add({.kind = PaintCommand::Kind::unclip});
    shift(Layer::dialog, dialog.paint_first, list.size(), dialog.node_first, nodes_.size(), 0, y);
    list.move(dialog.background + 1, list.size(), 0, -scroll + rise);
    const Rect box{dialog.outer.x, y, dialog.outer.w, height};
    list[dialog.background].rect = list[dialog.shadow].rect = box.moved(0, rise);
    list[dialog.outline].rect = box;  // the clip
    list.fade(dialog.paint_first, list.size(), arrived);
    nodes_[dialog.node_index].rect = box;
    nodes_[dialog.node_index].limit = content;
    list[dialog.paint_first - 1].color.a =
        static_cast<std::uint8_t>(static_cast<float>(palette.scrim.a) * arrived);
}

float Context::scroll_of(NodeId id) const {
    for (const auto& [scrolled, y] : scrolls_)
        if (scrolled == id) return y;
    return 0;
}

// ---- motion ----

float Context::value_of(const Animation& a) const {
    if (a.ms <= 0) return a.to;
    const float t = std::clamp(static_cast<float>(now_ - a.start) / a.ms, 0.0F, 1.0F);
    const float left = 1 - t;
    return a.from + (a.to - a.from) * (1 - left * left * left);
}

float Context::animate(NodeId id, float target, float ms, bool from_zero) {
    if (viewport.reduced_motion) return target;
    auto found = std::find_if(animations_.begin(), animations_.end(),
                              [id](const Animation& a) { return a.id == id; });
    if (found == animations_.end()) {
        animations_.push_back({id, from_zero ? 0 : target, target, ms, now_, frame_number_});
        found = animations_.end() - 1;
    }
    if (found->to != target) *found = {id, value_of(*found), target, ms, now_, frame_number_};
    found->seen = frame_number_;
    if (found->from != found->to && now_ - found->start < static_cast<double>(found->ms))
        want_frame(0);
    return value_of(*found);
}

float Context::eased(NodeId id, bool on, int channel) {
    return animate(id ^ (0x9E3779B9u * static_cast<NodeId>(channel + 1)), on ? 1.0F : 0.0F,
                   theme::motion::press, false);
}

void Context::want_frame(float in_ms) {
    if (next_frame_in_ < 0 || in_ms < next_frame_in_) next_frame_in_ = std::max(0.0F, in_ms);
}

// ---- announcements ----

void Context::say(std::string_view text) {
    announcement_ = text;
    ++announcements_;
}

void Context::show_toast(std::string_view text) {
    say(text);
    toast_ = text;
    toast_until_ = now_ + static_cast<double>(theme::motion::toast);
}

void Context::draw_toast() {
    if (toast_.empty()) return;
    if (now_ >= toast_until_) {
        toast_.clear();
        return;
    }
    want_frame(static_cast<float>(toast_until_ - now_));
    const TextStyle style{.size = theme::type::small};
    const float pad = theme::space::l, widest = std::min(viewport.width - 2 * pad, 480.0F);
    clusters.clear();
    const float text_w = std::min(text_width(toast_, style), widest - 2 * pad);
    const float w = text_w + 2 * pad, h = theme::layout::touch_target;
    const Rect box{(viewport.width + insets_.left - w) / 2,
                   viewport.height - insets_.bottom - h - pad, w, h};
    PaintList& list = paint(Layer::fixed);
    const std::size_t first = list.size();
    list.add(
        {.kind = PaintCommand::Kind::rect, .rect = box, .color = palette.text, .radius = h / 2});
    const float line = line_height(style);
    top().layer = Layer::fixed;
    paint_words(toast_, {box.x + pad, box.y + (h - line) / 2, text_w, line}, style.size, false,
                palette.paper);
    const float seen = animate(hashed(0, "toast"), 1, theme::motion::appear, true);
    list.fade(first, list.size(), seen);
}

}  // namespace regulars::ui
