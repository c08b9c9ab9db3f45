#include "core/json/account_json.h"
#include "core/json/record_json.h"
#include "server/api/ledger_page.h"
#include "server/api/member_routes.h"

namespace regulars::api {
namespace {

constexpr std::size_t rows_usual = 50;
constexpr std::size_t rows_most = 200;

/// What every answer to a member starts from.
struct Looked {
    ProgramHandle program;
    MemberRecord record;
};

std::expected<Looked, http::Problem> look(const Reading& reading) {
    auto program = reading.service.programs.current(reading.store, reading.now);
    if (!program) return std::unexpected(problem_of(program.error()));
    auto record = reading.store.record(reading.member());
    if (!record) return std::unexpected(problem_of(record.error()));
    if (!*record) return std::unexpected(not_found("members"));
    return Looked{*program, std::move(**record)};
}

}  // namespace

Answer get_account(const Reading& reading) {
    const auto looked = look(reading);
    if (!looked) return std::unexpected(looked.error());
    const Program& program = looked->program->program();
    return http::json_response(
        200, to_json(account_at(looked->program->published, looked->record, reading.now), program));
}

Answer get_record(const Reading& reading) {
    const auto looked = look(reading);
    if (!looked) return std::unexpected(looked.error());
    const auto taken = reading.store.taken(looked->program->program().rewards);
    if (!taken) return refused(taken);
    return http::json_response(200, {{"as_of", to_string(reading.now)},
                                     {"program_version", looked->program->published.version},
                                     {"taken", *taken},
                                     {"record", to_json(looked->record)}});
}

Answer get_ledger(const Reading& reading) {
    const auto limit = query_limit(reading.call.request, rows_usual, rows_most);
    if (!limit) {
        return std::unexpected(http::Problem{.status = 400, .code = "query.limit_out_of_range"});
    }
    const auto looked = look(reading);
    if (!looked) return std::unexpected(looked.error());
    const auto rows = history_at(looked->program->published, looked->record, reading.now);
    const auto page = ledger_page(rows, query_value(reading.call.request, "cursor"), *limit);
    if (!page) {
        return std::unexpected(http::Problem{.status = 400, .code = "query.cursor_malformed"});
    }
    Json items = Json::array();
    for (const HistoryRow& row : page->rows) items.push_back(to_json(row));
    return http::json_response(200,
                               {{"rows", std::move(items)},
                                {"next", page->next.empty() ? Json(nullptr) : Json(page->next)}});
}

Answer get_rewards(const Reading& reading) {
    const auto looked = look(reading);
    if (!looked) return std::unexpected(looked.error());
    const Program& program = looked->program->program();
    const auto taken = reading.store.taken(program.rewards);
    if (!taken) return refused(taken);
    const Account account = account_at(looked->program->published, looked->record, reading.now);
    Json offers = Json::array();
    for (const RewardOffer& offer :
         offers_for(program.rewards, account.standing.tier, account.points(), *taken)) {
        offers.push_back(to_json(offer, program));
    }
    return http::json_response(200, {{"rewards", std::move(offers)}});
}

}  // namespace regulars::api
