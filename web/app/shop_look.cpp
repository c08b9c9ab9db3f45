#include "web/app/shop_look.h"

#include "core/base/limits.h"
#include "core/json/reader.h"
#include "web/platform/app.h"

namespace regulars {
namespace {

std::optional<theme::Color> color_from(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(1)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return theme::rgb(value);
}

std::string hex_of(theme::Color color) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string text = "#";
    for (const std::uint8_t part : {color.r, color.g, color.b}) {
        text += digits[part >> 4U];
        text += digits[part & 15U];
    }
    return text;
}

theme::ShopColors read_scheme(const Json& json, const JsonPath& at, Problems& problems) {
    theme::ShopColors colors;
    ObjectReader reader(json, at, problems);
    const auto read = [&](std::string_view key, std::optional<theme::Color>& into) {
        const std::string text = reader.optional_text(key, limits::id_bytes);
        if (text.empty()) return;
        into = color_from(text);
        if (!into) reader.problem(key, "theme.not_a_color", "must be like \"#0B6B57\"");
    };
    read("accent", colors.accent);
    read("paper", colors.paper);
    read("surface", colors.surface);
    read("text", colors.text);
    reader.finish();
    return colors;
}

void tell(std::string_view name, Json data) {
    const Json message = {{"t", "event"},
                          {"p", {{"name", std::string(name)}, {"data", std::move(data)}}}};
    platform::post_to_parent(to_text(message));
}

}  // namespace

Result<ShopLook> shop_look_from_json(const Json& json, const JsonPath& at) {
    Problems problems;
    ShopLook look;
    ObjectReader reader(json, at, problems);
    if (reader.has("light"))
        look.light = read_scheme(reader.object("light"), at / "light", problems);
    if (reader.has("dark")) look.dark = read_scheme(reader.object("dark"), at / "dark", problems);
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return look;
}

void put_on(const ShopLook& look) {
    std::vector<theme::Repair> repairs;
    const theme::Palette light = theme::palette_of(look.light, theme::light_palette, repairs);
    const theme::Palette dark = theme::palette_of(look.dark, theme::dark_palette, repairs);
    platform::set_palettes(light, dark);
    if (repairs.empty()) return;
    Json list = Json::array();
    for (const theme::Repair& repair : repairs) {
        const auto hundredths = static_cast<std::int64_t>(repair.contrast * 100);
        list.push_back({{"token", std::string(repair.token)},
                        {"scheme", repair.dark ? "dark" : "light"},
                        {"wanted", hex_of(repair.wanted)},
                        {"used", hex_of(repair.used)},
                        {"contrast_hundredths", hundredths}});
    }
    tell("theme.repaired", {{"repairs", std::move(list)}});
}

void put_on(const Json& json) {
    const auto look = shop_look_from_json(json, JsonPath{} / "theme");
    if (look) return put_on(*look);
    Json list = Json::array();
    for (const Problem& problem : look.error()) {
        list.push_back({{"pointer", problem.where.pointer}, {"rule", problem.rule}});
    }
    tell("theme.refused", {{"problems", std::move(list)}});
}

}  // namespace regulars
