#include "server/commands/shown_members.h"

#include <algorithm>

#include "core/evaluation/account.h"

namespace regulars::commands {
namespace {

/// A member and how well it shows something; the first of equals stays.
struct Best {
    std::optional<MemberId> member;
    std::int64_t score = 0;

    void offer(const MemberId& id, std::int64_t offered) {
        if (member && offered <= score) return;
        member = id;
        score = offered;
    }
};

constexpr std::int64_t whole = 1'000'000;

/// How much of the way to the next tier is done, in millionths.
std::int64_t way_done(const Progress& progress) {
    if (progress.is_met()) return whole;  // it only waits for its day
    constexpr Multiplier once{1000};
    const NeedProgress& need = progress.nearest();
    return whole - floor_of(need.missing, whole, once, need.need.least);
}

}  // namespace

store::Stored<ShownMembers> shown_members(store::ShopStore& store,
                                          const PublishedProgram& published, Instant as_of) {
    Best top, close, single;
    auto read = store.each_record([&](const store::MemberRow& row, const MemberRecord& record) {
        const Account account = account_at(published, record, as_of);
        const std::int64_t points = spendable(account.points()).count;
        if (account.orders == 1) {
            if (points > 0) single.offer(row.id, account.joined_at->ms);
        } else if (!account.to_next) {
            top.offer(row.id, points);
        } else if (account.orders > 0 && points > 0) {
            close.offer(row.id, way_done(*account.to_next));
        }
    });
    if (!read) return std::unexpected(read.error());
    return ShownMembers{top.member, close.member, single.member};
}

}  // namespace regulars::commands
