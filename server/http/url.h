// server/http/url.h: percent-encoding and queries (RFC 3986; forms as browsers send them).
// Errors    a malformed escape, a control character or text that is not UTF-8 has no value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regulars::http {

/// "caf%C3%A9" as "café".
std::optional<std::string> percent_decoded(std::string_view text);

/// Everything but A-Z a-z 0-9 - . _ ~ as %XX.
std::string percent_encoded(std::string_view text);

using QueryParameters = std::vector<std::pair<std::string, std::string>>;

/// "a=1&b=x+y" as {a, 1} {b, x y}, in order, repetitions kept.
std::optional<QueryParameters> query_parameters(std::string_view query);

/// Overlong forms, surrogates and what lies above U+10FFFF are not UTF-8 (RFC 3629).
bool is_utf8(std::string_view text);

}  // namespace regulars::http
