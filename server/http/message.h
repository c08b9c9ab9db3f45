// server/http/message.h: one request as it arrived, one answer as it will leave.
// Units     sizes are bytes; `status` is the HTTP status code.
// Limits    a Request was bounded by the reader (server.h, Limits) before anybody sees it.
// Errors    a header that could split an answer marks the Response broken; the server then sends
//           500 instead of it (RFC 9110, 5.5: CR, LF and NUL never belong in a field value).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regulars::http {

enum class Method { get, head, post, put, patch, del, options, other };

/// "GET", "DELETE", ...; "OTHER" for Method::other, whose word is in Request::method_text.
std::string_view name(Method method);
Method method_named(std::string_view text);

/// ASCII only, as field names and tokens are compared (RFC 9110, 5.1).
bool equal_ignoring_case(std::string_view left, std::string_view right);

/// The fields of one request in order of arrival, kept in one piece of text.
class RequestHeaders {
public:
    void add(std::string_view name, std::string_view value);

    /// The first field of that name. Host, Content-Length, Transfer-Encoding, Content-Type and
    /// Authorization occur at most once: the reader refuses a second one.
    std::optional<std::string_view> find(std::string_view name) const;
    /// Like find, but an absent field reads as empty.
    std::string_view get(std::string_view name) const;
    /// Every field of that name joined by ", ", which means the same (RFC 9110, 5.3).
    std::string joined(std::string_view name) const;

    std::size_t size() const { return fields_.size(); }

private:
    struct Field {
        std::uint32_t name_at, name_size, value_at, value_size;
    };
    std::string_view name_of(const Field& field) const;
    std::string_view value_of(const Field& field) const;

    std::string text_;
    std::vector<Field> fields_;
};

struct Request {
    Method method = Method::get;
    std::string method_text;  // the word itself, only for Method::other
    std::string target;       // as sent: "/v1/shops?after=x"; starts with '/', printable ASCII
    RequestHeaders headers;
    std::string body;        // whole; chunks joined
    std::string peer;        // the other end's address, without its port: "127.0.0.1"
    std::string id;          // ours; named in problems and logs
    bool keep_alive = true;  // what the client asked for

    /// Up to '?', still percent-encoded.
    std::string_view path() const;
    /// Behind '?', still percent-encoded; empty if there is none.
    std::string_view query() const;
};

/// Field lines of an answer, checked and written once: "Name: value\r\n" each.
class ResponseHeaders {
public:
    /// The one place where an answer's field lines are written. A name that is no token, or a value
    /// with a control character other than tab, is refused: false, and `broken` from then on.
    bool add(std::string_view name, std::string_view value);
    std::optional<std::string_view> find(std::string_view name) const;

    bool broken() const { return broken_; }
    std::string_view lines() const { return lines_; }

private:
    std::string lines_;
    bool broken_ = false;
};

/// Content-Length, Date and Connection are the server's to write, and so refused in `headers`.
struct Response {
    int status = 200;
    ResponseHeaders headers = {};
    std::string body = {};
    std::shared_ptr<const std::string> shared_body =
        {};              // if set, sent instead of `body`, uncopied
    bool close = false;  // end the connection after this answer

    std::string_view content() const { return shared_body ? *shared_body : body; }
};

/// "Not Found" for 404; "Unknown" for a status this server never sends.
std::string_view reason(int status);

/// The right to answer one request, once, from any thread and at any later time. What is dropped
/// without an answer answers 500; what is answered a second time is ignored.
class Reply {
public:
    using Sink = std::move_only_function<void(Response)>;

    explicit Reply(Sink sink);
    Reply(Reply&& other) noexcept;
    Reply& operator=(Reply&& other) noexcept;
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;
    ~Reply();

    void send(Response response);

private:
    void answer_if_dropped() noexcept;

    Sink sink_;  // empty once answered
};

/// Runs on the thread that reads the connection, so it must not wait: what takes long keeps the
/// Reply and returns. An exception that leaves it answers 500.
using Handler = std::function<void(Request, Reply)>;

}  // namespace regulars::http
