// server/http/static_files.h: a folder read once and served from memory.
// Variants  NAME.br and NAME.gz beside NAME are NAME in that coding, not files of their own.
// Caching   a name with a hash in it ("portal.3f9a2b7c.wasm": eight or more hex digits between
//           '.' or '-' and the ending) never changes: a year, immutable. Others: no-cache, and an
//           ETag by content, so that asking again costs a 304.
// Safety    paths are looked up in a table made at start, so nothing outside the folder exists.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/compress.h"
#include "server/http/message.h"

namespace regulars::http {

class StaticFiles {
public:
    /// Every regular file below `folder`. Hidden files and symbolic links are left out. An unreadable
    /// folder or file comes back as a sentence.
    static std::expected<StaticFiles, std::string> load(const std::filesystem::path& folder);

    /// Answers GET and HEAD for `path` ("/portal.html", "/" for "/index.html"); empty if there is no
    /// such file. Add further headers to what comes back.
    std::optional<Response> answer(const Request& request, std::string_view path) const;
    std::optional<Response> answer(const Request& request) const {
        return answer(request, request.path());
    }

    /// The bytes of a file as it is on disk, for pages that are filled in before they are sent.
    std::shared_ptr<const std::string> find(std::string_view path) const;

private:
    struct Variant {
        std::shared_ptr<const std::string> bytes;  // empty: there is none in this coding
        ResponseHeaders headers;                   // written once, at load
        std::string etag;
    };
    struct File {
        Variant identity, gzip, brotli;
    };
    static void finish(std::string_view path, File& file);

    std::map<std::string, File, std::less<>> files_;  // by path, with its leading '/'
};

/// "text/html; charset=utf-8" for "index.html"; application/octet-stream for an unknown ending.
std::string_view content_type_of(std::string_view file_name);
bool has_hash_in_name(std::string_view file_name);

}  // namespace regulars::http
