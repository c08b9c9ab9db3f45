// regulars: one binary, one command a task.
#include "server/commands/command.h"

int main(int count, char** words) {
    using namespace regulars::commands;
    constexpr const Command* commands[] = {&serve_command,    &import_command, &sample_command,
                                           &check_command,    &links_command,  &replay_command,
                                           &simulate_command, &verify_command, &demo_shop_command};
    const std::vector<std::string_view> given(words + 1, words + count);
    return run_command(commands, given);
}
