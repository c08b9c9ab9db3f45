#include "web/views/member_card.h"

#include <algorithm>

#include "core/wording/numbers.h"
#include "web/ui/ui.h"

namespace regulars {
namespace {

using theme::Ink;

constexpr float card_width_max = 540;
constexpr std::size_t read_in_one_breath = 7;  // characters of a number that needs no groups

void paint_material(const ui::Rect& card, theme::TierStyle style) {
    const theme::TierTone tone = theme::tier_tone(style);
    ui::paint_shadow(card, theme::radius::member_card);
    ui::paint_gradient(card, tone.from, tone.to, theme::radius::member_card);
    // One slow soft highlight, from where a window would be.
    ui::paint_glow({card.x + card.w * 0.82F, card.y + card.h * 0.1F}, card.w * 0.9F,
                   theme::faded(ui::color(Ink::white), 34), card, theme::radius::member_card);
}

}  // namespace

std::string grouped_number(std::string_view id) {
    if (id.size() <= read_in_one_breath) return std::string(id);
    std::string grouped;
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += ' ';
        grouped += id[i];
    }
    return grouped;
}

void member_card(const PortalModel& model, const Speaker& speaker) {
    const Account& account = model.account;
    const TierRule& tier = model.program().tiers()[account.standing.tier];
    const float width = std::min(ui::width(), card_width_max);
    const ui::Rect card = ui::place(width, width / theme::layout::member_card_ratio);
    paint_material(card, static_cast<theme::TierStyle>(tier.look));

    const float edge = theme::space::xl;
    const float inner = card.w - 2 * edge;
    const ui::TextStyle quiet{.size = theme::type::small, .ink = Ink::white_soft};
    const ui::TextStyle strong{
        .size = theme::type::body, .weight = ui::Weight::semibold, .ink = Ink::white};

    float y = card.y + edge;
    ui::text_at({card.x + edge, y}, speaker.name(model.program().name), quiet, inner * 0.6F);
    ui::TextStyle tier_style = strong;
    tier_style.align = ui::Align::end;
    ui::text_at({card.right() - edge, y}, speaker.name(tier.name), tier_style, inner * 0.4F);

    // From the bottom up: balance, its label, name and number.
    const ui::TextStyle balance{.size = theme::type::balance,
                                .weight = ui::Weight::semibold,
                                .ink = Ink::white,
                                .tight = true};
    const Points spare = spendable(account.points());
    y = card.bottom() - edge - ui::line_height(balance);
    const float number_end = ui::text_at({card.x + edge, y}, grouped(spare.count), balance, inner);
    const std::string word =
        spare.count == 1 && !model.program().points().name_one.by_language.empty()
            ? speaker.name(model.program().points().name_one)
            : speaker.name(model.program().points().name);
    ui::text_at({card.x + edge + number_end + theme::space::s,
                 y + ui::line_height(balance) - ui::line_height(quiet) - theme::space::xs},
                word, quiet, inner - number_end - theme::space::s);
    y -= ui::line_height(quiet);
    ui::text_at({card.x + edge, y}, say(speaker.catalog, "home.balance"), quiet, inner);

    // Below the name, or where a small card has no line for it, beside it.
    const float middle = card.y + card.h * 0.28F;
    const std::string number = grouped_number(account.member.text);
    const bool below = middle + ui::line_height(strong) + ui::line_height(quiet) <= y;
    ui::TextStyle beside = quiet;
    beside.align = ui::Align::end;
    float name_room = inner;
    if (below) {
        ui::text_at({card.x + edge, middle + ui::line_height(strong)}, number, quiet, inner);
    } else {
        const float raised = (ui::line_height(strong) - ui::line_height(quiet)) / 2;
        name_room -= theme::space::m + ui::text_at({card.right() - edge, middle + raised}, number,
                                                   beside, inner * 0.5F);
    }
    ui::text_at({card.x + edge, middle}, account.name.empty() ? account.member.text : account.name,
                strong, name_room);
}

}  // namespace regulars
