// web/ui/icons.h: one family of outline icons on a 24 x 24 grid, stroke 1.75, round ends.
// They are drawn by the same rasteriser as the letters, so they are sharp at every density; the
// shapes come from the icon package when the site is bundled (web/platform/icon_names.mjs, same order).
#pragma once

#include <cstdint>

namespace regulars::ui {

enum class Icon : std::uint8_t {
    none,
    home,
    points,
    gift,
    ticket,
    person,
    check,
    close,
    plus,
    minus,
    chevron_right,
    chevron_left,
    chevron_down,
    chevron_up,
    arrow_right,
    info,
    warning,
    calendar,
    clock,
    copy,
    code,
    star,
    search,
    external,
    bag,
    refresh,
    sliders,
    chart,
    upload,
    download,
    trash,
    edit,
    lock,
    message,
    bell,
    phone,
    store,
    crown,
    share,
    undo,
    list,
    flag,
    people,
    sparkle,
    count
};

}  // namespace regulars::ui
