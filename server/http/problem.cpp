#include "server/http/problem.h"

#include "server/http/json_body.h"

namespace regulars::http {

Response problem_response(const Problem& problem, std::string_view request_id) {
    nlohmann::ordered_json document;
    document["type"] = std::string(problem_type_base) + problem.code;
    document["title"] = problem.title.empty() ? std::string(reason(problem.status)) : problem.title;
    document["status"] = problem.status;
    document["code"] = problem.code;
    if (!problem.detail.empty()) document["detail"] = problem.detail;
    if (!request_id.empty()) {
        document["instance"] = "urn:request:" + std::string(request_id);
        document["request_id"] = request_id;
    }
    for (const FieldError& error : problem.errors)
        document["errors"].push_back(
            {{"pointer", error.pointer}, {"rule", error.rule}, {"message", error.message}});

    Response response{.status = problem.status, .body = json_text(document)};
    response.headers.add("Content-Type", "application/problem+json");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

}  // namespace regulars::http
