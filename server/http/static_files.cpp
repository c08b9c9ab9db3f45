#include "server/http/static_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "server/identity/crypto.h"

namespace regulars::http {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 20> types{{
    {"html", "text/html; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"map", "application/json"},
    {"webmanifest", "application/manifest+json"},
    {"wasm", "application/wasm"},  // browsers compile it while it streams only with this type
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"webp", "image/webp"},
    {"avif", "image/avif"},
    {"gif", "image/gif"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
    {"txt", "text/plain; charset=utf-8"},
    {"xml", "application/xml"},
    {"pdf", "application/pdf"},
}};

constexpr std::size_t shortest_hash = 8;
constexpr std::size_t etag_digits = 32;

std::string_view ending_of(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    return dot == std::string_view::npos ? "" : file_name.substr(dot + 1);
}

bool is_hex(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

std::optional<std::string> bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (in.bad()) return std::nullopt;
    return bytes;
}

bool is_hidden(const fs::path& below) {
    return std::ranges::any_of(below,
                               [](const fs::path& part) { return part.string().starts_with('.'); });
}

/// RFC 9110, 13.1.2: weak comparison, so W/ does not matter.
bool names_etag(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        std::string_view item = if_none_match.substr(0, if_none_match.find(','));
        if_none_match.remove_prefix(std::min(if_none_match.size(), item.size() + 1));
        while (item.starts_with(' ') || item.starts_with('\t')) item.remove_prefix(1);
        while (item.ends_with(' ') || item.ends_with('\t')) item.remove_suffix(1);
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == etag || item == "*") return true;
    }
    return false;
}

}  // namespace

std::string_view content_type_of(std::string_view file_name) {
    for (const auto& [ending, type] : types)
        if (equal_ignoring_case(ending, ending_of(file_name))) return type;
    return "application/octet-stream";
}

bool has_hash_in_name(std::string_view file_name) {
    file_name = file_name.substr(0, file_name.rfind('.'));
    const auto mark = file_name.find_last_of(".-");
    if (mark == std::string_view::npos) return false;
    const std::string_view hash = file_name.substr(mark + 1);
    return hash.size() >= shortest_hash && is_hex(hash);
}

std::expected<StaticFiles, std::string> StaticFiles::load(const fs::path& folder) {
    StaticFiles loaded;
    std::map<std::string, std::shared_ptr<const std::string>> all;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        if (!fs::is_regular_file(entry->symlink_status())) continue;
        const fs::path below = entry->path().lexically_relative(folder);
        if (is_hidden(below)) continue;
        auto bytes = bytes_of(entry->path());
        if (!bytes) return std::unexpected("cannot read " + entry->path().string());
        all["/" + below.generic_string()] = std::make_shared<const std::string>(*std::move(bytes));
    }
    if (error) return std::unexpected("cannot read " + folder.string() + ": " + error.message());

    for (const auto& [path, bytes] : all) {
        const std::string_view ending = ending_of(path);
        const bool is_variant =
            (ending == "br" || ending == "gz") && all.contains(path.substr(0, path.size() - 3));
        if (is_variant) continue;
        File& file = loaded.files_[path];
        file.identity.bytes = bytes;
        if (const auto brotli = all.find(path + ".br"); brotli != all.end())
            file.brotli.bytes = brotli->second;
        if (const auto gzip = all.find(path + ".gz"); gzip != all.end())
            file.gzip.bytes = gzip->second;
        finish(path, file);
    }
    return loaded;
}

/// Writes the headers of every variant. The ETag is of the identity's content with the coding's name
/// behind it: each representation has its own (RFC 9110, 8.8.3.3).
void StaticFiles::finish(std::string_view path, File& file) {
    const std::string hash = identity::sha256_hex(*file.identity.bytes).substr(0, etag_digits);
    const bool has_variants = file.brotli.bytes || file.gzip.bytes;
    const auto write = [&](Variant& variant, Coding coding) {
        const std::string_view coded = name(coding);
        variant.etag = "\"" + hash + (coded.empty() ? "" : "-") + std::string(coded) + "\"";
        variant.headers.add("Content-Type", content_type_of(path));
        if (!coded.empty()) variant.headers.add("Content-Encoding", coded);
        variant.headers.add("Cache-Control", has_hash_in_name(path)
                                                 ? "public, max-age=31536000, immutable"
                                                 : "no-cache");
        variant.headers.add("ETag", variant.etag);
        if (has_variants) variant.headers.add("Vary", "Accept-Encoding");
    };
    write(file.identity, Coding::identity);
    write(file.gzip, Coding::gzip);
    write(file.brotli, Coding::brotli);
}

std::optional<Response> StaticFiles::answer(const Request& request, std::string_view path) const {
    if (request.method != Method::get && request.method != Method::head) return std::nullopt;
    const auto found =
        path.ends_with('/') ? files_.find(std::string(path) + "index.html") : files_.find(path);
    if (found == files_.end()) return std::nullopt;
    const File& file = found->second;
    const bool has_variants = file.brotli.bytes || file.gzip.bytes;
    const Coding coding = has_variants ? preferred_coding(request.headers.joined("Accept-Encoding"),
                                                          {.gzip = file.gzip.bytes != nullptr,
                                                           .brotli = file.brotli.bytes != nullptr})
                                       : Coding::identity;
    const Variant& variant = coding == Coding::brotli ? file.brotli
                             : coding == Coding::gzip ? file.gzip
                                                      : file.identity;

    Response response{.headers = variant.headers};
    const auto if_none_match = request.headers.find("If-None-Match");
    if (if_none_match && names_etag(*if_none_match, variant.etag))
        response.status = 304;
    else
        response.shared_body = variant.bytes;
    return response;
}

std::shared_ptr<const std::string> StaticFiles::find(std::string_view path) const {
    const auto found = files_.find(path);
    return found == files_.end() ? nullptr : found->second.identity.bytes;
}

}  // namespace regulars::http
