// The batching writer: order, isolation, and an answer only for what is on the disk.
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <future>
#include <map>
#include <stdexcept>

#include "server/store/writer.h"

namespace regulars::store {
namespace {

namespace fs = std::filesystem;
using Kind = WriteError::Kind;

class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() / ("regulars-writer-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    std::string file() const { return (path_ / "shop.db").string(); }

private:
    fs::path path_;
};

Connection opened(const Folder& folder, Use use = Use::write) {
    auto connection = Connection::open(folder.file(), use);
    BOOST_REQUIRE_MESSAGE(connection, (connection ? "" : connection.error().sentence()));
    if (use == Use::write) {
        BOOST_REQUIRE(
            connection->script("CREATE TABLE IF NOT EXISTS line(seq BIGINT PRIMARY KEY, word TEXT);"
                               "CREATE TABLE IF NOT EXISTS parent(id BIGINT PRIMARY KEY);"
                               "CREATE TABLE IF NOT EXISTS child(parent BIGINT REFERENCES "
                               "parent(id) DEFERRABLE INITIALLY DEFERRED)"));
    }
    return std::move(*connection);
}

auto insert(std::int64_t seq) {
    return [seq](Connection& c) {
        const auto done = c.run("INSERT INTO line VALUES($1, 'x')", seq);
        return done ? Verdict::commit : Verdict::roll_back;
    };
}

std::string lines(Connection& connection) {
    return connection.text("SELECT group_concat(seq) FROM (SELECT seq FROM line ORDER BY seq)")
        .value()
        .value_or("");
}

/// Holds the writer in its first job, so that what is submitted meanwhile is one batch.
class Held {
public:
    explicit Held(Writer& writer) {
        writer.submit({.run =
                           [gate = gate_](Connection&) {
                               gate->begun.set_value();
                               gate->opened.get_future().wait();
                               return Verdict::roll_back;
                           },
                       .done = [](const Outcome&) {}});
        gate_->begun.get_future().wait();
    }
    void let_go() { gate_->opened.set_value(); }

private:
    struct Gate {
        std::promise<void> begun, opened;
    };
    std::shared_ptr<Gate> gate_ = std::make_shared<Gate>();  // the job may outlive this
};

}  // namespace

BOOST_AUTO_TEST_CASE(jobs_run_in_the_order_they_came_in) {
    const Folder folder;
    std::vector<int> ran, answered;
    {
        Writer writer(opened(folder));
        for (int i = 0; i < 1000; ++i) {
            writer.submit({.run =
                               [&ran, i](Connection& c) {
                                   ran.push_back(i);
                                   return insert(i)(c);
                               },
                           .done =
                               [&answered, i](const Outcome& outcome) {
                                   if (outcome) answered.push_back(i);
                               }});
        }
    }
    std::vector<int> expected(1000);
    for (int i = 0; i < 1000; ++i) expected[static_cast<std::size_t>(i)] = i;
    BOOST_TEST(ran == expected, boost::test_tools::per_element());
    BOOST_TEST(answered == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_answer_comes_only_when_others_can_read_what_it_promises) {
    const Folder folder;
    Connection writing = opened(folder);
    Connection reader = opened(folder, Use::read);
    std::promise<bool> found;
    Writer writer(std::move(writing));
    writer.submit({.run = insert(7), .done = [&](const Outcome& outcome) {
                       found.set_value(outcome &&
                                       reader.integer("SELECT seq FROM line").value() == 7);
                   }});
    BOOST_TEST(found.get_future().get());
}

BOOST_AUTO_TEST_CASE(a_job_that_fails_leaves_nothing_and_its_neighbours_stay) {
    const Folder folder;
    std::map<int, std::string> said;
    std::vector<BatchReport> batches;
    {
        Writer writer(opened(folder), {},
                      [&](const BatchReport& batch) { batches.push_back(batch); });
        Held held(writer);
        const auto note = [&said](int job) {
            return [&said, job](const Outcome& outcome) {
                said[job] = !outcome                      ? outcome.error().cause.message
                            : *outcome == Verdict::commit ? "commit"
                                                          : "roll back";
            };
        };
        writer.submit({.run = insert(1), .done = note(1)});
        writer.submit({.run =
                           [](Connection& c) {
                               insert(2)(c);
                               return Verdict::roll_back;
                           },
                       .done = note(2)});
        writer.submit({.run = [](Connection& c) -> Verdict {
                           insert(3)(c);
                           throw std::runtime_error("a fault of ours");
                       },
                       .done = note(3)});
        writer.submit({.run = insert(1), .done = note(4)});  // that key is taken
        writer.submit({.run = insert(5), .done = note(5)});
        held.let_go();
    }
    Connection reader = opened(folder, Use::read);
    BOOST_TEST(lines(reader) == "1,5");
    BOOST_TEST(said[1] == "commit");
    BOOST_TEST(said[2] == "roll back");
    BOOST_TEST(said[3] == "a fault of ours");
    BOOST_TEST(said[4] == "roll back");
    BOOST_TEST(said[5] == "commit");
    BOOST_REQUIRE(batches.size() == 2u);
    BOOST_TEST(batches[1].jobs == 5u);
    BOOST_TEST(batches[1].committed);
}

BOOST_AUTO_TEST_CASE(if_the_commit_fails_every_job_of_the_batch_is_told_and_the_next_batch_works) {
    const Folder folder;
    std::atomic<int> told = 0;
    std::promise<Outcome> after;
    Writer writer(opened(folder));
    {
        Held held(writer);
        const auto expect_failure = [&](const Outcome& outcome) {
            told += !outcome && outcome.error().kind == Kind::failed &&
                    outcome.error().cause.is_constraint();
        };
        writer.submit({.run = insert(1), .done = expect_failure});
        // A deferred foreign key is looked at by COMMIT only.
        writer.submit({.run =
                           [](Connection& c) {
                               return c.run("INSERT INTO child VALUES(99)") ? Verdict::commit
                                                                            : Verdict::roll_back;
                           },
                       .done = expect_failure});
        writer.submit({.run = insert(2), .done = expect_failure});
        held.let_go();
        writer.submit({.run = insert(3),
                       .done = [&](Outcome outcome) { after.set_value(std::move(outcome)); }});
        // Either in the failed batch or in the next one; then once more, surely in a later one.
        after.get_future().wait();
    }
    BOOST_TEST(told == 3);
    std::promise<bool> later;
    writer.submit({.run = insert(4),
                   .done = [&](const Outcome& outcome) { later.set_value(outcome.has_value()); }});
    BOOST_TEST(later.get_future().get());
    writer.stop();
    Connection reader = opened(folder, Use::read);
    BOOST_TEST(lines(reader).ends_with("4"));
    BOOST_TEST(!lines(reader).starts_with("1"));
}

BOOST_AUTO_TEST_CASE(a_job_that_ends_the_transaction_is_a_failed_batch) {
    const Folder folder;
    std::promise<Outcome> first, second;
    Writer writer(opened(folder));
    writer.submit({.run =
                       [](Connection& c) {
                           insert(1)(c);
                           (void)c.script("ROLLBACK");
                           return Verdict::commit;
                       },
                   .done = [&](Outcome outcome) { first.set_value(std::move(outcome)); }});
    BOOST_TEST(!first.get_future().get().has_value());
    writer.submit(
        {.run = insert(2), .done = [&](Outcome outcome) { second.set_value(std::move(outcome)); }});
    BOOST_TEST(second.get_future().get().has_value());
}

BOOST_AUTO_TEST_CASE(a_full_queue_is_busy_at_once) {
    const Folder folder;
    Writer writer(opened(folder), {.batch = 256, .queue = 3});
    Held held(writer);
    std::vector<Kind> refused;
    std::atomic<int> done = 0;
    for (int i = 0; i < 5; ++i) {
        writer.submit({.run = insert(i), .done = [&](const Outcome& outcome) {
                           if (outcome)
                               ++done;
                           else
                               refused.push_back(outcome.error().kind);  // on this thread
                       }});
    }
    BOOST_TEST(writer.queued() == 3u);
    BOOST_TEST(refused.size() == 2u);
    BOOST_TEST((refused[0] == Kind::busy));
    held.let_go();
    writer.stop();
    BOOST_TEST(done == 3);
}

BOOST_AUTO_TEST_CASE(stopping_writes_what_is_queued_and_takes_no_more) {
    const Folder folder;
    std::atomic<int> done = 0;
    Writer writer(opened(folder), {.batch = 10, .queue = 1000});
    Held held(writer);
    for (int i = 0; i < 100; ++i)
        writer.submit({.run = insert(i),
                       .done = [&](const Outcome& outcome) { done += outcome.has_value(); }});
    held.let_go();
    writer.stop();
    BOOST_TEST(done == 100);
    Kind kind = Kind::busy;
    writer.submit({.run = insert(1000),
                   .done = [&](const Outcome& outcome) { kind = outcome.error().kind; }});
    BOOST_TEST((kind == Kind::stopping));
    BOOST_TEST(fs::file_size(folder.file() + "-wal") == 0u);  // checkpointed
}

BOOST_AUTO_TEST_CASE(an_answer_made_while_writing_reaches_its_asker) {
    const Folder folder;
    Writer writer(opened(folder));
    std::promise<std::string> answer;
    writer.submit_for<std::string>(
        [](Connection& c) {
            return std::pair{insert(1)(c), std::string("made inside")};
        },
        [&](std::expected<std::string, WriteError> made) {
            answer.set_value(made.value_or("failed"));
        });
    BOOST_TEST(answer.get_future().get() == "made inside");
}

BOOST_AUTO_TEST_CASE(many_threads_may_submit_at_once) {
    const Folder folder;
    std::atomic<int> done = 0;
    {
        Writer writer(opened(folder), {.batch = 64, .queue = 100'000});
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 500; ++i)
                    writer.submit({.run = insert(t * 1000 + i),
                                   .done = [&](const Outcome& o) { done += o.has_value(); }});
            });
        }
        for (auto& thread : threads) thread.join();
    }
    BOOST_TEST(done == 4000);
    Connection reader = opened(folder, Use::read);
    BOOST_TEST(reader.integer("SELECT count(*) FROM line").value().value() == 4000);
}

}  // namespace regulars::store
