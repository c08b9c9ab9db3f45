// tests/server/http/loopback.h: a client on a real socket that sends exactly the bytes it is told.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/server.h"

namespace regulars::http {

/// Longer than any machine should need: only a fault gets there.
inline constexpr int give_up_after_ms = 20'000;

struct Answer {
    int status = 0;  // 0: the connection ended before an answer was complete
    std::string head, body;

    bool says(std::string_view text) const { return head.contains(text); }
    bool operator==(const Answer&) const = default;
};

class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        // Clients run on threads of their own too, where Boost.Test's checks may not.
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at) != 0)
            throw std::runtime_error("cannot connect to the server under test");
    }
    Client(Client&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), arrived_(std::move(other.arrived_)) {}
    Client& operator=(Client&&) = delete;
    ~Client() { end(); }

    void end() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }
    void shut_sending() { ::shutdown(socket_, SHUT_WR); }

    /// False if the other end is gone, which a refusal in the middle of a request may bring about.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// The next answer; `to_head` for an answer that has no body whatever its length says.
    Answer receive(bool to_head = false) {
        Answer answer;
        std::size_t end_of_head;
        while ((end_of_head = arrived_.find("\r\n\r\n")) == std::string::npos)
            if (!receive_more()) return answer;
        answer.head = arrived_.substr(0, end_of_head + 2);
        const std::size_t length = to_head ? 0 : length_said_by(answer.head);
        while (arrived_.size() < end_of_head + 4 + length)
            if (!receive_more()) return answer;
        answer.body = arrived_.substr(end_of_head + 4, length);
        arrived_.erase(0, end_of_head + 4 + length);
        std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
        return answer;
    }

    Answer ask(std::string_view request) {
        send(request);
        return receive();
    }

    /// Waits for the other end to close; false if it sent something instead, or nothing at all.
    bool is_closed_by_server() { return arrived_.empty() && !receive_more() && !gave_up_; }

    /// Without waiting.
    bool has_nothing_to_read() {
        pollfd wait{socket_, POLLIN, 0};
        return arrived_.empty() && ::poll(&wait, 1, 0) == 0;
    }

private:
    bool receive_more() {
        pollfd wait{socket_, POLLIN, 0};
        if (::poll(&wait, 1, give_up_after_ms) <= 0) {
            gave_up_ = true;
            return false;
        }
        char bytes[65536];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        arrived_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    static std::size_t length_said_by(std::string_view head) {
        constexpr std::string_view field = "\r\nContent-Length: ";
        const auto at = head.find(field);
        std::size_t length = 0;
        if (at != std::string_view::npos)
            std::from_chars(head.data() + at + field.size(), head.data() + head.size(), length);
        return length;
    }

    int socket_;
    std::string arrived_;
    bool gave_up_ = false;
};

inline Server serving(Handler handler, Options options = {}) {
    if (options.threads == 0) options.threads = 2;
    auto server = Server::start(std::move(options), std::move(handler));
    BOOST_REQUIRE_MESSAGE(server, (server ? "" : server.error()));
    return std::move(*server);
}

/// Says what it understood: method, target and body, one line each.
inline void echo(Request request, Reply reply) {
    Response response;
    response.body = std::string(name(request.method)) + "\n" + request.target + "\n" + request.body;
    reply.send(std::move(response));
}

inline std::string get(std::string_view target) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: shop.test\r\n\r\n";
}

inline std::string post(std::string_view target, std::string_view body) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: shop.test\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

}  // namespace regulars::http
