// web/ui/node_changes.h: the difference between two frames' documents, as text for the mirror.
// Operations are separated by U+001E, their fields by U+001F (neither can stand in a label: control
// characters become spaces). web/platform/mirror.js reads:
//   p id parent previous role layer flags x y w h label value target lang hint number limit size line radius color
//       put: make or change the element, as a child of `parent` behind its sibling `previous` (0: first)
//   r id
//       remove it; what was inside has been put elsewhere or removed before
// Units  CSS px in hundredths as whole numbers, relative to the parent's rectangle; ids in base 10.
#pragma once

#include <string>
#include <vector>

#include "web/ui/node.h"

namespace regulars::ui {

class NodeChanges {
public:
    /// Empty when nothing changed. Remembers `nodes` for the next call.
    const std::string& since_last(const std::vector<Node>& nodes);
    /// The next answer starts from an empty mirror.
    void forget() { last_.clear(); }

private:
    struct Placed {
        Node node;
        NodeId previous = 0;  // sibling before it
        Rect relative;
    };
    std::vector<Placed> last_;  // sorted by id
    std::string out_;
};

}  // namespace regulars::ui
