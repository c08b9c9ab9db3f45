// Headings, lines and paragraphs: measured, broken, painted and mirrored.
#include <algorithm>
#include <string>

#include "web/ui/context.h"

namespace regulars::ui {

float line_height(const TextStyle& style) {
    return style.size * (style.tight ? theme::type::heading_leading : theme::type::text_leading);
}

float text_width(std::string_view text, const TextStyle& style) {
    Context& c = context();
    c.fonts().clusters().split(text, c.clusters);
    return c.fonts().width(c.clusters, style.size, style.weight == Weight::semibold);
}

namespace {

constexpr std::string_view ellipsis = "…";

std::string_view slice(std::string_view text, const std::vector<Cluster>& clusters,
                       std::size_t first, std::size_t last) {
    if (first >= last) return {};
    return text.substr(clusters[first].begin, clusters[last - 1].end - clusters[first].begin);
}

void measure(Context& c, std::string_view text, const TextStyle& style) {
    const bool semibold = style.weight == Weight::semibold;
    c.fonts().clusters().split(text, c.clusters);
    c.advances.clear();
    for (const Cluster& cluster : c.clusters)
        c.advances.push_back(
            cluster.first == '\n' ? 0 : c.fonts().advance(cluster.glyph, style.size, semibold));
}

/// As much of clusters[first..] as fits with an ellipsis behind it.
std::string shortened(Context& c, std::string_view text, std::size_t first, float width,
                      const TextStyle& style) {
    float used = text_width(ellipsis, style);
    measure(c, text, style);
    std::size_t last = first;
    while (last < c.clusters.size() && c.clusters[last].first != '\n' &&
           used + c.advances[last] <= width)
        used += c.advances[last++];
    while (last > first && c.clusters[last - 1].first == ' ') --last;
    return std::string(slice(text, c.clusters, first, last)) + std::string(ellipsis);
}

float aligned(const Rect& rect, float width, Align align) {
    const float left = rect.w - width;
    return rect.x + (align == Align::start ? 0 : align == Align::center ? left / 2 : left);
}

Align align_here(const TextStyle& style) {
    return style.align == Align::start ? context().top().text_align : style.align;
}

void describe(Node& node, const TextStyle& style, Align align, Color ink) {
    node.font_size = style.size;
    node.line_height = line_height(style);
    node.color = ink;
    node.lang = style.lang;
    if (style.weight == Weight::semibold) node.flags |= flag_semibold;
    if (align == Align::center) node.flags |= flag_center;
    if (align == Align::end) node.flags |= flag_end;
    if (needs_browser(node.label)) node.flags |= flag_shown;
}

/// Whether every line ends where one may: a word longer than its line is cut.
bool keeps_words(const Context& c) {
    return std::all_of(c.lines.begin() + 1, c.lines.end(),
                       [&](const Line& line) { return may_break(c.clusters, line.first); });
}

/// A short paragraph whose last line would hold a few letters is broken into lines of like length.
void balance(Context& c, float width, float em) {
    constexpr std::size_t most = 3;
    const std::size_t lines = c.lines.size();
    if (lines < 2 || lines > most || c.lines.back().width >= 4 * em || !keeps_words(c)) return;
    float narrow = width / 2, wide = width;
    while (wide - narrow > em / 4) {
        const float middle = (narrow + wide) / 2;
        break_lines(c.clusters, c.advances, middle, c.lines);
        (c.lines.size() <= lines && keeps_words(c) ? wide : narrow) = middle;
    }
    break_lines(c.clusters, c.advances, wide, c.lines);
}

void block(Role role, std::string_view text, const TextStyle& style, float widest) {
    Context& c = context();
    const bool semibold = style.weight == Weight::semibold;
    const bool in_line = c.top().kind == ScopeKind::flow;
    const float width = std::min(c.available(), widest);
    measure(c, text, style);
    break_lines(c.clusters, c.advances, width, c.lines);
    if (text.find('\n') == text.npos) balance(c, width, style.size);
    std::vector<std::string> shown;
    std::vector<float> widths;
    for (const Line& line : c.lines) {
        shown.emplace_back(slice(text, c.clusters, line.first, line.last));
        widths.push_back(line.width);
    }
    const std::size_t most =
        style.max_lines > 0 ? static_cast<std::size_t>(style.max_lines) : shown.size();
    if (shown.size() > most) {
        shown.resize(most);
        widths.resize(most);
        shown.back() = shortened(c, text, c.lines[most - 1].first, width, style);
        widths.back() = text_width(shown.back(), style);
    }
    const float leading = line_height(style);
    const float natural = widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
    const Rect rect = c.place(in_line ? std::max(natural, 1.0F) : 0,
                              leading * static_cast<float>(std::max<std::size_t>(1, shown.size())));
    const Align align = align_here(style);
    const Rect column{rect.x, rect.y, align == Align::start ? std::min(rect.w, width) : rect.w,
                      rect.h};
    Node& node = c.emit(role, column);
    for (const std::string& line : shown) {
        if (!node.label.empty()) node.label += '\n';
        node.label += line;
    }
    if (shown.size() > 1) node.flags |= flag_multi;
    const Color ink = color(style.ink);
    describe(node, style, align, ink);
    if (node.has(flag_shown)) return;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Rect line{aligned(column, widths[i], align), rect.y + leading * static_cast<float>(i),
                        widths[i], leading};
        c.paint().add_text(shown[i], line, style.size, semibold, ink);
    }
}

}  // namespace

void Context::paint_words(std::string_view text, const Rect& line, float size, bool semibold,
                          Color ink) {
    if (!needs_browser(text)) {
        paint().add_text(text, line, size, semibold, ink);
        return;
    }
    Node& node = emit(Role::text, line);
    node.label = text;
    node.font_size = size;
    node.line_height = line.h;
    node.color = ink;
    node.flags = flag_shown | flag_hidden | flag_stand_in | (semibold ? flag_semibold : 0u);
}

void Context::draw_text_line(std::string_view text, const Rect& rect, const TextStyle& style,
                             Color ink) {
    const float natural = text_width(text, style);
    const std::string cut =
        natural > rect.w + 0.5F ? shortened(*this, text, 0, rect.w, style) : std::string(text);
    const float width = natural > rect.w + 0.5F ? text_width(cut, style) : natural;
    const Align align = align_here(style);
    const float leading = line_height(style);
    const Rect line{aligned(rect, width, align), rect.y + (rect.h - leading) / 2, width, leading};
    Node& node = emit(Role::text, line);
    node.label = cut;
    describe(node, style, Align::start, ink);
    if (!node.has(flag_shown))
        paint().add_text(cut, line, style.size, style.weight == Weight::semibold, ink);
}

void heading(int level, std::string_view text) {
    const float size = level == 1   ? theme::type::display
                       : level == 2 ? theme::type::title
                                    : theme::type::body;
    heading(level, text, {.size = size, .weight = Weight::semibold, .tight = true});
}

void heading(int level, std::string_view text, const TextStyle& style) {
    block(level == 1   ? Role::heading1
          : level == 2 ? Role::heading2
                       : Role::heading3,
          text, style, 1e9F);
}

void text(std::string_view text, const TextStyle& style) {
    Context& c = context();
    const bool in_line = c.top().kind == ScopeKind::flow;
    const Rect rect =
        c.place(in_line ? std::max(1.0F, text_width(text, style)) : 0, line_height(style));
    c.draw_text_line(text, rect, style, color(style.ink));
}

void paragraph(std::string_view text, const TextStyle& style, bool reading) {
    block(Role::paragraph, text, style,
          reading ? theme::layout::reading_max_em * style.size : 1e9F);
}

float text_at(Vec top_left, std::string_view text, const TextStyle& style, float max_width) {
    Context& c = context();
    const float natural = text_width(text, style);
    const float width = max_width > 0 ? std::min(natural, max_width) : natural;
    const float x = top_left.x - (style.align == Align::start    ? 0
                                  : style.align == Align::center ? width / 2
                                                                 : width);
    TextStyle plain = style;
    plain.align = Align::start;
    c.draw_text_line(text, {x, top_left.y, width, line_height(style)}, plain, color(style.ink));
    return width;
}

}  // namespace regulars::ui
