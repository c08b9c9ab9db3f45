// server/api/refusals.h: the one place where a rule's "no" becomes an HTTP status.
// Status    404 there is no such thing; 409 it was true a moment ago (stock, price, once only);
//           422 the rules say no; 400 the request cannot be read. A rule not in the table is 422,
//           and 400 when its name starts with "json.".
// Code      the first problem's rule, which clients branch on; all problems are in `errors`.
#pragma once
#include "core/base/problem.h"
#include "server/http/problem.h"
#include "server/store/record_fact.h"
#include "server/store/writer.h"

namespace regulars::api {

int status_of(std::string_view rule);

http::Problem problem_of(const Problems& refused);

/// 500, and 409 for a lost race. What the database said is for the log, not for the client.
http::Problem problem_of(const store::StoreError& error);
http::Problem problem_of(const store::RecordRefusal& refusal);

/// 503 when trying again helps, else 500.
http::Problem problem_of(const store::WriteError& error);

http::Problem not_found(std::string_view what);

}  // namespace regulars::api
