#include "web/app/requests.h"

#include "core/json/json.h"

namespace regulars {
namespace {

platform::Header bearer(const PortalState& state) {
    return {"Authorization", "Bearer " + state.session};
}

std::uint32_t get(std::string url, std::vector<platform::Header> headers) {
    platform::Request request;
    request.url = std::move(url);
    request.headers = std::move(headers);
    return platform::fetch(request);
}

std::uint32_t post(const PortalState& state, std::string url, const Json& body,
                   std::string_view idempotency_key) {
    return platform::fetch({.method = "POST",
                            .url = std::move(url),
                            .headers = {bearer(state),
                                        {"Content-Type", "application/json"},
                                        {"Idempotency-Key", std::string(idempotency_key)}},
                            .body = to_text(body)});
}

}  // namespace

std::uint32_t ask_texts(const PortalState& state, std::string_view language) {
    const auto address = state.boot.texts.find(language);
    return address == state.boot.texts.end() ? 0 : get(address->second, {});
}

std::uint32_t ask_program() { return get("/v1/program", {}); }

std::uint32_t ask_record(const PortalState& state) { return get("/v1/me/record", {bearer(state)}); }

std::uint32_t ask_redemption(const PortalState& state, const Reward& reward,
                             std::string_view idempotency_key) {
    return post(state, "/v1/me/redemptions",
                {{"reward", reward.id.text}, {"cost", reward.cost.count}}, idempotency_key);
}

std::uint32_t ask_survey(const PortalState& state, const SurveyId& survey,
                         const SurveyAnswer& answer, std::string_view idempotency_key) {
    return post(state, "/v1/me/surveys/" + survey.text,
                {{"score", answer.score}, {"comment", answer.comment}}, idempotency_key);
}

}  // namespace regulars
