// tests/server/small_shop.h: a small shop in a folder of its own: files, commands, a server.
#pragma once
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/base/languages.h"
#include "core/json/program_json.h"
#include "server/commands/command.h"
#include "server/commands/import_orders.h"
#include "server/commands/new_shop.h"
#include "server/commands/served_shop.h"
#include "tests/server/http/loopback.h"
#include "tests/support/makers.h"

namespace regulars::testing_shop {

namespace fs = std::filesystem;

/// A folder that goes when the test ends.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("regulars-test-" + identity::random_token(9))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string operator/(std::string_view name) const { return (path_ / name).string(); }
    std::string write(std::string_view name, std::string_view text) const {
        const fs::path file = path_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file.string();
    }

private:
    fs::path path_;
};

inline std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What a command said and how it ended.
struct Ran {
    int exit = -1;
    std::string out, err;
};

inline Ran run(std::initializer_list<std::string_view> words) {
    using namespace commands;
    constexpr const Command* all[] = {&import_command,   &sample_command, &check_command,
                                      &links_command,    &replay_command, &forecast_command,
                                      &simulate_command, &verify_command};
    std::ostringstream out, err;
    auto* const was_out = std::cout.rdbuf(out.rdbuf());
    auto* const was_err = std::cerr.rdbuf(err.rdbuf());
    Ran ran;
    ran.exit = run_command(all, std::vector<std::string_view>(words));
    std::cout.rdbuf(was_out);
    std::cerr.rdbuf(was_err);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

inline std::string program_text(const Program& program) { return to_text(to_json(program)); }

/// What scripts/bundle.mjs makes, as little of it as pages need.
inline void write_site(const Folder& folder) {
    Json manifest = {{"portal.js", {{"file", "portal.0123456789.js"}}}};
    folder.write("site/static/portal.0123456789.js", "export {};");
    for (const std::string_view language : portal_languages) {
        const std::string file = std::string(language) + ".json";
        folder.write("site/static/texts-" + file, text_of("assets/texts/" + file));
        manifest["texts-" + file] = {{"file", "texts-" + file}};
    }
    folder.write("site/manifest.json", to_text(manifest));
}

/// The tea shop of tests/support/makers.h with some members' facts, stored and served. Its clock
/// starts at noon of 1 March 2026 in Taipei.
class TeaShop {
public:
    explicit TeaShop(std::vector<MemberFacts> members,
                     Program program = making::tea_shop().program) {
        write_site(folder);
        auto data = store::DataFolder::open_or_create(folder / "data");
        BOOST_REQUIRE_MESSAGE(data, (data ? "" : data.error().sentence));
        auto connection = data->writer();
        BOOST_REQUIRE(connection);
        auto opened = commands::open_or_make_shop(*connection, "tea", program, now);
        BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().sentence));
        studio_key = opened->studio_key;
        store::SqliteShopStore shop(*connection, "tea");
        auto counts = commands::import_facts(shop, opened->published, members, now);
        BOOST_REQUIRE_MESSAGE(counts, (counts ? "" : counts.error().sentence));
        BOOST_REQUIRE(counts->facts_refused.empty());
        serve();
    }

    void serve() {
        served.reset();
        commands::ServeOptions options;
        options.data = folder / "data";
        options.site = folder / "site";
        options.shop_origins = {"http://shop.test"};
        options.now = now;
        auto started = commands::ServedShop::start(options);
        BOOST_REQUIRE_MESSAGE(started, (started ? "" : started.error()));
        served = std::move(*started);
    }

    http::Answer ask(std::string_view method, std::string_view target,
                     std::string_view headers = {}, std::string_view body = {}) const {
        std::string request = std::string(method) + " " + std::string(target) +
                              " HTTP/1.1\r\nHost: shop.test\r\n" + std::string(headers);
        if (!body.empty()) {
            request +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n";
        }
        return http::Client(served->port()).ask(request + "\r\n" + std::string(body));
    }

    /// A session as the member's own link opens it.
    std::string session_of(const std::string& member) {
        const auto link = served->service().member_links.sign(
            {"tea", member, api::real_now() + std::chrono::hours(1)}, api::real_now());
        BOOST_REQUIRE(link);
        const auto page = ask("GET", "/m/" + *link);
        BOOST_REQUIRE_EQUAL(page.status, 200);
        constexpr std::string_view before = "\"session\":\"";
        const auto at = page.body.find(before);
        BOOST_REQUIRE(at != std::string::npos);
        const auto start = at + before.size();
        return page.body.substr(start, page.body.find('"', start) - start);
    }

    http::Answer get_as(const std::string& session, std::string_view target) const {
        return ask("GET", target, "Authorization: Bearer " + session + "\r\n");
    }
    http::Answer post_as(const std::string& session, std::string_view target, std::string_view body,
                         std::string_view key) const {
        return ask("POST", target,
                   "Authorization: Bearer " + session + "\r\nIdempotency-Key: " + std::string(key) +
                       "\r\n",
                   body);
    }

    Folder folder;
    const Instant now = making::on("2026-03-01");
    std::string studio_key;
    std::unique_ptr<commands::ServedShop> served;
};

inline Json json_in(const http::Answer& answer) {
    auto json = parse_json(answer.body);
    BOOST_REQUIRE_MESSAGE(json, "no JSON: " << answer.body);
    return std::move(*json);
}

/// The stable code of a refusal.
inline std::string code_in(const http::Answer& answer) {
    BOOST_TEST(answer.says("application/problem+json"));
    return json_in(answer).value("code", "");
}

inline MemberFacts member_with(std::string id, std::vector<Fact> facts) {
    facts.insert(facts.begin(),
                 making::fact("joined/" + id,
                              facts.empty() ? making::on("2026-01-01") : facts.front().occurred_at,
                              MemberJoined{"Member " + id}));
    return {MemberId{std::move(id)}, std::move(facts)};
}

}  // namespace regulars::testing_shop
