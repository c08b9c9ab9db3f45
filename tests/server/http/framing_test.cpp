// How requests are told apart: what is not framed beyond doubt is refused (RFC 9112; CWE-444).
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/http/loopback.h"

namespace regulars::http {
namespace {

using namespace std::string_literals;

const std::string get_start = "GET /card HTTP/1.1\r\nHost: x\r\n";
const std::string post_start = "POST /card HTTP/1.1\r\nHost: x\r\n";
const std::string second = "GET /second HTTP/1.1\r\nHost: x\r\n\r\n";

std::string chunked(std::string_view chunks) {
    return post_start + "Transfer-Encoding: chunked\r\n\r\n" + std::string(chunks);
}

std::string many_fields(int count) {
    std::string fields;
    for (int i = 0; i < count; ++i) fields += "H" + std::to_string(i) + ": v\r\n";
    return fields;
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

struct Malformed {
    std::string says;
    std::string bytes;
    int status = 400;
};
std::ostream& operator<<(std::ostream& out, const Malformed& c) { return out << c.says; }

const std::vector<Malformed> malformed{
    {"a length and chunks",
     post_start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + second},
    {"chunks and a length",
     post_start + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + second},
    {"two different lengths", post_start + "Content-Length: 4\r\nContent-Length: 0\r\n\r\nabcd"},
    {"the same length twice", post_start + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd"},
    {"a list of lengths", post_start + "Content-Length: 4, 5\r\n\r\nabcd"},
    {"a list of one length", post_start + "Content-Length: 4, 4\r\n\r\nabcd"},
    {"a length with a plus", post_start + "Content-Length: +4\r\n\r\nabcd"},
    {"a hexadecimal length", post_start + "Content-Length: 0x4\r\n\r\nabcd"},
    {"a negative length", post_start + "Content-Length: -1\r\n\r\n"},
    {"an empty length", post_start + "Content-Length: \r\n\r\n"},
    {"a length with a space inside", post_start + "Content-Length: 1 0\r\n\r\n"},
    {"a length of 2^64", post_start + "Content-Length: 18446744073709551616\r\n\r\n"},
    {"a length of 2^64 - 1", post_start + "Content-Length: 18446744073709551615\r\n\r\n", 413},
    {"a space before the colon", post_start + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"},
    {"an unknown transfer coding", post_start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
    {"chunked, then identity",
     post_start + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
    {"gzip, then chunked", post_start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
    {"chunked twice",
     post_start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {"identity, then chunked, in two fields",
     post_start + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {"a quoted chunked", post_start + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"},
    {"a vertical tab before chunked", post_start + "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n"},
    {"chunked in HTTP/1.0",
     "POST /card HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {"a chunk size of ZZ", chunked("ZZ\r\nab\r\n0\r\n\r\n")},
    {"a chunk size of 0x2", chunked("0x2\r\nab\r\n0\r\n\r\n")},
    {"a negative chunk size", chunked("-2\r\nab\r\n0\r\n\r\n")},
    {"no chunk size", chunked("\r\nab\r\n0\r\n\r\n")},
    {"a chunk size beyond 64 bits", chunked("FFFFFFFFFFFFFFFFF\r\nab\r\n0\r\n\r\n")},
    {"a chunk longer than its size", chunked("2\r\nabc\r\n0\r\n\r\n")},
    {"a chunk size ended by a bare LF", chunked("2\nab\r\n0\r\n\r\n")},
    {"a chunk ended by a bare LF", chunked("2\r\nab\n0\r\n\r\n")},
    {"an endless chunk extension", chunked("2;" + std::string(1000, 'a') + "\r\nab\r\n0\r\n\r\n")},
    {"too many trailers", chunked("2\r\nab\r\n0\r\n" + many_fields(100) + "\r\n"), 431},
    {"a NUL in a value", get_start + "X: a\0b\r\n\r\n"s},
    {"a NUL in a name", get_start + "X\0Y: a\r\n\r\n"s},
    {"lines ended by a bare LF", "GET /card HTTP/1.1\nHost: x\n\n", 505},
    {"one line ended by a bare LF", "GET /card HTTP/1.1\r\nHost: x\nX: y\r\n\r\n"},
    {"a bare CR in a value", get_start + "X: a\rY: b\r\n\r\n"},
    {"a field without a colon", get_start + "nothing\r\n\r\n"},
    {"a field without a name", get_start + ": v\r\n\r\n"},
    {"a field name with a space", get_start + "A B: v\r\n\r\n"},
    {"no Host", "GET /card HTTP/1.1\r\n\r\n"},
    {"no Host in HTTP/1.0", "GET /card HTTP/1.0\r\n\r\n"},
    {"two Hosts", get_start + "Host: y\r\n\r\n"},
    {"two equal Hosts", get_start + "Host: x\r\n\r\n"},
    {"a list of Hosts", "GET /card HTTP/1.1\r\nHost: x, y\r\n\r\n"},
    {"a Host with a path", "GET /card HTTP/1.1\r\nHost: x/y\r\n\r\n"},
    {"a Host with a user", "GET /card HTTP/1.1\r\nHost: u@x\r\n\r\n"},
    {"two Authorizations", get_start + "Authorization: a\r\nAuthorization: b\r\n\r\n"},
    {"two Content-Types", post_start + "Content-Type: a/b\r\nContent-Type: c/d\r\n\r\n"},
    {"an unknown expectation", post_start + "Expect: dinner\r\n\r\n", 417},
    {"a target that is a URL", "GET http://x/card HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"a target that is a star", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"a target that is an authority", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"a target with a fragment", "GET /card#top HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"a target with a tab", "GET /ca\trd HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"a target beyond ASCII", "GET /caf\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"two spaces behind the method", "GET  /card HTTP/1.1\r\nHost: x\r\n\r\n"},
    {"two spaces before the version", "GET /card  HTTP/1.1\r\nHost: x\r\n\r\n", 505},
    {"no version", "GET /card\r\nHost: x\r\n\r\n"},
    {"HTTP/3.7", "GET /card HTTP/3.7\r\nHost: x\r\n\r\n", 505},
    {"HTTP/2's greeting", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
    {"a TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s},
    {"a header of 64 KiB", get_start + "X: " + std::string(65536, 'a') + "\r\n\r\n", 431},
    {"2000 fields", get_start + many_fields(2000) + "\r\n", 431},
    {"65 fields", get_start + many_fields(64) + "\r\n", 431},
    {"a target of 64 KiB", "GET /" + std::string(65536, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
    {"a body of 1 MiB", post_start + "Content-Length: 1048576\r\n\r\n" + std::string(1048576, 'a'),
     413},
    {"chunks of 1 MiB",
     chunked(repeated("10000\r\n" + std::string(65536, 'a') + "\r\n", 16) + "0\r\n\r\n"), 413},
    {"a folded header whose first line is folded", "GET /card HTTP/1.1\r\n Host: x\r\n\r\n"},
};

}  // namespace

// Status lines of 4xx and 5xx only, and never an answer to what was smuggled behind.
BOOST_DATA_TEST_CASE(malformed_framing_is_refused_and_ends_the_connection,
                     boost::unit_test::data::make(malformed), c) {
    static Server server = serving(echo);
    Client client(server.port());
    client.send(c.bytes);
    client.shut_sending();
    const Answer answer = client.receive();
    BOOST_TEST(answer.status == c.status);
    BOOST_TEST(answer.says("\r\nConnection: close\r\n"));
    BOOST_TEST(answer.says("application/problem+json"));
    BOOST_TEST(client.receive().status == 0);
}

// RFC 9112, 5.2: a server replaces a fold by a space, or refuses it.
BOOST_AUTO_TEST_CASE(a_folded_field_is_read_as_one_line) {
    Server server = serving([](Request request, Reply reply) {
        reply.send({.body = std::string(request.headers.get("X"))});
    });
    Client client(server.port());
    BOOST_TEST(client.ask(get_start + "X: a\r\n b\r\n\r\n").body == "a b");
}

BOOST_AUTO_TEST_CASE(a_trailer_does_not_become_a_header) {
    Server server = serving([](Request request, Reply reply) {
        reply.send({.body = request.body + std::string(request.headers.get("Authorization"))});
    });
    Client client(server.port());
    const auto answer = client.ask(chunked("2\r\nab\r\n0\r\nAuthorization: Bearer stolen\r\n\r\n"));
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.body == "ab");
}

BOOST_AUTO_TEST_CASE(a_header_delivered_in_drops_meets_the_same_limit) {
    Server server = serving(echo);
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n");
    const std::string field = "X: " + std::string(500, 'a') + "\r\n";
    for (int i = 0; i < 20 && client.has_nothing_to_read(); ++i) {
        client.send(field);
        std::this_thread::yield();
    }
    BOOST_TEST(client.receive().status == 431);
}

namespace {

struct Split {
    std::string says;
    std::string bytes;
    int answers;
};

const std::string plain_get = "GET /card?x=1 HTTP/1.1\r\nHost: x\r\nUser-Agent: abc\r\n\r\n";
const std::string chunked_post = chunked("5\r\nhello\r\n3;a=b\r\nabc\r\n0\r\n\r\n");
const std::string chunked_with_trailer = chunked("5\r\nhello\r\n0\r\nX: y\r\n\r\n");
const std::string plain_post = post("/card", "abcdefgh");

const std::vector<Split> splits{
    {"a GET", plain_get, 1},
    {"a chunked POST", chunked_post, 1},
    {"a chunked POST with a trailer", chunked_with_trailer, 1},
    {"a POST with a length", plain_post, 1},
    {"three in one delivery", plain_get + chunked_post + plain_post, 3},
    {"a refusal behind a good one", plain_get + "GET / HTTP/1.1\r\n\r\n", 2},
};
std::ostream& operator<<(std::ostream& out, const Split& c) { return out << c.says; }

// Without the Date field and the request's id, which differ.
std::string comparable(const Answer& answer) {
    return std::to_string(answer.status) + (answer.status == 200 ? answer.body : "");
}

std::string told(std::uint16_t port, const std::vector<std::string_view>& parts, int answers) {
    Client client(port);
    for (const auto part : parts) {
        client.send(part);
        std::this_thread::sleep_for(std::chrono::microseconds(300));  // so that they travel apart
    }
    std::string all;
    for (int i = 0; i < answers; ++i) all += comparable(client.receive()) + "\n";
    return all;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_request_split_anywhere_gets_the_same_answer,
                     boost::unit_test::data::make(splits), c) {
    static Server server = serving(echo);
    const std::string_view bytes = c.bytes;
    const std::string whole = told(server.port(), {bytes}, c.answers);
    BOOST_TEST(!whole.contains("0\n0\n"));
    for (std::size_t at = 1; at < bytes.size(); ++at) {
        BOOST_TEST_CONTEXT("split at " << at)
        BOOST_TEST(told(server.port(), {bytes.substr(0, at), bytes.substr(at)}, c.answers) ==
                   whole);
    }
    std::vector<std::string_view> drops;
    for (std::size_t at = 0; at < bytes.size(); ++at) drops.push_back(bytes.substr(at, 1));
    BOOST_TEST(told(server.port(), drops, c.answers) == whole);
}

}  // namespace regulars::http
