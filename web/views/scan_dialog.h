// web/views/scan_dialog.h: a code held out at the till: bars, a square, and the letters to type.
#pragma once
#include <optional>

#include "core/wording/sentences.h"
#include "web/app/action.h"

namespace regulars {

/// Bars and square of `code`, each left out where it cannot be; nothing of the letters.
void scan_codes(std::string_view code, const Speaker& speaker);
std::optional<Action> scan_dialog(const ShowCode& shown, const Speaker& speaker);

}  // namespace regulars
