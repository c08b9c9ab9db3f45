#include "core/orders/history.h"

namespace regulars {

std::vector<MemberHistory> histories_of(std::span<const MemberFacts> members) {
    std::vector<MemberHistory> histories;
    histories.reserve(members.size());
    for (const MemberFacts& member : members) {
        MemberHistory history{member.member, member.member.text, past_orders(member.facts)};
        for (const Fact& fact : member.facts) {
            if (const auto* joined = std::get_if<MemberJoined>(&fact.body)) {
                history.name = joined->name;
            }
        }
        histories.push_back(std::move(history));
    }
    return histories;
}

}  // namespace regulars
