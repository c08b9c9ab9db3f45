#include "server/identity/member_link.h"

#include <cstdint>
#include <optional>

namespace regulars::identity {
namespace {

constexpr std::string_view purpose = "regulars member link 1";
constexpr std::string_view form = "m1.";
constexpr std::size_t longest_name = 255;
constexpr std::size_t longest_token = 1024;
constexpr std::size_t time_bytes = 8;

void append_time(std::string& out, std::chrono::sys_seconds time) {
    const auto seconds = static_cast<std::uint64_t>(time.time_since_epoch().count());
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(seconds >> shift & 0xff);
}

std::chrono::sys_seconds read_time(std::string_view bytes) {
    std::uint64_t seconds = 0;
    for (const char c : bytes.substr(0, time_bytes))
        seconds = seconds << 8 | static_cast<unsigned char>(c);
    return std::chrono::sys_seconds(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

bool is_name(std::string_view text) { return !text.empty() && text.size() <= longest_name; }

/// The last second, the length of the shop's name, the shop, the member.
std::string payload_of(const MemberLink& link) {
    std::string payload;
    append_time(payload, link.expires_at);
    payload += static_cast<char>(link.shop.size());
    return payload + link.shop + link.member;
}

std::optional<MemberLink> link_in(std::string_view payload) {
    if (payload.size() < time_bytes + 1) return std::nullopt;
    const auto expires_at = read_time(payload);
    const auto shop_size = static_cast<unsigned char>(payload[time_bytes]);
    payload.remove_prefix(time_bytes + 1);
    if (payload.size() < shop_size) return std::nullopt;
    MemberLink link{.shop = std::string(payload.substr(0, shop_size)),
                    .member = std::string(payload.substr(shop_size)),
                    .expires_at = expires_at};
    if (!is_name(link.shop) || !is_name(link.member)) return std::nullopt;
    return link;
}

}  // namespace

std::string_view name(LinkRefusal refusal) {
    switch (refusal) {
        case LinkRefusal::malformed: return "link.malformed";
        case LinkRefusal::bad_signature: return "link.bad_signature";
        case LinkRefusal::expired: return "link.expired";
        case LinkRefusal::lives_too_long: return "link.lives_too_long";
    }
    return "link.malformed";
}

MemberLinks::MemberLinks(std::string_view master) : key_(derived_key(master, purpose)) {}

std::string MemberLinks::mac(std::string_view signed_text) const {
    return base64url(view(hmac_sha256(view(key_), signed_text)));
}

std::expected<std::string, LinkRefusal> MemberLinks::sign(const MemberLink& link,
                                                          std::chrono::sys_seconds now) const {
    if (!is_name(link.shop) || !is_name(link.member))
        return std::unexpected(LinkRefusal::malformed);
    if (link.expires_at <= now) return std::unexpected(LinkRefusal::expired);
    if (link.expires_at - now > longest_member_link)
        return std::unexpected(LinkRefusal::lives_too_long);
    const std::string signed_text = std::string(form) + base64url(payload_of(link));
    return signed_text + "." + mac(signed_text);
}

std::expected<MemberLink, LinkRefusal> MemberLinks::verify(std::string_view token,
                                                           std::chrono::sys_seconds now) const {
    const auto last_dot = token.rfind('.');
    if (token.size() > longest_token || !token.starts_with(form) || last_dot < form.size())
        return std::unexpected(LinkRefusal::malformed);
    const std::string_view signed_text = token.substr(0, last_dot);
    if (!equal_in_constant_time(mac(signed_text), token.substr(last_dot + 1)))
        return std::unexpected(LinkRefusal::bad_signature);
    const auto payload = from_base64url(signed_text.substr(form.size()));
    auto link = payload ? link_in(*payload) : std::nullopt;
    if (!link) return std::unexpected(LinkRefusal::malformed);
    if (now >= link->expires_at) return std::unexpected(LinkRefusal::expired);
    // Signed by us, so never; but a key that leaks must not sign for ever.
    if (link->expires_at - now > longest_member_link)
        return std::unexpected(LinkRefusal::lives_too_long);
    return *std::move(link);
}

}  // namespace regulars::identity
