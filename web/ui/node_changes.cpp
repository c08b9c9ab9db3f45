#include "web/ui/node_changes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace regulars::ui {

namespace {

constexpr char field = '\x1F', operation = '\x1E';

void add_number(std::string& out, long long value) {
    char digits[24];
    char* end = digits + sizeof digits;
    char* at = end;
    const bool negative = value < 0;
    unsigned long long left = negative ? 0ULL - static_cast<unsigned long long>(value)
                                       : static_cast<unsigned long long>(value);
    do *--at = static_cast<char>('0' + left % 10);
    while ((left /= 10) != 0);
    if (negative) *--at = '-';
    out.append(at, end);
    out += field;
}
void add_length(std::string& out, float value) {
    add_number(out, std::llround(static_cast<double>(value) * 100));
}
void add_text(std::string& out, const std::string& text) {
    for (const char c : text) out += static_cast<unsigned char>(c) < ' ' && c != '\n' ? ' ' : c;
    out += field;
}

}  // namespace

const std::string& NodeChanges::since_last(const std::vector<Node>& nodes) {
    out_.clear();
    std::vector<Placed> now;
    now.reserve(nodes.size());
    // Parents come before their children, so a small map from id to place in `nodes` is enough.
    std::vector<std::pair<NodeId, std::size_t>> index;
    index.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) index.emplace_back(nodes[i].id, i);
    std::sort(index.begin(), index.end());
    const auto place_of = [&](NodeId id) {
        const auto found =
            std::lower_bound(index.begin(), index.end(), std::pair<NodeId, std::size_t>{id, 0});
        return found != index.end() && found->first == id ? found->second : nodes.size();
    };
    std::vector<NodeId> last_child(nodes.size(), 0);
    NodeId last_root[3] = {0, 0, 0};
    for (const Node& node : nodes) {
        Placed placed{node, 0, node.rect};
        const std::size_t parent = node.parent == 0 ? nodes.size() : place_of(node.parent);
        if (parent < nodes.size()) {
            placed.previous = std::exchange(last_child[parent], node.id);
            placed.relative = node.rect.moved(-nodes[parent].rect.x, -nodes[parent].rect.y);
        } else {
            placed.node.parent = 0;
            placed.previous = std::exchange(last_root[static_cast<int>(node.layer)], node.id);
        }
        now.push_back(std::move(placed));
    }

    const auto before = [&](NodeId id) -> const Placed* {
        const auto found =
            std::lower_bound(last_.begin(), last_.end(), id,
                             [](const Placed& p, NodeId wanted) { return p.node.id < wanted; });
        return found != last_.end() && found->node.id == id ? &*found : nullptr;
    };
    for (const Placed& p : now) {
        const Node& n = p.node;
        if (const Placed* old = before(n.id)) {
            Node same_place = old->node;  // only the rectangle inside the parent counts
            same_place.rect = n.rect;
            if (same_place == n && old->previous == p.previous && old->relative == p.relative)
                continue;
        }
        out_ += 'p';
        out_ += field;
        for (const NodeId id : {n.id, n.parent, p.previous}) add_number(out_, id);
        for (const long long small :
             {static_cast<long long>(n.role), static_cast<long long>(n.layer),
              static_cast<long long>(n.flags)})
            add_number(out_, small);
        for (const float length : {p.relative.x, p.relative.y, p.relative.w, p.relative.h})
            add_length(out_, length);
        add_text(out_, n.label);
        add_text(out_, n.value);
        add_number(out_, n.target);
        add_text(out_, n.lang);
        add_text(out_, n.hint);
        for (const float length :
             {n.number, n.limit, n.font_size, n.line_height, n.radius, n.least, n.step})
            add_length(out_, length);
        add_number(out_, (n.color.r << 16) | (n.color.g << 8) | n.color.b);
        out_ += operation;
    }
    for (const Placed& old : last_) {
        if (place_of(old.node.id) < nodes.size()) continue;
        out_ += 'r';
        out_ += field;
        add_number(out_, old.node.id);
        out_ += operation;
    }
    std::sort(now.begin(), now.end(),
              [](const Placed& a, const Placed& b) { return a.node.id < b.node.id; });
    last_ = std::move(now);
    return out_;
}

}  // namespace regulars::ui
