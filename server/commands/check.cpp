#include <iostream>

#include "server/commands/program_file.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

Exit check(const Arguments& arguments) {
    if (arguments.rest().size() != 1) return say_usage("check", "name one file");
    const auto programs = read_programs_file(arguments.rest().front());
    if (programs) {
        std::cout << "ok\n";
        return good;
    }
    for (const Problem& problem : programs.error()) std::cout << line_of(problem) << '\n';
    return wrong_input;
}

}  // namespace

const Command check_command{
    "check",
    "reads a programme and names everything that is wrong with it",
    "FILE\n\n"
    "FILE is one programme, or {\"versions\": [...]} as docs/replay.md has it; \"-\" is the "
    "standard "
    "input.\n"
    "Prints \"ok\", or one line a problem: its JSON Pointer, the rule's name, a sentence.",
    {},
    check};

}  // namespace regulars::commands
