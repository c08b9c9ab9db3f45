#include "web/engine/messages.h"

#include "core/json/account_json.h"
#include "core/json/texts_json.h"
#include "web/engine/engine.h"

namespace regulars::engine {
namespace {

Json line_problems_json(std::span<const LineProblem> problems) {
    Json list = Json::array();
    for (const LineProblem& problem : problems.first(std::min(problems.size(), rejects_listed))) {
        list.push_back(
            {{"line", problem.line}, {"rule", problem.rule}, {"message", problem.message}});
    }
    return list;
}

Json moves_json(std::span<const TierMoveAcross> moves, std::span<const MemberHistory> histories,
                bool upwards) {
    Json list = Json::array();
    std::int64_t count = 0;
    for (const TierMoveAcross& move : moves) {
        if ((move.after > move.before) != upwards) continue;
        if (++count > static_cast<std::int64_t>(moves_listed)) continue;
        list.push_back({{"id", histories[move.member].member.text},
                        {"name", histories[move.member].name},
                        {"before", move.before},
                        {"after", move.after}});
    }
    return {{"count", count}, {"moves", std::move(list)}};
}

}  // namespace

Json orders_message(std::string_view name, std::span<const MemberHistory> histories,
                    std::span<const LineProblem> rejected) {
    std::size_t orders = 0;
    std::optional<Instant> first, last;
    for (const MemberHistory& history : histories) {
        orders += history.orders.size();
        if (history.orders.empty()) continue;
        first = std::min(first.value_or(history.orders.front().at), history.orders.front().at);
        last = std::max(last.value_or(history.orders.back().at), history.orders.back().at);
    }
    const auto time = [](const std::optional<Instant>& at) {
        return at ? Json(to_string(*at)) : Json();
    };
    return {{"t", "orders"},
            {"name", name},
            {"members", histories.size()},
            {"orders", orders},
            {"first", time(first)},
            {"last", time(last)},
            {"rejected", rejected.size()},
            {"rejects", line_problems_json(rejected)}};
}

Json refused_message(std::string_view name, std::span<const LineProblem> problems) {
    return {{"t", "refused"}, {"name", name}, {"problems", line_problems_json(problems)}};
}

Json failed_message(std::int64_t run, const Problems& problems) {
    return {{"t", "failed"}, {"run", run}, {"problems", to_json(problems)}};
}

Json result_message(const Comparison& comparison, std::span<const MemberHistory> histories) {
    const auto moves = moves_between(comparison.outcome_before(), comparison.outcome_after());
    return {{"t", "result"},
            {"run", comparison.run()},
            {"as_of", to_string(comparison.as_of())},
            {"members", histories.size()},
            {"orders", comparison.orders()},
            {"sales", to_json(comparison.sales(), comparison.before().currency)},
            {"before", to_json(comparison.outcome_before(), comparison.before())},
            {"after", to_json(comparison.outcome_after(), comparison.after())},
            {"up", moves_json(moves, histories, true)},
            {"down", moves_json(moves, histories, false)}};
}

}  // namespace regulars::engine
