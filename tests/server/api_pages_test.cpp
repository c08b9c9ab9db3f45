// server/pages/: what can be read before any script runs, and who may frame it.
#include "server/pages/html.h"
#include "tests/server/small_shop.h"

namespace regulars {
namespace {

using namespace testing_shop;
using making::on;
using making::paid;

std::string member_page(TeaShop& shop, const std::string& member, std::string_view headers = {},
                        std::string_view query = {}) {
    const auto link = shop.served->service().member_links.sign(
        {"tea", member, api::real_now() + std::chrono::hours(1)}, api::real_now());
    BOOST_REQUIRE(link);
    const auto answer = shop.ask("GET", "/m/" + *link + std::string(query), headers);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.says("frame-ancestors 'none'"));
    BOOST_TEST(answer.says("Referrer-Policy: no-referrer"));
    BOOST_TEST(!answer.says("Set-Cookie"));
    BOOST_TEST(!answer.says("unsafe-inline"));
    return answer.body;
}

BOOST_AUTO_TEST_SUITE(api_pages)

BOOST_AUTO_TEST_CASE(the_first_page_says_name_points_tier_and_what_is_missing) {
    TeaShop shop({member_with("ann", {paid("o", on("2026-02-01"), 1'500)})});
    const std::string page = member_page(shop, "ann");
    BOOST_TEST(page.contains("<html lang=\"zh-Hant\">"));
    BOOST_TEST(page.contains("Member ann，您好"));
    BOOST_TEST(page.contains("15 點"));
    BOOST_TEST(page.contains("silver"));
    BOOST_TEST(page.contains("NT$3,500"));
    BOOST_TEST(page.contains("<div id=\"app\"></div>"));
    BOOST_TEST(page.contains("src=\"/static/portal.0123456789.js\""));
}

BOOST_AUTO_TEST_CASE(the_language_is_the_reader_s) {
    TeaShop shop({member_with("ann", {paid("o", on("2026-02-01"), 1'500)})});
    BOOST_TEST(member_page(shop, "ann", "Accept-Language: en-GB,zh;q=0.5\r\n")
                   .contains("Hello, Member ann"));
    BOOST_TEST(
        member_page(shop, "ann", "Accept-Language: en\r\n", "?lang=zh-Hant").contains("您好"));
    const auto reads = [&](const std::string& tag, const std::string& language) {
        const std::string page = member_page(shop, "ann", "Accept-Language: " + tag + "\r\n");
        BOOST_TEST(page.contains("<html lang=\"" + language + "\">"), tag);
    };
    for (const char* tag : {"fr, zh-TW", "zh", "zh-HK", "zh-Hant-CN", "fr", "ko;q=1"}) {
        reads(tag, "zh-Hant");
    }
    for (const char* tag : {"zh-CN", "zh-SG;q=0.9, en", "zh-hans", "zh-Hans-HK"}) {
        reads(tag, "zh-Hans");
    }
    reads("ja-JP, en;q=0.8", "ja");
}

BOOST_AUTO_TEST_CASE(a_name_cannot_become_markup) {
    MemberFacts ann = member_with("ann", {paid("o", on("2026-02-01"), 1'500)});
    ann.facts.front().body = MemberJoined{"</script><img src=x onerror='a()'>\"&"};
    TeaShop shop({ann});
    const std::string page = member_page(shop, "ann");
    BOOST_TEST(!page.contains("<img"));
    BOOST_TEST(page.contains("&lt;/script&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;&quot;&amp;"));
}

BOOST_AUTO_TEST_CASE(json_in_a_script_element_cannot_end_it) {
    BOOST_TEST(pages::script_json({{"a", "</script><!--&"}}) ==
               R"({"a":"\u003c/script\u003e\u003c!--\u0026"})");
}

BOOST_AUTO_TEST_CASE(only_the_shop_s_pages_may_frame_the_embed_page) {
    TeaShop shop({member_with("ann", {})});
    const auto ours = shop.ask("GET", "/embed?o=http%3A%2F%2Fshop.test");
    BOOST_TEST(ours.status == 200);
    BOOST_TEST(ours.says("frame-ancestors http://shop.test\r\n"));
    BOOST_TEST(ours.body.contains(R"("parents":["http://shop.test"])"));
    BOOST_TEST(!ours.body.contains("\"session\""));
    for (const char* other : {"/embed", "/embed?o=http%3A%2F%2Fevil.test"}) {
        const auto theirs = shop.ask("GET", other);
        BOOST_TEST(theirs.status == 403);
        BOOST_TEST(theirs.says("frame-ancestors 'none'"));
    }
}

BOOST_AUTO_TEST_CASE(files_with_a_hash_in_their_name_stay_for_good) {
    TeaShop shop({member_with("ann", {})});
    const auto script = shop.ask("GET", "/static/portal.0123456789.js");
    BOOST_TEST(script.status == 200);
    BOOST_TEST(script.says("immutable"));
    BOOST_TEST(shop.ask("GET", "/static/../manifest.json").status != 200);
    BOOST_TEST(shop.ask("GET", "/static/nothing.js").status == 404);
    BOOST_TEST(shop.ask("GET", "/").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace regulars
