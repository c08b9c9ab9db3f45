#include "server/api/refusals.h"

#include <algorithm>

#include "server/api/log.h"

namespace regulars::api {
namespace {

struct RuleStatus {
    std::string_view rule;
    int status;
};

constexpr RuleStatus table[] = {
    {"facts.event_id_reused", 409},
    {"orders.already_paid", 409},
    {"refunds.already_recorded", 409},
    {"refunds.order_unknown", 404},
    {"refunds.more_than_kept", 422},
    {"rewards.unknown", 404},
    {"rewards.out_of_stock", 409},
    {"rewards.cost_changed", 409},
    {"rewards.tier_required", 422},
    {"rewards.insufficient_points", 422},
    {"surveys.unknown", 404},
    {"surveys.already_answered", 409},
    {"surveys.score_out_of_range", 422},
    {"surveys.comment_too_long", 422},
};

struct ProblemOf {
    http::Problem operator()(const Problems& refused) const { return problem_of(refused); }
    http::Problem operator()(const store::StoreError& error) const { return problem_of(error); }
};

}  // namespace

int status_of(std::string_view rule) {
    const auto row = std::ranges::find(table, rule, &RuleStatus::rule);
    if (row != std::end(table)) return row->status;
    return rule.starts_with("json.") ? 400 : 422;
}

http::Problem problem_of(const Problems& refused) {
    if (refused.empty()) return {.status = 500, .code = "server.unexplained"};
    http::Problem problem{.status = status_of(refused.front().rule),
                          .code = refused.front().rule,
                          .detail = refused.front().message};
    for (const Problem& each : refused) {
        problem.errors.push_back({each.where.pointer, each.rule, each.message});
    }
    return problem;
}

http::Problem problem_of(const store::StoreError& error) {
    log_error(store::name(error.kind), error.sentence);
    const bool lost_race = error.kind == store::StoreError::Kind::conflict;
    return {.status = lost_race ? 409 : 500, .code = std::string(store::name(error.kind))};
}

http::Problem problem_of(const store::RecordRefusal& refusal) {
    return std::visit(ProblemOf{}, refusal);
}

http::Problem problem_of(const store::WriteError& error) {
    if (error.kind == store::WriteError::Kind::failed) {
        log_error("store.write_failed", error.cause.sentence());
        return {.status = 500, .code = "store.write_failed"};
    }
    return {.status = 503, .code = "store.busy", .detail = "Try again in a moment."};
}

http::Problem not_found(std::string_view what) {
    return {.status = 404, .code = std::string(what) + ".unknown"};
}

}  // namespace regulars::api
