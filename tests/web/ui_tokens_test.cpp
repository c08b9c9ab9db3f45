// web/theme/tokens.h: contrast after WCAG 2.2, computed.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "web/theme/tokens.h"

using namespace regulars::theme;

namespace {
double luminance(Color c) {
    const auto linear = [](std::uint8_t part) {
        const double v = part / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}
double contrast(Color a, Color b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(ui_tokens)

BOOST_AUTO_TEST_CASE(every_word_can_be_read_on_every_ground) {
    for (const Palette& p : {light_palette, dark_palette}) {
        for (const Color ground : {p.paper, p.surface, p.surface_soft})
            for (const Color ink : {p.text, p.muted, p.accent, p.positive, p.warning, p.danger})
                BOOST_TEST(contrast(ink, ground) >= 4.5);
        BOOST_TEST(contrast(p.on_accent, p.accent) >= 4.5);
        BOOST_TEST(contrast(p.on_danger, p.danger) >= 4.5);
        BOOST_TEST(contrast(p.accent, p.accent_soft) >= 4.5);
        for (const Color ground : {p.paper, p.surface})
            BOOST_TEST(contrast(p.control, ground) >= 3.0);
    }
}

BOOST_AUTO_TEST_CASE(white_can_be_read_on_every_tier) {
    for (const TierStyle style : {TierStyle::basic, TierStyle::bronze, TierStyle::silver,
                                  TierStyle::gold, TierStyle::diamond})
        for (const Color end : {tier_tone(style).from, tier_tone(style).to})
            BOOST_TEST(contrast(rgb(0xFFFFFF), end) >= 4.5);
}

BOOST_AUTO_TEST_SUITE_END()
