#include "core/base/limits.h"
#include "server/api/open_routes.h"

namespace regulars::api {
namespace {

using identity::HandoffRefusal;

constexpr std::size_t nonce_bytes_most = 128;

Instant instant_of_seconds(identity::Time at) {
    return {at.time_since_epoch().count() * ms_per_second};
}

/// Which tokens were used, in the transaction that opens the session.
class StoredUsedTokens final : public identity::UsedTokens {
public:
    explicit StoredUsedTokens(store::ShopStore& store) : store_(store) {}

    Answer use(std::string_view, std::string_view jti, identity::Time until,
               identity::Time now) override {
        const auto first =
            store_.use_token(jti, instant_of_seconds(until), instant_of_seconds(now));
        if (!first) return Answer::cannot_remember;
        return *first ? Answer::first_use : Answer::used_before;
    }

private:
    store::ShopStore& store_;  // of one shop: the issuer is its key already
};

struct SignIn {
    std::string token, nonce;
};
using Vouched = std::expected<identity::Handoff, http::Problem>;

http::Problem refusal_problem(HandoffRefusal refusal) {
    const bool ours = refusal == HandoffRefusal::cannot_remember;
    return {.status = ours ? 503 : 401, .code = std::string(identity::name(refusal))};
}

std::pair<store::Verdict, Vouched> vouch(ShopService& service, store::Connection& connection,
                                         const SignIn& sign_in) {
    store::SqliteShopStore shop(connection, service.keys.shop);
    StoredUsedTokens used(shop);
    auto handoff =
        identity::verify_handoff(sign_in.token, service.handoff, sign_in.nonce, real_now(), used);
    if (!handoff) {
        return {store::Verdict::roll_back, std::unexpected(refusal_problem(handoff.error()))};
    }
    // A customer who is no member yet: the token is spent, and there is nothing to show.
    auto member = shop.member({handoff->subject});
    if (!member) {
        return {store::Verdict::roll_back, std::unexpected(problem_of(member.error()))};
    }
    if (!*member) return {store::Verdict::commit, std::unexpected(not_found("members"))};
    return {store::Verdict::commit, std::move(*handoff)};
}

http::Response open_session(ShopService& service, const std::string& member,
                            const std::string& request) {
    const auto now = real_now();
    const auto session = service.member_sessions.open(service.keys.shop, member, now);
    if (!session) {
        return http::problem_response({.status = 503, .code = "sessions.full"}, request);
    }
    const auto end = now + identity::SessionLimits{}.absolute;
    return http::json_response(201, {{"session", *session},
                                     {"expires_at", to_string(instant_of_seconds(end))},
                                     {"member", member}});
}

void answer(ShopService& service, const std::expected<Vouched, store::WriteError>& outcome,
            const std::string& request, http::Reply& reply) {
    if (!outcome) return reply.send(http::problem_response(problem_of(outcome.error()), request));
    if (!*outcome) return reply.send(http::problem_response(outcome->error(), request));
    reply.send(open_session(service, (*outcome)->subject, request));
}

}  // namespace

http::RouteHandler post_session(ShopService& service) {
    return [&service](http::Call call, http::Reply reply) {
        const std::string request = call.request.id;
        const auto refuse = [&](const http::Problem& problem) {
            reply.send(http::problem_response(problem, request));
        };
        const auto json = http::json_of(call.request);
        if (!json) return refuse(json.error());
        auto sign_in = read_body<SignIn>(*json, [](ObjectReader& reader) {
            return SignIn{reader.text("token", identity::longest_handoff_token),
                          reader.text("nonce", nonce_bytes_most)};
        });
        if (!sign_in) return refuse(sign_in.error());
        service.writer.submit_for<Vouched>(
            [&service, sign_in = std::move(*sign_in)](store::Connection& connection) {
                return vouch(service, connection, sign_in);
            },
            [&service, request, reply = std::move(reply)](
                const std::expected<Vouched, store::WriteError>& outcome) mutable {
                answer(service, outcome, request, reply);
            });
    };
}

}  // namespace regulars::api
