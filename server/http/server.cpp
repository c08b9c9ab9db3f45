#include "server/http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <ctime>
#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <utility>
#include <vector>

#include "server/http/connection.h"
#include "server/http/problem.h"

namespace regulars::http {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr std::size_t read_buffer_bytes = 64 * 1024;
constexpr int accept_backlog = 4096;

/// Written by hand: there is no connection yet that could write it.
std::string too_many_connections() {
    const Response problem =
        problem_response({.status = 503, .code = "http.too_many_connections"}, "");
    return "HTTP/1.1 503 Service Unavailable\r\n" + std::string(problem.headers.lines()) +
           "Retry-After: 5\r\nContent-Length: " + std::to_string(problem.body.size()) +
           "\r\nConnection: close\r\n\r\n" + problem.body;
}

/// How many connections there are, over all threads.
class Admission {
public:
    explicit Admission(const Limits& limits) : limits_(limits) {}

    bool enter(const std::string& address) {
        const std::lock_guard guard(lock_);
        if (all_ >= limits_.connections) return false;
        const auto here = by_address_.try_emplace(address, 0).first;
        if (here->second >= std::max<std::size_t>(limits_.connections_per_address, 1)) return false;
        ++here->second;
        ++all_;
        return true;
    }

    void leave(const std::string& address) {
        const std::lock_guard guard(lock_);
        --all_;
        const auto here = by_address_.find(address);
        if (--here->second == 0) by_address_.erase(here);
    }

    std::size_t all() const {
        const std::lock_guard guard(lock_);
        return all_;
    }

private:
    const Limits& limits_;
    mutable std::mutex lock_;
    std::size_t all_ = 0;
    std::map<std::string, std::size_t> by_address_;
};

// One household or host usually has a whole /64 to choose addresses from.
std::string admission_key(const asio::ip::address& address) {
    if (address.is_v4()) return address.to_string();
    const auto bytes = address.to_v6().to_bytes();
    return std::string(reinterpret_cast<const char*>(bytes.data()), 8);
}

struct Letter {
    ConnectionId to;
    std::uint64_t exchange;
    Response response;
};

class Shard;

/// Answers on their way back to the thread of their connection. Outlives its shard: a Reply may be
/// answered when the server is gone, and then goes nowhere.
class Mailbox : public std::enable_shared_from_this<Mailbox> {
public:
    explicit Mailbox(Shard& shard) : shard_(&shard) {}

    void belongs_to_this_thread() { owner_ = std::this_thread::get_id(); }
    void close();
    void deliver(Letter letter);

private:
    void hand_over();

    std::atomic<std::thread::id> owner_;
    std::mutex lock_;
    Shard* shard_;  // null: closed
    std::vector<Letter> letters_;
};

/// One thread: its acceptor, its connections, its clock.
class Shard final : public Home {
public:
    Shard(const Options& options, const Handler& handler, Admission& admission)
        : options_(options), handler_(handler), admission_(admission), buffer_(read_buffer_bytes) {
        std::array<char, 9> prefix;
        std::snprintf(prefix.data(), prefix.size(), "%08x", std::random_device{}());
        id_prefix_ = prefix.data();
    }

    ~Shard() override { mailbox_->close(); }

    void listen(const Tcp::endpoint& at, bool shared, Error& error);
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    void run();
    void begin_stop();

    void answer(Letter letter) {
        with(letter.to,
             [&](Connection& c) { c.answer(letter.exchange, std::move(letter.response)); });
    }
    asio::io_context& io() { return io_; }

    const Options& options() const override { return options_; }
    const Handler& handler() const override { return handler_; }
    bool stopping() const override { return stopping_; }
    std::string_view date() const override { return date_; }
    std::string next_request_id() override;
    Reply reply_to(ConnectionId id, std::uint64_t exchange) override;
    std::span<char> read_buffer() override { return buffer_; }
    std::unique_ptr<RequestParser>& spare_parser() override { return spare_parser_; }
    void when_readable(ConnectionId id, Socket& socket) override;
    void when_writable(ConnectionId id, Socket& socket) override;

private:
    struct Slot {
        std::unique_ptr<Connection> connection;
        std::string admitted_as;
        std::uint32_t generation = 0;
    };

    void accept();
    void accepted(Socket socket);
    void sweep();
    void end_if_stopped();
    void read_clock();
    ConnectionId take_slot();
    void remove(ConnectionId id);
    template <class Function>
    void with(ConnectionId id, Function function);
    template <class Function>
    void with_all(Function function);

    const Options& options_;
    const Handler& handler_;
    Admission& admission_;
    asio::io_context io_{1};
    Acceptor acceptor_{io_};
    Timer timer_{io_};
    std::shared_ptr<Mailbox> mailbox_ = std::make_shared<Mailbox>(*this);
    std::vector<char> buffer_;
    std::unique_ptr<RequestParser> spare_parser_;
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_slots_;
    std::string date_;
    std::string id_prefix_;
    std::uint64_t requests_ = 0;
    bool accepting_ = false;
    bool stopping_ = false;
    Clock::time_point stop_by_;
};

void Mailbox::close() {
    const std::lock_guard guard(lock_);
    shard_ = nullptr;
    owner_ = std::thread::id{};  // thread ids are used again
    letters_.clear();
}

void Mailbox::deliver(Letter letter) {
    if (owner_.load() == std::this_thread::get_id()) return shard_->answer(std::move(letter));
    const std::lock_guard guard(lock_);
    if (!shard_) return;
    letters_.push_back(std::move(letter));
    // The first letter wakes the thread; those behind it go along.
    if (letters_.size() == 1)
        asio::post(shard_->io(), [self = shared_from_this()] { self->hand_over(); });
}

void Mailbox::hand_over() {
    std::vector<Letter> letters;
    {
        const std::lock_guard guard(lock_);
        letters.swap(letters_);
    }
    for (Letter& letter : letters) shard_->answer(std::move(letter));
}

void Shard::listen(const Tcp::endpoint& at, bool shared, Error& error) {
    const auto tried = [&](const auto& step) {
        if (!error) step();
    };
    tried([&] { acceptor_.open(at.protocol(), error); });
    tried([&] { acceptor_.set_option(Acceptor::reuse_address(true), error); });
    tried([&] {
        if (shared) acceptor_.set_option(ReusePort(true), error);
    });
    tried([&] { acceptor_.bind(at, error); });
    tried([&] { acceptor_.listen(accept_backlog, error); });
}

void Shard::run() {
    mailbox_->belongs_to_this_thread();
    sweep();
    accept();
    io_.run();
    mailbox_->close();
}

void Shard::accept() {
    accepting_ = true;
    acceptor_.async_accept([this](Error error, Socket socket) {
        accepting_ = false;
        if (stopping_) return;
        // Out of file descriptors, say: the next sweep tries again, rather than this loop at once.
        if (error && error != asio::error::connection_aborted) return;
        if (!error) accepted(std::move(socket));
        accept();
    });
}

void Shard::accepted(Socket socket) {
    Error error;
    const asio::ip::address address = socket.remote_endpoint(error).address();
    if (error) return;  // gone already
    socket.non_blocking(true, error);
    std::string key = admission_key(address);
    if (!admission_.enter(key)) {
        socket.write_some(asio::buffer(too_many_connections()), error);
        socket.shutdown(Socket::shutdown_send, error);
        return;
    }
    socket.set_option(Tcp::no_delay(true), error);
    const ConnectionId id = take_slot();
    Slot& slot = slots_[id.slot];
    slot.admitted_as = std::move(key);
    slot.connection =
        std::make_unique<Connection>(*this, id, std::move(socket), address.to_string());
    with(id, [](Connection& connection) { connection.start(); });
}

void Shard::sweep() {
    read_clock();
    const Clock::time_point now = Clock::now();
    with_all([now](Connection& connection) { connection.look_at_deadline(now); });
    if (stopping_ && now >= stop_by_) return io_.stop();
    if (!stopping_ && !accepting_ && acceptor_.is_open()) accept();
    timer_.expires_after(options_.limits.sweep);
    timer_.async_wait([this](Error error) {
        if (!error) sweep();
    });
}

void Shard::begin_stop() {
    stopping_ = true;
    stop_by_ = Clock::now() + options_.limits.stop_within;
    Error ignored;
    acceptor_.close(ignored);
    with_all([](Connection& connection) { connection.stop(); });
    end_if_stopped();
}

void Shard::end_if_stopped() {
    if (stopping_ && free_slots_.size() == slots_.size()) io_.stop();
}

void Shard::read_clock() {
    const std::time_t now = std::time(nullptr);
    std::tm parts;
    gmtime_r(&now, &parts);
    std::array<char, 32> text;
    date_.assign(text.data(),
                 std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
}

// Short enough to need no allocation; unlike any other of this process, and likely of the one before.
std::string Shard::next_request_id() {
    constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
    std::string id = id_prefix_;
    std::uint64_t rest = ++requests_;
    for (int i = 0; i < 7; ++i, rest >>= 5) id += digits[rest & 31];
    return id;
}

Reply Shard::reply_to(ConnectionId id, std::uint64_t exchange) {
    return Reply([mailbox = mailbox_, id, exchange](Response response) {
        mailbox->deliver({id, exchange, std::move(response)});
    });
}

void Shard::when_readable(ConnectionId id, Socket& socket) {
    socket.async_wait(Socket::wait_read, [this, id](Error error) {
        if (error != asio::error::operation_aborted)
            with(id, [](Connection& connection) { connection.on_readable(); });
    });
}

void Shard::when_writable(ConnectionId id, Socket& socket) {
    socket.async_wait(Socket::wait_write, [this, id](Error error) {
        if (error != asio::error::operation_aborted)
            with(id, [](Connection& connection) { connection.on_writable(); });
    });
}

ConnectionId Shard::take_slot() {
    if (free_slots_.empty()) {
        slots_.emplace_back();
        return {static_cast<std::uint32_t>(slots_.size() - 1), 0};
    }
    const std::uint32_t slot = free_slots_.back();
    free_slots_.pop_back();
    return {slot, slots_[slot].generation};
}

void Shard::remove(ConnectionId id) {
    Slot& slot = slots_[id.slot];
    admission_.leave(slot.admitted_as);
    slot.connection.reset();
    ++slot.generation;
    free_slots_.push_back(id.slot);
    end_if_stopped();
}

// What waits for a socket holds an id, not a pointer: a connection that ended is just not found.
template <class Function>
void Shard::with(ConnectionId id, Function function) {
    if (id.slot >= slots_.size() || slots_[id.slot].generation != id.generation) return;
    Connection* const connection = slots_[id.slot].connection.get();
    if (!connection) return;
    function(*connection);
    if (connection->is_over()) remove(id);
}

template <class Function>
void Shard::with_all(Function function) {
    for (std::uint32_t slot = 0; slot < slots_.size(); ++slot)
        if (slots_[slot].connection) with({slot, slots_[slot].generation}, function);
}

}  // namespace

struct Server::State {
    State(Options given, Handler handle)
        : options(std::move(given)), handler(std::move(handle)), admission(options.limits) {}

    Options options;
    Handler handler;
    Admission admission;
    std::vector<std::unique_ptr<Shard>> shards;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
};

namespace {

// With SO_REUSEPORT a second server on the same port would quietly take half of the requests.
Error error_of_binding_alone(const Tcp::endpoint& at) {
    asio::io_context io;
    Acceptor acceptor(io);
    Error error;
    acceptor.open(at.protocol(), error);
    if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(at, error);
    return error;
}

}  // namespace

std::expected<Server, std::string> Server::start(Options options, Handler handler) {
    Error error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return std::unexpected("\"" + options.address + "\" is not an IP address");
    Tcp::endpoint at(address, options.port);
    const unsigned count =
        options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());

    auto state = std::make_unique<State>(std::move(options), std::move(handler));
    error = error_of_binding_alone(at);
    for (unsigned i = 0; i < count && !error; ++i) {
        auto& shard = state->shards.emplace_back(
            std::make_unique<Shard>(state->options, state->handler, state->admission));
        shard->listen(at, count > 1, error);
        if (!error) at.port(shard->port());  // the first one chose for all
    }
    if (error) {
        return std::unexpected("cannot listen on " + state->options.address + " port " +
                               std::to_string(at.port()) + ": " + error.message());
    }
    state->port = at.port();
    for (auto& shard : state->shards)
        state->threads.emplace_back([&shard = *shard] { shard.run(); });
    return Server(std::move(state));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;

Server& Server::operator=(Server&& other) noexcept {
    if (this != &other) {
        stop();
        state_ = std::move(other.state_);
    }
    return *this;
}

Server::~Server() { stop(); }

std::uint16_t Server::port() const { return state_->port; }
std::size_t Server::connections() const { return state_->admission.all(); }

void Server::stop() {
    if (!state_) return;
    for (auto& shard : state_->shards)
        asio::post(shard->io(), [&shard = *shard] { shard.begin_stop(); });
    for (std::thread& thread : state_->threads)
        if (thread.joinable()) thread.join();
}

}  // namespace regulars::http
