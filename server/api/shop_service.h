// server/api/shop_service.h: one shop as it is served: its storage, its clock, who is signed in.
// Threads   handlers run on any of the server's threads; every member below bears that.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "server/api/clock.h"
#include "server/identity/tokens.h"
#include "server/store/published_programs.h"
#include "server/store/reader_pool.h"
#include "server/store/writer.h"

namespace regulars::api {

/// A published version with its text as it is sent.
struct LoadedProgram {
    PublishedProgram published;
    std::string text;

    const Program& program() const { return published.program; }
};
using ProgramHandle = std::shared_ptr<const LoadedProgram>;

/// Published versions never change, so each is read once.
class ProgramShelf {
public:
    /// The version in force at `now`.
    store::Stored<ProgramHandle> current(store::ShopStore& store, Instant now);
    /// Empty for a version that was never published.
    store::Stored<ProgramHandle> version(store::ShopStore& store, std::int64_t version);

private:
    std::mutex lock_;
    std::map<std::int64_t, ProgramHandle> versions_;
};

/// An answer that is expensive to make and stays right until the journal grows.
class JournalCache {
public:
    std::shared_ptr<const std::string> find(std::int64_t seq) const;
    void keep(std::int64_t seq, std::shared_ptr<const std::string> text);

private:
    mutable std::mutex lock_;
    std::int64_t seq_ = -1;
    std::shared_ptr<const std::string> text_;
};

struct ShopKeys {
    std::string shop;
    std::string master;  // signs the links
    std::string handoff_kid, handoff_secret;
    std::string studio_key_hash;
};

/// Links to the studio are signed as members' links are, by a key of their own.
identity::MemberLinks member_links_of(const std::string& master);
identity::MemberLinks studio_links_of(const std::string& master);
/// Who a studio link names: the shop's merchant, no member.
inline constexpr std::string_view studio_subject = "studio";

/// What this shop's hand-over tokens have to say; empty secret: the stored key does not read.
identity::HandoffRules handoff_rules(const ShopKeys& keys);

class ShopService {
public:
    ShopService(store::DataFolder folder, store::Connection writer, ShopKeys keys,
                std::function<Instant()> clock);

    const ShopKeys keys;
    const std::function<Instant()> clock;
    const identity::MemberLinks member_links, studio_links;
    const identity::HandoffRules handoff;
    identity::Sessions member_sessions, studio_sessions;
    ProgramShelf programs;
    JournalCache orders;
    store::ReaderPool readers;
    store::Writer writer;
    std::atomic<bool> stopping = false;

    /// Opens the folder and the shop `asked` for, or its only one.
    static store::Stored<std::unique_ptr<ShopService>> open(const store::DataFolder& folder,
                                                            const std::string& asked,
                                                            std::function<Instant()> clock);
};

store::Stored<ShopKeys> keys_of(const store::DataFolder& folder, store::ShopStore& store);

}  // namespace regulars::api
