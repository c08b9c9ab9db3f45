// web/theme/shop_theme.h: a shop's own few colours become a whole palette that can be read.
// A shop names up to four colours a scheme; the others follow from them. A colour that cannot be read where
// it is used is moved as little as it takes, and a warning says so: a shop cannot theme itself into text
// that nobody sees.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "web/theme/tokens.h"

namespace regulars::theme {

struct ShopColors {
    std::optional<Color> accent{}, paper{}, surface{}, text{};
    bool operator==(const ShopColors&) const = default;
    bool is_empty() const { return *this == ShopColors{}; }
};

struct Repair {
    std::string_view token;  // "accent", "text"
    bool dark = false;
    Color wanted, used;
    double contrast = 0;  // of the wanted colour: where it had least; of a surface: with the paper
};

/// What `base` becomes with the shop's colours. Without any it is `base`.
Palette palette_of(const ShopColors& colors, const Palette& base, std::vector<Repair>& repairs);

}  // namespace regulars::theme
