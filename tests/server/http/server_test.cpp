// What a connection promises: order, exactly one answer, deadlines, limits, an orderly end.
#include "server/http/server.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "tests/server/http/loopback.h"

namespace regulars::http {
namespace {

using namespace std::chrono_literals;

/// Answers on a thread of its own, as the store's writer does.
class OtherThread {
public:
    ~OtherThread() {
        {
            const std::lock_guard guard(lock_);
            ended_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }
    void later(std::move_only_function<void()> work) {
        {
            const std::lock_guard guard(lock_);
            work_.push_back(std::move(work));
        }
        wake_.notify_one();
    }

private:
    void run() {
        std::unique_lock guard(lock_);
        while (true) {
            wake_.wait(guard, [this] { return ended_ || !work_.empty(); });
            if (work_.empty()) return;
            auto work = std::move(work_.front());
            work_.pop_front();
            guard.unlock();
            work();
            guard.lock();
        }
    }

    std::mutex lock_;
    std::condition_variable wake_;
    std::deque<std::move_only_function<void()>> work_;
    bool ended_ = false;
    std::thread thread_{[this] { run(); }};
};

/// Keeps Replies, to be answered by the test when it wants to.
class Kept {
public:
    void keep(Reply reply) {
        {
            const std::lock_guard guard(lock_);
            replies_.push_back(std::move(reply));
        }
        wake_.notify_all();
    }
    Reply next() {
        std::unique_lock guard(lock_);
        wake_.wait(guard, [this] { return !replies_.empty(); });
        Reply reply = std::move(replies_.front());
        replies_.pop_front();
        return reply;
    }

private:
    std::mutex lock_;
    std::condition_variable wake_;
    std::deque<Reply> replies_;
};

Limits quick() {
    Limits limits;
    limits.sweep = 10ms;
    return limits;
}

Options with(Limits limits) {
    Options options;
    options.limits = limits;
    return options;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_connection_serves_one_request_after_another) {
    Server server = serving(echo);
    Client client(server.port());
    for (int i = 0; i < 50; ++i) {
        const auto answer = client.ask(post("/n/" + std::to_string(i), "body"));
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(answer.body == "POST\n/n/" + std::to_string(i) + "\nbody");
        BOOST_TEST(!answer.says("Connection: close"));
    }
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_order_even_when_answers_come_later) {
    OtherThread other;
    Server server = serving([&](Request request, Reply reply) {
        if (request.target.ends_with("0")) return echo(std::move(request), std::move(reply));
        other.later([request = std::move(request), reply = std::move(reply)]() mutable {
            echo(std::move(request), std::move(reply));
        });
    });
    Client client(server.port());
    std::string all;
    for (int i = 0; i < 200; ++i) all += post("/" + std::to_string(i), std::string(100, 'b'));
    client.send(all);
    for (int i = 0; i < 200; ++i)
        BOOST_TEST(client.receive().body.starts_with("POST\n/" + std::to_string(i) + "\n"));
}

BOOST_AUTO_TEST_CASE(the_next_request_is_read_only_when_the_one_before_has_its_answer) {
    std::atomic<int> seen = 0;
    Kept kept;
    Server server = serving([&](Request, Reply reply) {
        ++seen;
        kept.keep(std::move(reply));
    });
    Client client(server.port());
    client.send(get("/a") + get("/b"));
    Reply first = kept.next();
    BOOST_TEST(seen == 1);
    first.send({.body = "a"});
    Reply next = kept.next();
    BOOST_TEST(seen == 2);
    next.send({.body = "b"});
    BOOST_TEST(client.receive().body == "a");
    BOOST_TEST(client.receive().body == "b");
}

BOOST_AUTO_TEST_CASE(a_dropped_reply_answers_500) {
    Server server = serving([](Request, Reply) {});
    Client client(server.port());
    const auto answer = client.ask(get("/"));
    BOOST_TEST(answer.status == 500);
    BOOST_TEST(answer.body.contains("server.no_answer"));
    BOOST_TEST(client.ask(get("/")).status == 500);
}

BOOST_AUTO_TEST_CASE(a_handler_that_throws_answers_500_and_the_server_goes_on) {
    Server server = serving([](Request request, Reply reply) {
        if (request.target == "/bad") throw std::runtime_error("a fault of ours");
        echo(std::move(request), std::move(reply));
    });
    Client client(server.port());
    BOOST_TEST(client.ask(get("/bad")).status == 500);
    BOOST_TEST(client.ask(get("/good")).status == 200);
}

BOOST_AUTO_TEST_CASE(only_the_first_answer_counts) {
    Server server = serving([](Request, Reply reply) {
        Reply moved = std::move(reply);
        moved.send({.body = "first"});
        moved.send({.body = "second"});
        reply.send({.body = "third"});
    });
    Client client(server.port());
    BOOST_TEST(client.ask(get("/")).body == "first");
    BOOST_TEST(client.ask(get("/")).body == "first");
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_client_that_left_goes_nowhere) {
    Kept kept;
    Server server = serving([&](Request request, Reply reply) {
        if (request.target == "/kept") return kept.keep(std::move(reply));
        echo(std::move(request), std::move(reply));
    });
    {
        Client client(server.port());
        client.send(get("/kept"));
        Reply reply = kept.next();
        client.end();
        reply.send({.body = "too late"});
    }
    BOOST_TEST(Client(server.port()).ask(get("/")).status == 200);
}

BOOST_AUTO_TEST_CASE(an_answer_after_the_server_is_gone_goes_nowhere) {
    Kept kept;
    Limits limits = quick();
    limits.stop_within = 50ms;
    auto server = std::make_unique<Server>(
        serving([&](Request, Reply reply) { kept.keep(std::move(reply)); }, with(limits)));
    Client client(server->port());
    client.send(get("/"));
    Reply reply = kept.next();
    server.reset();
    reply.send({.body = "too late"});
    BOOST_TEST(client.receive().status == 0);
}

BOOST_AUTO_TEST_CASE(a_header_that_would_split_the_answer_answers_500_instead) {
    Server server = serving([](Request, Reply reply) {
        Response response;
        response.headers.add("Location", "/x\r\nSet-Cookie: stolen=1");
        reply.send(std::move(response));
    });
    Client client(server.port());
    const auto answer = client.ask(get("/"));
    BOOST_TEST(answer.status == 500);
    BOOST_TEST(!answer.says("Set-Cookie"));
}

BOOST_AUTO_TEST_CASE(headers_with_control_characters_are_refused_by_name_and_value) {
    const auto refused = [](std::string_view name, std::string_view value) {
        ResponseHeaders headers;
        return !headers.add(name, value) && headers.broken() && headers.lines().empty();
    };
    BOOST_TEST(refused("X", "a\nb"));
    BOOST_TEST(refused("X", "a\rb"));
    BOOST_TEST(refused("X", std::string_view("a\0b", 3)));
    BOOST_TEST(refused("X: y", "a"));
    BOOST_TEST(refused("", "a"));
    BOOST_TEST(refused("Content-Length", "5"));
    BOOST_TEST(!refused("X", "a\tb"));
}

BOOST_AUTO_TEST_CASE(an_answer_to_head_has_the_length_and_not_the_body) {
    Server server = serving([](Request, Reply reply) { reply.send({.body = "hello"}); });
    Client client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    BOOST_TEST(client.receive(true).says("\r\nContent-Length: 5\r\n"));
    BOOST_TEST(client.ask(get("/")).body == "hello");
}

BOOST_AUTO_TEST_CASE(large_answers_arrive_whole_and_in_order) {
    const auto large = std::make_shared<const std::string>(3'000'000, 's');
    Server server = serving([&](Request request, Reply reply) {
        if (request.target == "/shared") return reply.send({.shared_body = large});
        if (request.target == "/owned") return reply.send({.body = std::string(2'000'000, 'o')});
        reply.send({.body = "small"});
    });
    Client client(server.port());
    client.send(get("/small") + get("/shared") + get("/small") + get("/owned") + get("/small"));
    BOOST_TEST(client.receive().body == "small");
    BOOST_TEST((client.receive().body == *large));
    BOOST_TEST(client.receive().body == "small");
    BOOST_TEST((client.receive().body == std::string(2'000'000, 'o')));
    BOOST_TEST(client.receive().body == "small");
}

BOOST_AUTO_TEST_CASE(a_client_that_pipelines_without_reading_is_held_back) {
    std::atomic<int> seen = 0;
    const std::string answer(4000, 'a');
    Limits limits = quick();
    limits.send_stall = 200ms;
    Server server = serving(
        [&](Request, Reply reply) {
            ++seen;
            reply.send({.body = answer});
        },
        with(limits));
    Client client(server.port());
    std::string burst;
    for (int i = 0; i < 1000; ++i) burst += get("/");
    for (int i = 0; i < 20 && client.send(burst); ++i) {
    }  // ends when the server cuts the line
    BOOST_TEST(seen < 20'000);
}

BOOST_AUTO_TEST_CASE(a_client_may_ask_before_it_sends_its_body) {
    Server server = serving(echo);
    Client client(server.port());
    client.send("POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    BOOST_TEST(client.receive().status == 100);
    BOOST_TEST(client.ask("abcd").body == "POST\n/x\nabcd");
}

BOOST_AUTO_TEST_CASE(http_1_0_is_answered_and_closed) {
    Server server = serving(echo);
    Client client(server.port());
    const auto answer = client.ask("POST /hook HTTP/1.0\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
    BOOST_TEST(answer.body == "POST\n/hook\nhi");
    BOOST_TEST(answer.says("Connection: close"));
    BOOST_TEST(client.is_closed_by_server());
}

BOOST_AUTO_TEST_CASE(a_client_that_shut_its_side_still_gets_its_answer) {
    Kept kept;
    Server server = serving([&](Request, Reply reply) { kept.keep(std::move(reply)); });
    Client client(server.port());
    client.send(get("/"));
    client.shut_sending();
    kept.next().send({.body = "here"});
    BOOST_TEST(client.receive().body == "here");
    BOOST_TEST(client.is_closed_by_server());
}

BOOST_AUTO_TEST_CASE(the_body_limit_is_the_routes) {
    Options options;
    options.body_limit = [](Method method, std::string_view path) -> std::size_t {
        return method == Method::post && path == "/import" ? 1'000'000 : 10;
    };
    Server server = serving(echo, options);
    const std::string big(500'000, 'b');
    BOOST_TEST(Client(server.port()).ask(post("/import?x", big)).status == 200);
    BOOST_TEST(Client(server.port()).ask(post("/note", big)).status == 413);
    BOOST_TEST(Client(server.port()).ask(post("/note", "1234567890")).status == 200);
    BOOST_TEST(Client(server.port()).ask(post("/note", "12345678901")).status == 413);
}

BOOST_AUTO_TEST_CASE(slow_headers_and_slow_bodies_are_cut_with_408) {
    Limits limits = quick();
    limits.request_within = 100ms;
    Server server = serving(echo, with(limits));
    Client slow_header(server.port()), slow_body(server.port());
    slow_header.send("GET / HTTP/1.1\r\nHost: x\r\nX: ");
    slow_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
    // Sending a byte now and then buys no time: the limit is for the whole request.
    std::atomic<bool> cut = false;
    std::thread drip([&] {
        while (!cut && slow_header.send("a")) std::this_thread::sleep_for(5ms);
    });
    BOOST_TEST(slow_body.receive().status == 408);
    const auto answer = slow_header.receive();
    cut = true;
    drip.join();
    BOOST_TEST(answer.status == 408);
    BOOST_TEST(answer.says("Connection: close"));
}

BOOST_AUTO_TEST_CASE(an_idle_connection_is_closed_without_a_word) {
    Limits limits = quick();
    limits.idle = 50ms;
    Server server = serving(echo, with(limits));
    Client fresh(server.port()), used(server.port());
    BOOST_TEST(used.ask(get("/")).status == 200);
    BOOST_TEST(fresh.is_closed_by_server());
    BOOST_TEST(used.is_closed_by_server());
}

BOOST_AUTO_TEST_CASE(a_handler_that_takes_too_long_answers_503) {
    Kept kept;
    Limits limits = quick();
    limits.answer_within = 50ms;
    Server server =
        serving([&](Request, Reply reply) { kept.keep(std::move(reply)); }, with(limits));
    Client client(server.port());
    const auto answer = client.ask(get("/"));
    BOOST_TEST(answer.status == 503);
    kept.next().send({.body = "late"});
    BOOST_TEST(client.is_closed_by_server());
}

BOOST_AUTO_TEST_CASE(a_client_that_takes_no_byte_is_cut) {
    Limits limits = quick();
    limits.send_stall = 50ms;
    std::promise<void> gone;
    Server server =
        serving([](Request, Reply reply) { reply.send({.body = std::string(30'000'000, 'x')}); },
                with(limits));
    Client client(server.port());
    client.send(get("/"));
    while (server.connections() > 0) std::this_thread::sleep_for(5ms);
    BOOST_TEST(server.connections() == 0u);
}

BOOST_AUTO_TEST_CASE(five_hundred_idle_connections_do_not_hinder_another) {
    Server server = serving(echo);
    std::vector<Client> idle;
    for (int i = 0; i < 500; ++i) {
        idle.emplace_back(server.port());
        if (i % 2 == 0)
            BOOST_TEST(idle.back().ask(get("/warm")).status == 200);
        else
            idle.back().send("GET / HT");
    }
    Client client(server.port());
    for (int i = 0; i < 200; ++i) BOOST_TEST(client.ask(get("/")).status == 200);
    for (int i = 1; i < 500; i += 2)
        BOOST_TEST(idle[static_cast<std::size_t>(i)].ask("TP/1.1\r\nHost: x\r\n\r\n").status ==
                   200);
}

BOOST_AUTO_TEST_CASE(connections_beyond_the_limit_are_told_503) {
    Limits limits = quick();
    limits.connections_per_address = 3;
    Server server = serving(echo, with(limits));
    std::vector<Client> in;
    for (int i = 0; i < 3; ++i) {
        in.emplace_back(server.port());
        BOOST_TEST(in.back().ask(get("/")).status == 200);
    }
    Client out(server.port());
    const auto answer = out.receive();
    BOOST_TEST(answer.status == 503);
    BOOST_TEST(answer.says("Retry-After"));
    in.pop_back();
    while (server.connections() > 2) std::this_thread::sleep_for(1ms);
    BOOST_TEST(Client(server.port()).ask(get("/")).status == 200);
}

BOOST_AUTO_TEST_CASE(many_clients_answered_from_another_thread_each_get_their_own_answer) {
    OtherThread other;
    Server server = serving([&](Request request, Reply reply) {
        other.later([request = std::move(request), reply = std::move(reply)]() mutable {
            echo(std::move(request), std::move(reply));
        });
    });
    std::atomic<int> right = 0;
    std::vector<std::thread> clients;
    for (int c = 0; c < 16; ++c) {
        clients.emplace_back([&, c] {
            Client client(server.port());
            for (int i = 0; i < 100; ++i) {
                const std::string target = "/" + std::to_string(c) + "/" + std::to_string(i);
                right += client.ask(get(target)).body == "GET\n" + target + "\n";
            }
        });
    }
    for (auto& client : clients) client.join();
    BOOST_TEST(right == 1600);
}

BOOST_AUTO_TEST_CASE(stopping_lets_running_requests_finish_and_closes_the_rest) {
    Kept kept;
    Options one_thread;
    one_thread.threads = 1;
    Server server = serving(
        [&](Request request, Reply reply) {
            if (request.target == "/kept") return kept.keep(std::move(reply));
            echo(std::move(request), std::move(reply));
        },
        one_thread);  // so that all its connections hear of the stop at once
    const auto port = server.port();
    Client idle(port), running(port);
    BOOST_TEST(idle.ask(get("/")).status == 200);
    running.send(get("/kept"));
    Reply reply = kept.next();
    std::thread stopper([&] { server.stop(); });
    BOOST_TEST(idle.is_closed_by_server());
    reply.send({.body = "finished"});
    const auto answer = running.receive();
    BOOST_TEST(answer.body == "finished");
    BOOST_TEST(answer.says("Connection: close"));
    running.end();
    stopper.join();
    BOOST_TEST(server.connections() == 0u);
}

BOOST_AUTO_TEST_CASE(stopping_does_not_wait_for_ever_for_an_answer) {
    Kept kept;
    Limits limits = quick();
    limits.stop_within = 50ms;
    Server server =
        serving([&](Request, Reply reply) { kept.keep(std::move(reply)); }, with(limits));
    Client client(server.port());
    client.send(get("/"));
    Reply reply = kept.next();
    server.stop();
    BOOST_TEST(client.receive().status == 0);
}

BOOST_AUTO_TEST_CASE(a_port_in_use_and_a_name_for_an_address_are_refused_with_a_sentence) {
    Server server = serving(echo);
    const auto second = Server::start({.port = server.port()}, echo);
    BOOST_REQUIRE(!second);
    BOOST_TEST(second.error().contains("cannot listen on 127.0.0.1"));
    const auto named = Server::start({.address = "localhost"}, echo);
    BOOST_REQUIRE(!named);
    BOOST_TEST(named.error().contains("is not an IP address"));
}

BOOST_AUTO_TEST_CASE(every_answer_is_reported_once) {
    std::mutex lock;
    std::vector<std::string> lines;
    Options options;
    options.on_answered = [&](const Exchange& e) {
        const std::lock_guard guard(lock);
        lines.push_back(std::string(e.method) + " " + std::string(e.target) + " " +
                        std::to_string(e.status));
    };
    Server server = serving(echo, options);
    Client client(server.port());
    client.ask(get("/a?b"));
    client.ask("nonsense\r\n\r\n");
    server.stop();
    const std::vector<std::string> expected{"GET /a?b 200", "  400"};
    BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace regulars::http
