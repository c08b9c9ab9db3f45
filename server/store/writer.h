// server/store/writer.h: the one thread that writes, many requests per commit.
// Why       a commit costs a disk sync however much is in it: 64 requests in one commit are 13 to 46
//           times as many per second as 64 commits on a disk of 1 to 5 ms per sync.
// Promise   `done` is called exactly once for every job, on the writer's thread and only after the
//           COMMIT that holds its work; or with the error if there is no such COMMIT.
// Apart     each job runs in a savepoint: one that fails or rolls back leaves nothing, and its
//           neighbours stay.
// Limits    a batch is what is queued, at most 256; the queue is bounded, and full means busy (503).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "server/store/sqlite.h"

namespace regulars::store {

enum class Verdict { commit, roll_back };

struct WriteError {
    enum class Kind {
        busy,      // the queue is full: try again
        stopping,  // the writer takes no more
        failed     // the job threw, or the transaction or its COMMIT failed: nothing was written
    };
    Kind kind = Kind::failed;
    SqlError cause;  // only for `failed`
};

using Outcome = std::expected<Verdict, WriteError>;

struct WriteJob {
    /// May read and write; must not begin, commit or roll back by itself.
    std::move_only_function<Verdict(Connection&)> run;
    /// Quick: it posts an answer. For busy and stopping it is called by submit, on its thread.
    std::move_only_function<void(Outcome)> done;
};

struct WriterLimits {
    std::size_t batch = 256;
    std::size_t queue = 4096;
};

/// For metrics: one call per batch, on the writer's thread, before the jobs' `done`.
struct BatchReport {
    std::size_t jobs = 0;
    bool committed = false;
    std::chrono::microseconds took{0};  // from BEGIN to the end of COMMIT
};

class Writer {
public:
    explicit Writer(Connection connection, WriterLimits limits = {},
                    std::function<void(const BatchReport&)> on_batch = {});
    ~Writer();  // stops
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(WriteJob job);

    /// A job that makes an answer while it writes: `run` returns {verdict, answer}, and `done` gets the
    /// answer once it is durable.
    template <class Answer, class Run, class Done>
    void submit_for(Run run, Done done) {
        auto made = std::make_shared<std::optional<Answer>>();
        submit({.run =
                    [made, run = std::move(run)](Connection& connection) mutable {
                        auto [verdict, answer] = run(connection);
                        made->emplace(std::move(answer));
                        return verdict;
                    },
                .done =
                    [made, done = std::move(done)](Outcome outcome) mutable {
                        if (outcome)
                            done(std::expected<Answer, WriteError>(std::move(**made)));
                        else
                            done(std::expected<Answer, WriteError>(std::unexpect,
                                                                   std::move(outcome).error()));
                    }});
    }

    std::size_t queued() const;

    /// Takes no more, writes what is queued, checkpoints and ends the thread.
    void stop();

private:
    using Batch = std::vector<WriteJob>;

    void work();
    Batch next_batch();
    void write(Batch batch);
    Outcome run_in_savepoint(WriteJob& job);

    Connection connection_;
    const WriterLimits limits_;
    const std::function<void(const BatchReport&)> on_batch_;

    mutable std::mutex lock_;
    std::condition_variable something_to_do_;
    std::deque<WriteJob> queue_;
    bool stopping_ = false;
    std::mutex stop_lock_;
    std::thread thread_;  // last: it starts when everything else is there
};

}  // namespace regulars::store
