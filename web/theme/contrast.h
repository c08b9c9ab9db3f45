// web/theme/contrast.h: how well one colour stands out from another, and the nearest that does.
// Source    WCAG 2.2: relative luminance, 1.4.3 (text, 4.5:1) and 1.4.11 (controls, 3:1).
#pragma once
#include <span>

#include "web/theme/tokens.h"

namespace regulars::theme {

inline constexpr double text_contrast = 4.5, control_contrast = 3;

/// 1 (the same) to 21 (black on white). Alpha takes no part.
double contrast(Color a, Color b);
/// The least contrast with any of the grounds.
double contrast(Color color, std::span<const Color> grounds);

/// `wanted`, or moved as little towards black or white as it takes to have `least` on every ground. Where
/// grounds are so far apart that nothing has, the better of black and white.
Color readable(Color wanted, std::span<const Color> grounds, double least);

}  // namespace regulars::theme
