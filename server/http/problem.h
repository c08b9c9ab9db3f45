// server/http/problem.h: errors as application/problem+json (RFC 9457).
// Keys      `code` is stable and what clients branch on; `type` is its page; title and detail are
//           for people and may change. `errors` points into the request's body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.h"

namespace regulars::http {

/// `type` is this with the code behind it, relative to the server's address.
inline constexpr std::string_view problem_type_base = "/problems/";

struct FieldError {
    std::string pointer;  // JSON Pointer into the request's body: "/lines/0/quantity"
    std::string rule;     // stable name: "order.quantity_not_positive"
    std::string message;  // one sentence
};

struct Problem {
    int status = 500;
    std::string code = {};    // "members.not_found"
    std::string detail = {};  // about this occurrence; may be empty
    std::vector<FieldError> errors = {};
    std::string title = {};  // empty: the status's own words
};

/// `request_id` also becomes `instance`, as "urn:request:<id>". Not to be cached.
Response problem_response(const Problem& problem, std::string_view request_id);

}  // namespace regulars::http
