// core/orders/line_problem.h: what is wrong with a line of a merchant's file.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace regulars {

struct LineProblem {
    std::int64_t line = 0;  // physical line of the file, from 1; 0: the file as a whole
    std::string_view rule;  // stable name, always a literal: "csv.unclosed_quote"
    std::string message;    // one English sentence for whoever made the file
    bool operator==(const LineProblem&) const = default;
};

}  // namespace regulars
