#include "server/api/routes.h"

#include "server/api/member_routes.h"
#include "server/api/merchant_routes.h"
#include "server/api/open_routes.h"

namespace regulars::api {

using http::Method;
using http::Who;

std::vector<http::Route> api_routes(ShopService& service) {
    const auto read = [&](ReadHandler handle) { return reading(service, handle); };
    const auto once = [&](WriteHandler handle) { return writing_once(service, handle); };
    const std::size_t body = http::default_body_bytes;
    return {
        {Method::get, "/healthz", Who::anyone, get_health(), body, "get_health"},
        {Method::get, "/readyz", Who::anyone, get_ready(service), body, "get_ready"},
        {Method::post, "/v1/session", Who::anyone, post_session(service), body, "open_session"},
        {Method::get, "/v1/program", Who::anyone, read(get_program), body, "get_program"},
        {Method::get, "/v1/programs/{version}", Who::anyone, read(get_program_version), body,
         "get_program_version"},

        {Method::get, "/v1/me/account", Who::member, read(get_account), body, "get_account"},
        {Method::get, "/v1/me/record", Who::member, read(get_record), body, "get_record"},
        {Method::get, "/v1/me/ledger", Who::member, read(get_ledger), body, "get_ledger"},
        {Method::get, "/v1/me/rewards", Who::member, read(get_rewards), body, "get_rewards"},
        {Method::post, "/v1/me/redemptions", Who::member, once(post_redemption), body,
         "redeem_reward"},
        {Method::post, "/v1/me/surveys/{survey}", Who::member, once(post_survey_answer), body,
         "answer_survey"},

        {Method::get, "/v1/orders", Who::merchant, read(get_orders), body, "get_orders"},
        {Method::get, "/v1/members", Who::merchant, read(get_members), body, "find_members"},
        {Method::get, "/v1/members/{member}/record", Who::merchant, read(get_member_record), body,
         "get_member_record"},
    };
}

}  // namespace regulars::api
