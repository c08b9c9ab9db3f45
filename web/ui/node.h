// web/ui/node.h: what a frame means, beside what it paints.
// Every ui:: call appends a Node; the mirror turns the nodes into real elements at the same rectangles.
// Units     rects are CSS px in the coordinates of the node's layer.
// Order     a frame's nodes are in reading order; a child always follows its parent.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/theme/tokens.h"

namespace regulars::ui {

struct Vec {
    float x = 0, y = 0;
};
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Vec center() const { return {x + w / 2, y + h / 2}; }
    Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    bool contains(const Rect& r) const {
        return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
    }
    bool operator==(const Rect&) const = default;
};

/// Mirrored by web/platform/mirror.js; add at the end of both.
enum class Role : std::uint8_t {
    group,
    main,
    nav,
    header,
    section,  // group has no meaning of its own
    heading1,
    heading2,
    heading3,
    paragraph,
    text,
    button,
    link,
    list,
    list_item,
    table,
    row,
    column_header,
    row_header,
    cell,
    progress,
    radio_group,
    radio,
    text_input,
    text_area,
    number_input,
    select,
    checkbox,
    dialog,
    status,
    image,
    separator,
    option,
    tab_list,
    tab,
    alert,
    field_label,
    skip_link,
    slider
};

/// document scrolls; fixed does not; dialog is the browser's top layer.
enum class Layer : std::uint8_t { document, fixed, dialog };

enum NodeFlag : std::uint32_t {
    flag_disabled = 1u << 0,
    flag_checked = 1u << 1,
    flag_current = 1u << 2,  // aria-current=page
    flag_invalid = 1u << 3,
    flag_busy = 1u << 4,
    flag_required = 1u << 5,
    flag_expandable = 1u << 6,  // aria-expanded is present
    flag_expanded = 1u << 7,
    flag_pressable = 1u << 8,  // aria-pressed is present (a toggle)
    flag_pressed = 1u << 9,
    flag_shown = 1u << 10,  // the element's own text is visible: the canvas could not paint it
    flag_semibold = 1u << 11,
    flag_center = 1u << 12,
    flag_end = 1u << 13,
    flag_focus = 1u << 14,   // asks for the focus once, when it turns on
    flag_hidden = 1u << 15,  // aria-hidden: repeats what another node already says
    flag_multi = 1u << 16,   // several lines of text
    flag_rising = 1u << 17,  // a column header by which the rows are sorted
    flag_falling = 1u << 18,
    flag_stand_in = 1u << 19,  // shown in place of paint, over an element that has the same words
};

using NodeId = std::uint32_t;  // 0 is the root of the layer

struct Node {
    NodeId id = 0, parent = 0;
    Role role = Role::group;
    Layer layer = Layer::document;
    std::uint32_t flags = 0;
    Rect rect;
    std::string label;  // accessible name, or the text itself
    std::string value;  // field value, progress text, link target
    NodeId target = 0;  // a field_label's field; a field's help or error
    std::string lang;   // only where it differs from the page
    std::string hint;   // kind of keyboard and autofill: "decimal;one-time-code"
    // progress: now and max; text: limit is the max length; slider: now, least to limit in steps;
    // a long table: limit rows in all, of which a row is the number-th from 1.
    float number = 0, limit = 0, least = 0, step = 0;
    float font_size = 0, line_height = 0;
    float radius = 0;    // of the focus ring
    theme::Color color;  // used only with flag_shown and by fields

    bool has(NodeFlag flag) const { return (flags & flag) != 0; }
    bool operator==(const Node&) const = default;
};

}  // namespace regulars::ui
