// server/commands/command.h: what `regulars` can do, one row a command, and how each ends.
#pragma once
#include <span>
#include <string_view>

#include "server/commands/arguments.h"

namespace regulars::commands {

enum Exit : int {
    good = 0,
    wrong_input = 1,  // what was read or stored is wrong; it is said on standard error
    wrong_usage = 2   // the command line is
};

struct Command {
    std::string_view name;
    std::string_view summary;  // one line for the list of commands
    std::string_view usage;    // what stands behind the name, and what it means
    std::span<const std::string_view> options;
    Exit (*run)(const Arguments& arguments);
};

extern const Command check_command;      // check.cpp
extern const Command describe_command;   // describe.cpp
extern const Command import_command;     // import_orders.cpp
extern const Command sample_command;     // sample.cpp
extern const Command serve_command;      // serve.cpp
extern const Command links_command;      // links.cpp
extern const Command replay_command;     // replay.cpp
extern const Command forecast_command;   // forecast.cpp
extern const Command simulate_command;   // simulate.cpp
extern const Command verify_command;     // verify.cpp
extern const Command demo_shop_command;  // demo_shop.cpp

/// Runs the command that words[0] names; without one, says what there is.
Exit run_command(std::span<const Command* const> commands, std::span<const std::string_view> words);

}  // namespace regulars::commands
