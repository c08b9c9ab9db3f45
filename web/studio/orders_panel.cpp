#include "web/studio/orders_panel.h"

#include "core/wording/numbers.h"
#include "web/studio/form_field.h"
#include "web/studio/problem_sentence.h"

namespace regulars::studio {
namespace {

using Step = Replay::Step;

constexpr std::size_t problems_shown = 3;
constexpr std::int64_t kilobyte = 1'000;

bool is_busy(const Replay& replay) {
    return replay.step == Step::asking_shop || replay.step == Step::reading ||
           (replay.step == Step::running && !replay.by_itself);
}

/// With its year always: orders of a file may be old.
std::string date(const StudioState& state, Instant at) {
    constexpr Date no_day{0, 1, 1};
    return date_text(state.catalog, date_on(state.published->program.zone, at), no_day);
}

std::string orders_sentence(const StudioState& state, const LoadedOrders& orders) {
    const Catalog& texts = state.catalog;
    const std::string name = orders.name.empty() ? say(texts, "studio.orders.shop") : orders.name;
    if (!orders.first || !orders.last) return say(texts, "studio.orders.none", {{"name", name}});
    return say(texts, "studio.orders.loaded",
               {{"name", name},
                {"members", grouped(orders.members)},
                {"orders", grouped(orders.orders)},
                {"first", date(state, *orders.first)},
                {"last", date(state, *orders.last)}});
}

void problem_lines(const StudioState& state, std::span<const FileProblem> problems) {
    const auto lines = ui::stack(0);
    for (const FileProblem& problem : problems.first(std::min(problems.size(), problems_shown))) {
        ui::paragraph(sentence_of(problem, state.catalog), ui::small_text, false);
    }
}

void loaded_orders(const StudioState& state) {
    const LoadedOrders& orders = *state.replay.orders;
    ui::paragraph(orders_sentence(state, orders), ui::small_text, false);
    if (orders.rejected == 0) return;
    ui::paragraph(say_count(state.catalog, "studio.orders.rejected", orders.rejected),
                  {.size = theme::type::small, .ink = theme::Ink::warning});
    problem_lines(state, orders.rejects);
}

void refusal(const StudioState& state) {
    const Replay& replay = state.replay;
    if (replay.failed) {
        ui::notice("failed", say(state.catalog, "studio.replay.failed"), ui::BadgeKind::warning);
    }
    if (replay.refusal.empty()) return;
    const std::string name = replay.refused_name.empty() ? say(state.catalog, "studio.orders.shop")
                                                         : replay.refused_name;
    ui::notice("refused", say(state.catalog, "studio.file.refused", {{"name", name}}),
               ui::BadgeKind::danger);
    problem_lines(state, replay.refusal);
}

std::string progress_sentence(const StudioState& state) {
    const Replay& replay = state.replay;
    const Catalog& texts = state.catalog;
    if (replay.step == Step::running) {
        return say(texts, "studio.replay.running",
                   {{"done", grouped(replay.done)}, {"whole", grouped(replay.whole)}});
    }
    if (replay.step == Step::asking_shop || replay.file.empty()) {
        return say(texts, "studio.replay.asking");
    }
    return say(texts, "studio.replay.reading",
               {{"name", replay.file}, {"kilobytes", grouped(replay.done / kilobyte)}});
}

std::optional<StudioAction> under_way(const StudioState& state) {
    const Replay& replay = state.replay;
    const std::string sentence = progress_sentence(state);
    auto line = ui::columns({ui::share(1), ui::px(120)}, theme::space::l, ui::Cross::middle);
    line.next();
    const float whole = replay.whole > 0 ? static_cast<float>(replay.whole) : 1;
    const float done = replay.whole > 0 ? static_cast<float>(replay.done) : 0;
    ui::progress("under_way", say(state.catalog, "studio.replay"), {.done = done, .whole = whole},
                 sentence, sentence);
    line.next();
    const bool cancel = ui::button("cancel", say(state.catalog, "studio.replay.cancel"),
                                   ui::ButtonKind::secondary, {.full_width = true});
    line.close();
    if (cancel) return CancelReplay{};
    return std::nullopt;
}

std::optional<StudioAction> choices(const StudioState& state) {
    const Catalog& texts = state.catalog;
    const Replay& replay = state.replay;
    const bool running = replay.step == Step::running;
    const bool due = replay.orders && !running && !result_is_current(state);
    const auto line = ui::flow(theme::space::s);
    std::optional<StudioAction> action;
    if (replay.orders &&
        ui::button("run", say(texts, "studio.replay.run"), ui::ButtonKind::primary,
                   {.enabled = due && state.problems.empty(), .icon = ui::Icon::refresh})) {
        action = RunReplay{};
    }
    const auto kind = replay.orders ? ui::ButtonKind::secondary : ui::ButtonKind::primary;
    if (ui::button("shop", say(texts, "studio.orders.use_shop"), kind, {.icon = ui::Icon::store})) {
        action = UseShopOrders{};
    }
    if (ui::button("file", say(texts, "studio.orders.open_file"), ui::ButtonKind::secondary,
                   {.icon = ui::Icon::upload})) {
        action = OpenOrderFile{};
    }
    return action;
}

}  // namespace

std::optional<StudioAction> orders_panel(const StudioState& state) {
    const auto column = ui::stack(theme::space::m);
    ui::heading(2, say(state.catalog, "studio.replay"));
    ui::paragraph(say(state.catalog, "studio.replay.lead"), ui::small_text, false);
    refusal(state);
    if (is_busy(state.replay)) return under_way(state);
    const auto action = choices(state);
    if (state.replay.orders) loaded_orders(state);
    return action;
}

}  // namespace regulars::studio
