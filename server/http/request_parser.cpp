#include "server/http/request_parser.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>
#include <utility>

namespace regulars::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using Error = beast::error_code;

constexpr std::size_t longest_chunk_extension = 256;
constexpr std::size_t body_reserved_at_once = 64 * 1024;

std::string_view ours(beast::string_view text) { return {text.data(), text.size()}; }

// Two of these and readers disagree on which one counts.
bool occurs_once(bhttp::field name) {
    return name == bhttp::field::host || name == bhttp::field::content_length ||
           name == bhttp::field::transfer_encoding || name == bhttp::field::content_type ||
           name == bhttp::field::authorization || name == bhttp::field::expect;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// RFC 9112, 3.2.1: origin-form. Beast lets bytes above 0x7e through.
bool is_origin_form(std::string_view target) {
    return target.starts_with('/') &&
           std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

// uri-host [":" port], as loosely as we can without letting a path, a list or user names in.
bool is_host(std::string_view value) {
    return std::ranges::all_of(
        value, [](char c) { return c > 0x20 && c < 0x7f && c != '/' && c != ',' && c != '@'; });
}

// Beast's own reader of one message, writing straight into our Request.
class OneRequest final : public bhttp::basic_parser<true> {
public:
    OneRequest(const Limits& limits, const RequestParser::BodyLimit& body_limit)
        : limits_(limits), ask_body_limit_(body_limit) {
        header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        this->body_limit(boost::none);  // decided in on_header_impl, when the route is known
        eager(true);
    }

    std::size_t header_bytes() const { return header_bytes_; }
    std::size_t most_header_bytes() const { return limits_.header_bytes; }

    Request request;
    std::optional<Refusal> refusal;
    bool has_request_line = false;
    bool wants_continue = false;

private:
    void refuse(Refusal why, Error& error) {
        refusal = why;
        error = bhttp::error::bad_value;
    }

    // Beast applies its limit to what one call presents; delivered in pieces, a header could grow
    // past it. This count does not depend on the pieces.
    bool within_header_bytes(std::size_t more, Error& error) {
        header_bytes_ += more;
        if (header_bytes_ <= limits_.header_bytes) return true;
        refuse({431, "http.header_too_large"}, error);
        return false;
    }

    void on_request_impl(bhttp::verb, beast::string_view method, beast::string_view target,
                         int version, Error& error) override {
        has_request_line = true;
        version_ = version;
        request.method = method_named(ours(method));
        if (request.method == Method::other) request.method_text = ours(method);
        request.target = ours(target);
        if (!is_origin_form(request.target)) return refuse({}, error);
        within_header_bytes(method.size() + target.size() + 12, error);
    }

    void on_field_impl(bhttp::field name, beast::string_view name_text,
                       beast::string_view value_text, Error& error) override {
        const std::string_view value = ours(value_text);
        if (!within_header_bytes(name_text.size() + value.size() + 4, error)) return;
        if (++fields_ > limits_.header_fields) return refuse({431, "http.too_many_fields"}, error);
        // A trailer must not pass for a header: it would come after the checks (RFC 9110, 6.5.1).
        if (header_done_) return;
        if (occurs_once(name) && request.headers.find(ours(name_text))) return refuse({}, error);
        if (name == bhttp::field::host && !is_host(value)) return refuse({}, error);
        // Beast reads "4, 4" as 4, and lets any coding through that does not end in chunked.
        if (name == bhttp::field::content_length && !is_digits(value)) return refuse({}, error);
        if (name == bhttp::field::transfer_encoding &&
            (version_ < 11 || !equal_ignoring_case(value, "chunked")))
            return refuse({}, error);
        if (name == bhttp::field::expect) {
            if (!equal_ignoring_case(value, "100-continue"))
                return refuse({417, "http.expectation_failed"}, error);
            wants_continue = version_ >= 11;
        }
        request.headers.add(ours(name_text), value);
    }

    void on_header_impl(Error& error) override {
        header_done_ = true;
        if (!request.headers.find("Host")) return refuse({}, error);
        const std::size_t limit =
            ask_body_limit_ ? ask_body_limit_(request.method, request.path()) : default_body_bytes;
        if (const auto length = content_length(); length && *length > limit)
            return refuse({413, "http.body_too_large"}, error);
        body_limit(limit);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, Error&) override {
        if (length) request.body.reserve(std::min<std::size_t>(*length, body_reserved_at_once));
    }

    std::size_t on_body_impl(beast::string_view bytes, Error&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }

    void on_chunk_header_impl(std::uint64_t, beast::string_view extensions, Error& error) override {
        if (extensions.size() > longest_chunk_extension) refuse({}, error);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Error&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }

    void on_finish_impl(Error&) override {}
    void on_response_impl(int, beast::string_view, int, Error&) override {}

    const Limits& limits_;
    const RequestParser::BodyLimit& ask_body_limit_;
    int version_ = 0;
    std::size_t header_bytes_ = 0, fields_ = 0;
    bool header_done_ = false;
};

Refusal refusal_for(const Error& error, const OneRequest& parser) {
    if (parser.refusal) return *parser.refusal;
    if (error == bhttp::error::body_limit) return {413, "http.body_too_large"};
    if (error == bhttp::error::header_limit)
        return parser.has_request_line ? Refusal{431, "http.header_too_large"}
                                       : Refusal{414, "http.target_too_long"};
    if (error == bhttp::error::bad_version) return {505, "http.version_not_supported"};
    return {};
}

}  // namespace

class RequestParser::OverBeast {
public:
    OverBeast(const Limits& limits, const BodyLimit& body_limit)
        : limits_(limits), body_limit_(body_limit) {
        renew();
    }

    void renew() { one.emplace(limits_, body_limit_); }

    std::optional<OneRequest> one;
    Refusal refusal;

private:
    const Limits& limits_;
    const BodyLimit& body_limit_;
};

RequestParser::RequestParser(const Limits& limits, const BodyLimit& body_limit)
    : parser_(std::make_unique<OverBeast>(limits, body_limit)) {}

RequestParser::~RequestParser() = default;

RequestParser::Step RequestParser::feed(std::string_view bytes) {
    OneRequest& one = *parser_->one;
    Error error;
    const std::size_t consumed = one.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error && error != bhttp::error::need_more) {
        parser_->refusal = refusal_for(error, one);
        return {consumed, State::refused};
    }
    // Beast holds fields back until the header's end is in sight; what waits counts as well.
    if (!one.is_header_done() &&
        one.header_bytes() + bytes.size() - consumed > one.most_header_bytes()) {
        parser_->refusal = refusal_for(bhttp::error::header_limit, one);
        return {consumed, State::refused};
    }
    return {consumed, one.is_done() ? State::complete : State::more};
}

Request RequestParser::take() {
    Request request = std::move(parser_->one->request);
    request.keep_alive = parser_->one->keep_alive();
    parser_->renew();
    return request;
}

Refusal RequestParser::refusal() const { return parser_->refusal; }

bool RequestParser::client_waits_for_continue() {
    OneRequest& one = *parser_->one;
    return one.is_header_done() && one.request.body.empty() &&
           std::exchange(one.wants_continue, false);
}

}  // namespace regulars::http
