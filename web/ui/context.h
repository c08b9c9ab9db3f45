// web/ui/context.h: one screen of the ui layer: what it remembers between frames, and the frame that
// is being made. Views use ui.h; the browser (web/platform) and the tests drive this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/ui/fonts.h"
#include "web/ui/node.h"
#include "web/ui/paint_list.h"
#include "web/ui/painting.h"
#include "web/ui/paragraph.h"
#include "web/ui/ui.h"

namespace regulars::ui {

struct Viewport {
    float width = 390, height = 844;  // CSS px of the whole canvas
    float density = 1;                // physical pixels per CSS px
    float scroll_y = 0;               // of the document
    float scrollbar = 0;              // CSS px the document's scroll bar takes
    bool reduced_motion = false;
};

/// What happened to an element of the mirror.
struct Event {
    enum class Kind : std::uint8_t {
        click,
        value,
        check,
        enter,
        leave,
        down,
        up,
        focus,
        blur,
        close,
        scroll
    };
    Kind kind = Kind::click;
    NodeId id = 0;
    std::string text{};  // value: the field's text, or a select's index
    float number = 0;    // scroll: CSS px
};

enum class ScopeKind : std::uint8_t {
    stack,
    flow,
    columns,
    card,
    page,
    padded,
    element,
    keyed,
    fixed,
    pressable,
    dialog,
    table,
    appearing
};

/// An open scope. x, y and w are where its content may go; cursor is the next free y.
struct Open {
    ScopeKind kind = ScopeKind::stack;
    float x = 0, y = 0, w = 0, gap = 0, cursor = 0;
    bool empty = true;
    NodeId node = 0;                // parent of what is emitted inside
    std::size_t node_index = npos;  // of the element this scope is, when it is one
    Layer layer = Layer::document;
    std::size_t paint_first = 0, node_first = 0;
    std::uint32_t auto_key = 0;  // counts the keyless nodes
    NodeId key_base = 0;
    // card, pressable, dialog, padded, page
    Rect outer;
    float pad_x = 0, pad_y = 0, fixed_height = 0;
    std::size_t background = npos, shadow = npos, outline = npos;
    // flow
    Align align = Align::start;
    float line_x = 0, line_h = 0;
    std::vector<std::size_t> item_paint, item_node;
    std::vector<Rect> items;
    // columns, table
    std::vector<Track> tracks;
    float track_gap = 0;
    std::vector<float> column_x, column_w;
    std::vector<Align> aligns;  // of a table's columns, and their widths
    std::vector<Track> row_tracks;
    Cross cross = Cross::top;
    int column = -1;
    float row_top = 0, row_h = 0;
    std::vector<float> column_h;
    std::vector<std::size_t> column_paint, column_node;
    struct Stretch {
        std::size_t column, background, shadow, outline, node;
    };
    std::vector<Stretch> stretches;
    Align text_align = Align::start;  // of the current cell
    // appearing
    float alpha = 1, rise = 0;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

class Context {
public:
    explicit Context(GlyphSource& source);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    Viewport viewport;
    theme::Palette palette = theme::light_palette;
    std::string language = "zh-Hant";

    void deliver(Event event) { events_.push_back(std::move(event)); }
    void forget_glyphs() { fonts_.forget_glyphs(); }

    /// Runs `view` until no event is waiting and paints into painting().
    /// `view` is called with `self`.
    void frame(double now_ms, void (*view)(void*), void* self);
    /// When the next frame is wanted: below 0 never, 0 at once, else in so many ms.
    float next_frame_in() const { return next_frame_in_; }

    const std::vector<Node>& nodes() const { return nodes_; }
    float document_height() const { return document_height_; }
    const Insets& insets() const { return insets_; }
    int painted() const { return painted_; }
    const std::string& announcement() const { return announcement_; }
    std::uint32_t announcements() const { return announcements_; }
    Painting& painting() { return painting_; }
    NodeId focused() const { return focused_; }

    // ---- for the calls of ui.h ----
    Open& top() { return scopes_.back(); }
    Open& scope(int depth) { return scopes_[static_cast<std::size_t>(depth)]; }
    int depth() const { return static_cast<int>(scopes_.size()); }
    PaintList& paint() { return paint_[static_cast<int>(top().layer)]; }
    PaintList& paint(Layer layer) { return paint_[static_cast<int>(layer)]; }
    Fonts& fonts() { return fonts_; }

    Open& open(ScopeKind kind, float gap);  // in the next place of the current scope
    Open& open_padded(ScopeKind kind, float gap, float pad_x, float pad_y);
    void close();  // the innermost
    void close_to(int depth);
    void next_column();
    Rect place(float width, float height);  // width 0: all there is
    float available() const { return scopes_.back().w; }
    /// The id of `key` in the current scope, made unique if a sibling has it already.
    NodeId claim(std::string_view key);
    Node& emit(Role role, NodeId id, const Rect& rect);
    Node& emit(Role role, const Rect& rect);  // keyless
    void open_element(Role role, NodeId id, std::string_view label);
    Node& node(std::size_t index) { return nodes_[index]; }
    Node& last_node() { return nodes_.back(); }
    /// Words of something that names them already. What the canvas cannot paint stands there as an
    /// element that only eyes meet. It may move nodes().
    void paint_words(std::string_view text, const Rect& line, float size, bool semibold, Color ink);
    void draw_text_line(std::string_view text, const Rect& rect, const TextStyle& style,
                        Color color);

    bool clicked(NodeId id) const { return event_for(id, Event::Kind::click) != nullptr; }
    const Event* event_for(NodeId id, Event::Kind kind) const {
        if (asked_about) asked_about->push_back(id);
        return has_active_ && active_.id == id && active_.kind == kind ? &active_ : nullptr;
    }
    bool hovered(NodeId id) const { return hovered_ == id && id != 0; }
    bool held(NodeId id) const { return held_ == id && id != 0; }
    bool focused(NodeId id) const { return focused_ == id && id != 0; }
    /// 0 to 1, following `on` in theme::motion::press.
    float eased(NodeId id, bool on, int channel);
    float animate(NodeId id, float target, float ms, bool from_zero);

    void say(std::string_view text);
    void show_toast(std::string_view text);
    void want_frame(float in_ms);
    float scroll_of(NodeId id) const;  // CSS px a dialog or fixed place is scrolled by
    bool dialog_open() const { return dialog_was_open_; }
    void set_dialog_open() { dialog_open_ = true; }
    void set_insets(const Insets& insets) { next_insets_ = insets; }
    double now() const { return now_; }

    /// Where it points to: the id of everything a call wanted to hear of, for testing::Screen.
    std::vector<NodeId>* asked_about = nullptr;

    std::vector<Cluster> clusters;  // scratch of the text calls
    std::vector<float> advances;
    std::vector<Line> lines;

private:
    void begin_pass();
    void end_pass();
    void take_pointer_events();
    void draw_toast();
    void finish_line(Open& flow);
    void finish_column(Open& columns);
    void finish_row(Open& columns);
    void shift(Layer layer, std::size_t paint_first, std::size_t paint_last, std::size_t node_first,
               std::size_t node_last, float dx, float dy);
    void close_dialog(Open& dialog);

    struct Animation {
        NodeId id = 0;
        float from = 0, to = 0, ms = 0;
        double start = 0;
        std::uint32_t seen = 0;  // frame number
    };
    float value_of(const Animation& animation) const;

    std::vector<NodeId> claimed_;  // open addressing; 0 is free
    std::size_t claims_ = 0;
    Painting painting_;
    Fonts fonts_;
    std::vector<Event> events_;
    Event active_;
    bool has_active_ = false;
    NodeId hovered_ = 0, held_ = 0, focused_ = 0;
    std::vector<Open> scopes_;
    std::vector<Node> nodes_;
    PaintList paint_[3];
    std::vector<Animation> animations_;
    std::uint32_t frame_number_ = 0, announcements_ = 0;
    double now_ = 0, toast_until_ = 0;
    float next_frame_in_ = -1, document_height_ = 0;
    std::vector<std::pair<NodeId, float>> scrolls_;
    bool dialog_open_ = false, dialog_was_open_ = false;
    Insets insets_, next_insets_;
    std::string announcement_, toast_;
    int painted_ = 0;
};

/// The context whose frame is being made.
Context& context();
void make_current(Context* context);

/// Stable from frame to frame: FNV-1a of the key, seeded with the parent.
NodeId hashed(NodeId seed, std::string_view key);

}  // namespace regulars::ui
