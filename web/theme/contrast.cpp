#include "web/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace regulars::theme {
namespace {

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

double contrast(Color a, Color b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

double contrast(Color color, std::span<const Color> grounds) {
    double least = 21;
    for (const Color ground : grounds) least = std::min(least, contrast(color, ground));
    return least;
}

Color readable(Color wanted, std::span<const Color> grounds, double least) {
    constexpr int steps = 64;
    const Color black = rgb(0x000000), white = rgb(0xFFFFFF);
    for (int step = 0; step <= steps; ++step) {
        const float t = static_cast<float>(step) / steps;
        for (const Color end : {black, white}) {
            const Color moved = mixed(wanted, end, t);
            if (contrast(moved, grounds) >= least) return moved;
        }
    }
    return contrast(black, grounds) >= contrast(white, grounds) ? black : white;
}

}  // namespace regulars::theme
