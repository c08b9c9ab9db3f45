#include "web/views/coupon_code_box.h"

#include "web/ui/ui.h"

namespace regulars {

void coupon_code_box(std::string_view code, const Speaker& speaker) {
    const auto well = ui::card({.padding = theme::space::l,
                                .gap = theme::space::xs,
                                .radius = theme::radius::control,
                                .fill = theme::Ink::surface_soft});
    ui::text(say(speaker.catalog, "wallet.code"),
             {.size = theme::type::caption, .ink = theme::Ink::muted, .align = ui::Align::center});
    ui::text(
        code,
        {.size = theme::type::title, .weight = ui::Weight::semibold, .align = ui::Align::center});
}

}  // namespace regulars
