#include "server/pages/page_routes.h"

#include <algorithm>

#include "server/api/handling.h"
#include "server/pages/boot.h"
#include "server/pages/first_page.h"
#include "server/pages/html.h"
#include "server/pages/page_headers.h"
#include "server/pages/shell.h"

namespace regulars::pages {
namespace {

using http::Response;

Response page_response(const Pages& pages, int status, const Page& page,
                       std::span<const std::string> framed_by = {}) {
    Response response{.status = status, .body = document(pages.site, page)};
    add_page_headers(response, framed_by);
    return response;
}

/// A page that only says something.
Response sentence_page(const Pages& pages, int status, std::string_view language,
                       std::string_view key) {
    const std::string sentence = say(pages.site.catalog(language), key);
    Page page{.language = language,
              .title = "Regulars",
              .first = first_sentence("Regulars", sentence),
              .scripts = {}};
    return page_response(pages, status, page);
}

std::vector<std::string> scripts_of(const Site& site,
                                    std::initializer_list<std::string_view> names) {
    std::vector<std::string> scripts;
    for (const std::string_view name : names) {
        if (std::string address = site.address(name); !address.empty()) {
            scripts.push_back(std::move(address));
        }
    }
    return scripts;
}

/// What every portal asks for before it shows anything.
std::vector<std::string> first_data(const Site& site, std::string_view language) {
    std::vector<std::string> data;
    const std::string texts = site.address("texts-" + std::string(language) + ".json");
    if (!texts.empty()) data.push_back(texts);
    data.push_back("/v1/program");
    return data;
}

/// The member's page as the store sees it now; a problem of the store becomes a sentence.
struct MemberPage {
    const Pages& pages;
    std::string_view language;
    std::string member;
    std::string session;

    Response operator()(store::ShopStore& store) const {
        const auto broken = [&] { return sentence_page(pages, 500, language, "error.server"); };
        const Instant now = pages.service.clock();
        const auto program = pages.service.programs.current(store, now);
        if (!program) return broken();
        const auto record = store.record({member});
        if (!record) return broken();
        if (!*record) return sentence_page(pages, 404, language, "error.session");
        const auto taken = store.taken((*program)->program().rewards);
        if (!taken) return broken();
        return render(**program, **record, *taken, now);
    }

    Response render(const api::LoadedProgram& program, const MemberRecord& record,
                    const std::vector<std::int64_t>& taken, Instant now) const {
        const Speaker speaker{pages.site.catalog(language), program.program(), now};
        const Account account = account_at(program.published, record, now);
        Page page{.language = language,
                  .title = speaker.name(program.program().name),
                  .first = first_page(
                      {speaker, account, history_at(program.published, record, now), taken}),
                  .boot = boot_json(pages.site, {.kind = "portal",
                                                 .language = language,
                                                 .session = session,
                                                 .member = member,
                                                 .program_version = program.published.version}),
                  .scripts = scripts_of(pages.site, {"portal.js"}),
                  .data = first_data(pages.site, language)};
        page.boot["first"] = Json::array({"/v1/me/record"});
        return page_response(pages, 200, page);
    }
};

Response member_page(const Pages& pages, const http::Call& call) {
    const std::string_view language = language_for(call.request);
    api::ShopService& service = pages.service;
    const auto link = service.member_links.verify(call.path["link"], api::real_now());
    if (!link || link->shop != service.keys.shop) {
        return sentence_page(pages, 401, language, "error.session");
    }
    auto session = service.member_sessions.open(link->shop, link->member, api::real_now());
    auto lease = service.readers.lease();
    if (!session || !lease) return sentence_page(pages, 503, language, "error.server");
    store::SqliteShopStore store(lease->connection(), service.keys.shop);
    return MemberPage{pages, language, link->member, std::move(*session)}(store);
}

Response embed_page(const Pages& pages, const http::Call& call) {
    const std::string_view language = language_for(call.request);
    const std::string parent = api::query_value(call.request, "o");
    if (std::ranges::find(pages.shop_origins, parent) == pages.shop_origins.end()) {
        return sentence_page(pages, 403, language, "error.session");
    }
    Page page{
        .language = language,
        .title = say(pages.site.catalog(language), "me.title"),
        .first = element("p", say(pages.site.catalog(language), "app.loading")) + "\n",
        .boot = boot_json(pages.site,
                          {.kind = "portal", .language = language, .session = {}, .member = {}}),
        .scripts = scripts_of(pages.site, {"portal.js", "embed_channel.js"}),
        .data = first_data(pages.site, language)};
    add_parents(page.boot, pages.shop_origins);
    return page_response(pages, 200, page, pages.shop_origins);
}

Response studio_page(const Pages& pages, const http::Call& call) {
    const std::string_view language = language_for(call.request);
    api::ShopService& service = pages.service;
    const auto link = service.studio_links.verify(call.path["link"], api::real_now());
    if (!link || link->shop != service.keys.shop || link->member != api::studio_subject) {
        return sentence_page(pages, 401, language, "error.session");
    }
    auto session = service.studio_sessions.open(link->shop, link->member, api::real_now());
    if (!session) return sentence_page(pages, 503, language, "error.server");
    Page page{
        .language = language,
        .title = "Regulars",
        .first = element("h1", "Regulars") + "\n<noscript>" +
                 element("p", say(pages.site.catalog(language), "first.noscript")) +
                 "</noscript>\n",
        .boot = boot_json(
            pages.site,
            {.kind = "studio", .language = language, .session = std::move(*session), .member = {}}),
        .scripts = scripts_of(pages.site, {"studio.js"})};
    add_engine(page.boot, pages.site);
    return page_response(pages, 200, page);
}

Response gallery_page(const Pages& pages, const http::Call& call) {
    const std::string_view language = language_for(call.request);
    Page page{
        .language = language,
        .title = "Regulars",
        .first = element("h1", "Regulars") + "\n<noscript>" +
                 element("p", say(pages.site.catalog(language), "first.noscript")) +
                 "</noscript>\n",
        .boot = boot_json(pages.site,
                          {.kind = "gallery", .language = language, .session = {}, .member = {}}),
        .scripts = scripts_of(pages.site, {"gallery.js"})};
    add_gallery(page.boot, pages.site);
    return page_response(pages, 200, page);
}

Response front_page(const Pages& pages, const http::Call&) {
    Page page{
        .language = "en",
        .title = "Regulars",
        .first = element("h1", "Regulars 熟客") + "\n" +
                 element("p", "This server keeps a shop's loyalty programme.") + "\n" +
                 "<ul class=\"rows\">\n<li>Members open their own link, or the portal inside "
                 "the shop's site.</li>\n<li>The shop's systems use the JSON API under /v1; " +
                 link("/v1/program", "the published programme") + " is open to all.</li>\n<li>" +
                 link("/readyz", "Is it ready?") + "</li>\n</ul>\n",
        .scripts = {}};
    return page_response(pages, 200, page);
}

Response file(const Pages& pages, const http::Call& call, std::string_view path) {
    auto found = pages.site.files().answer(call.request, path);
    if (!found) return http::problem_response(api::not_found("files"), call.request.id);
    add_file_headers(*found);
    return std::move(*found);
}

Response static_file(const Pages& pages, const http::Call& call) {
    return file(pages, call, "/static/" + std::string(call.path["path"]));
}

/// Under its plain name, because pages of shops name it: asked for again each time.
Response embed_script(const Pages& pages, const http::Call& call) {
    const auto bytes = pages.site.files().find(pages.site.address("embed.js"));
    if (!bytes) return http::problem_response(api::not_found("files"), call.request.id);
    Response response{.status = 200, .shared_body = bytes};
    response.headers.add("Content-Type", "text/javascript; charset=utf-8");
    response.headers.add("Cache-Control", "public, max-age=300");
    add_file_headers(response);
    return response;
}

Response first_stylesheet(const Pages&, const http::Call&) {
    Response response{.status = 200, .body = std::string(first_style())};
    response.headers.add("Content-Type", "text/css; charset=utf-8");
    response.headers.add("Cache-Control", "public, max-age=31536000, immutable");
    add_file_headers(response);
    return response;
}

}  // namespace

std::vector<http::Route> page_routes(const Pages& pages) {
    using Render = Response (*)(const Pages&, const http::Call&);
    const auto page = [&pages](Render render) -> http::RouteHandler {
        return [&pages, render](http::Call call, http::Reply reply) {
            reply.send(render(pages, call));
        };
    };
    const auto get = [&](std::string pattern, Render render) {
        return http::Route{http::Method::get, std::move(pattern),       http::Who::anyone,
                           page(render),      http::default_body_bytes, {}};
    };
    return {get("/", front_page),
            get("/m/{link}", member_page),
            get("/embed", embed_page),
            get("/studio/{link}", studio_page),
            get("/gallery", gallery_page),
            get("/embed.js", embed_script),
            get(first_style_address(), first_stylesheet),
            get("/static/{path...}", static_file)};
}

}  // namespace regulars::pages
