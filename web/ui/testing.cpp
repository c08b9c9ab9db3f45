#include "web/ui/testing.h"

#include "web/ui/context.h"
#include "web/ui/fixed_glyphs.h"

namespace regulars::ui::testing {

namespace {

FixedGlyphs& letters() {
    static FixedGlyphs fixed;
    return fixed;
}

std::string_view name_of(Role role) {
    static constexpr std::string_view names[] = {
        "group",        "main",      "nav",         "header", "section",       "heading1",
        "heading2",     "heading3",  "paragraph",   "text",   "button",        "link",
        "list",         "list_item", "table",       "row",    "column_header", "row_header",
        "cell",         "progress",  "radio_group", "radio",  "text_input",    "text_area",
        "number_input", "select",    "checkbox",    "dialog", "status",        "image",
        "separator",    "option",    "tab_list",    "tab",    "alert",         "field_label",
        "skip_link",    "slider"};
    return names[static_cast<std::size_t>(role)];
}

}  // namespace

Screen::Screen(Size size, std::function<void()> view)
    : context_(std::make_unique<Context>(letters())), view_(std::move(view)) {
    context_->viewport.width = size.width;
    context_->viewport.height = size.height;
    show();
}

Screen::~Screen() = default;

void Screen::show() { advance(0); }

void Screen::advance(double ms) {
    const double until = context_->now() + ms;
    do {
        const double now = std::min(until, context_->now() + 16);
        context_->frame(
            now, [](void* self) { static_cast<Screen*>(self)->view_(); }, this);
        context_->painting().accept_textures();
    } while (context_->now() < until);
}

void Screen::resize(Size size) {
    context_->viewport.width = size.width;
    context_->viewport.height = size.height;
    show();
}

bool Screen::wants_frame() const { return context_->next_frame_in() >= 0; }
const std::vector<Node>& Screen::nodes() const { return context_->nodes(); }
int Screen::painted() const { return context_->painted(); }

const Node* Screen::find(Role role, std::string_view name) const {
    for (const Node& node : nodes())
        if (node.role == role && node.label == name) return &node;
    return nullptr;
}

int Screen::count(Role role) const {
    int found = 0;
    for (const Node& node : nodes()) found += node.role == role ? 1 : 0;
    return found;
}

bool Screen::says(std::string_view text) const {
    for (const Node& node : nodes()) {
        std::string joined;  // a line break of ours is no part of the sentence
        for (const char c : node.label)
            if (c != '\n') joined += c;
        if (joined.find(text) != joined.npos || node.label.find(text) != node.label.npos ||
            node.value.find(text) != node.value.npos)
            return true;
    }
    return false;
}

std::string Screen::outline() const {
    std::string out;
    std::vector<NodeId> open;
    for (const Node& node : nodes()) {
        while (!open.empty() && open.back() != node.parent) open.pop_back();
        out.append(open.size() * 2, ' ');
        open.push_back(node.id);
        out += name_of(node.role);
        if (!node.label.empty()) out += " " + node.label;
        if (!node.value.empty() && node.value != node.label) out += " = " + node.value;
        if (node.has(flag_disabled)) out += " [disabled]";
        if (node.has(flag_checked)) out += " [checked]";
        if (node.has(flag_current)) out += " [current]";
        if (node.has(flag_invalid)) out += " [invalid]";
        out += '\n';
    }
    return out;
}

bool Screen::press(Role role, std::string_view name) {
    const Node* node = find(role, name);
    if (node == nullptr || node->has(flag_disabled)) return false;
    const bool chooses = role == Role::radio || role == Role::checkbox;
    context_->deliver({chooses ? Event::Kind::check : Event::Kind::click, node->id, {}, 0});
    show();
    return true;
}

bool Screen::type(std::string_view label, std::string_view value) {
    for (const Role role : {Role::text_input, Role::number_input, Role::text_area}) {
        const Node* node = find(role, label);
        if (node == nullptr || node->has(flag_disabled)) continue;
        context_->deliver({Event::Kind::value, node->id, std::string(value), 0});
        show();
        return true;
    }
    return false;
}

bool Screen::choose(std::string_view label, std::string_view option) {
    if (const Node* list = find(Role::select, label)) {
        for (const Node& node : nodes()) {
            if (node.role != Role::option || node.parent != list->id || node.label != option)
                continue;
            context_->deliver({Event::Kind::value, list->id, node.value, 0});
            show();
            return true;
        }
    }
    const Node* group = find(Role::radio_group, label);
    if (group == nullptr) return false;
    for (const Node& node : nodes()) {
        if (node.role != Role::radio || node.parent != group->id || node.label != option) continue;
        context_->deliver({Event::Kind::check, node.id, {}, 0});
        show();
        return true;
    }
    return false;
}

bool Screen::dismiss_dialog() {
    for (const Node& node : nodes()) {
        if (node.role != Role::dialog) continue;
        context_->deliver({Event::Kind::close, node.id, {}, 0});
        show();
        return true;
    }
    return false;
}

}  // namespace regulars::ui::testing
