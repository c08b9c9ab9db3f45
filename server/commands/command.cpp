#include "server/commands/command.h"

#include <algorithm>
#include <iostream>

namespace regulars::commands {
namespace {

void list(std::ostream& out, std::span<const Command* const> commands) {
    out << "usage: regulars COMMAND ...\n\n";
    for (const Command* command : commands) {
        out << "  " << command->name << std::string(12 - command->name.size(), ' ')
            << command->summary << '\n';
    }
    out << "\nregulars COMMAND --help says more. Ends with 0 when all is well, 1 when the input is "
           "wrong,\n2 when the command line is.\n";
}

void explain(std::ostream& out, const Command& command) {
    out << "usage: regulars " << command.name << ' ' << command.usage << '\n';
}

bool asks_for_help(std::string_view word) {
    return word == "--help" || word == "-h" || word == "help";
}

}  // namespace

Exit run_command(std::span<const Command* const> commands,
                 std::span<const std::string_view> words) {
    if (words.empty() || asks_for_help(words[0])) {
        list(words.empty() ? std::cerr : std::cout, commands);
        return words.empty() ? wrong_usage : good;
    }
    const auto named = std::ranges::find(commands, words[0], &Command::name);
    if (named == commands.end()) {
        std::cerr << "regulars: there is no command \"" << words[0] << "\"\n";
        list(std::cerr, commands);
        return wrong_usage;
    }
    const Command& command = **named;
    if (std::ranges::any_of(words.subspan(1), asks_for_help)) {
        explain(std::cout, command);
        return good;
    }
    const auto arguments = Arguments::parse(words.subspan(1), command.options);
    if (!arguments) {
        std::cerr << "regulars " << command.name << ": " << arguments.error() << '\n';
        explain(std::cerr, command);
        return wrong_usage;
    }
    const Exit ended = command.run(*arguments);
    if (ended == wrong_usage) explain(std::cerr, command);
    return ended;
}

}  // namespace regulars::commands
