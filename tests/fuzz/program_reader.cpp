// A programme document from outside: read, written, read again, said in sentences, and when it is valid
// it decides a few facts.
#include <algorithm>

#include "core/json/program_json.h"
#include "core/wording/rule_sentences.h"
#include "tests/core/properties/made_zones.h"
#include "tests/fuzz/json_mutator.h"
#include "tests/fuzz/looking.h"

using namespace regulars;
using fuzz::hold;

namespace {

MemberFact fact(int number, const char* at, FactBody body) {
    const Instant when = *instant_from(at);
    return {{"m"}, {{"f" + std::to_string(number)}, when, when, Channel::web, std::move(body)}};
}

/// Bought, brought back, answered, redeemed: whatever the programme has to offer.
std::vector<MemberFact> a_few_facts(const Program& program) {
    const Money price = {program.currency.decimals == 0 ? 12'345 : 1'234'567};
    std::vector<MemberFact> facts;
    const auto add = [&](const char* at, FactBody body) {
        facts.push_back(fact(static_cast<int>(facts.size()), at, std::move(body)));
    };
    add("2025-12-03T10:00:00Z", MemberJoined{"M", Date{1988, 2, 29}});
    add("2025-12-31T23:59:59.999Z", OrderPaid{{"o1"}, price, 3, "", {}, {}, {}});
    add("2026-01-15T10:00:00Z", OrderFulfilled{{"o1"}});
    add("2026-02-01T00:00:00Z", ActionDone{"review", "r1"});
    for (const Survey& survey : program.surveys) {
        add("2026-02-02T10:00:00Z", SurveyAnswered{survey.id, {9, ""}});
    }
    for (const Plan& plan : program.plans) {
        add("2026-02-03T10:00:00Z", MembershipPaid{{"p/" + plan.id.text}, plan.id, plan.price});
    }
    for (const TierRule& tier : program.tiers()) {
        add("2026-02-04T10:00:00Z", TierPinned{tier.id, PinKind::at_least, {}, "kind", "us"});
    }
    for (const Wallet& wallet : program.wallets) {
        add("2026-02-05T10:00:00Z", PointsAdjusted{wallet.id, {500}, "sorry", "us"});
    }
    OrderPaid second{{"o2"}, {price.minor * 2}, 2, "", {}, {}, {}};
    for (const char* product : {"tea", "cup"}) {
        OrderLine line;
        line.product = product;
        line.amount = price;
        second.lines.push_back(line);
    }
    add("2026-03-29T00:59:59.999Z", second);
    for (std::size_t i = 0; i < std::min<std::size_t>(program.rewards.size(), 3); ++i) {
        const Reward& reward = program.rewards[i];
        add("2026-04-01T10:00:00Z",
            RewardRedeemed{{"d/" + reward.id.text}, reward.id, reward.cost, "AAAA-BBBB-7"});
    }
    add("2026-04-02T10:00:00Z", OrderRefunded{{"r1"}, {"o2"}, {price.minor + 7}, {}});
    add("2026-05-01T10:00:00Z", OrderCancelled{{"o1"}});
    return facts;
}

void round_trip(const Program& program) {
    const auto again = program_from_text(to_text(to_json(program)), making::made_zone);
    hold(again.has_value(), "a programme that was written can be read");
    hold(*again == program, "a programme reads back as it was");
    const PublishedProgram published{3, program, Instant{1'700'000'000'000}};
    const auto travelled = published_program_from_json(to_json(published));
    hold(travelled.has_value(), "a published programme can be read");
    hold(travelled->program == program && travelled->version == 3, "and reads back as it was");
}

void say(const Program& program) {
    for (const char* name : {"rules.en", "rules.ja", "rules.zh-Hans", "rules.zh-Hant"}) {
        const auto sentences = rule_sentences(program, fuzz::texts(name));
        hold(!sentences.empty(), "a programme has sentences");
        for (const RuleSentence& one : sentences) {
            hold(!one.sentence.empty(), "a rule has a sentence");
        }
    }
}

}  // namespace

REGULARS_FUZZ_JSON(fuzz::Written::one_value)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto programs = programs_from_text(fuzz::text_of(data, size), making::made_zone);
    if (!programs) return fuzz::look_at(programs.error()), 0;
    hold(version_problems(*programs).empty(), "versions that were read have no problems");
    for (const PublishedProgram& published : *programs) {
        hold(program_problems(published.program).empty(),
             "a programme that was read has no problems");
        round_trip(published.program);
        say(published.program);
    }
    fuzz::tell(*programs, a_few_facts(programs->front().program));
    return 0;
}
