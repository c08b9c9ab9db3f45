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

    const float top = card.y + edge;
    ui::text_at({card.x + edge, top}, speaker.name(model.program().name), quiet, inner * 0.6F);
    ui::TextStyle tier_style = strong;
    tier_style.align = ui::Align::end;
    ui::text_at({card.right() - edge, top}, speaker.name(tier.name), tier_style, inner * 0.4F);

    // The balance stands on the lower edge, its label above it; the document is in reading order.
    const ui::TextStyle balance{.size = theme::type::balance,
                                .weight = ui::Weight::semibold,
                                .ink = Ink::white,
                                .tight = true};
    const float balance_y = card.bottom() - edge - ui::line_height(balance);
    const float label_y = balance_y - ui::line_height(quiet);
    const float name_y = card.y + card.h * 0.28F;
    const std::string name = account.name.empty() ? account.member.text : account.name;
    const std::string number = grouped_number(account.member.text);
    // The number stands below the name, or where a small card has no line for it, beside it.
    if (name_y + ui::line_height(strong) + ui::line_height(quiet) <= label_y) {
        ui::text_at({card.x + edge, name_y}, name, strong, inner);
        ui::text_at({card.x + edge, name_y + ui::line_height(strong)}, number, quiet, inner);
    } else {
        const float number_width = std::min(ui::text_width(number, quiet), inner * 0.5F);
        const float raised = (ui::line_height(strong) - ui::line_height(quiet)) / 2;
        ui::text_at({card.x + edge, name_y}, name, strong, inner - number_width - theme::space::m);
        ui::text_at({card.right() - edge - number_width, name_y + raised}, number, quiet,
                    number_width);
    }

    ui::text_at({card.x + edge, label_y}, say(speaker.catalog, "home.balance"), quiet, inner);
    const Points spare = spendable(account.points());
    const float number_end =
        ui::text_at({card.x + edge, balance_y}, grouped(spare.count), balance, inner);
    const std::string word =
        spare.count == 1 && !model.program().points().name_one.by_language.empty()
            ? speaker.name(model.program().points().name_one)
            : speaker.name(model.program().points().name);
    ui::text_at({card.x + edge + number_end + theme::space::s,
                 balance_y + ui::line_height(balance) - ui::line_height(quiet) - theme::space::xs},
                word, quiet, inner - number_end - theme::space::s);
}

}  // namespace regulars
