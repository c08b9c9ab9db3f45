#include "web/views/redemption_dialog.h"

#include <algorithm>

#include "web/ui/ui.h"
#include "web/views/code_box.h"
#include "web/views/scan_dialog.h"

namespace regulars {
namespace {

using Step = Redemption::Step;

/// Each rule that a member can meet here has a text of its own.
std::string refusal_text(const Speaker& speaker, const Redemption& redemption) {
    const std::string key = "error." + redemption.refused_by;
    return say(speaker.catalog, speaker.catalog.texts.contains(key) ? key : "error.refused");
}

std::optional<Action> question(const PortalModel& model, const Speaker& speaker,
                               const Reward& reward, const Redemption& redemption) {
    const Step step = redemption.step;
    ui::text(speaker.name(reward.name), ui::strong_text);
    if (step == Step::asking || step == Step::sending) {
        const Points rest = spendable(model.account.points()) - reward.cost;
        ui::paragraph(say(speaker.catalog, "rewards.confirm.body",
                          {{"cost", speaker.points(reward.cost)}, {"rest", speaker.points(rest)}}));
    }
    if (step == Step::unreachable) {
        ui::notice("unreachable", say(speaker.catalog, "error.redeem_unknown"),
                   ui::BadgeKind::warning);
    }
    if (step == Step::refused) {
        ui::notice("refused", refusal_text(speaker, redemption), ui::BadgeKind::danger);
    }
    const bool sending = step == Step::sending;
    std::optional<Action> action;
    auto buttons = ui::columns({ui::share(1), ui::share(1)}, theme::space::m);
    buttons.next();
    if (ui::button("no", say(speaker.catalog, "rewards.confirm.no"), ui::ButtonKind::secondary,
                   {.enabled = !sending, .full_width = true})) {
        action = DismissRedemption{};
    }
    buttons.next();
    const std::string yes = say(speaker.catalog, sending ? "rewards.busy" : "rewards.confirm.yes");
    if (step != Step::refused && ui::button("yes", yes, ui::ButtonKind::primary,
                                            {.busy = sending, .full_width = true, .focus = true})) {
        action = RedeemReward{reward.id};
    }
    return action;
}

std::optional<Action> answer(const Speaker& speaker, const Reward& reward,
                             const Redemption& redemption) {
    std::optional<Action> action;
    ui::text(speaker.name(reward.name), ui::strong_text);
    scan_codes(redemption.coupon, speaker);
    code_box(say(speaker.catalog, "wallet.code"), redemption.coupon);
    ui::paragraph(say(speaker.catalog, "rewards.done.body"), ui::small_text);
    if (ui::button("copy", say(speaker.catalog, "wallet.copy"), ui::ButtonKind::secondary,
                   {.full_width = true, .icon = ui::Icon::copy})) {
        ui::toast(say(speaker.catalog, "wallet.copied"));
        action = CopyCoupon{redemption.coupon};
    }
    if (ui::button("close", say(speaker.catalog, "rewards.done.close"), ui::ButtonKind::primary,
                   {.full_width = true, .focus = true})) {
        action = DismissRedemption{};
    }
    return action;
}

}  // namespace

std::optional<Action> redemption_dialog(const PortalModel& model, const Speaker& speaker,
                                        const Redemption& redemption) {
    const auto& rewards = model.program().rewards;
    const auto reward = std::find_if(rewards.begin(), rewards.end(),
                                     [&](const Reward& r) { return r.id == redemption.reward; });
    if (reward == rewards.end()) return DismissRedemption{};
    const bool done = redemption.step == Step::done;
    const auto dialog = ui::dialog(
        "redemption", say(speaker.catalog, done ? "rewards.done.title" : "rewards.confirm.title"));
    auto action =
        done ? answer(speaker, *reward, redemption) : question(model, speaker, *reward, redemption);
    if (dialog.dismissed()) return DismissRedemption{};
    return action;
}

}  // namespace regulars
