// The gallery without a screen: every component in every language.
#include "web/gallery/gallery_view.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "core/base/languages.h"
#include "core/json/json.h"
#include "web/ui/testing.h"

using namespace regulars;

namespace {

Catalog texts_in(std::string_view language) {
    std::ifstream file("assets/texts/gallery." + std::string(language) + ".json");
    const auto json = parse_json(std::string{std::istreambuf_iterator<char>(file), {}});
    BOOST_REQUIRE(json);
    auto catalog = catalog_from_json(*json);
    BOOST_REQUIRE(catalog);
    return std::move(*catalog);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_gallery)

BOOST_AUTO_TEST_CASE(every_component_can_be_reached_and_stands_on_no_other) {
    for (const std::string_view language : portal_languages) {
        const Catalog texts = texts_in(language);
        for (const float width : {320.0F, 390.0F, 1440.0F}) {
            gallery::GalleryState state;
            ui::testing::Screen screen({width, 900}, [&] { gallery::gallery_view(texts, state); });
            BOOST_TEST(screen.nodes().size() > 200);
            for (const std::string& wrong : screen.unreachable())
                BOOST_ERROR(language << " at " << width << ": " << wrong);
            for (const std::string& wrong : screen.overlapping())
                BOOST_ERROR(language << " at " << width << ": " << wrong);
        }
    }
}

BOOST_AUTO_TEST_CASE(its_dialog_opens_and_closes) {
    const Catalog texts = texts_in("en");
    gallery::GalleryState state;
    ui::testing::Screen screen({390, 844}, [&] { gallery::gallery_view(texts, state); });
    BOOST_TEST_REQUIRE(screen.press(ui::Role::button, say(texts, "gallery.dialog.open")));
    BOOST_TEST(screen.count(ui::Role::dialog) == 1);
    for (const std::string& wrong : screen.unreachable()) BOOST_ERROR(wrong);
    BOOST_TEST(screen.dismiss_dialog());
    screen.show();
    BOOST_TEST(screen.count(ui::Role::dialog) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
