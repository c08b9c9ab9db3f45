// server/commands/progress_bar.h: how far a long command has come, on standard error when that
// is a terminal; silent otherwise.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace regulars::commands {

class ProgressBar {
public:
    explicit ProgressBar(std::string what);
    ~ProgressBar();  // clears its line

    void show(std::int64_t done, std::int64_t total);

private:
    std::string what_;
    bool on_terminal_;
    int last_percent_ = -1;
};

}  // namespace regulars::commands
