#include "server/identity/sessions.h"

#include <algorithm>

namespace regulars::identity {
namespace {

constexpr std::size_t token_bytes = 32;

}  // namespace

std::optional<std::string> Sessions::open(std::string shop, std::string member,
                                          std::chrono::sys_seconds now) {
    std::string token = random_token(token_bytes);
    const Digest digest = sha256(token);
    const std::lock_guard guard(lock_);
    const Member whose(shop, member);
    make_room_for(whose, now);
    if (sessions_.size() >= limits_.in_all) return std::nullopt;
    sessions_.try_emplace(digest, Session{std::move(shop), std::move(member), now, now});
    of_member_[whose].push_back(digest);
    return token;
}

/// Ended sessions leave when the table is full; one member's oldest when that member has too many.
void Sessions::make_room_for(const Member& member, std::chrono::sys_seconds now) {
    if (sessions_.size() >= limits_.in_all) erase_ended(now);
    const auto own = of_member_.find(member);
    if (own != of_member_.end() && own->second.size() >= limits_.per_member)
        erase(sessions_.find(own->second.front()));
}

std::optional<Session> Sessions::find(std::string_view token, std::chrono::sys_seconds now) {
    const Digest digest = sha256(token);
    const std::lock_guard guard(lock_);
    const auto found = sessions_.find(digest);
    if (found == sessions_.end()) return std::nullopt;
    if (ended(found->second, now)) {
        erase(found);
        return std::nullopt;
    }
    found->second.used_at = std::max(found->second.used_at, now);
    return found->second;
}

bool Sessions::revoke(std::string_view token) {
    const Digest digest = sha256(token);
    const std::lock_guard guard(lock_);
    const auto found = sessions_.find(digest);
    if (found == sessions_.end()) return false;
    erase(found);
    return true;
}

std::size_t Sessions::revoke_all_of(std::string_view shop, std::string_view member) {
    const std::lock_guard guard(lock_);
    const auto own = of_member_.find(Member(shop, member));
    if (own == of_member_.end()) return 0;
    const std::size_t count = own->second.size();
    for (const Digest& digest : own->second) sessions_.erase(digest);
    of_member_.erase(own);
    return count;
}

std::size_t Sessions::sweep(std::chrono::sys_seconds now) {
    const std::lock_guard guard(lock_);
    return erase_ended(now);
}

std::size_t Sessions::size() const {
    const std::lock_guard guard(lock_);
    return sessions_.size();
}

bool Sessions::ended(const Session& session, std::chrono::sys_seconds now) const {
    return now - session.used_at >= limits_.idle || now - session.opened_at >= limits_.absolute;
}

std::size_t Sessions::erase_ended(std::chrono::sys_seconds now) {
    std::size_t count = 0;
    for (auto session = sessions_.begin(); session != sessions_.end();) {
        const auto next = std::next(session);
        if (ended(session->second, now)) {
            erase(session);
            ++count;
        }
        session = next;
    }
    return count;
}

void Sessions::erase(Table::iterator session) {
    const auto own = of_member_.find(Member(session->second.shop, session->second.member));
    std::erase(own->second, session->first);
    if (own->second.empty()) of_member_.erase(own);
    sessions_.erase(session);
}

}  // namespace regulars::identity
