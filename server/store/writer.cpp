#include "server/store/writer.h"

#include <chrono>
#include <exception>
#include <utility>

namespace regulars::store {
namespace {

using Clock = std::chrono::steady_clock;

WriteError failed(SqlError cause) { return {WriteError::Kind::failed, std::move(cause)}; }

SqlError gone() {
    return {.code = 0, .message = "the transaction ended before its commit", .sql = ""};
}

}  // namespace

Writer::Writer(Connection connection, WriterLimits limits,
               std::function<void(const BatchReport&)> on_batch)
    : connection_(std::move(connection)),
      limits_(limits),
      on_batch_(std::move(on_batch)),
      thread_([this] { work(); }) {}

Writer::~Writer() { stop(); }

void Writer::submit(WriteJob job) {
    WriteError::Kind refused;
    {
        const std::lock_guard guard(lock_);
        if (!stopping_ && queue_.size() < limits_.queue) {
            queue_.push_back(std::move(job));
            something_to_do_.notify_one();
            return;
        }
        refused = stopping_ ? WriteError::Kind::stopping : WriteError::Kind::busy;
    }
    job.done(std::unexpected(WriteError{refused, {}}));
}

std::size_t Writer::queued() const {
    const std::lock_guard guard(lock_);
    return queue_.size();
}

void Writer::stop() {
    const std::lock_guard one_at_a_time(stop_lock_);
    {
        const std::lock_guard guard(lock_);
        stopping_ = true;
    }
    something_to_do_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Writer::work() {
    while (true) {
        Batch batch = next_batch();
        if (batch.empty()) break;
        write(std::move(batch));
    }
    // So that the file alone is a whole database. If a reader is in the way, the log keeps it.
    (void)connection_.checkpoint();
}

/// Empty only when stopped and nothing is left.
Writer::Batch Writer::next_batch() {
    std::unique_lock guard(lock_);
    something_to_do_.wait(guard, [this] { return stopping_ || !queue_.empty(); });
    Batch batch;
    while (!queue_.empty() && batch.size() < limits_.batch) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

void Writer::write(Batch batch) {
    const auto began = Clock::now();
    std::vector<Outcome> outcomes;
    outcomes.reserve(batch.size());
    Sql<void> committed;
    {
        auto transaction = Transaction::begin(connection_);
        if (!transaction) committed = std::unexpected(transaction.error());
        for (WriteJob& job : batch) {
            if (!committed) break;
            outcomes.push_back(run_in_savepoint(job));
            // A full disk or an I/O error rolls everything back, not only the job that met it.
            if (!connection_.in_transaction())
                committed =
                    std::unexpected(outcomes.back() ? gone() : outcomes.back().error().cause);
        }
        if (committed) committed = transaction->commit();
    }
    if (!committed) outcomes.assign(batch.size(), std::unexpected(failed(committed.error())));
    if (on_batch_) {
        on_batch_({batch.size(), committed.has_value(),
                   std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began)});
    }
    for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(outcomes[i]));
}

Outcome Writer::run_in_savepoint(WriteJob& job) {
    auto savepoint = Savepoint::begin(connection_);
    if (!savepoint) return std::unexpected(failed(savepoint.error()));
    try {
        const Verdict verdict = job.run(connection_);
        if (!connection_.in_transaction()) return std::unexpected(failed(gone()));
        const auto ended =
            verdict == Verdict::commit ? savepoint->release() : savepoint->roll_back();
        if (!ended) return std::unexpected(failed(ended.error()));
        return verdict;
    } catch (const std::exception& fault) {
        return std::unexpected(failed({.code = 0, .message = fault.what(), .sql = ""}));
    }
}

}  // namespace regulars::store
