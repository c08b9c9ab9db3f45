// server/http/connection.h: one client's connection, on the thread that accepted it.
// States    reading a request, waiting for its answer, and at the end lingering: the answer is out,
//           our side is shut, and what the client still sends is thrown away, because closing a
//           socket with unread bytes resets it and takes the answer along (RFC 9112, 9.6).
// Memory    an idle connection holds no buffer and no parser.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/http/request_parser.h"
#include "server/http/server.h"

namespace regulars::http {

using Clock = std::chrono::steady_clock;
using Tcp = boost::asio::ip::tcp;
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;

/// Names a connection for as long as it lives; a later one in the same slot has another generation.
struct ConnectionId {
    std::uint32_t slot = 0, generation = 0;
};

/// What a connection needs of the thread it lives on.
class Home {
public:
    virtual ~Home() = default;
    virtual const Options& options() const = 0;
    virtual const Handler& handler() const = 0;
    virtual bool stopping() const = 0;
    virtual std::string_view date() const = 0;  // for the Date field
    virtual std::string next_request_id() = 0;
    virtual Reply reply_to(ConnectionId id, std::uint64_t exchange) = 0;
    /// One buffer for all connections of the thread: each empties it before it returns.
    virtual std::span<char> read_buffer() = 0;
    /// A parser between requests. A connection that needs it for longer swaps it for a null one.
    virtual std::unique_ptr<RequestParser>& spare_parser() = 0;
    /// Calls on_readable or on_writable later, if the connection is still there by then.
    virtual void when_readable(ConnectionId id, Socket& socket) = 0;
    virtual void when_writable(ConnectionId id, Socket& socket) = 0;
};

class Connection {
public:
    Connection(Home& home, ConnectionId id, Socket socket, std::string peer);

    void start();
    void on_readable();
    void on_writable();
    /// The answer to `exchange`; a late or second one is ignored.
    void answer(std::uint64_t exchange, Response response);
    void look_at_deadline(Clock::time_point now);
    /// Ends an idle connection at once and others after the answer they are waiting for.
    void stop();

    /// To be destroyed by its owner, once no function of it runs.
    bool is_over() const { return state_ == State::over; }
    const std::string& peer() const { return peer_; }

private:
    enum class State { reading, answering, lingering, over };

    bool consume(std::string_view bytes);
    bool may_read_next() const;
    void advance();
    void request_arrived(Request request);
    void refuse(Refusal why);
    void write_answer(Response response);
    void report(int status, std::size_t body_bytes) const;
    bool send_waiting_bytes();
    void linger();
    void discard_input();
    void wait_until_readable();
    bool is_idle() const;
    void set_deadline(std::chrono::milliseconds from_now) { deadline_ = Clock::now() + from_now; }

    Home& home_;
    const ConnectionId id_;
    Socket socket_;
    const std::string peer_;
    State state_ = State::reading;
    Clock::time_point deadline_;

    // Reading.
    std::string held_;                       // arrived, not yet consumed
    std::unique_ptr<RequestParser> parser_;  // in the middle of a request
    bool request_began_ = false;
    bool waits_to_read_ = false;

    // Answering.
    std::uint64_t exchange_ = 0;
    bool in_handler_ = false;
    std::optional<Response> answered_in_handler_;
    struct Asked {  // of the request being answered, for its report
        std::string method = {}, target = {}, id = {};
        bool is_head = false;
        Clock::time_point complete_at = {};
    } asked_;

    // Sending: first `out_`, then `tail_`.
    std::string out_;
    std::size_t out_sent_ = 0;
    std::shared_ptr<const std::string> tail_;
    std::size_t tail_sent_ = 0;
    bool waits_to_write_ = false;
    bool keep_ = true;
    std::size_t discarded_ = 0;
};

}  // namespace regulars::http
