#include "server/http/connection.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <charconv>
#include <span>
#include <utility>

#include "server/http/problem.h"

namespace regulars::http {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using std::chrono::milliseconds;

// Up to here a body is copied behind its header: one buffer sends faster than two.
constexpr std::size_t largest_copied_body = 4 * 1024;
// A client that pipelines and does not read gets no further than this many bytes ahead.
constexpr std::size_t most_waiting_bytes = 64 * 1024;
constexpr std::size_t most_kept_capacity = 16 * 1024;
constexpr std::size_t most_discarded = 1024 * 1024;
constexpr milliseconds linger_for{2'000};

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

// RFC 9110, 8.6: no Content-Length on 1xx and 204; on 304 it would speak of the 200 answer.
bool has_length(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

Connection::Connection(Home& home, ConnectionId id, Socket socket, std::string peer)
    : home_(home), id_(id), socket_(std::move(socket)), peer_(std::move(peer)) {}

void Connection::start() {
    set_deadline(home_.options().limits.idle);
    on_readable();  // the first request is often there already
}

void Connection::on_readable() {
    waits_to_read_ = false;
    if (state_ == State::lingering) return discard_input();
    if (state_ != State::reading) return;

    const std::span<char> buffer = home_.read_buffer();
    Error error;
    const std::size_t count = socket_.read_some(asio::buffer(buffer.data(), buffer.size()), error);
    if (error == asio::error::would_block) return wait_until_readable();
    if (error) {
        state_ = State::over;
        return;
    }
    if (!request_began_) {
        request_began_ = true;
        set_deadline(home_.options().limits.request_within);
    }
    if (held_.empty()) {
        consume({buffer.data(), count});
    } else {
        std::string joined = std::exchange(held_, {});
        joined.append(buffer.data(), count);
        consume(joined);
    }
    advance();
}

bool Connection::may_read_next() const {
    return state_ == State::reading && keep_ && !tail_ && out_.size() < most_waiting_bytes;
}

/// Takes requests out of `bytes` until one has to wait; keeps the rest. True if one was taken.
bool Connection::consume(std::string_view bytes) {
    bool took_one = false;
    while (!bytes.empty() && may_read_next()) {
        std::unique_ptr<RequestParser>& parser = parser_ ? parser_ : home_.spare_parser();
        if (!parser)
            parser =
                std::make_unique<RequestParser>(home_.options().limits, home_.options().body_limit);
        const RequestParser::Step step = parser->feed(bytes);
        bytes.remove_prefix(step.consumed);
        if (step.state == RequestParser::State::more) {
            if (parser->client_waits_for_continue() && bytes.empty())
                out_ += "HTTP/1.1 100 Continue\r\n\r\n";
            if (!parser_) parser_ = std::exchange(parser, nullptr);
            break;
        }
        took_one = true;
        if (step.state == RequestParser::State::refused) {
            refuse(parser->refusal());
            parser.reset();
            return true;
        }
        Request request = parser->take();
        parser_.reset();
        request_arrived(std::move(request));
    }
    held_.assign(bytes);
    if (held_.empty() && held_.capacity() > most_kept_capacity) held_.shrink_to_fit();
    return took_one;
}

void Connection::request_arrived(Request request) {
    state_ = State::answering;
    request_began_ = false;
    ++exchange_;
    keep_ = request.keep_alive && !home_.stopping();
    request.peer = peer_;
    request.id = home_.next_request_id();
    asked_.id = request.id;
    asked_.is_head = request.method == Method::head;
    if (home_.options().on_answered) {
        asked_.method =
            request.method == Method::other ? request.method_text : name(request.method);
        asked_.target = request.target;
        asked_.complete_at = Clock::now();
    }
    set_deadline(home_.options().limits.answer_within);

    in_handler_ = true;
    try {
        home_.handler()(std::move(request), home_.reply_to(id_, exchange_));
    } catch (...) {
        // The Reply went with the handler's frame and has answered 500.
    }
    in_handler_ = false;
    if (answered_in_handler_) {
        Response response = *std::move(answered_in_handler_);
        answered_in_handler_.reset();
        write_answer(std::move(response));
    }
}

void Connection::answer(std::uint64_t exchange, Response response) {
    if (state_ != State::answering || exchange != exchange_) return;
    if (in_handler_) {  // no reading and writing below the handler's frame
        if (!answered_in_handler_) answered_in_handler_ = std::move(response);
        return;
    }
    write_answer(std::move(response));
    advance();
}

void Connection::refuse(Refusal why) {
    if (state_ != State::answering)
        asked_ = {.id = home_.next_request_id(), .complete_at = Clock::now()};
    Response response =
        problem_response({.status = why.status, .code = std::string(why.code)}, asked_.id);
    response.close = true;
    write_answer(std::move(response));
}

void Connection::write_answer(Response response) {
    state_ = State::reading;
    ++exchange_;  // an answer that is still on its way is too late
    if (response.headers.broken())
        response = problem_response({.status = 500, .code = "server.broken_header"}, asked_.id);
    keep_ = keep_ && !response.close && !home_.stopping();
    const std::size_t length = response.content().size();

    out_ += "HTTP/1.1 ";
    append_number(out_, static_cast<std::size_t>(response.status));
    out_.append(" ").append(reason(response.status)).append("\r\nDate: ").append(home_.date());
    out_.append("\r\n").append(response.headers.lines());
    if (has_length(response.status)) {
        out_ += "Content-Length: ";
        append_number(out_, length);
        out_ += "\r\n";
    }
    out_ += keep_ ? "\r\n" : "Connection: close\r\n\r\n";

    const bool has_body = length > 0 && has_length(response.status) && !asked_.is_head;
    if (has_body && length <= largest_copied_body)
        out_ += response.content();
    else if (has_body)
        tail_ = response.shared_body
                    ? std::move(response.shared_body)
                    : std::make_shared<const std::string>(std::move(response.body));
    report(response.status, has_body ? length : 0);
}

void Connection::report(int status, std::size_t body_bytes) const {
    if (!home_.options().on_answered) return;
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - asked_.complete_at);
    home_.options().on_answered(
        {asked_.method, asked_.target, peer_, asked_.id, status, body_bytes, took});
}

/// Sends what waits, reads what is held, and arms the next wait.
void Connection::advance() {
    do {
        if (!send_waiting_bytes()) return;
        if (state_ != State::reading) return;
        if (!keep_) return linger();
    } while (!held_.empty() && consume(std::exchange(held_, {})));

    if (state_ != State::reading) return;
    if (!request_began_) {
        if (home_.stopping()) return linger();
        const bool next_began = parser_ || !held_.empty();
        request_began_ = next_began;
        set_deadline(next_began ? home_.options().limits.request_within
                                : home_.options().limits.idle);
    }
    wait_until_readable();
}

/// True when nothing waits any more; false while the socket is full, or when it failed.
bool Connection::send_waiting_bytes() {
    if (waits_to_write_) return false;
    while (out_sent_ < out_.size() || tail_) {
        const std::array<asio::const_buffer, 2> waiting{
            asio::buffer(out_) + out_sent_,
            tail_ ? asio::buffer(*tail_) + tail_sent_ : asio::const_buffer()};
        Error error;
        std::size_t sent = socket_.write_some(waiting, error);
        if (error == asio::error::would_block) {
            waits_to_write_ = true;
            set_deadline(home_.options().limits.send_stall);
            home_.when_writable(id_, socket_);
            return false;
        }
        if (error) {
            state_ = State::over;
            return false;
        }
        const std::size_t of_out = std::min(sent, out_.size() - out_sent_);
        out_sent_ += of_out;
        tail_sent_ += sent - of_out;
        if (tail_ && tail_sent_ == tail_->size()) {
            tail_.reset();
            tail_sent_ = 0;
        }
    }
    out_.clear();
    out_sent_ = 0;
    if (out_.capacity() > most_kept_capacity) out_.shrink_to_fit();
    return true;
}

void Connection::on_writable() {
    waits_to_write_ = false;
    advance();
}

void Connection::linger() {
    state_ = State::lingering;
    held_ = {};
    parser_.reset();
    Error ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    set_deadline(linger_for);
    wait_until_readable();
}

void Connection::discard_input() {
    const std::span<char> buffer = home_.read_buffer();
    Error error;
    const std::size_t count = socket_.read_some(asio::buffer(buffer.data(), buffer.size()), error);
    if (error == asio::error::would_block) return wait_until_readable();
    discarded_ += count;
    if (error || discarded_ > most_discarded)
        state_ = State::over;
    else
        wait_until_readable();
}

void Connection::wait_until_readable() {
    if (std::exchange(waits_to_read_, true)) return;
    home_.when_readable(id_, socket_);
}

bool Connection::is_idle() const {
    return state_ == State::reading && !request_began_ && out_.empty() && !tail_;
}

void Connection::look_at_deadline(Clock::time_point now) {
    if (now < deadline_) return;
    if (state_ == State::lingering || waits_to_write_ || is_idle()) {
        state_ = State::over;
        return;
    }
    refuse(state_ == State::answering ? Refusal{503, "server.no_answer_in_time"}
                                      : Refusal{408, "http.request_too_slow"});
    advance();
}

void Connection::stop() {
    if (is_idle()) on_readable();  // a request may have arrived unseen
    if (is_idle()) state_ = State::over;
}

}  // namespace regulars::http
