// web/gallery/gallery_state.h: what the gallery's visitor has typed, chosen and opened.
#pragma once
#include <optional>
#include <string>

#include "web/ui/ui.h"

namespace regulars::gallery {

enum class Scheme { automatic, light, dark };

struct GalleryState {
    Scheme scheme = Scheme::automatic;
    std::string name, note, amount = "1200", picture;  // picture: its address
    int choice = 0, answer = -1, stars = 3, tab = 0, nav = 0;
    double slider = 40;
    bool agreed = true, chip = true, dialog = false, opened = false;
    ui::Sorting sorting{0, false};
};

struct Asked {  // of the page as a whole
    std::optional<std::string> language;
    std::optional<Scheme> scheme;
};

}  // namespace regulars::gallery
