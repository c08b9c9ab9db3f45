#include "web/views/scan_dialog.h"

#include "web/platform/app.h"
#include "web/ui/ui.h"
#include "web/views/code_box.h"

namespace regulars {
namespace {

constexpr float bar_height = 72, square_size = 184;

}  // namespace

void scan_codes(std::string_view code, const Speaker& speaker) {
    if (code.empty()) return;
    const std::string square = platform::code_square(code);
    if (square.empty()) {  // what makes the codes is loading; the letters are there
        ui::skeleton(bar_height);
        ui::skeleton(square_size);
        return;
    }
    const auto named = [&](std::string_view key) {
        return say(speaker.catalog, key, {{"code", std::string(code)}});
    };
    ui::code_bars("bars", named("scan.bars"), platform::code_bars(code), bar_height);
    ui::code_square("square", named("scan.square"), square, square_size);
}

std::optional<Action> scan_dialog(const ShowCode& shown, const Speaker& speaker) {
    const auto dialog = ui::dialog("scan", say(speaker.catalog, "scan.title"));
    ui::text(shown.title, ui::strong_text);
    scan_codes(shown.code, speaker);
    ui::paragraph(say(speaker.catalog, "scan.lead"), ui::small_text);
    code_box(shown.label, shown.code);
    if (ui::button("close", say(speaker.catalog, "scan.close"), ui::ButtonKind::secondary,
                   {.full_width = true, .focus = true})) {
        return HideCode{};
    }
    if (dialog.dismissed()) return HideCode{};
    return std::nullopt;
}

}  // namespace regulars
