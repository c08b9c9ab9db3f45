// regulars: one binary, one command a task.
#include <sys/stat.h>

#include "server/commands/command.h"

int main(int count, char** words) {
    using namespace regulars::commands;
    constexpr const Command* commands[] = {&serve_command,  &import_command,   &sample_command,
                                           &check_command,  &describe_command, &links_command,
                                           &replay_command, &forecast_command, &simulate_command,
                                           &verify_command, &demo_shop_command};
    // A shop's database holds members and the secret that signs them in: files are the owner's alone.
    umask(077);
    const std::vector<std::string_view> given(words + 1, words + count);
    return run_command(commands, given);
}
