// core/base/problem.h: what a person got wrong, where, and which rule says so.
// Errors are values, all of them at once; nothing in core throws.
#pragma once
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace regulars {

/// A JSON Pointer (RFC 6901) that grows to the right: `at / "tiers" / 1 / "threshold"`.
struct JsonPath {
    std::string pointer;

    JsonPath operator/(std::string_view key) const;
    JsonPath operator/(std::size_t index) const;
    bool operator==(const JsonPath&) const = default;
};

struct Problem {
    JsonPath where;       // "/tiers/1/threshold"; empty: the whole document
    std::string rule;     // stable name: "tiers.threshold_not_rising"; tests and texts key on it
    std::string message;  // one English sentence for whoever edits the file
    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;
template <class T>
using Result = std::expected<T, Problems>;

inline std::unexpected<Problems> refuse(Problem problem) {
    return std::unexpected(Problems{std::move(problem)});
}

}  // namespace regulars
