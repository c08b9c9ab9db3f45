// web/app/shop_look.h: a shop's colours as JSON, and putting them on.
//   {"light"?: {"accent"?: "#0B6B57", "paper"?, "surface"?, "text"?}, "dark"?: {the same}}
// What cannot be read is repaired (web/theme/shop_theme.h), and the embedding page is told: the event
// theme.repaired {repairs: [{token, scheme, wanted, used, contrast_hundredths}]}.
#pragma once
#include "core/json/json.h"
#include "web/theme/shop_theme.h"

namespace regulars {

struct ShopLook {
    theme::ShopColors light, dark;
};

/// Unknown keys and what is no colour are refused: json.unknown_key, theme.not_a_color.
Result<ShopLook> shop_look_from_json(const Json& json, const JsonPath& at = {});

/// Both palettes become the shop's; what had to be repaired is told.
void put_on(const ShopLook& look);
/// The same from JSON; of one that is refused the page hears theme.refused {problems}.
void put_on(const Json& json);

}  // namespace regulars
