#include "web/studio/result_panel.h"

#include "core/wording/numbers.h"
#include "core/wording/sentences.h"
#include "web/studio/moved_members.h"
#include "web/ui/ui.h"

namespace regulars::studio {
namespace {

constexpr float figure_min = 150;
constexpr float side_by_side_from = 640;

std::string tier_name(const TierRule& tier, const Catalog& catalog) {
    return std::string(tier.name.in(catalog.language));
}

/// "+1,240", "−300", "±0"
std::string difference(std::int64_t count) { return count == 0 ? "±0" : signed_grouped(count); }

/// Large sums lose their small change, half up: they are read, never added up.
std::string round_money(Money amount, const Currency& currency) {
    constexpr std::int64_t large = 1'000;
    std::int64_t unit = 1;
    for (int i = 0; i < currency.decimals; ++i) unit *= 10;
    if (amount.minor < large * unit) return money_text(amount, currency);
    return money_text({(amount.minor + unit / 2) / unit * unit}, currency);
}

std::string by_sign(std::int64_t difference, std::string_view key) {
    const std::string_view end = difference > 0 ? "_more" : difference < 0 ? "_less" : "_same";
    return std::string(key) + std::string(end);
}

void figure(std::string_view label, std::string_view after, const std::string& before) {
    const auto column = ui::stack(theme::space::xs);
    ui::text(label, ui::caption_text);
    ui::text(after, {.size = theme::type::title, .weight = ui::Weight::semibold, .tight = true});
    ui::text(before, ui::caption_text);
}

void figures(const ReplayResult& result, const Catalog& texts) {
    const Currency& currency = result.design.currency;
    const auto before = [&](const std::string& value) {
        return say(texts, "studio.result.before", {{"value", value}});
    };
    constexpr ui::Track side_by_side[] = {ui::share(1), ui::share(1), ui::share(1), ui::share(1)};
    auto row = ui::width() >= side_by_side_from
                   ? ui::columns(side_by_side, theme::space::l)
                   : ui::grid(figure_min, theme::space::l, ui::Cross::top);
    row.next();
    figure(say(texts, "studio.result.issued"), grouped(result.after.issued.count),
           before(grouped(result.before.issued.count)));
    row.next();
    figure(say(texts, "studio.result.cost"), round_money(result.after.cost, currency),
           before(round_money(result.before.cost, currency)));
    row.next();
    figure(say(texts, "studio.result.share"), share_text(result.after.cost, result.sales),
           before(share_text(result.before.cost, result.sales)));
    row.next();
    figure(say(texts, "studio.result.moved"), grouped(result.up.count + result.down.count),
           say(texts, "studio.result.moved_parts",
               {{"up", grouped(result.up.count)}, {"down", grouped(result.down.count)}}));
}

void tier_chart(const ReplayResult& result, const Catalog& texts) {
    std::vector<ui::Bar> bars;
    for (std::size_t i = 0; i < result.design.tiers().size(); ++i) {
        const std::int64_t after = result.after.members_by_tier[i];
        const bool known = i < result.before.members_by_tier.size();
        const std::int64_t before = known ? result.before.members_by_tier[i] : 0;
        bars.push_back({tier_name(result.design.tiers()[i], texts), static_cast<double>(after),
                        static_cast<double>(before), grouped(after), grouped(before)});
    }
    const std::string tier = say(texts, "studio.tier"), design = say(texts, "studio.result.design"),
                      published = say(texts, "studio.result.published");
    ui::bar_chart(
        "chart", say(texts, "studio.result.by_tier"), bars,
        {.horizontal = true, .label_title = tier, .value_name = design, .second_name = published});
}

void tier_table(const ReplayResult& result, const Catalog& texts) {
    const std::string tier = say(texts, "studio.tier"),
                      published = say(texts, "studio.result.published"),
                      design = say(texts, "studio.result.design"),
                      change = say(texts, "studio.result.change");
    auto table = ui::table("tiers", say(texts, "studio.result.by_tier"),
                           {{tier, ui::share(5), ui::Align::start},
                            {published, ui::share(4), ui::Align::end},
                            {design, ui::share(4), ui::Align::end},
                            {change, ui::share(4), ui::Align::end}});
    for (std::size_t i = 0; i < result.design.tiers().size(); ++i) {
        const std::int64_t after = result.after.members_by_tier[i];
        const bool known = i < result.before.members_by_tier.size();
        const std::int64_t before = known ? result.before.members_by_tier[i] : 0;
        table.row(result.design.tiers()[i].id.text);
        table.cell(tier_name(result.design.tiers()[i], texts));
        table.cell(grouped(before), ui::small_text);
        table.cell(grouped(after), {.size = theme::type::small, .weight = ui::Weight::semibold});
        table.cell(difference(after - before), ui::small_text);
    }
}

void members_by_tier(const ReplayResult& result, const Catalog& texts) {
    ui::heading(3, say(texts, "studio.result.by_tier"));
    if (ui::width() < side_by_side_from) {
        tier_chart(result, texts);
        return tier_table(result, texts);
    }
    auto sides = ui::columns({ui::share(1), ui::share(1)}, theme::space::xxl);
    sides.next();
    tier_chart(result, texts);
    sides.next();
    tier_table(result, texts);
}

std::optional<StudioAction> movers(const StudioState& state) {
    const ReplayResult& result = *state.replay.result;
    std::optional<StudioAction> action;
    const auto up = [&] {
        if (moved_members("up", result.up, result, state.replay.shown_up, state.catalog)) {
            action = ShowMoreMoves{true};
        }
    };
    const auto down = [&] {
        if (moved_members("down", result.down, result, state.replay.shown_down, state.catalog)) {
            action = ShowMoreMoves{false};
        }
    };
    if (ui::width() < side_by_side_from) {
        up();
        down();
        return action;
    }
    auto sides = ui::columns({ui::share(1), ui::share(1)}, theme::space::xxl);
    sides.next();
    up();
    sides.next();
    down();
    return action;
}

}  // namespace

std::string share_text(Money part, Money whole) {
    if (whole.minor <= 0) return "–";
    // Hundredths of a percent, half up; only read, never added up.
    const double share = static_cast<double>(part.minor) / static_cast<double>(whole.minor);
    const auto hundredths = static_cast<std::int64_t>(share * 10'000 + 0.5);
    std::string digits = std::to_string(hundredths % 100);
    if (digits.size() < 2) digits.insert(0, 1, '0');
    return grouped(hundredths / 100) + "." + digits + "%";
}

std::string result_sentence(const ReplayResult& result, const Catalog& catalog) {
    const Speaker speaker{catalog, result.design, result.as_of};
    const std::int64_t points = result.after.issued.count - result.before.issued.count;
    const Money cost = result.after.cost - result.before.cost;
    const std::string moves =
        result.up.count + result.down.count == 0
            ? say(catalog, "studio.result.none_move")
            : say(catalog, "studio.result.moves",
                  {{"up", grouped(result.up.count)}, {"down", grouped(result.down.count)}});
    if (points == 0 && cost.minor == 0) {
        return say(catalog, "studio.result.same_cost", {{"moves", moves}});
    }
    const auto magnitude = [](std::int64_t n) { return n < 0 ? -n : n; };
    return say(
        catalog, "studio.result.costs",
        {{"moves", moves},
         {"points", say(catalog, by_sign(points, "studio.result.points"),
                        {{"points", speaker.points({magnitude(points)})}})},
         {"cost", say(catalog, by_sign(cost.minor, "studio.result.cost"),
                      {{"money", round_money({magnitude(cost.minor)}, result.design.currency)}})},
         {"before", share_text(result.before.cost, result.sales)},
         {"after", share_text(result.after.cost, result.sales)}});
}

std::optional<StudioAction> result_panel(const StudioState& state) {
    if (!state.replay.result) return std::nullopt;
    const ReplayResult& result = *state.replay.result;
    const Catalog& texts = state.catalog;
    const auto card = ui::card({.padding = theme::space::xl, .gap = theme::space::xl});
    {
        const auto lead = ui::stack(theme::space::s);
        ui::paragraph(result_sentence(result, texts),
                      {.size = theme::type::title, .weight = ui::Weight::semibold, .tight = true},
                      false);
        const Speaker speaker{texts, result.design, Instant{}};
        if (result_is_current(state)) {
            ui::paragraph(say(texts, "studio.result.as_of",
                              {{"members", grouped(result.members)},
                               {"orders", grouped(result.orders)},
                               {"date", speaker.date(result.as_of - 1)}}),
                          ui::small_text, false);
        } else {  // in the same place, so that nothing moves while a design is tried out
            ui::paragraph(say(texts, "studio.result.outdated"),
                          {.size = theme::type::small, .ink = theme::Ink::warning}, false);
        }
    }
    figures(result, texts);
    ui::divider();
    {
        const auto part = ui::stack(theme::space::m);
        members_by_tier(result, texts);
    }
    ui::divider();
    return movers(state);
}

}  // namespace regulars::studio
