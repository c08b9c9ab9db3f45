#include "server/http/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <utility>

namespace regulars::http {
namespace {

// Measured on JSON answers: above 5 the time doubles for a few per cent.
constexpr int brotli_quality = 4;
constexpr int brotli_window = 18;  // answers are far smaller than 256 KiB
constexpr int gzip_level = 6;
constexpr int gzip_window = 15 + 16;  // + 16: gzip's frame rather than zlib's
constexpr int not_mentioned = -1;

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

/// "0.5" as 500; what is no weight as 0 (RFC 9110, 12.4.2).
int weight_in_thousandths(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    int value = (text[0] - '0') * 1000;
    if (text.size() > 1 && text[1] != '.') return 0;
    int unit = 100;
    for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (c < '0' || c > '9') return 0;
        value += (c - '0') * unit;
        unit /= 10;
    }
    return value <= 1000 ? value : 0;
}

int weight_of(std::string_view parameters) {
    const auto equals = parameters.find('=');
    if (equals == std::string_view::npos) return 1000;
    if (!equal_ignoring_case(trimmed(parameters.substr(0, equals)), "q")) return 0;
    return weight_in_thousandths(trimmed(parameters.substr(equals + 1)));
}

struct Weights {
    int brotli = not_mentioned, gzip = not_mentioned, identity = not_mentioned,
        others = not_mentioned;
};

Weights weights_in(std::string_view accept_encoding) {
    Weights weights;
    while (!accept_encoding.empty()) {
        const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
        const auto semicolon = item.find(';');
        const std::string_view coding = trimmed(item.substr(0, semicolon));
        const int weight =
            semicolon == std::string_view::npos ? 1000 : weight_of(item.substr(semicolon + 1));
        if (equal_ignoring_case(coding, "br")) weights.brotli = weight;
        if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip"))
            weights.gzip = weight;
        if (equal_ignoring_case(coding, "identity")) weights.identity = weight;
        if (coding == "*") weights.others = weight;
    }
    return weights;
}

bool is_worth_compressing(std::string_view content_type) {
    const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml");
}

}  // namespace

std::string_view name(Coding coding) {
    switch (coding) {
        case Coding::gzip: return "gzip";
        case Coding::brotli: return "br";
        case Coding::identity: break;
    }
    return "";
}

Coding preferred_coding(std::string_view accept_encoding, Codings available) {
    const Weights weights = weights_in(accept_encoding);
    const auto or_others = [&](int weight) {
        return weight != not_mentioned ? weight : std::max(weights.others, 0);
    };
    const int brotli = available.brotli ? or_others(weights.brotli) : 0;
    const int gzip = available.gzip ? or_others(weights.gzip) : 0;
    // Unmentioned, identity is acceptable but the last choice.
    const int identity = std::max(weights.identity, 0);
    const int best = std::max({brotli, gzip, identity});
    if (best == 0 || (best == identity && brotli < best && gzip < best)) return Coding::identity;
    return brotli == best ? Coding::brotli : Coding::gzip;
}

std::optional<std::string> gzip_compressed(std::string_view text) {
    z_stream stream{};
    if (deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) return std::nullopt;
    return out;
}

std::optional<std::string> brotli_compressed(std::string_view text) {
    std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
    std::string out(size, '\0');
    const auto done =
        BrotliEncoderCompress(brotli_quality, brotli_window, BROTLI_MODE_TEXT, text.size(),
                              reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data()));
    if (!done) return std::nullopt;
    out.resize(size);
    return out;
}

// Answers hold no secret of ours beside text an attacker chose (no cookies, no anti-forgery tokens),
// which is what guessing by compressed length (BREACH) needs.
void compress_if_worth(Response& response, std::string_view accept_encoding) {
    if (response.shared_body || response.body.size() < worth_compressing_bytes) return;
    if (response.headers.find("Content-Encoding")) return;
    if (!is_worth_compressing(response.headers.find("Content-Type").value_or(""))) return;
    response.headers.add("Vary", "Accept-Encoding");
    const Coding coding = preferred_coding(accept_encoding, {.gzip = true, .brotli = true});
    if (coding == Coding::identity) return;
    auto smaller = coding == Coding::brotli ? brotli_compressed(response.body)
                                            : gzip_compressed(response.body);
    if (!smaller || smaller->size() >= response.body.size()) return;
    response.body = *std::move(smaller);
    response.headers.add("Content-Encoding", name(coding));
}

}  // namespace regulars::http
