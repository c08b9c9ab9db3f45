// server/identity/crypto.h: the few cryptographic words the server uses, over OpenSSL 3.
// Bytes     travel as std::string; text forms are named (base64url, hex).
// Errors    the operating system refusing random bytes, or OpenSSL refusing SHA-256, leaves nothing
//           safe to do: the process ends (`abort`), as it would without memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regulars::identity {

using Digest = std::array<std::uint8_t, 32>;

std::string random_bytes(std::size_t count);
/// `bytes` random bytes as base64url: 32 bytes read as 43 characters.
std::string random_token(std::size_t bytes);

Digest sha256(std::string_view bytes);
std::string hex(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

Digest hmac_sha256(std::string_view key, std::string_view bytes);
/// A key of its own for each purpose, so that what one part signs no other part accepts
/// (HKDF-SHA256, RFC 5869). `purpose` is part of the stored data's format: never reworded.
Digest derived_key(std::string_view master, std::string_view purpose);

/// Takes the same time whatever differs. Texts of different length are unequal.
bool equal_in_constant_time(std::string_view left, std::string_view right);

/// RFC 4648, section 5, without padding.
std::string base64url(std::string_view bytes);
/// Only the one spelling base64url() writes: padding, other alphabets, white space and loose last
/// bits have no value, so a token cannot be respelled.
std::optional<std::string> from_base64url(std::string_view text);

inline std::string_view view(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace regulars::identity
