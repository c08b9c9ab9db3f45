#include "server/commands/arguments.h"

#include <algorithm>
#include <charconv>

namespace regulars::commands {

std::expected<Arguments, std::string> Arguments::parse(std::span<const std::string_view> words,
                                                       std::span<const std::string_view> known) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i];
        if (!word.starts_with("--")) {
            arguments.rest_.emplace_back(word);
            continue;
        }
        word.remove_prefix(2);
        const std::size_t equals = word.find('=');
        const std::string name(word.substr(0, equals));
        if (std::ranges::find(known, name) == known.end()) {
            return std::unexpected("there is no option --" + name);
        }
        if (equals == word.npos && i + 1 == words.size()) {
            return std::unexpected("--" + name + " wants a value");
        }
        std::string value(equals == word.npos ? words[++i] : word.substr(equals + 1));
        if (!arguments.options_.emplace(name, std::move(value)).second) {
            return std::unexpected("--" + name + " was given twice");
        }
    }
    return arguments;
}

std::string Arguments::value(std::string_view option) const { return value_or(option, ""); }

std::string Arguments::value_or(std::string_view option, std::string_view otherwise) const {
    const auto given = options_.find(option);
    return given == options_.end() ? std::string(otherwise) : given->second;
}

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t least,
                                         std::int64_t most) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || read != end || number < least || number > most) return {};
    return number;
}

}  // namespace regulars::commands
