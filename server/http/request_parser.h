// server/http/request_parser.h: bytes in, requests out. The only room that sees Beast.
// Use       feed() the bytes not yet consumed, with more behind them, until a request is complete.
// Errors    a refusal is final: the framing is lost, so the connection must end.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "server/http/message.h"
#include "server/http/server.h"

namespace regulars::http {

struct Refusal {
    int status = 400;
    std::string_view code = "http.malformed";  // a literal
};

class RequestParser {
public:
    using BodyLimit = std::function<std::size_t(Method, std::string_view path)>;
    enum class State { more, complete, refused };
    struct Step {
        std::size_t consumed;
        State state;
    };

    /// Both must outlive the parser; an empty `body_limit` means default_body_bytes.
    RequestParser(const Limits& limits, const BodyLimit& body_limit);
    ~RequestParser();

    Step feed(std::string_view bytes);

    /// Once, after State::complete; the parser is then ready for the next request.
    Request take();
    Refusal refusal() const;

    /// True once per request: its header is complete, its body is not, and the client waits for
    /// "100 Continue" before it sends it.
    bool client_waits_for_continue();

private:
    class OverBeast;
    std::unique_ptr<OverBeast> parser_;
};

}  // namespace regulars::http
