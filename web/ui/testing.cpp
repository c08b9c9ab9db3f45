#include "web/ui/testing.h"

#include <algorithm>
#include <set>

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

std::vector<std::string> Screen::unreachable() {
    static const std::set<Role> interactive{Role::button,     Role::link,      Role::radio,
                                            Role::text_input, Role::text_area, Role::number_input,
                                            Role::select,     Role::checkbox,  Role::dialog,
                                            Role::option,     Role::tab,       Role::slider};
    std::vector<NodeId> asked;
    context_->asked_about = &asked;
    show();
    context_->asked_about = nullptr;
    std::vector<std::string> wrong;
    for (const NodeId id : std::set<NodeId>(asked.begin(), asked.end())) {
        const auto node = std::find_if(nodes().begin(), nodes().end(),
                                       [id](const Node& one) { return one.id == id; });
        if (node == nodes().end()) {
            wrong.push_back("something to press has no element: " + std::to_string(id));
            continue;
        }
        const std::string who = std::string(name_of(node->role)) + " " + node->label;
        if (!interactive.contains(node->role)) wrong.push_back(who + " takes no focus");
        if (node->has(flag_hidden)) wrong.push_back(who + " is hidden from screen readers");
        if (node->label.empty()) wrong.push_back(who + "has no name");
        if (node->rect.w < 24 || node->rect.h < 24) wrong.push_back(who + " is too small to hit");
    }
    return wrong;
}

std::vector<std::string> Screen::overlapping() const {
    const auto is_text = [](const Node& node) {
        return node.role == Role::text || node.role == Role::paragraph ||
               (node.role >= Role::heading1 && node.role <= Role::heading3);
    };
    std::vector<const Node*> texts;
    for (const Node& node : nodes())
        if (is_text(node)) texts.push_back(&node);
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const Rect &a = texts[i]->rect, &b = texts[k]->rect;
            const bool apart = texts[i]->layer != texts[k]->layer || a.right() <= b.x + 1 ||
                               b.right() <= a.x + 1 || a.bottom() <= b.y + 1 ||
                               b.bottom() <= a.y + 1;
            if (!apart) wrong.push_back(texts[i]->label + " stands on " + texts[k]->label);
        }
    }
    return wrong;
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
