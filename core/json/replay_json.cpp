#include "core/json/replay_json.h"

#include <map>

#include "core/json/account_json.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

/// How many of each reward are taken; catalogues of several versions share it by id.
class Shelves {
public:
    std::vector<std::int64_t> of(const Program& program) const {
        std::vector<std::int64_t> taken;
        for (const Reward& reward : program.rewards) {
            const auto place = taken_.find(reward.id);
            taken.push_back(place == taken_.end() ? 0 : place->second);
        }
        return taken;
    }
    void take(const Fact& fact) {
        const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
        if (redeemed) ++taken_[redeemed->reward];
    }

private:
    std::map<RewardId, std::int64_t> taken_;
};

}  // namespace

std::vector<ReplayedMember> replayed(Programs programs, std::span<const MemberFact> facts) {
    std::vector<ReplayedMember> members;
    std::map<MemberId, std::size_t> places;
    Shelves shelves;
    for (const MemberFact& one : facts) {
        const auto [place, is_new] = places.emplace(one.member, members.size());
        if (is_new) members.emplace_back().record.id = one.member;
        ReplayedMember& member = members[place->second];
        const Program& program = in_force(programs, one.fact.occurred_at).program;
        auto entries = decide(programs, member.record, one.fact, shelves.of(program));
        if (!entries) {
            member.refused.push_back({one.fact.event, std::move(entries.error())});
            continue;
        }
        bool known = false;
        for (const Fact& fact : member.record.facts) known = known || fact.event == one.fact.event;
        if (known) continue;  // F1: the same fact once more
        member.record.facts.push_back(one.fact);
        for (ExplainedEntry& entry : *entries) member.record.entries.push_back(std::move(entry));
        shelves.take(one.fact);
    }
    return members;
}

std::vector<std::int64_t> taken_by(std::span<const ReplayedMember> members,
                                   const Program& program) {
    Shelves shelves;
    for (const ReplayedMember& member : members) {
        for (const Fact& fact : member.record.facts) shelves.take(fact);
    }
    return shelves.of(program);
}

Json replay_json(Programs programs, const ReplayedMember& member, Instant as_of,
                 bool with_history) {
    Json json =
        to_json(account_at(programs, member.record, as_of), in_force(programs, as_of).program);
    json["refused"] = Json::array();
    for (const RefusedFact& refused : member.refused) {
        for (const Problem& problem : refused.problems) {
            Json one = {{"event_id", refused.event.text}};
            one.update(to_json(problem));
            json["refused"].push_back(std::move(one));
        }
    }
    if (!with_history) return json;
    json["history"] = Json::array();
    for (const HistoryRow& row : history_at(programs, member.record, as_of)) {
        json["history"].push_back(to_json(row));
    }
    return json;
}

}  // namespace regulars
