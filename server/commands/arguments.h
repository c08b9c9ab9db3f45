// server/commands/arguments.h: the words behind a command: options with a value ("--data DIR" or
// "--data=DIR"), given at most once unless said otherwise, and the rest in order.
#pragma once
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regulars::commands {

class Arguments {
public:
    /// Refuses, with a sentence: an option that is not in `known`, one without its value, one
    /// given twice. Names are without their dashes.
    static std::expected<Arguments, std::string> parse(std::span<const std::string_view> words,
                                                       std::span<const std::string_view> known);

    /// Empty if it was not given.
    std::string value(std::string_view option) const;
    std::string value_or(std::string_view option, std::string_view otherwise) const;
    bool has(std::string_view option) const { return options_.contains(option); }
    const std::vector<std::string>& rest() const { return rest_; }

private:
    std::map<std::string, std::string, std::less<>> options_;
    std::vector<std::string> rest_;
};

/// A whole number within least..most; empty for anything else.
std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t least,
                                         std::int64_t most);

}  // namespace regulars::commands
