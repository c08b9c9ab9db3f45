// server/identity/member_link.h: a link sent to a member opens that member's card, and no other.
// Form      "m1.<payload>.<mac>", URL-safe; the payload names shop, member and the last second.
// Key       derived from the server's master secret for this purpose alone.
// Limits    at most 30 days; shop and member at most 255 bytes each.
// Errors    every refusal has a name.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

#include "server/identity/crypto.h"

namespace regulars::identity {

inline constexpr std::chrono::seconds longest_member_link{30 * 24 * 60 * 60};

struct MemberLink {
    std::string shop, member;
    std::chrono::sys_seconds expires_at;  // from this second on it opens nothing
    bool operator==(const MemberLink&) const = default;
};

enum class LinkRefusal { malformed, bad_signature, expired, lives_too_long };

/// "link.expired"
std::string_view name(LinkRefusal refusal);

class MemberLinks {
public:
    /// `master` is the server's secret: at least 32 random bytes.
    explicit MemberLinks(std::string_view master);

    std::expected<std::string, LinkRefusal> sign(const MemberLink& link,
                                                 std::chrono::sys_seconds now) const;
    std::expected<MemberLink, LinkRefusal> verify(std::string_view token,
                                                  std::chrono::sys_seconds now) const;

private:
    std::string mac(std::string_view signed_text) const;

    Digest key_;
};

}  // namespace regulars::identity
