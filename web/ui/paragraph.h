// web/ui/paragraph.h: where a paragraph's lines end.
// Greedy, over clusters. Chinese and Japanese break between any two characters except before the
// marks that may not start a line and after those that may not end one (the kinsoku sets); Latin
// words and amounts such as NT$1,200 stay whole, and a number keeps its unit (1,240 點).
// Units  widths are whatever `advances` holds. A line always takes at least one cluster.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "web/ui/unicode.h"

namespace regulars::ui {

struct Line {
    std::uint32_t first = 0, last = 0;  // clusters [first, last), trailing spaces left out
    float width = 0;
};

bool may_start_line(char32_t code);
bool may_end_line(char32_t code);
/// Whether a line may end between clusters i-1 and i.
bool may_break(std::span<const Cluster> clusters, std::size_t i);

/// `advances[i]` is the width of cluster i. '\n' ends a line and takes no width.
void break_lines(std::span<const Cluster> clusters, std::span<const float> advances, float width,
                 std::vector<Line>& out);

}  // namespace regulars::ui
