// Files from memory: in which coding, for how long, and nothing beside the folder.
#include "server/http/static_files.h"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "tests/server/http/loopback.h"

namespace regulars::http {
namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() / ("regulars-static-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        write("site/index.html", "<h1>front</h1>");
        write("site/portal.3f9a2b7c.wasm", "identity wasm");
        write("site/portal.3f9a2b7c.wasm.br", "brotli wasm");
        write("site/portal.3f9a2b7c.wasm.gz", "gzip wasm");
        write("site/docs/index.html", "docs");
        write("site/archive.gz", "an archive of its own");
        write("site/.env", "secret");
        write("outside.txt", "secret");
        fs::create_symlink(path_ / "outside.txt", path_ / "site/link.txt");
    }
    ~Folder() { fs::remove_all(path_); }
    fs::path site() const { return path_ / "site"; }

private:
    void write(const std::string& name, std::string_view text) {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }
    fs::path path_;
};

StaticFiles files() {
    const Folder folder;
    auto loaded = StaticFiles::load(folder.site());
    BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : loaded.error()));
    return std::move(*loaded);
}

Request request(std::string target, std::string_view accept_encoding = "",
                std::string_view if_none_match = "") {
    Request made;
    made.target = std::move(target);
    if (!accept_encoding.empty()) made.headers.add("Accept-Encoding", accept_encoding);
    if (!if_none_match.empty()) made.headers.add("If-None-Match", if_none_match);
    return made;
}

std::string header(const Response& response, std::string_view name) {
    return std::string(response.headers.find(name).value_or("-"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_is_sent_in_the_coding_the_client_prefers) {
    const StaticFiles all = files();
    const auto body = [&](std::string_view accept) {
        return std::string(all.answer(request("/portal.3f9a2b7c.wasm", accept))->content());
    };
    BOOST_TEST(body("") == "identity wasm");
    BOOST_TEST(body("gzip, deflate, br") == "brotli wasm");
    BOOST_TEST(body("gzip") == "gzip wasm");
    BOOST_TEST(body("br;q=0.5, gzip;q=0.8") == "gzip wasm");
    BOOST_TEST(body("br;q=0, *") == "gzip wasm");
    BOOST_TEST(body("identity, br;q=0.5") == "identity wasm");
    BOOST_TEST(body("*;q=0") == "identity wasm");
}

BOOST_AUTO_TEST_CASE(a_coded_file_says_so_and_keeps_its_type) {
    const auto answer = files().answer(request("/portal.3f9a2b7c.wasm", "br"));
    BOOST_TEST(header(*answer, "Content-Type") == "application/wasm");
    BOOST_TEST(header(*answer, "Content-Encoding") == "br");
    BOOST_TEST(header(*answer, "Vary") == "Accept-Encoding");
}

BOOST_AUTO_TEST_CASE(a_name_with_a_hash_is_kept_for_a_year_and_others_are_asked_about) {
    const StaticFiles all = files();
    BOOST_TEST(header(*all.answer(request("/portal.3f9a2b7c.wasm")), "Cache-Control") ==
               "public, max-age=31536000, immutable");
    BOOST_TEST(header(*all.answer(request("/")), "Cache-Control") == "no-cache");
    BOOST_TEST(has_hash_in_name("app-0123456789abcdef.js"));
    BOOST_TEST(!has_hash_in_name("app-0123456.js"));
    BOOST_TEST(!has_hash_in_name("deadbeef.js"));
    BOOST_TEST(!has_hash_in_name("zh-Hant.json"));
}

BOOST_AUTO_TEST_CASE(asking_again_with_the_etag_costs_a_304) {
    const StaticFiles all = files();
    const std::string etag = header(*all.answer(request("/")), "ETag");
    for (const std::string& given : {etag, "W/" + etag, "\"x\", " + etag, std::string("*")}) {
        const auto answer = all.answer(request("/", "", given));
        BOOST_TEST(answer->status == 304);
        BOOST_TEST(answer->content().empty());
        BOOST_TEST(header(*answer, "ETag") == etag);
    }
    BOOST_TEST(all.answer(request("/", "", "\"other\""))->status == 200);
}

BOOST_AUTO_TEST_CASE(each_coding_has_an_etag_of_its_own) {
    const StaticFiles all = files();
    const auto etag = [&](std::string_view accept) {
        return header(*all.answer(request("/portal.3f9a2b7c.wasm", accept)), "ETag");
    };
    BOOST_TEST(etag("br") != etag("gzip"));
    BOOST_TEST(etag("br") != etag(""));
    BOOST_TEST(all.answer(request("/portal.3f9a2b7c.wasm", "gzip", etag("br")))->status == 200);
}

BOOST_AUTO_TEST_CASE(a_folder_is_its_index) {
    const StaticFiles all = files();
    BOOST_TEST(all.answer(request("/docs/"))->content() == "docs");
    BOOST_TEST(!all.answer(request("/docs")));
}

BOOST_AUTO_TEST_CASE(nothing_outside_hidden_or_linked_is_served) {
    const StaticFiles all = files();
    for (const auto* target :
         {"/.env", "/link.txt", "/../outside.txt", "/docs/../index.html", "/%2e%2e/outside.txt",
          "/portal.3f9a2b7c.wasm.br", "//index.html", "/index.html/"})
        BOOST_TEST_CONTEXT(target)
    BOOST_TEST(!all.answer(request(target)));
    BOOST_TEST(all.answer(request("/archive.gz")).has_value());
}

BOOST_AUTO_TEST_CASE(other_methods_find_no_file) {
    Request post = request("/");
    post.method = Method::post;
    BOOST_TEST(!files().answer(post));
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_a_sentence) {
    const auto loaded = StaticFiles::load("/no/such/folder");
    BOOST_REQUIRE(!loaded);
    BOOST_TEST(loaded.error().starts_with("cannot read /no/such/folder"));
}

BOOST_AUTO_TEST_CASE(a_file_is_sent_whole_over_a_socket) {
    const StaticFiles all = files();
    Server server = serving([&](Request asked, Reply reply) {
        auto answer = all.answer(asked);
        reply.send(answer ? *std::move(answer) : Response{.status = 404});
    });
    Client client(server.port());
    BOOST_TEST(client.ask(get("/")).body == "<h1>front</h1>");
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    BOOST_TEST(client.receive(true).says("Content-Length: 14\r\n"));
    client.send("GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n");
    const auto unchanged = client.receive();
    BOOST_TEST(unchanged.status == 304);
    BOOST_TEST(!unchanged.says("Content-Length"));
    BOOST_TEST(client.ask(get("/docs/")).body == "docs");
}

}  // namespace regulars::http
