// A shop's colours, whatever they are, make a palette that can be read.
#include "web/theme/shop_theme.h"

#include <boost/test/unit_test.hpp>

#include "tests/core/properties/dice.h"
#include "web/theme/contrast.h"

using namespace regulars;
using namespace regulars::theme;

namespace {

void can_be_read(const Palette& p, std::string_view what) {
    const Color grounds[] = {p.paper, p.surface, p.surface_soft};
    for (const Color ink : {p.text, p.muted, p.accent, p.positive, p.warning, p.danger}) {
        BOOST_TEST(contrast(ink, grounds) >= text_contrast, what);
    }
    BOOST_TEST(contrast(p.control, grounds) >= control_contrast, what);
    BOOST_TEST(contrast(p.on_accent, p.accent) >= text_contrast, what);
    BOOST_TEST(contrast(p.on_danger, p.danger) >= text_contrast, what);
    BOOST_TEST(contrast(p.accent, p.accent_soft) >= text_contrast, what);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shop_theme)

BOOST_AUTO_TEST_CASE(contrast_is_that_of_the_guidelines) {
    BOOST_TEST(contrast(rgb(0x000000), rgb(0xFFFFFF)) == 21.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(contrast(rgb(0x777777), rgb(0xFFFFFF)) == 4.478, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(contrast(rgb(0x123456), rgb(0x123456)) == 1.0);
}

BOOST_AUTO_TEST_CASE(a_shop_without_colours_has_ours) {
    std::vector<Repair> repairs;
    BOOST_TEST((palette_of({}, light_palette, repairs).accent == light_palette.accent));
    BOOST_TEST(repairs.empty());
}

BOOST_AUTO_TEST_CASE(a_colour_that_can_be_read_stays_as_it_is) {
    std::vector<Repair> repairs;
    const Palette made = palette_of({.accent = rgb(0x8C1D40)}, light_palette, repairs);
    BOOST_TEST((made.accent == rgb(0x8C1D40)));
    BOOST_TEST((made.paper == light_palette.paper));
    BOOST_TEST(repairs.empty());
    can_be_read(made, "wine on our paper");
}

BOOST_AUTO_TEST_CASE(a_colour_that_cannot_be_read_is_moved_and_said) {
    std::vector<Repair> repairs;
    const Palette made = palette_of({.accent = rgb(0xFFD400)}, light_palette, repairs);
    BOOST_REQUIRE(repairs.size() == 1U);
    BOOST_TEST(repairs.front().token == "accent");
    BOOST_TEST(repairs.front().contrast < 2);
    BOOST_TEST((repairs.front().used == made.accent));
    can_be_read(made, "yellow on white");
}

BOOST_AUTO_TEST_CASE(ten_thousand_random_themes_can_be_read) {
    making::Dice dice(20261127);
    const auto any_color = [&]() -> std::optional<Color> {
        if (dice.chance(33)) return std::nullopt;
        return rgb(static_cast<std::uint32_t>(dice.below(0x1000000)));
    };
    for (int i = 0; i < 10'000; ++i) {
        const ShopColors colors{any_color(), any_color(), any_color(), any_color()};
        std::vector<Repair> repairs;
        const Palette& base = i % 2 == 0 ? light_palette : dark_palette;
        can_be_read(palette_of(colors, base, repairs), "theme " + std::to_string(i));
    }
}

BOOST_AUTO_TEST_SUITE_END()
