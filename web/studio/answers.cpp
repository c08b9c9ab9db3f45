#include "web/studio/answers.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/json/program_json.h"
#include "core/json/reader.h"
#include "web/platform/app.h"
#include "web/studio/apply.h"
#include "web/studio/requests.h"
#include "web/studio/worker.h"

namespace regulars::studio {
namespace {

constexpr std::size_t offered_most = 12;
constexpr std::size_t members_most = 1'000;

bool is_good(int status) { return status >= 200 && status < 300; }

Failure failure_of(int status) {
    if (status == 0) return Failure::network;
    return status == 401 || status == 403 ? Failure::session : Failure::server;
}

void fail(StudioState& state, Failure failure) {
    state.failure = failure;
    state.loading = Loading::failed;
}

void take_texts(StudioState& state, std::string_view body) {
    auto json = parse_json(body);
    auto part = json ? catalog_from_json(*json) : std::unexpected(std::move(json.error()));
    if (!part) return fail(state, Failure::server);
    state.loading_catalog.texts.merge(part->texts);
    if (state.texts_request != 0 || state.studio_texts_request != 0) return;  // the other file
    state.catalog = std::move(state.loading_catalog);
    platform::set_language(state.catalog.language);
    platform::set_title(say(state.catalog, "studio.title"));
}

void take_program(StudioState& state, std::string_view body) {
    auto json = parse_json(body);
    auto program =
        json ? published_program_from_json(*json) : std::unexpected(std::move(json.error()));
    if (!program) return fail(state, Failure::server);
    state.draft = {(*json)["document"], {}};
    state.published = std::move(*program);
    state.design = *state.published;
    state.problems.clear();
}

/// Members to look at: some of each tier, those with most orders first.
std::vector<OfferedMember> offered(const Json& members) {
    struct Row {
        OfferedMember member;
        std::int64_t orders = 0;
    };
    std::vector<Row> rows;
    Problems ignored;
    for (const Json& json : members) {
        ObjectReader reader(json, JsonPath{}, ignored);
        rows.push_back({{{reader.text("id", limits::text_bytes)},
                         reader.optional_text("name", limits::text_bytes),
                         reader.optional_text("tier", limits::id_bytes)},
                        reader.integer("orders", 0, INT64_MAX)});
    }
    std::ranges::stable_sort(rows, std::greater{}, &Row::orders);
    std::vector<OfferedMember> chosen;
    for (std::size_t each = 1; each <= offered_most && chosen.size() < offered_most; ++each) {
        std::map<std::string, std::size_t> seen;
        for (const Row& row : rows) {
            if (++seen[row.member.tier] == each && chosen.size() < offered_most)
                chosen.push_back(row.member);
        }
    }
    return chosen;
}

void take_members(StudioState& state, std::string_view body) {
    const auto json = parse_json(body);
    Problems problems;
    const Json nothing;
    ObjectReader reader(json ? *json : nothing, JsonPath{}, problems);
    state.members = offered(reader.array("members", members_most));
    // The first is the best customer, whose ladder has no next rung; the second stands elsewhere.
    state.previewed = state.members.size() > 1 ? 1 : 0;
    if (!state.members.empty()) ask_record(state);
}

void take_record(StudioState& state, std::string_view body) {
    auto answer = record_answer_from_text(body);
    state.member_failed = !answer;
    if (answer) state.record = std::move(*answer);
}

void take_orders(StudioState& state, int status, std::string_view body) {
    if (state.replay.step != Replay::Step::asking_shop) return;  // cancelled since
    if (is_good(status)) {
        state.replay.step = Replay::Step::reading;
        state.replay.file.clear();
        return post_shop_orders(state, body);
    }
    state.replay.failed = true;
    state.replay.step = state.replay.orders ? Replay::Step::ready : Replay::Step::no_orders;
}

/// True when `request` is the one under way in `slot`, which is then free.
bool finishes(std::uint32_t& slot, std::uint32_t request) {
    if (slot == 0 || slot != request) return false;
    slot = 0;
    return true;
}

}  // namespace

void take_answer(StudioState& state, std::uint32_t request, int status, std::string_view body) {
    if (finishes(state.orders_request, request)) return take_orders(state, status, body);
    if (finishes(state.members_request, request) && is_good(status)) take_members(state, body);
    if (finishes(state.record_request, request)) take_record(state, is_good(status) ? body : "");
    const bool texts = finishes(state.texts_request, request);
    const bool own_texts = finishes(state.studio_texts_request, request);
    const bool program = finishes(state.program_request, request);
    if ((texts || own_texts || program) && !is_good(status)) return fail(state, failure_of(status));
    if (texts || own_texts) take_texts(state, body);
    if (program) take_program(state, body);
    look_again(state);
}

}  // namespace regulars::studio
