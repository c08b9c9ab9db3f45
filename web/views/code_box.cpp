#include "web/views/code_box.h"

#include "web/ui/ui.h"

namespace regulars {

void code_box(std::string_view label, std::string_view code) {
    const auto well = ui::card({.padding = theme::space::l,
                                .gap = theme::space::xs,
                                .radius = theme::radius::control,
                                .fill = theme::Ink::surface_soft});
    ui::text(label,
             {.size = theme::type::caption, .ink = theme::Ink::muted, .align = ui::Align::center});
    ui::text(
        code,
        {.size = theme::type::title, .weight = ui::Weight::semibold, .align = ui::Align::center});
}

}  // namespace regulars
