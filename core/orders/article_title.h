// core/orders/article_title.h: an article's title as a member may read it in the history.
// Source    docs/rules/orders.md, O9.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace regulars {

inline constexpr std::size_t title_bytes_most = 120;

/// Runs of spaces and control characters become one space; a title in Latin capitals only is
/// written small but for its first letter ("T-LIGHT HOLDER": "T-light holder"), unless it has
/// four letters or fewer; what is too long ends in "…" after a whole character. `title` is UTF-8.
std::string tidied_title(std::string_view title);

}  // namespace regulars
