#include "server/http/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/http/problem.h"

namespace regulars::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> methods{
    {{Method::get, "GET"},
     {Method::head, "HEAD"},
     {Method::post, "POST"},
     {Method::put, "PUT"},
     {Method::patch, "PATCH"},
     {Method::del, "DELETE"},
     {Method::options, "OPTIONS"}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// RFC 9110, 5.6.2
bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || marks.contains(c);
    });
}

bool is_field_value(std::string_view text) {
    return std::ranges::none_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

bool is_written_by_the_server(std::string_view name) {
    for (const std::string_view own : {"content-length", "transfer-encoding", "connection", "date"})
        if (equal_ignoring_case(name, own)) return true;
    return false;
}

}  // namespace

std::string_view name(Method method) {
    for (const auto& [value, text] : methods)
        if (value == method) return text;
    return "OTHER";
}

Method method_named(std::string_view text) {
    for (const auto& [value, word] : methods)
        if (word == text) return value;
    return Method::other;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

void RequestHeaders::add(std::string_view name, std::string_view value) {
    const auto at = static_cast<std::uint32_t>(text_.size());
    const auto name_size = static_cast<std::uint32_t>(name.size());
    text_.append(name).append(value);
    fields_.push_back({at, name_size, at + name_size, static_cast<std::uint32_t>(value.size())});
}

std::string_view RequestHeaders::name_of(const Field& field) const {
    return std::string_view(text_).substr(field.name_at, field.name_size);
}

std::string_view RequestHeaders::value_of(const Field& field) const {
    return std::string_view(text_).substr(field.value_at, field.value_size);
}

std::optional<std::string_view> RequestHeaders::find(std::string_view name) const {
    for (const Field& field : fields_)
        if (equal_ignoring_case(name_of(field), name)) return value_of(field);
    return std::nullopt;
}

std::string_view RequestHeaders::get(std::string_view name) const {
    return find(name).value_or(std::string_view{});
}

std::string RequestHeaders::joined(std::string_view name) const {
    std::string all;
    for (const Field& field : fields_) {
        if (!equal_ignoring_case(name_of(field), name)) continue;
        if (!all.empty()) all += ", ";
        all += value_of(field);
    }
    return all;
}

std::string_view Request::path() const {
    return std::string_view(target).substr(0, target.find('?'));
}

std::string_view Request::query() const {
    const auto mark = target.find('?');
    return mark == std::string::npos ? std::string_view{}
                                     : std::string_view(target).substr(mark + 1);
}

bool ResponseHeaders::add(std::string_view name, std::string_view value) {
    if (!is_token(name) || !is_field_value(value) || is_written_by_the_server(name)) {
        broken_ = true;
        return false;
    }
    lines_.append(name).append(": ").append(value).append("\r\n");
    return true;
}

std::optional<std::string_view> ResponseHeaders::find(std::string_view name) const {
    std::string_view rest = lines_;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find("\r\n"));
        const auto colon = line.find(": ");
        if (equal_ignoring_case(line.substr(0, colon), name)) return line.substr(colon + 2);
        rest.remove_prefix(line.size() + 2);
    }
    return std::nullopt;
}

std::string_view reason(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 502: return "Bad Gateway";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return "Unknown";
    }
}

Reply::Reply(Sink sink) : sink_(std::move(sink)) {}

Reply::Reply(Reply&& other) noexcept : sink_(std::exchange(other.sink_, nullptr)) {}

Reply& Reply::operator=(Reply&& other) noexcept {
    if (this != &other) {
        answer_if_dropped();
        sink_ = std::exchange(other.sink_, nullptr);
    }
    return *this;
}

Reply::~Reply() { answer_if_dropped(); }

void Reply::send(Response response) {
    if (auto sink = std::exchange(sink_, nullptr)) sink(std::move(response));
}

void Reply::answer_if_dropped() noexcept {
    if (sink_) send(problem_response({.status = 500, .code = "server.no_answer"}, ""));
}

}  // namespace regulars::http
