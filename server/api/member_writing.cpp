#include <algorithm>
#include <cstring>

#include "core/base/limits.h"
#include "core/json/account_json.h"
#include "core/rewards/coupon_code.h"
#include "server/api/member_routes.h"

namespace regulars::api {
namespace {

constexpr int coupon_tries = 8;  // 40 random bits: a second try is already rare
constexpr std::size_t comment_bytes_most = 32 * 1024;

/// The member's record and the programme, as the writer's own transaction sees them.
struct Desk {
    ProgramHandle program;
    MemberRecord record;
    std::vector<std::int64_t> taken;
};

std::expected<Desk, http::Problem> desk_for(const Writing& writing) {
    auto program = writing.service.programs.current(writing.store, writing.now);
    if (!program) return std::unexpected(problem_of(program.error()));
    auto record = writing.store.record(writing.member());
    if (!record) return std::unexpected(problem_of(record.error()));
    if (!*record) return std::unexpected(not_found("members"));
    auto taken = writing.store.taken((*program)->program().rewards);
    if (!taken) return std::unexpected(problem_of(taken.error()));
    return Desk{*program, std::move(**record), std::move(*taken)};
}

store::Stored<std::string> fresh_coupon(store::ShopStore& store) {
    for (int i = 0; i < coupon_tries; ++i) {
        const std::string random = identity::random_bytes(sizeof(CouponBytes));
        CouponBytes bytes;
        std::memcpy(bytes.data(), random.data(), bytes.size());
        std::string code = coupon_code(bytes);
        auto known = store.has_coupon(code);
        if (!known) return std::unexpected(known.error());
        if (!*known) return code;
    }
    return std::unexpected(
        store::StoreError{store::StoreError::Kind::conflict, "no coupon code was free"});
}

Fact portal_fact(std::string event, Instant now, FactBody body) {
    return {EventId{std::move(event)}, now, now, Channel::portal, std::move(body)};
}

Json account_of(const Desk& desk, Instant now) {
    const Program& program = desk.program->program();
    return to_json(account_at(desk.program->published, desk.record, now), program);
}

}  // namespace

std::expected<Written, http::Problem> post_redemption(const Writing& writing) {
    struct Wish {
        RewardId reward;
        Points cost;
    };
    const auto wish = read_body<Wish>(writing.body, [](ObjectReader& reader) {
        return Wish{{reader.text("reward", limits::id_bytes)},
                    {reader.integer("cost", 1, limits::points)}};
    });
    if (!wish) return std::unexpected(wish.error());
    auto desk = desk_for(writing);
    if (!desk) return std::unexpected(desk.error());
    auto coupon = fresh_coupon(writing.store);
    if (!coupon) return std::unexpected(problem_of(coupon.error()));
    const std::string id = "redemption/" + identity::random_token(16);
    const Fact fact = portal_fact(
        id, writing.now, RewardRedeemed{RedemptionId{id}, wish->reward, wish->cost, *coupon});
    const auto recorded = store::record_fact(writing.store, desk->program->published, desk->record,
                                             fact, desk->taken);
    if (!recorded) return std::unexpected(problem_of(recorded.error()));
    return Written{201,
                   {{"redemption",
                     {{"id", id},
                      {"reward", wish->reward.text},
                      {"cost", wish->cost.count},
                      {"at", to_string(writing.now)},
                      {"program_version", desk->program->published.version}}},
                    {"coupon", *coupon},
                    {"account", account_of(*desk, writing.now)}}};
}

std::expected<Written, http::Problem> post_survey_answer(const Writing& writing) {
    const auto answer = read_body<SurveyAnswer>(writing.body, [](ObjectReader& reader) {
        // Wide limits: whether the answer fits the survey is for core to say (S3).
        return SurveyAnswer{static_cast<int>(reader.integer("score", INT32_MIN, INT32_MAX)),
                            reader.optional_text("comment", comment_bytes_most)};
    });
    if (!answer) return std::unexpected(answer.error());
    auto desk = desk_for(writing);
    if (!desk) return std::unexpected(desk.error());
    const SurveyId survey{std::string(writing.call.path["survey"])};
    const Fact fact = portal_fact("survey/" + identity::random_token(16), writing.now,
                                  SurveyAnswered{survey, *answer});
    const auto recorded = store::record_fact(writing.store, desk->program->published, desk->record,
                                             fact, desk->taken);
    if (!recorded) return std::unexpected(problem_of(recorded.error()));
    std::int64_t thanks = 0;
    for (const ExplainedEntry& entry : desk->record.entries) {
        if (entry.entry.cause == fact.event) thanks += entry.entry.points.count;
    }
    return Written{
        201,
        {{"survey", survey.text}, {"thanks", thanks}, {"account", account_of(*desk, writing.now)}}};
}

}  // namespace regulars::api
