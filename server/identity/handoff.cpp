#include "server/identity/handoff.h"

#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "server/identity/crypto.h"

namespace regulars::identity {
namespace {

using Json = nlohmann::ordered_json;
using Refusal = HandoffRefusal;
template <class T>
using Checked = std::expected<T, Refusal>;

constexpr std::size_t longest_subject = 255;
constexpr std::size_t shortest_jti = 16, longest_jti = 128;
constexpr std::size_t longest_display_claim = 320;     // an e-mail address at its longest
constexpr std::int64_t latest_time = 253'402'300'799;  // the end of the year 9999
constexpr std::size_t hs256_bytes = 32;

std::string_view name(Algorithm algorithm) {
    switch (algorithm) {
        case Algorithm::hs256: return "HS256";
    }
    return "";
}

/// An object without a repeated member: two readers could each take another one.
std::optional<Json> object_in(std::string_view part) {
    const auto text = from_base64url(part);
    if (!text) return std::nullopt;
    bool repeated = false;
    std::set<std::string> names;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth == 1 && event == Json::parse_event_t::key)
            repeated |= !names.insert(parsed.get_ref<const std::string&>()).second;
        return true;
    };
    Json object = Json::parse(*text, watch, /*allow_exceptions=*/false);
    if (repeated || !object.is_object()) return std::nullopt;
    return object;
}

std::optional<std::string> text_in(const Json& object, std::string_view member) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get_ref<const std::string&>();
}

std::optional<Time> time_in(const Json& object, std::string_view member) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > latest_time)
        return std::nullopt;
    const auto seconds = found->get<std::int64_t>();
    if (seconds < 0) return std::nullopt;
    return Time(Seconds(seconds));
}

struct Parts {
    std::string_view header, claims, signature;
    std::string_view signed_text;  // header and claims with the dot between them
};

std::optional<Parts> parts_of(std::string_view token) {
    const auto first = token.find('.');
    const auto last = token.rfind('.');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    const Parts parts{token.substr(0, first), token.substr(first + 1, last - first - 1),
                      token.substr(last + 1), token.substr(0, last)};
    if (parts.claims.contains('.')) return std::nullopt;
    return parts;
}

/// The key the header names, if the header says nothing it may not say.
Checked<const HandoffKey*> key_for(const Json& header, const HandoffRules& rules) {
    for (const auto& [member, value] : header.items())
        if (member != "alg" && member != "typ" && member != "kid")
            return std::unexpected(Refusal::header_not_allowed);
    const auto kid = text_in(header, "kid"), alg = text_in(header, "alg"),
               typ = text_in(header, "typ");
    for (const HandoffKey& key : rules.keys) {
        if (key.kid != kid) continue;
        if (alg != name(key.algorithm)) return std::unexpected(Refusal::algorithm_not_allowed);
        if (typ != handoff_type) return std::unexpected(Refusal::wrong_type);
        return &key;
    }
    return std::unexpected(Refusal::unknown_key);
}

bool signed_by(const HandoffKey& key, const Parts& parts) {
    const auto signature = from_base64url(parts.signature);
    if (!signature) return false;
    switch (key.algorithm) {
        case Algorithm::hs256:
            return signature->size() == hs256_bytes &&
                   equal_in_constant_time(view(hmac_sha256(key.secret, parts.signed_text)),
                                          *signature);
    }
    return false;
}

Checked<Handoff> handoff_in(const Json& claims) {
    const auto subject = text_in(claims, "sub"), jti = text_in(claims, "jti"),
               nonce = text_in(claims, "nonce");
    const auto issued_at = time_in(claims, "iat"), expires_at = time_in(claims, "exp");
    const bool complete = subject && jti && nonce && issued_at && expires_at && !subject->empty() &&
                          subject->size() <= longest_subject && jti->size() >= shortest_jti &&
                          jti->size() <= longest_jti;
    if (!complete) return std::unexpected(Refusal::claim_missing);

    const auto display = [&](std::string_view member) {
        auto text = text_in(claims, member).value_or("");
        return text.size() <= longest_display_claim ? text : std::string();
    };
    const auto verified = claims.find("email_verified");
    return Handoff{.subject = *subject,
                   .nonce = *nonce,
                   .jti = *jti,
                   .issued_at = *issued_at,
                   .expires_at = *expires_at,
                   .email = display("email"),
                   .name = display("name"),
                   .locale = display("locale"),
                   .tier_hint = display("tier_hint"),
                   .email_verified = verified != claims.end() && *verified == true};
}

std::optional<Refusal> wrong_time(const Json& claims, const Handoff& handoff,
                                  const HandoffRules& rules, Time now) {
    if (handoff.issued_at > now + rules.skew) return Refusal::not_yet_valid;
    if (claims.contains("nbf")) {
        const auto not_before = time_in(claims, "nbf");
        if (!not_before || *not_before > now + rules.skew) return Refusal::not_yet_valid;
    }
    if (handoff.expires_at <= handoff.issued_at || now >= handoff.expires_at + rules.skew)
        return Refusal::expired;
    if (handoff.expires_at - handoff.issued_at > rules.longest_life) return Refusal::lives_too_long;
    return std::nullopt;
}

}  // namespace

std::string_view name(HandoffRefusal refusal) {
    switch (refusal) {
        case Refusal::too_long: return "handoff.too_long";
        case Refusal::malformed: return "handoff.malformed";
        case Refusal::header_not_allowed: return "handoff.header_not_allowed";
        case Refusal::unknown_key: return "handoff.unknown_key";
        case Refusal::algorithm_not_allowed: return "handoff.algorithm_not_allowed";
        case Refusal::weak_key: return "handoff.weak_key";
        case Refusal::wrong_type: return "handoff.wrong_type";
        case Refusal::bad_signature: return "handoff.bad_signature";
        case Refusal::claim_missing: return "handoff.claim_missing";
        case Refusal::wrong_issuer: return "handoff.wrong_issuer";
        case Refusal::wrong_audience: return "handoff.wrong_audience";
        case Refusal::not_yet_valid: return "handoff.not_yet_valid";
        case Refusal::expired: return "handoff.expired";
        case Refusal::lives_too_long: return "handoff.lives_too_long";
        case Refusal::wrong_nonce: return "handoff.wrong_nonce";
        case Refusal::already_used: return "handoff.already_used";
        case Refusal::cannot_remember: return "handoff.cannot_remember";
    }
    return "handoff.malformed";
}

std::expected<Handoff, HandoffRefusal> verify_handoff(std::string_view token,
                                                      const HandoffRules& rules,
                                                      std::string_view expected_nonce, Time now,
                                                      UsedTokens& used) {
    if (token.size() > longest_handoff_token) return std::unexpected(Refusal::too_long);
    const auto parts = parts_of(token);
    const auto header = parts ? object_in(parts->header) : std::nullopt;
    if (!header) return std::unexpected(Refusal::malformed);

    const auto key = key_for(*header, rules);
    if (!key) return std::unexpected(key.error());
    if ((*key)->secret.size() < shortest_hs256_secret) return std::unexpected(Refusal::weak_key);
    if (!signed_by(**key, *parts)) return std::unexpected(Refusal::bad_signature);

    const auto claims = object_in(parts->claims);
    if (!claims) return std::unexpected(Refusal::malformed);
    if (text_in(*claims, "iss") != rules.issuer) return std::unexpected(Refusal::wrong_issuer);
    if (text_in(*claims, "aud") != rules.audience) return std::unexpected(Refusal::wrong_audience);
    auto handoff = handoff_in(*claims);
    if (!handoff) return handoff;
    if (const auto refusal = wrong_time(*claims, *handoff, rules, now))
        return std::unexpected(*refusal);
    if (expected_nonce.empty() || !equal_in_constant_time(handoff->nonce, expected_nonce))
        return std::unexpected(Refusal::wrong_nonce);

    switch (used.use(rules.issuer, handoff->jti, handoff->expires_at + rules.skew, now)) {
        case UsedTokens::Answer::first_use: return handoff;
        case UsedTokens::Answer::used_before: return std::unexpected(Refusal::already_used);
        case UsedTokens::Answer::cannot_remember: break;
    }
    return std::unexpected(Refusal::cannot_remember);
}

std::string sign_handoff(const Handoff& handoff, const HandoffRules& rules, const HandoffKey& key) {
    const Json header{{"alg", name(key.algorithm)}, {"typ", handoff_type}, {"kid", key.kid}};
    Json claims{{"iss", rules.issuer},
                {"aud", rules.audience},
                {"sub", handoff.subject},
                {"iat", handoff.issued_at.time_since_epoch().count()},
                {"exp", handoff.expires_at.time_since_epoch().count()},
                {"jti", handoff.jti},
                {"nonce", handoff.nonce}};
    const std::array<std::pair<const char*, const std::string*>, 4> display{
        {{"email", &handoff.email},
         {"name", &handoff.name},
         {"locale", &handoff.locale},
         {"tier_hint", &handoff.tier_hint}}};
    for (const auto& [member, text] : display)
        if (!text->empty()) claims[member] = *text;
    if (handoff.email_verified) claims["email_verified"] = true;

    const auto part = [](const Json& object) {
        return base64url(object.dump(-1, ' ', false, Json::error_handler_t::replace));
    };
    const std::string signed_text = part(header) + "." + part(claims);
    return signed_text + "." + base64url(view(hmac_sha256(key.secret, signed_text)));
}

UsedTokens::Answer UsedTokensInMemory::use(std::string_view issuer, std::string_view jti,
                                           Time until, Time now) {
    const std::lock_guard guard(lock_);
    forget_before(now);
    // The length keeps ("a", "bc") and ("ab", "c") apart.
    const std::string key =
        std::to_string(issuer.size()) + ":" + std::string(issuer) + std::string(jti);
    if (until_.contains(key)) return Answer::used_before;
    if (until_.size() >= capacity_) return Answer::cannot_remember;
    until_.emplace(key, until);
    by_end_.emplace(until, key);
    return Answer::first_use;
}

void UsedTokensInMemory::forget_before(Time now) {
    while (!by_end_.empty() && by_end_.begin()->first < now) {
        until_.erase(by_end_.begin()->second);
        by_end_.erase(by_end_.begin());
    }
}

std::size_t UsedTokensInMemory::size() const {
    const std::lock_guard guard(lock_);
    return until_.size();
}

}  // namespace regulars::identity
