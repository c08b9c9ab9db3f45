// web/ui/ui.h: what views call. Each call draws, appends a Node for the document beside the canvas,
// and returns what the person asked for.
//
// Units     CSS px as float, document coordinates; text is UTF-8.
// Flow      a call takes the next place in the innermost scope; scopes are objects that close
//           themselves: `auto card = ui::card();`. Name the object, or it closes at once.
// Keys      unique among siblings; they keep focus, hover and animation on the right thing when the
//           list around it changes. Texts and headings need none.
// Clicks    a click does one thing once: the call that owns it returns true in exactly one frame.
//           After a frame that delivered an event the view runs again before anything is shown, so
//           what was drawn before the click took effect is never seen.
// Colours   by purpose (Ink), from web/theme/tokens.h.
// Testing   web/ui/testing.h runs a view without a screen.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/theme/tokens.h"
#include "web/ui/icons.h"
#include "web/ui/node.h"

namespace regulars::ui {

using theme::Color;
using theme::Ink;

// ---- what a view may ask ---------------------------------------------------------------------

float width();           // of the innermost scope
float viewport_width();  // of the whole app, CSS px
float viewport_height();
bool is_phone();  // viewport narrower than theme::layout::phone_below
bool reduced_motion();
double now_ms();  // monotonic; the same all through a frame
const theme::Palette& palette();
inline Color color(Ink ink) { return theme::color_of(palette(), ink); }

/// Asks for another frame: at once, or after a delay (for a clock that shows minutes). State that
/// changes inside a frame because of an event needs no call.
void request_frame();
void request_frame_in(float ms);

/// Runs from its last value to `target` in `ms`, eased out; at once with reduced motion, and the
/// first time it is seen. Frames are requested until it arrives.
float animated(std::string_view key, float target, float ms);
/// 0 to 1 since this key was first drawn; for appearing (fade and rise).
float appeared(std::string_view key, float ms);

// ---- text -------------------------------------------------------------------------------------

enum class Weight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { start, center, end };

struct TextStyle {
    float size = theme::type::body;
    Weight weight = Weight::regular;
    Ink ink = Ink::text;
    Align align = Align::start;
    bool tight = false;  // heading leading (1.25) in place of text leading (1.5)
    int max_lines = 0;   // paragraphs: 0 is as many as needed; the last ends with an ellipsis
    std::string_view lang = {};  // when it differs from the page: a name in Japanese
};

inline constexpr TextStyle body_text{};
inline constexpr TextStyle strong_text{.weight = Weight::semibold};
inline constexpr TextStyle small_text{.size = theme::type::small, .ink = Ink::muted};
inline constexpr TextStyle caption_text{.size = theme::type::caption, .ink = Ink::muted};

/// level 1 to 3 (28, 20, 16 px); wraps.
void heading(int level, std::string_view text);
void heading(int level, std::string_view text, const TextStyle& style);
/// One line; an ellipsis where it does not fit. Wide as its text in a flow line, else the full width.
void text(std::string_view text, const TextStyle& style = {});
/// Wraps by our breaker; never wider than the scope, nor than 34 em when `reading` is set.
void paragraph(std::string_view text, const TextStyle& style = {}, bool reading = true);
float text_width(std::string_view text, const TextStyle& style = {});
float line_height(const TextStyle& style);

// ---- scopes -----------------------------------------------------------------------------------

class Scope {  // closes what it opened
public:
    explicit Scope(int depth) : depth_(depth) {}
    Scope(Scope&& other) noexcept : depth_(other.depth_) { other.depth_ = -1; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    Scope& operator=(Scope&&) = delete;
    ~Scope() { close(); }
    void close();                      // earlier than the end of the block
    void keep_open() { depth_ = -1; }  // the enclosing scope closes it
protected:
    int depth_;
};

/// Vertical flow with `gap` between items.
[[nodiscard]] Scope stack(float gap = theme::space::l);
/// Items at their natural width from left to right, wrapping; `align` moves each line as a whole.
[[nodiscard]] Scope flow(float gap = theme::space::s, Align align = Align::start);
/// Page content: margins of the device, at most content_max wide, centred. The main landmark.
[[nodiscard]] Scope page(std::string_view label, float gap = theme::space::xl);

struct Track {
    float weight = 1, fixed = 0;  // fixed CSS px when above zero, else a share
};
constexpr Track share(float weight) { return {weight, 0}; }
constexpr Track px(float fixed) { return {0, fixed}; }

class Columns : public Scope {
public:
    using Scope::Scope;
    void next();  // call before each column's content, the first too
};
enum class Cross : std::uint8_t { top, middle, bottom, stretch };
/// Side by side in given shares; inside a column things stand 4 px apart (open a stack for another
/// gap). `stretch` makes cards in a row equally tall.
[[nodiscard]] Columns columns(std::span<const Track> tracks, float gap = theme::space::l,
                              Cross cross = Cross::top);
[[nodiscard]] Columns columns(std::initializer_list<Track> tracks, float gap = theme::space::l,
                              Cross cross = Cross::top);
/// As many equal columns as fit with at least `min_width` each; next() before each cell.
[[nodiscard]] Columns grid(float min_width, float gap = theme::space::l,
                           Cross cross = Cross::stretch);

struct CardStyle {
    float padding = theme::space::l, gap = theme::space::m, radius = theme::radius::card;
    Ink fill = Ink::surface;
    Ink outline = Ink::none;
    bool raised = false;  // a soft shadow: the one rich object of a screen
};
[[nodiscard]] Scope card(const CardStyle& style = {});
/// Only space around its content.
[[nodiscard]] Scope padded(float horizontal, float vertical, float gap = theme::space::m);

/// Meaning without looks: landmarks, lists and groups of the document beside the canvas.
[[nodiscard]] Scope section(std::string_view key, std::string_view label,
                            float gap = theme::space::m);
[[nodiscard]] Scope list(std::string_view key, std::string_view label, float gap = 0);
[[nodiscard]] Scope list_item(std::string_view key, float gap = theme::space::xs);
/// Keys inside are kept apart from the same keys outside; no element, no space.
[[nodiscard]] Scope keyed(std::string_view key);
/// What is inside fades in and rises a little the first time this key is seen.
[[nodiscard]] Scope appearing(std::string_view key, float gap = theme::space::l);
/// A place that does not scroll with the document, in root coordinates: the studio's phone. What does
/// not fit in `rect` is reached by scrolling inside it.
[[nodiscard]] Scope fixed(std::string_view key, std::string_view label, const Rect& rect,
                          float gap = theme::space::m);
/// The scrolling document keeps clear of fixed things: CSS px from each edge. Holds until set again.
struct Insets {
    float left = 0, top = 0, right = 0, bottom = 0;
};
void set_document_insets(const Insets& insets);

void spacer(float height);
void divider();

/// The first thing a keyboard reaches: past the navigation, to the main landmark. Not painted: the
/// browser shows it while it has the focus. Call it before the navigation.
void skip_link(std::string_view label);

// ---- things to press ----------------------------------------------------------------------------

enum class ButtonKind : std::uint8_t { primary, secondary, quiet, danger };
struct ButtonOptions {
    bool enabled = true;
    bool busy = false;  // says so, and takes no clicks
    bool full_width = false;
    Icon icon = Icon::none;
    bool small = false;          // 36 px of paint; the element stays 44 tall
    std::string_view name = {};  // accessible name when the label alone does not say enough
    bool focus = false;          // asks for the focus when it first appears
};
bool button(std::string_view key, std::string_view label, ButtonKind kind = ButtonKind::primary,
            const ButtonOptions& options = {});
bool icon_button(std::string_view key, Icon icon, std::string_view name,
                 const ButtonOptions& options = {});
/// A link the browser follows when `href` names a page; true in the frame of the click when `href`
/// is empty or starts with '#', which the app follows itself.
bool link(std::string_view key, std::string_view label, std::string_view href = {},
          const TextStyle& style = {.ink = Ink::accent});
/// A small word that is on or off.
bool chip(std::string_view key, std::string_view label, bool selected, Icon icon = Icon::none);

/// A card or row that is one button; what is drawn inside belongs to it, and holds nothing to press.
class Pressable : public Scope {
public:
    Pressable(int depth, bool clicked, bool hovered, bool pressed, Rect rect)
        : Scope(depth), clicked_(clicked), hovered_(hovered), pressed_(pressed), rect_(rect) {}
    bool clicked() const { return clicked_; }
    bool hovered() const { return hovered_; }
    bool held() const { return pressed_; }
    Rect rect() const { return rect_; }  // height is 0 unless it was given
private:
    bool clicked_, hovered_, pressed_;
    Rect rect_;
};
struct PressableOptions {
    CardStyle style{};
    float height = 0;  // fixed height; 0 is as tall as the content
    bool enabled = true;
    bool bare = false;  // paints nothing of its own (the member card paints itself)
    bool expandable = false, expanded = false;
    std::string_view href = {};
};
[[nodiscard]] Pressable card_button(std::string_view key, std::string_view name,
                                    const PressableOptions& options = {});

struct NavItem {
    std::string_view key{}, label{};
    Icon icon = Icon::none;
    int count = 0;  // a small number on the icon; 0 shows none
};
/// The places of the app: bottom bar on phones, side rail on desktops (both keep the document clear
/// of them), or a line of tabs inside the page when embedded. The chosen index, in the frame of the click.
enum class NavPlace : std::uint8_t { automatic, inline_tabs };
std::optional<int> nav_bar(std::string_view key, std::string_view label,
                           std::span<const NavItem> items, int current,
                           NavPlace place = NavPlace::automatic, std::string_view brand = {});
/// Tabs inside a page (role tablist).
std::optional<int> tabs(std::string_view key, std::string_view label,
                        std::span<const std::string> names, int current);

// ---- fields: real inputs, their text is the browser's ------------------------------------------

enum class FieldKind : std::uint8_t { text, email, phone, date, search, decimal, whole, code };
struct FieldOptions {
    FieldKind kind = FieldKind::text;
    std::string_view help = {};          // under the field
    std::string_view error = {};         // replaces help; marks the field invalid
    std::string_view autocomplete = {};  // HTML autofill name: "email", "bday"
    std::string_view placeholder = {};
    std::string_view suffix = {};  // a unit painted at the right end
    int max_length = 0;
    bool required = false;
    bool enabled = true;
    bool hide_label = false;  // the label is still the accessible name
    bool focus = false;
};
/// The new value in each frame in which the person changed it; the caller keeps the value.
std::optional<std::string> text_field(std::string_view key, std::string_view label,
                                      std::string_view value, const FieldOptions& options = {});
std::optional<std::string> text_area(std::string_view key, std::string_view label,
                                     std::string_view value, int rows = 4,
                                     const FieldOptions& options = {});
/// Text as typed (the caller reads the number, so that "1," while typing is not lost).
std::optional<std::string> number_field(std::string_view key, std::string_view label,
                                        std::string_view value, std::string_view error = {},
                                        const FieldOptions& options = {.kind = FieldKind::decimal});
std::optional<int> select(std::string_view key, std::string_view label,
                          std::span<const std::string> choices, int current,
                          const FieldOptions& options = {});
/// The new state, in the frame of the change.
std::optional<bool> checkbox(std::string_view key, std::string_view label, bool checked,
                             std::string_view help = {}, bool enabled = true);
std::optional<int> radio_group(std::string_view key, std::string_view legend,
                               std::span<const std::string> choices, int current);
/// `lowest` to `highest` as radios in one line; `current` outside the range is no answer yet.
std::optional<int> score_picker(std::string_view key, std::string_view legend, int lowest,
                                int highest, int current, std::string_view lowest_label = {},
                                std::string_view highest_label = {});

/// A number between two, by pointer, finger and arrow keys; `text` is the value as a person reads it.
struct SliderRange {
    double least = 0, most = 100, step = 1;
};
std::optional<double> slider(std::string_view key, std::string_view label, const SliderRange& range,
                             double value, std::string_view text);
/// One to `most` stars as radios in one line; 0 is no answer yet.
std::optional<int> rating(std::string_view key, std::string_view legend, int most, int current);

// ---- things to read -----------------------------------------------------------------------------

struct ProgressParts {
    float done = 0;   // what counts already
    float part = 0;   // what this order would add
    float whole = 1;  // the goal; not above zero is drawn as reached
};
/// `sentence` stands above, `end` (a deadline) right of it; `valuetext` is what a screen reader says.
void progress(std::string_view key, std::string_view label, const ProgressParts& parts,
              std::string_view valuetext, std::string_view sentence = {},
              std::string_view end = {});

/// The same as a ring that fills clockwise, with `text` in its middle.
void progress_ring(std::string_view key, std::string_view label, const ProgressParts& parts,
                   std::string_view valuetext, std::string_view text, float size = 96);

enum class BadgeKind : std::uint8_t { plain, accent, positive, warning, danger };
void badge(std::string_view label, BadgeKind kind = BadgeKind::plain, Icon icon = Icon::none);
void tier_badge(std::string_view label, theme::TierStyle style);
/// Decoration; `name` makes it an image with that name.
void icon(Icon icon, float size = 24, Ink ink = Ink::text, std::string_view name = {});
/// A sentence with an icon: kind says how serious; announced when it appears.
void notice(std::string_view key, std::string_view text, BadgeKind kind = BadgeKind::plain);
/// One sentence and one action; true when pressed. No action when `action` is empty.
bool empty_state(std::string_view key, std::string_view sentence, std::string_view action = {});
/// A still soft well in place of content that is coming.
void skeleton(float height, float width_share = 1);
/// A picture the browser decodes, cropped to fill; a soft well until it is there.
void image(std::string_view key, std::string_view url, std::string_view name, float aspect,
           float radius = theme::radius::control);
/// What a reader scans, black on white with its quiet zone; modules are whole physical pixels. `modules`
/// is a text of '1' (dark) and '0', from platform/app.h.
/// Square (QR), at most `size` wide; row by row.
void code_square(std::string_view key, std::string_view name, std::string_view modules, float size);
/// Bars (Code 128), as wide as fits. False, and nothing is drawn, where a module would be narrower than
/// a CSS pixel.
bool code_bars(std::string_view key, std::string_view name, std::string_view modules, float height);

struct Column {
    std::string_view title{};
    Track track{};
    Align align = Align::start;  // end for numbers
    bool sortable = false;       // its head is a button
};
struct Sorting {
    int column = -1;  // below zero: as the rows come
    bool falling = false;
    bool operator==(const Sorting&) const = default;
};
struct TableOptions {
    bool show_caption = false;
    Sorting sorting{};  // what the rows are sorted by now
};
class Table : public Scope {
public:
    using Scope::Scope;
    Table(Table&&) noexcept = default;
    ~Table();
    void row(std::string_view key);
    void cell(std::string_view text, const TextStyle& style = {.size = theme::type::small});
    void cell();  // then draw anything in it

    /// What the person asked for, in the frame of the click on a head; the caller sorts.
    const std::optional<Sorting>& asked() const { return asked_; }

    struct Rows {
        int first = 0, last = 0;  // of `count`, to be drawn
    };
    /// Thousands of rows, each `row_height` tall: only those near the viewport are drawn. Call it
    /// before the first row, draw rows first to last - 1 by long_row(), then nothing else.
    Rows long_rows(int count, float row_height);
    void long_row(int index);
    /// The height of a row whose cells are single lines of small text.
    static float single_line_height();

private:
    friend Table table(std::string_view, std::string_view, std::span<const Column>,
                       const TableOptions&);
    std::optional<Sorting> asked_;
    float row_height_ = 0, rest_ = 0;  // rest: the room of the rows below the last that is drawn
};
[[nodiscard]] Table table(std::string_view key, std::string_view caption,
                          std::span<const Column> columns, const TableOptions& options = {});
[[nodiscard]] Table table(std::string_view key, std::string_view caption,
                          std::initializer_list<Column> columns, const TableOptions& options = {});

struct Bar {
    std::string label{};
    double value = 0,
           second = 0;   // second: the same bar under another design; drawn when a name is given
    std::string text{};  // the value as a person reads it
    std::string second_text{};
};
struct ChartOptions {
    float height = 180;
    bool horizontal = false;
    std::string_view label_title = {};  // head of the label column
    std::string_view value_name = {}, second_name = {};
};
/// Bars painted; the same numbers as a table in the document.
void bar_chart(std::string_view key, std::string_view title, std::span<const Bar> bars,
               const ChartOptions& options = {});

struct Series {
    std::string name{};
    std::vector<double> values{};      // one for each label
    std::vector<std::string> texts{};  // the values as a person reads them
};
/// Lines painted over the labels; the same numbers as a table in the document.
void line_chart(std::string_view key, std::string_view title, std::span<const std::string> labels,
                std::span<const Series> series, float height = 180);

// ---- above the page -------------------------------------------------------------------------------

class Dialog : public Scope {
public:
    Dialog(int depth, bool dismissed) : Scope(depth), dismissed_(dismissed) {}
    bool dismissed() const { return dismissed_; }  // Esc or the close button: stop calling dialog()
private:
    bool dismissed_;
};
/// Open as long as it is called. Focus, Esc and inertness of the page are the browser's.
[[nodiscard]] Dialog dialog(std::string_view key, std::string_view title, float max_width = 440);

/// Said once by screen readers; a toast also shows it for a while.
void announce(std::string_view text);
void toast(std::string_view text);

// ---- own drawing: the member card -------------------------------------------------------------------

/// Takes a place in the flow and paints nothing. Width 0 is the full width.
Rect place(float width, float height);
void paint_rect(const Rect& rect, Color fill, float radius = 0);
void paint_outline(const Rect& rect, Color line, float radius = 0, float thickness = 1);
void paint_gradient(const Rect& rect, Color from, Color to,
                    float radius = 0);  // top left to bottom right
void paint_glow(Vec center, float size, Color color, const Rect& clip,
                float radius);  // soft highlight, clipped
void paint_shadow(const Rect& rect, float radius, float blur = 16);
void paint_icon(Vec top_left, Icon icon, float size, Color color);
/// One line at `top_left` (or its end or centre there, by style.align), also as text of the document.
/// Returns its width; cut with an ellipsis at `max_width` when above zero.
float text_at(Vec top_left, std::string_view text, const TextStyle& style, float max_width = 0);

}  // namespace regulars::ui
