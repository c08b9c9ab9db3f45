// server/identity/sessions.h: who is signed in, for as long as this process lives.
// Tokens    256 random bits; only their SHA-256 is kept, so a memory dump opens no session.
// Time      from the caller, seconds since 1970 UTC. A session ends after 30 minutes without use and
//           12 hours in any case (OWASP ASVS 7.3), or when it is revoked.
// Limits    bounded in all and per member; one member's oldest gives way, other members' never do.
// Threads   every member may be called from any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/identity/crypto.h"

namespace regulars::identity {

struct SessionLimits {
    std::chrono::seconds idle{30 * 60};
    std::chrono::seconds absolute{12 * 60 * 60};
    std::size_t in_all = 200'000;
    std::size_t per_member = 16;
};

struct Session {
    std::string shop, member;
    std::chrono::sys_seconds opened_at, used_at;
};

class Sessions {
public:
    explicit Sessions(SessionLimits limits = {}) : limits_(limits) {}

    /// The token, to be given out once. Empty if there is no room even after the ended ones left.
    std::optional<std::string> open(std::string shop, std::string member,
                                    std::chrono::sys_seconds now);

    /// The session, if it is alive; finding it counts as use.
    std::optional<Session> find(std::string_view token, std::chrono::sys_seconds now);

    /// False if there was none.
    bool revoke(std::string_view token);
    /// How many ended: on a merge, an erasure, or "sign out everywhere".
    std::size_t revoke_all_of(std::string_view shop, std::string_view member);

    /// Forgets what has ended; call it now and then.
    std::size_t sweep(std::chrono::sys_seconds now);
    std::size_t size() const;

private:
    struct DigestHash {  // a digest is as random as a hash gets: its first bytes will do
        std::size_t operator()(const Digest& digest) const {
            std::size_t first;
            std::memcpy(&first, digest.data(), sizeof first);
            return first;
        }
    };
    using Table = std::unordered_map<Digest, Session, DigestHash>;
    using Member = std::pair<std::string, std::string>;  // shop, member

    bool ended(const Session& session, std::chrono::sys_seconds now) const;
    void erase(Table::iterator session);
    std::size_t erase_ended(std::chrono::sys_seconds now);
    void make_room_for(const Member& member, std::chrono::sys_seconds now);

    const SessionLimits limits_;
    mutable std::mutex lock_;
    Table sessions_;
    std::map<Member, std::vector<Digest>> of_member_;  // oldest first
};

}  // namespace regulars::identity
