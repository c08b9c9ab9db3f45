// server/http/server.h: HTTP/1.1 over TCP, and nothing about what is served.
// Shape     one thread and one io_context per core, each with its own SO_REUSEPORT acceptor; a
//           connection stays with the thread that accepted it, so its state needs no lock.
// Order     pipelined requests are answered in order: the next one is read only when the one
//           before it has its answer. The bytes behind it wait.
// Strict    exactly one Host (HTTP/1.0 too); a body is framed by one Content-Length or by
//           "Transfer-Encoding: chunked" and nothing else; origin-form targets only ("/path"), since
//           we are never a proxy. Anything else is 400 and the end of the connection.
// Errors    400 malformed, 408 too slow, 413 body, 414 target, 417 Expect, 431 header, 503 too many
//           connections or no answer in time, 505 version: problem+json with "Connection: close".
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace regulars::http {

inline constexpr std::size_t default_body_bytes = 64 * 1024;

struct Limits {
    std::size_t header_bytes = 8 * 1024;  // request line and fields together
    std::size_t header_fields = 64;
    std::size_t connections = 10'000;           // in all
    std::size_t connections_per_address = 512;  // IPv6: per /64. Behind a proxy: as `connections`
    std::chrono::milliseconds request_within{10'000};  // from its first byte to its last
    std::chrono::milliseconds answer_within{30'000};   // a handler's time; then 503
    std::chrono::milliseconds send_stall{30'000};      // a client that takes no byte of its answer
    std::chrono::milliseconds idle{60'000};            // between requests, and before the first
    std::chrono::milliseconds stop_within{25'000};     // running requests, once stop() was called
    std::chrono::milliseconds sweep{1'000};            // how often deadlines are looked at
};

/// One answered request, for logs and metrics. The views live only during the call.
struct Exchange {
    std::string_view method, target, peer, request_id;
    int status = 0;
    std::size_t body_bytes = 0;
    std::chrono::microseconds took{0};  // from the request's last byte to its answer
};

struct Options {
    std::string address = "127.0.0.1";  // IPv4 or IPv6, as digits
    std::uint16_t port = 0;             // 0: any free one, see Server::port
    unsigned threads = 0;               // 0: one per core
    Limits limits = {};
    /// The largest body a request may have, asked when its header is complete.
    /// Empty: default_body_bytes for every request.
    std::function<std::size_t(Method, std::string_view path)> body_limit = {};
    /// Called on the connection's thread for every answered or refused request; must be quick and
    /// must not throw.
    std::function<void(const Exchange&)> on_answered = {};
};

class Server {
public:
    /// Binds, listens and serves on threads of its own. An address that cannot be bound comes back
    /// as a sentence.
    static std::expected<Server, std::string> start(Options options, Handler handler);

    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server();  // stops

    std::uint16_t port() const;
    std::size_t connections() const;

    /// Accepts nothing more, closes what is idle, lets running requests finish (at most
    /// Limits::stop_within) and returns when every thread has ended. Not from a handler.
    void stop();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

}  // namespace regulars::http
