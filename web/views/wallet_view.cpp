#include "web/views/wallet_view.h"

#include "web/ui/ui.h"
#include "web/views/code_box.h"

namespace regulars {
namespace {

constexpr float coupon_width_least = 300;

std::optional<Action> coupon_card(const Coupon& coupon, const Speaker& speaker) {
    const auto item = ui::list_item(coupon.code);
    const auto card = ui::card();
    ui::heading(2, speaker.name(coupon.name), {.weight = ui::Weight::semibold, .tight = true});
    ui::text(say(speaker.catalog, "wallet.issued",
                 {{"date", speaker.date(coupon.issued_at)}, {"cost", speaker.points(coupon.cost)}}),
             ui::small_text);
    code_box(say(speaker.catalog, "wallet.code"), coupon.code);
    std::optional<Action> action;
    auto buttons = ui::columns({ui::share(1), ui::share(1)}, theme::space::m);
    buttons.next();
    const std::string copy = say(speaker.catalog, "wallet.copy_name", {{"code", coupon.code}});
    if (ui::button("copy", say(speaker.catalog, "wallet.copy"), ui::ButtonKind::secondary,
                   {.full_width = true, .icon = ui::Icon::copy, .name = copy})) {
        ui::toast(say(speaker.catalog, "wallet.copied"));
        action = CopyCoupon{coupon.code};
    }
    buttons.next();
    const std::string show = say(speaker.catalog, "wallet.show");
    if (ui::button(
            "show", show, ui::ButtonKind::primary,
            {.full_width = true, .icon = ui::Icon::code, .name = show + " " + coupon.code})) {
        action =
            ShowCode{speaker.name(coupon.name), say(speaker.catalog, "wallet.code"), coupon.code};
    }
    return action;
}

}  // namespace

std::optional<Action> wallet_view(const PortalModel& model, const Speaker& speaker) {
    ui::heading(1, say(speaker.catalog, "wallet.title"));
    if (model.account.coupons.empty()) {
        if (ui::empty_state("empty", say(speaker.catalog, "wallet.empty"),
                            say(speaker.catalog, "wallet.to_rewards"))) {
            return GoTo{Place::rewards};
        }
        return std::nullopt;
    }
    ui::paragraph(say(speaker.catalog, "wallet.lead"), {.ink = theme::Ink::muted});
    std::optional<Action> action;
    const auto list = ui::list("coupons", say(speaker.catalog, "wallet.title"));
    auto grid = ui::grid(coupon_width_least, theme::space::m);
    for (const Coupon& coupon : model.account.coupons) {
        grid.next();
        auto asked = coupon_card(coupon, speaker);
        if (asked) action = std::move(asked);
    }
    return action;
}

}  // namespace regulars
