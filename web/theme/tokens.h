// web/theme/tokens.h: every colour, space, radius, type size and duration, named for its purpose.
// Units     lengths are CSS pixels; durations are milliseconds.
// Contrast  each text ink has at least 4.5:1 on paper, surface and surface_soft, each control
//           outline at least 3:1; tests/web/ui_tokens_test.cpp computes both.
#pragma once

#include <cstdint>

namespace regulars::theme {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    constexpr bool operator==(const Color&) const = default;
};

/// 0xRRGGBB, the way a designer writes it.
constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}
constexpr Color faded(Color color, std::uint8_t alpha) {
    return {color.r, color.g, color.b, alpha};
}
/// From `a` (t is 0) to `b` (t is 1).
constexpr Color mixed(Color a, Color b, float t) {
    const auto mix = [t](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(
            static_cast<float>(x) + (static_cast<float>(y) - static_cast<float>(x)) * t + 0.5F);
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

/// A colour by what it is for. Views name inks; only this file names colours.
enum class Ink : std::uint8_t {
    paper,
    surface,
    surface_soft,
    text,
    muted,
    line,
    control,
    accent,
    on_accent,
    accent_soft,
    positive,
    warning,
    danger,
    on_danger,
    scrim,
    shadow,
    white,
    white_soft,
    black,
    none
};

struct Palette {
    Color paper, surface, surface_soft, text, muted, line, control, accent, on_accent, accent_soft,
        positive, warning, danger, on_danger, scrim, shadow;
    bool dark = false;
};

inline constexpr Palette light_palette{.paper = rgb(0xF7F5F1),
                                       .surface = rgb(0xFFFFFF),
                                       .surface_soft = rgb(0xEFECE6),
                                       .text = rgb(0x1F1D1A),
                                       .muted = rgb(0x5E584F),
                                       .line = rgb(0xDDD8CF),
                                       .control = rgb(0x857D71),
                                       .accent = rgb(0x0B6B57),
                                       .on_accent = rgb(0xFFFFFF),
                                       .accent_soft = rgb(0xDCEBE5),
                                       .positive = rgb(0x17693B),
                                       .warning = rgb(0x8A5200),
                                       .danger = rgb(0xB3261E),
                                       .on_danger = rgb(0xFFFFFF),
                                       .scrim = {20, 18, 14, 115},
                                       .shadow = {40, 32, 20, 26},
                                       .dark = false};

inline constexpr Palette dark_palette{.paper = rgb(0x141311),
                                      .surface = rgb(0x1E1C19),
                                      .surface_soft = rgb(0x2A2723),
                                      .text = rgb(0xF3EFE8),
                                      .muted = rgb(0xB8B0A4),
                                      .line = rgb(0x3A3631),
                                      .control = rgb(0x8E867A),
                                      .accent = rgb(0x5CD6B5),
                                      .on_accent = rgb(0x06251D),
                                      .accent_soft = rgb(0x1C3A33),
                                      .positive = rgb(0x74D69A),
                                      .warning = rgb(0xF0B45C),
                                      .danger = rgb(0xFF8A80),
                                      .on_danger = rgb(0x3B0906),
                                      .scrim = {0, 0, 0, 150},
                                      .shadow = {0, 0, 0, 90},
                                      .dark = true};

/// The member card's gradient, top left to bottom right; its text is white in both modes.
struct TierTone {
    Color from, to;
};
enum class TierStyle : std::uint8_t { basic, bronze, silver, gold, diamond };
constexpr TierTone tier_tone(TierStyle style) {
    switch (style) {
        case TierStyle::basic: return {rgb(0x5B5F66), rgb(0x3E4249)};
        case TierStyle::bronze: return {rgb(0x8A5A36), rgb(0x5E3A20)};
        case TierStyle::silver: return {rgb(0x6B7480), rgb(0x434A54)};
        case TierStyle::gold: return {rgb(0x8A6508), rgb(0x5C4200)};
        case TierStyle::diamond: return {rgb(0x2E4A8F), rgb(0x1B2C5E)};
    }
    return {rgb(0x5B5F66), rgb(0x3E4249)};
}

constexpr Color color_of(const Palette& palette, Ink ink) {
    switch (ink) {
        case Ink::paper: return palette.paper;
        case Ink::surface: return palette.surface;
        case Ink::surface_soft: return palette.surface_soft;
        case Ink::text: return palette.text;
        case Ink::muted: return palette.muted;
        case Ink::line: return palette.line;
        case Ink::control: return palette.control;
        case Ink::accent: return palette.accent;
        case Ink::on_accent: return palette.on_accent;
        case Ink::accent_soft: return palette.accent_soft;
        case Ink::positive: return palette.positive;
        case Ink::warning: return palette.warning;
        case Ink::danger: return palette.danger;
        case Ink::on_danger: return palette.on_danger;
        case Ink::scrim: return palette.scrim;
        case Ink::shadow: return palette.shadow;
        case Ink::white: return rgb(0xFFFFFF);
        case Ink::white_soft: return {255, 255, 255, 214};
        case Ink::black: return rgb(0x000000);
        case Ink::none: return {0, 0, 0, 0};
    }
    return palette.text;
}

namespace space {
inline constexpr float xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32, xxxl = 48;
}
namespace radius {
inline constexpr float control = 8, card = 14, member_card = 22;
}
namespace type {
inline constexpr float caption = 12, small = 14, body = 16, title = 20, display = 28, balance = 40;
inline constexpr float text_leading = 1.5F, heading_leading = 1.25F;
}  // namespace type
namespace layout {
inline constexpr float content_max = 1080, margin_phone = 16, margin_desktop = 32;
inline constexpr float phone_below = 720;    // narrower than this is a phone
inline constexpr float touch_target = 44;    // never smaller
inline constexpr float reading_max_em = 34;  // of body text
inline constexpr float bottom_bar = 64, side_rail = 208;
inline constexpr float member_card_ratio = 1.586F;
}  // namespace layout
namespace motion {
inline constexpr float press = 120, appear = 200, turn = 320, count = 600, toast = 4000;
inline constexpr float rise = 8;  // CSS px an appearing thing travels
}  // namespace motion

}  // namespace regulars::theme
