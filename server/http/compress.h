// server/http/compress.h: which content coding a client takes, and answers made smaller by it.
// Source    RFC 9110, 12.5.3 (Accept-Encoding); brotli RFC 7932, gzip RFC 1952.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace regulars::http {

enum class Coding { identity, gzip, brotli };

/// "gzip", "br"; empty for identity.
std::string_view name(Coding coding);

/// What is there to choose from, besides identity.
struct Codings {
    bool gzip = false;
    bool brotli = false;
};

/// The coding the client weighs highest; brotli before gzip before identity among equals. Identity
/// where nothing fits, because a client that forbids everything is still better served that way.
/// A malformed weight counts as zero.
Coding preferred_coding(std::string_view accept_encoding, Codings available);

inline constexpr std::size_t worth_compressing_bytes = 1024;

/// Compresses a JSON, text or SVG body of at least worth_compressing_bytes if the client takes it,
/// and says so in Content-Encoding and Vary. Leaves shared bodies and coded ones alone.
void compress_if_worth(Response& response, std::string_view accept_encoding);

/// Empty on failure, which only running out of memory brings about.
std::optional<std::string> gzip_compressed(std::string_view text);
std::optional<std::string> brotli_compressed(std::string_view text);

}  // namespace regulars::http
