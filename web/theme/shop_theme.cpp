#include "web/theme/shop_theme.h"

#include "web/theme/contrast.h"

namespace regulars::theme {
namespace {

/// Words stand on paper and on surfaces alike, so the two are never far apart: what can be read best on
/// the paper can be read on the surface.
Color near(Color paper, Color wanted) {
    constexpr double furthest = 1.6;
    const Color black = rgb(0x000000), white = rgb(0xFFFFFF);
    const Color best = contrast(black, paper) >= contrast(white, paper) ? black : white;
    constexpr int steps = 20;
    for (int step = 0; step < steps; ++step) {
        const Color surface = mixed(wanted, paper, static_cast<float>(step) / steps);
        const bool is_near = contrast(paper, surface) <= furthest;
        if (is_near && contrast(best, surface) >= text_contrast) return surface;
    }
    return paper;
}

/// Tinted grounds carry text, too: as much tint as leaves it readable.
Color soft_ground(Color surface, Color tint, float most, Color ink) {
    for (float share = most; share > 0.001F; share -= most / 8) {
        const Color ground = mixed(surface, tint, share);
        if (contrast(ink, ground) >= text_contrast) return ground;
    }
    return surface;
}

}  // namespace

Palette palette_of(const ShopColors& colors, const Palette& base, std::vector<Repair>& repairs) {
    if (colors.is_empty()) return base;
    Palette made = base;
    const auto repaired = [&](std::string_view token, const std::optional<Color>& wanted,
                              Color otherwise, std::span<const Color> grounds) {
        const Color color = wanted.value_or(otherwise);
        const Color used = readable(color, grounds, text_contrast);
        if (wanted && used != color) {
            repairs.push_back({token, base.dark, color, used, contrast(color, grounds)});
        }
        return used;
    };
    const bool own_grounds = colors.paper || colors.surface;
    made.paper = colors.paper.value_or(base.paper);
    if (own_grounds) {
        const Color lifted = mixed(made.paper, rgb(0xFFFFFF), base.dark ? 0.05F : 0.7F);
        made.surface = near(made.paper, colors.surface.value_or(lifted));
        if (colors.surface && made.surface != *colors.surface) {
            repairs.push_back({"surface", base.dark, *colors.surface, made.surface,
                               contrast(made.paper, *colors.surface)});
        }
    }
    const Color both[] = {made.paper, made.surface};
    made.text = repaired("text", colors.text, base.text, both);
    if (own_grounds || colors.text) {
        made.surface_soft = soft_ground(made.paper, made.text, 0.05F, made.text);
        made.line = mixed(made.paper, made.text, 0.16F);
    }
    const Color grounds[] = {made.paper, made.surface, made.surface_soft};
    if (own_grounds || colors.text) {
        made.muted = readable(mixed(made.text, made.paper, 0.35F), grounds, text_contrast);
        made.control = readable(mixed(made.text, made.paper, 0.5F), grounds, control_contrast);
        for (Color* word : {&made.positive, &made.warning, &made.danger}) {
            *word = readable(*word, grounds, text_contrast);
        }
        const Color danger[] = {made.danger};
        made.on_danger = readable(base.on_danger, danger, text_contrast);
    }
    made.accent = repaired("accent", colors.accent, base.accent, grounds);
    if (own_grounds || colors.accent) {
        const Color accent[] = {made.accent};
        made.on_accent = readable(rgb(0xFFFFFF), accent, text_contrast);
        made.accent_soft = soft_ground(made.surface, made.accent, 0.14F, made.accent);
    }
    return made;
}

}  // namespace regulars::theme
