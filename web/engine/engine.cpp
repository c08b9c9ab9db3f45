#include "web/engine/engine.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/json/account_json.h"
#include "core/json/program_json.h"
#include "core/json/reader.h"
#include "core/orders/history.h"
#include "web/engine/histories_json.h"
#include "web/engine/messages.h"

namespace regulars::engine {
namespace {

/// The programme under `key`; its problems keep their pointers below it.
std::optional<Program> read_program(const Json& message, std::string_view key, Problems& problems) {
    const auto place = message.find(key);
    if (place == message.end()) {
        problems.push_back({JsonPath{} / key, "json.missing", "is required"});
        return std::nullopt;
    }
    auto published = published_program_from_json(*place);
    if (published) return std::move(published->program);
    for (Problem& problem : published.error()) {
        problem.where.pointer.insert(0, (JsonPath{} / key).pointer);
        problems.push_back(std::move(problem));
    }
    return std::nullopt;
}

std::optional<Instant> read_as_of(const Json& message, Problems& problems) {
    ObjectReader reader(message, JsonPath{}, problems);
    return reader.optional_instant("as_of");
}

std::string read_text(const Json& message, std::string_view key) {
    const auto place = message.find(key);
    return place != message.end() && place->is_string() ? place->get<std::string>() : "";
}

/// W4: a comparison is looked at when the day of the last order is over.
Instant end_of_last_day(const std::optional<Instant>& last, const TimeZone& zone) {
    return last ? end_of_day(zone, date_on(zone, *last)) : Instant{};
}

}  // namespace

void Engine::post(std::string_view text) {
    auto message = parse_json(text);
    if (!message) return say(failed_message(0, message.error()));
    const std::string kind = message->is_object() ? read_text(*message, "t") : "";
    if (kind == "expect_file") return expect_file(*message);
    if (kind == "load_orders") return load_orders(*message);
    if (kind == "compare") return compare(*message);
    if (kind == "totals") return totals(*message);
    if (kind == "cancel") return cancel();
    say(failed_message(0,
                       {{JsonPath{} / "t", "json.unknown_value", "is no message of the engine"}}));
}

void Engine::expect_file(const Json& message) {
    Problems problems;
    const auto program = read_program(message, "program", problems);
    std::optional<ColumnMapping> columns;
    if (const std::string named = read_text(message, "columns"); !named.empty()) {
        auto mapping =
            named.find('=') == std::string::npos ? mapping_of_profile(named) : mapping_from(named);
        if (mapping)
            columns = std::move(*mapping);
        else
            problems.insert(problems.end(), mapping.error().begin(), mapping.error().end());
    }
    if (!problems.empty()) return say(failed_message(0, problems));
    reading_ = FileReading{program->zone, program->currency, std::move(columns)};
}

void Engine::load_orders(const Json& message) {
    const std::string name = read_text(message, "name");
    const auto orders = message.find("orders");
    auto histories = histories_from_json(orders == message.end() ? Json() : *orders);
    if (!histories) {
        const Problem& first = histories.error().front();
        const LineProblem problem{0, "orders.unreadable",
                                  first.where.pointer + " " + first.message};
        return say(refused_message(name, {&problem, 1}));
    }
    loaded(name, std::move(*histories), {});
}

void Engine::compare(const Json& message) {
    Problems problems;
    ObjectReader reader(message, JsonPath{}, problems);
    const std::int64_t run = reader.integer("run", 1, INT64_MAX);
    auto before = read_program(message, "before", problems);
    auto after = read_program(message, "after", problems);
    const auto as_of = read_as_of(message, problems);
    if (!problems.empty()) return say(failed_message(run, problems));
    const Instant at = as_of.value_or(end_of_last_day(last_order_at(), before->zone));
    comparison_.emplace(run, std::move(*before), std::move(*after), at);
    said_percent_ = -1;
}

void Engine::totals(const Json& message) {
    Problems problems;
    const auto program = read_program(message, "program", problems);
    const auto as_of = read_as_of(message, problems);
    if (!problems.empty()) return say(failed_message(0, problems));
    const Instant at = as_of.value_or(end_of_last_day(last_order_at(), program->zone));
    out_.push_back(R"({"t":"totals","totals":)" + totals_text(*program, histories_, at) + "}");
}

void Engine::cancel() {
    const std::int64_t run = comparison_ ? comparison_->run() : 0;
    file_.reset();
    comparison_.reset();
    say({{"t", "cancelled"}, {"run", run}});  // also when there was nothing left to stop
}

void Engine::open_file(std::string_view name, std::int64_t bytes) {
    if (!reading_) {
        const LineProblem problem{0, "file.not_expected", "no message said how to read a file"};
        return refuse_file(name, {&problem, 1});
    }
    file_.emplace(std::string(name), bytes, *reading_);
    said_bytes_ = 0;
    comparison_.reset();  // it would go on with other orders
}

bool Engine::feed_file(std::string_view piece) {
    if (!file_) return false;
    const bool goes_on = file_->feed(piece);
    if (file_->bytes_read() - said_bytes_ >= reading_said_every) {
        said_bytes_ = file_->bytes_read();
        say({{"t", "reading"},
             {"name", file_->name()},
             {"bytes", said_bytes_},
             {"whole", file_->bytes()}});
    }
    if (!goes_on) close_file();
    return goes_on;
}

void Engine::close_file() {
    if (!file_) return;
    const std::string name = file_->name();
    auto orders = file_->finish();
    file_.reset();
    if (!orders) return refuse_file(name, orders.error());
    loaded(name, histories_of(orders->members), orders->rejected);
}

void Engine::break_file() {
    if (!file_) return;
    const LineProblem problem{0, "file.unreadable",
                              "the browser could not read the file to its end"};
    refuse_file(std::string(file_->name()), {&problem, 1});
}

void Engine::refuse_file(std::string_view name, std::span<const LineProblem> problems) {
    say(refused_message(name, problems));
    file_.reset();
}

void Engine::loaded(std::string_view name, std::vector<MemberHistory> histories,
                    std::span<const LineProblem> rejected) {
    comparison_.reset();
    histories_ = std::move(histories);
    say(orders_message(name, histories_, rejected));
}

std::optional<Instant> Engine::last_order_at() const {
    std::optional<Instant> last;
    for (const MemberHistory& history : histories_) {
        if (history.orders.empty()) continue;
        last = std::max(last.value_or(history.orders.back().at), history.orders.back().at);
    }
    return last;
}

bool Engine::step() {
    if (!comparison_) return false;
    const bool goes_on = comparison_->step(histories_);
    const auto whole = static_cast<std::int64_t>(histories_.size());
    const auto done = static_cast<std::int64_t>(comparison_->members_done());
    const std::int64_t percent = whole == 0 ? 100 : done * 100 / whole;
    if (percent != said_percent_) {
        said_percent_ = percent;
        say({{"t", "progress"}, {"run", comparison_->run()}, {"done", done}, {"whole", whole}});
    }
    if (goes_on) return true;
    say(result_message(*comparison_, histories_));
    comparison_.reset();
    return false;
}

std::optional<std::string> Engine::take() {
    if (out_.empty()) return std::nullopt;
    std::string message = std::move(out_.front());
    out_.pop_front();
    return message;
}

}  // namespace regulars::engine
