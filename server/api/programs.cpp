#include <charconv>

#include "server/api/open_routes.h"

namespace regulars::api {
namespace {

/// The version is the whole identity of a programme's bytes.
std::string etag_of(const LoadedProgram& program) {
    return "\"" + std::to_string(program.published.version) + "\"";
}

Answer program_answer(const Reading& reading, const LoadedProgram& program,
                      std::string_view cache_control) {
    http::Response response{.status = 200, .body = program.text};
    const std::string etag = etag_of(program);
    if (reading.call.request.headers.get("If-None-Match") == etag) {
        response = {.status = 304};
    } else {
        response.headers.add("Content-Type", "application/json");
    }
    response.headers.add("ETag", etag);
    response.headers.add("Cache-Control", cache_control);
    return response;
}

}  // namespace

Answer get_program(const Reading& reading) {
    const auto program = reading.service.programs.current(reading.store, reading.now);
    if (!program) return refused(program);
    return program_answer(reading, **program, "no-cache");
}

Answer get_program_version(const Reading& reading) {
    const std::string_view text = reading.call.path["version"];
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error != std::errc() || end != text.data() + text.size() || version < 1) {
        return std::unexpected(not_found("programs"));
    }
    const auto program = reading.service.programs.version(reading.store, version);
    if (!program) return refused(program);
    if (!*program) return std::unexpected(not_found("programs"));
    return program_answer(reading, **program, "public, max-age=31536000, immutable");
}

}  // namespace regulars::api
