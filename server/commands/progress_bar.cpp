#include "server/commands/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace regulars::commands {
namespace {

constexpr int width = 40;

}  // namespace

ProgressBar::ProgressBar(std::string what)
    : what_(std::move(what)), on_terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (on_terminal_ && last_percent_ >= 0) std::fputs("\r\x1b[K", stderr);
}

void ProgressBar::show(std::int64_t done, std::int64_t total) {
    if (!on_terminal_ || total <= 0) return;
    const int percent = static_cast<int>(std::min<std::int64_t>(100, done * 100 / total));
    if (percent == last_percent_) return;
    last_percent_ = percent;
    const auto filled = static_cast<std::size_t>(percent * width / 100);
    const std::string bar = std::string(filled, '=') + std::string(width - filled, ' ');
    std::fprintf(stderr, "\r%s [%s] %3d %%", what_.c_str(), bar.c_str(), percent);
}

}  // namespace regulars::commands
