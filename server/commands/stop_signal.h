// server/commands/stop_signal.h: a server runs until SIGINT or SIGTERM.
#pragma once
#include <csignal>

namespace regulars::commands {

/// Made before any thread is: from then on the two signals wait to be asked for.
class StopSignal {
public:
    StopSignal() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }

    void wait() const {
        int received = 0;
        sigwait(&signals_, &received);
    }

private:
    sigset_t signals_;
};

}  // namespace regulars::commands
