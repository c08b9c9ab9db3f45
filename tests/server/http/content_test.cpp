// What goes in and out: JSON, problems, compression, encoded addresses.
#include <brotli/decode.h>
#include <zlib.h>

#include <boost/test/unit_test.hpp>

#include "server/http/compress.h"
#include "server/http/json_body.h"
#include "server/http/problem.h"
#include "server/http/url.h"

namespace regulars::http {
namespace {

std::string code_of(std::string_view text) {
    const auto read = json_of(text);
    return read ? "" : read.error().code;
}

std::string unzipped(std::string_view bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(1'000'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    BOOST_TEST(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

std::string unbrotlied(std::string_view bytes) {
    std::size_t size = 1'000'000;
    std::string out(size, '\0');
    BOOST_TEST(BrotliDecoderDecompress(
                   bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                   reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_DECODER_RESULT_SUCCESS);
    out.resize(size);
    return out;
}

Response json_of_size(std::size_t size) {
    return json_response(200, {{"text", std::string(size, 'a')}});
}

}  // namespace

BOOST_AUTO_TEST_CASE(json_comes_in_as_a_value_or_a_problem) {
    BOOST_TEST(json_of(R"({"a":[1,2,{"a":3}],"b":"[[["})").value().dump() ==
               R"({"a":[1,2,{"a":3}],"b":"[[["})");
    BOOST_TEST(code_of("") == "json.malformed");
    BOOST_TEST(code_of("{") == "json.malformed");
    BOOST_TEST(code_of("{} {}") == "json.malformed");
    BOOST_TEST(code_of("\"\xff\"") == "json.malformed");
    BOOST_TEST(code_of(R"({"a":1,"b":{},"a":2})") == "json.repeated_member");
    BOOST_TEST(code_of(R"([{"a":1},{"a":2}])") == "");
    BOOST_TEST(code_of(std::string(60'000, '[')) == "json.too_deep");
    BOOST_TEST(code_of(std::string(deepest_json, '[') + std::string(deepest_json, ']')) == "");
}

BOOST_AUTO_TEST_CASE(a_body_has_to_say_that_it_is_json) {
    const auto status = [](std::string_view type) {
        Request request;
        request.body = "{}";
        if (!type.empty()) request.headers.add("Content-Type", type);
        const auto read = json_of(request);
        return read ? 200 : read.error().status;
    };
    BOOST_TEST(status("application/json") == 200);
    BOOST_TEST(status("Application/JSON ; charset=utf-8") == 200);
    BOOST_TEST(status("application/merge-patch+json") == 200);
    BOOST_TEST(status("text/plain") == 415);
    BOOST_TEST(status("") == 415);
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf_8_is_replaced_and_ends_nothing) {
    BOOST_TEST(json_text({{"name", "caf\xe9"}}) == "{\"name\":\"caf\xef\xbf\xbd\"}");
}

BOOST_AUTO_TEST_CASE(a_problem_is_written_as_rfc_9457_says) {
    const Response response = problem_response(
        {.status = 422,
         .code = "order.invalid",
         .detail = "One line is wrong.",
         .errors = {{"/lines/0/quantity", "order.quantity_not_positive", "must be above zero"}}},
        "r-1");
    BOOST_TEST(response.status == 422);
    BOOST_TEST(response.headers.find("Content-Type").value() == "application/problem+json");
    BOOST_TEST(
        response.body ==
        R"({"type":"/problems/order.invalid","title":"Unprocessable Content","status":422,)"
        R"("code":"order.invalid","detail":"One line is wrong.","instance":"urn:request:r-1",)"
        R"("request_id":"r-1","errors":[{"pointer":"/lines/0/quantity",)"
        R"("rule":"order.quantity_not_positive","message":"must be above zero"}]})");
}

BOOST_AUTO_TEST_CASE(json_above_a_kilobyte_is_compressed_if_the_client_takes_it) {
    Response brotli = json_of_size(2000), gzip = brotli, plain = brotli;
    const std::string text = plain.body;
    compress_if_worth(brotli, "gzip, br");
    BOOST_TEST(brotli.headers.find("Content-Encoding").value() == "br");
    BOOST_TEST(unbrotlied(brotli.body) == text);
    compress_if_worth(gzip, "gzip");
    BOOST_TEST(gzip.headers.find("Content-Encoding").value() == "gzip");
    BOOST_TEST(unzipped(gzip.body) == text);
    compress_if_worth(plain, "");
    BOOST_TEST(plain.body == text);
    BOOST_TEST(plain.headers.find("Vary").value() == "Accept-Encoding");
}

BOOST_AUTO_TEST_CASE(small_coded_and_binary_bodies_stay_as_they_are) {
    Response small = json_of_size(900), picture{.body = std::string(5000, 'p')},
             coded = json_of_size(2000);
    picture.headers.add("Content-Type", "image/png");
    coded.headers.add("Content-Encoding", "br");
    for (Response* response : {&small, &picture, &coded}) {
        const std::string before = response->body;
        compress_if_worth(*response, "br, gzip");
        BOOST_TEST((response->body == before));
    }
}

BOOST_AUTO_TEST_CASE(weights_are_read_as_rfc_9110_says) {
    const Codings both{.gzip = true, .brotli = true};
    BOOST_TEST((preferred_coding("gzip;q=1.0, br;q=1.000", both) == Coding::brotli));
    BOOST_TEST((preferred_coding("br;q=0.001, gzip;q=0", both) == Coding::brotli));
    BOOST_TEST((preferred_coding("BR", both) == Coding::brotli));
    BOOST_TEST((preferred_coding("br", {.gzip = true, .brotli = false}) == Coding::identity));
    BOOST_TEST((preferred_coding("*", both) == Coding::brotli));
    for (const auto* malformed :
         {"br;q=2", "br;q=1.1", "br;q=-1", "br;q=x", "br;q=0.0001", "br;x=1", ";;;", ",,,"})
        BOOST_TEST_CONTEXT(malformed)
    BOOST_TEST((preferred_coding(malformed, both) == Coding::identity));
}

BOOST_AUTO_TEST_CASE(queries_are_read_in_order_and_malformed_ones_have_no_value) {
    const auto read = query_parameters("a=1&b=x+y%26&&a=2&flag&c=").value();
    const QueryParameters expected{{"a", "1"}, {"b", "x y&"}, {"a", "2"}, {"flag", ""}, {"c", ""}};
    BOOST_TEST((read == expected));
    BOOST_TEST(query_parameters("").value().empty());
    for (const auto* malformed : {"a=%", "a=%2", "a=%g0", "%00=1", "a=%ff"})
        BOOST_TEST(!query_parameters(malformed));
    BOOST_TEST(percent_decoded("a+b").value() == "a+b");
    BOOST_TEST(percent_encoded("a b/é~") == "a%20b%2F%C3%A9~");
}

}  // namespace regulars::http
