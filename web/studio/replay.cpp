#include "web/studio/replay.h"

#include "core/base/limits.h"
#include "core/json/reader.h"

namespace regulars::studio {
namespace {

constexpr std::size_t rows_most = 100'000;
constexpr std::size_t rows_at_first = 6;

std::vector<FileProblem> read_problems(const Json& list) {
    std::vector<FileProblem> problems;
    Problems ignored;  // our own engine wrote them
    for (const Json& one : list) {
        ObjectReader reader(one, JsonPath{}, ignored);
        problems.push_back({reader.has("line") ? reader.integer("line", 0, INT64_MAX) : 0,
                            reader.text("rule", limits::text_bytes),
                            reader.text("message", limits::text_bytes)});
    }
    return problems;
}

LoadedOrders read_orders(ObjectReader& reader) {
    const auto time = [&](std::string_view key) {
        const std::string text = reader.optional_text(key, limits::id_bytes);
        return instant_from(text);
    };
    LoadedOrders orders;
    orders.name = reader.optional_text("name", limits::text_bytes);
    orders.members = reader.integer("members", 0, INT64_MAX);
    orders.orders = reader.integer("orders", 0, INT64_MAX);
    orders.rejected = reader.integer("rejected", 0, INT64_MAX);
    orders.rejects = read_problems(reader.array("rejects", rows_most));
    if (orders.orders > 0) orders.first = time("first"), orders.last = time("last");
    return orders;
}

Money read_money(const Json& json, Problems& problems) {
    ObjectReader reader(json, JsonPath{}, problems);
    return {reader.integer("amount_minor", INT64_MIN, INT64_MAX)};
}

DesignFigures read_figures(const Json& json, Problems& problems) {
    ObjectReader reader(json, JsonPath{}, problems);
    DesignFigures figures;
    figures.issued.count = reader.integer("points_issued", 0, INT64_MAX);
    figures.cost = read_money(reader.object("cost"), problems);
    for (const Json& tier : reader.array("tiers", limits::tiers)) {
        ObjectReader one(tier, JsonPath{}, problems);
        figures.members_by_tier.push_back(one.integer("members", 0, INT64_MAX));
    }
    return figures;
}

MovedMembers read_moved(const Json& json, Problems& problems) {
    ObjectReader reader(json, JsonPath{}, problems);
    MovedMembers moved;
    moved.count = reader.integer("count", 0, INT64_MAX);
    constexpr std::int64_t highest = limits::tiers - 1;
    for (const Json& move : reader.array("moves", rows_most)) {
        ObjectReader one(move, JsonPath{}, problems);
        moved.members.push_back({one.text("id", limits::text_bytes),
                                 one.optional_text("name", limits::text_bytes),
                                 static_cast<std::size_t>(one.integer("before", 0, highest)),
                                 static_cast<std::size_t>(one.integer("after", 0, highest))});
    }
    return moved;
}

ReplayResult read_result(ObjectReader& reader, Problems& problems) {
    ReplayResult result;
    result.as_of = reader.instant("as_of");
    result.members = reader.integer("members", 0, INT64_MAX);
    result.orders = reader.integer("orders", 0, INT64_MAX);
    result.sales = read_money(reader.object("sales"), problems);
    result.before = read_figures(reader.object("before"), problems);
    result.after = read_figures(reader.object("after"), problems);
    result.up = read_moved(reader.object("up"), problems);
    result.down = read_moved(reader.object("down"), problems);
    return result;
}

void settle(Replay& replay) {
    replay.step = replay.orders ? Replay::Step::ready : Replay::Step::no_orders;
    replay.done = replay.whole = 0;
}

void take_refusal(Replay& replay, ObjectReader& reader) {
    replay.refused_name = reader.optional_text("name", limits::text_bytes);
    replay.refusal = read_problems(reader.array("problems", rows_most));
    settle(replay);
}

void take_orders(Replay& replay, ObjectReader& reader) {
    replay.orders = read_orders(reader);
    replay.refusal.clear();
    replay.result.reset();
    replay.due_ms.reset();
    settle(replay);
}

void take_result(Replay& replay, ObjectReader& reader, const Program& published, double now_ms) {
    Problems problems;
    ReplayResult result = read_result(reader, problems);
    result.published = published;
    result.design = replay.compared.program;
    const bool fits = problems.empty() &&
                      result.before.members_by_tier.size() == published.tiers().size() &&
                      result.after.members_by_tier.size() == result.design.tiers().size();
    replay.failed = !fits;
    replay.took_ms = now_ms - replay.started_ms;
    if (fits) {
        replay.result = std::move(result);
        replay.shown_up = replay.shown_down = rows_at_first;
    }
    settle(replay);
}

}  // namespace

bool is_quick(const Replay& replay) { return replay.result && replay.took_ms < quick_ms; }

News take_message(Replay& replay, const Program& published, std::string_view text, double now_ms) {
    const auto json = parse_json(text);
    if (!json) return News::none;
    Problems problems;
    ObjectReader reader(*json, JsonPath{}, problems);
    const std::string kind = reader.text("t", limits::id_bytes);
    const std::int64_t run = reader.has("run") ? reader.integer("run", 0, INT64_MAX) : 0;
    const bool of_an_old_run = run != 0 && run != replay.run && kind != "cancelled";
    if (of_an_old_run) return News::none;
    if (kind == "orders") {
        take_orders(replay, reader);
        return replay.stopping ? News::none : News::orders_loaded;
    } else if (kind == "refused") {
        take_refusal(replay, reader);
    } else if (kind == "reading" && !replay.stopping) {
        replay.step = Replay::Step::reading;
        replay.file = reader.text("name", limits::text_bytes);
        replay.done = reader.integer("bytes", 0, INT64_MAX);
        replay.whole = reader.integer("whole", 0, INT64_MAX);
    } else if (kind == "progress") {
        replay.done = reader.integer("done", 0, INT64_MAX);
        replay.whole = reader.integer("whole", 0, INT64_MAX);
    } else if (kind == "cancelled") {
        replay.stopping = false;
    } else if (kind == "failed") {
        replay.failed = true;
        settle(replay);
    } else if (kind == "result") {
        take_result(replay, reader, published, now_ms);
        return News::run_ended;
    }
    return News::none;
}

}  // namespace regulars::studio
