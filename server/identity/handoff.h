// server/identity/handoff.h: a shop's server vouches for its signed-in customer.
// Form      a compact JWS (RFC 7515): header {alg, typ, kid}, claims {iss, aud, sub, iat, exp, jti,
//           nonce} and, for display only, {email, email_verified, name, locale, tier_hint}.
// Rules     RFC 8725: the key fixes its one algorithm, the token never chooses; header members other
//           than the three are refused, and with them jku, jwk, x5u, x5c, crit, b64 and zip.
// Time      seconds since 1970 UTC, from the caller. A token lives at most two minutes and is used once.
// Errors    every refusal has a name; none says more to the caller than that name.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regulars::identity {

using Seconds = std::chrono::seconds;
using Time = std::chrono::sys_seconds;

inline constexpr std::string_view handoff_type = "regulars-handoff+jwt";
inline constexpr std::size_t longest_handoff_token = 4096;
inline constexpr std::size_t shortest_hs256_secret = 32;  // bytes; RFC 7518, 3.2

/// EdDSA joins here: one more value, one more case in `signed_by`.
enum class Algorithm { hs256 };

struct HandoffKey {
    std::string kid;
    Algorithm algorithm = Algorithm::hs256;
    std::string secret;  // HS256: at least shortest_hs256_secret random bytes, of this shop alone
};

/// What one shop's tokens have to say.
struct HandoffRules {
    std::string issuer;            // the shop
    std::string audience;          // "https://regulars.example/t/shop", compared as text
    std::vector<HandoffKey> keys;  // two while the shop changes its key
    Seconds longest_life{120};
    Seconds skew{30};  // between the shop's clock and ours, either way
};

/// Who the shop says is there.
struct Handoff {
    std::string subject;  // the shop's customer id, at most 255 bytes
    std::string nonce;    // the frame's
    std::string jti;      // 16 to 128 characters
    Time issued_at, expires_at;
    std::string email, name, locale, tier_hint;  // empty: not said
    bool email_verified = false;
};

enum class HandoffRefusal {
    too_long,
    malformed,
    header_not_allowed,
    unknown_key,
    algorithm_not_allowed,
    weak_key,
    wrong_type,
    bad_signature,
    claim_missing,
    wrong_issuer,
    wrong_audience,
    not_yet_valid,
    expired,
    lives_too_long,
    wrong_nonce,
    already_used,
    cannot_remember
};

/// "handoff.expired": the code of the problem the client sees.
std::string_view name(HandoffRefusal refusal);

/// Remembers which tokens were used. A store with a unique (issuer, jti) serves as well as memory.
class UsedTokens {
public:
    enum class Answer { first_use, used_before, cannot_remember };
    virtual ~UsedTokens() = default;
    /// Must be one step: of two callers with the same jti, one gets first_use. What is past `until`
    /// may be forgotten.
    virtual Answer use(std::string_view issuer, std::string_view jti, Time until, Time now) = 0;
};

/// For one process. Full of tokens still to be remembered, it cannot remember more: refused, rather
/// than forgetting one that could come again.
class UsedTokensInMemory final : public UsedTokens {
public:
    explicit UsedTokensInMemory(std::size_t capacity = 100'000) : capacity_(capacity) {}
    Answer use(std::string_view issuer, std::string_view jti, Time until, Time now) override;
    std::size_t size() const;

private:
    void forget_before(Time now);

    const std::size_t capacity_;
    mutable std::mutex lock_;
    std::map<std::string, Time, std::less<>> until_;
    std::multimap<Time, std::string> by_end_;
};

/// Checks everything before `used` is asked, so a refused token is not spent.
std::expected<Handoff, HandoffRefusal> verify_handoff(std::string_view token,
                                                      const HandoffRules& rules,
                                                      std::string_view expected_nonce, Time now,
                                                      UsedTokens& used);

/// What a shop's server does; here for the demo shop and the tests.
std::string sign_handoff(const Handoff& handoff, const HandoffRules& rules, const HandoffKey& key);

}  // namespace regulars::identity
