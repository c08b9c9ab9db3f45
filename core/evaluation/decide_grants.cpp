// Everything but orders that a programme thanks for: E19-E21, S1-S3, M1-M5.
#include <algorithm>

#include "core/base/limits.h"
#include "core/evaluation/bench.h"
#include "core/evaluation/granting.h"

namespace regulars {
namespace {

/// What every wallet's rules of one trigger give for the fact. `thanks` is a plan's first rule in the
/// points' wallet, for what is promised outside of the list of rules.
Result<Entries> grants(const Bench& bench, const BonusExplained& about, const Listens& listens,
                       const std::optional<PlannedRule>& thanks = std::nullopt) {
    const Profile profile = profile_at(bench.record.facts, bench.at());
    const std::vector<GivenBefore> given = given_before(bench.record);
    const std::size_t tier = tier_at(bench.programs, bench.record, bench.at());
    const Occasion occasion{
        bench.published,
        bench.record,
        given,
        bench.at(),
        moment_of(bench.program(), profile, bench.at(), tier, bench.fact.channel),
        date_on(bench.zone(), profile.joined_at.value_or(bench.at()))};
    EntryWriter writer(bench);
    for (const Wallet& wallet : bench.program().wallets) {
        BonusExplained why = about;
        why.plan = plan_of(occasion, wallet, listens, false);
        if (thanks && &wallet == &bench.program().points()) {
            why.plan.rules.insert(why.plan.rules.begin(), *thanks);
        }
        if (why.plan.rules.empty()) continue;
        Award given_now = award(why.plan, {});
        if (given_now.points.count > limits::points) {
            return no("", "earning.out_of_range", "this gives more points than can be kept");
        }
        why.shares = std::move(given_now.shares);
        if (why.shares.empty()) continue;
        LedgerEntry entry = writer.entry(EntryKind::bonus, wallet.id, given_now.points);
        open_lot(entry, wallet, bench.zone(), false);
        writer.add(std::move(entry), std::move(why));
    }
    return writer.take();
}

BonusExplained bonus_for(BonusExplained::For what, std::string which, std::string source) {
    BonusExplained why;
    why.what = what;
    why.which = std::move(which);
    why.source = std::move(source);
    return why;
}

template <class Kind, class Matches>
Listens when_on(Matches matches) {
    return [matches](const Trigger& on) {
        const auto* kind = std::get_if<Kind>(&on);
        return kind && matches(*kind);
    };
}

const Plan* plan_named(const Program& program, const PlanId& id) {
    for (const Plan& plan : program.plans) {
        if (plan.id == id) return &plan;
    }
    return nullptr;
}

std::vector<PlanPeriod> periods_now(const Bench& bench) {
    return tier_input(bench.programs, bench.record, bench.at()).plans;
}

}  // namespace

Result<Entries> decide_body(const Bench& bench, const MemberJoined&) {
    if (find_fact<MemberJoined>(bench.record.facts, [](const MemberJoined&) { return true; })) {
        return no("", "members.already_joined", "this member has joined before");
    }
    return grants(bench, bonus_for(BonusExplained::For::joined, {}, {}),
                  when_on<OnJoined>([](const OnJoined&) { return true; }));
}

Result<Entries> decide_body(const Bench&, const ProfileChanged&) { return Entries{}; }

Result<Entries> decide_body(const Bench& bench, const ActionDone& done) {
    if (find_fact<ActionDone>(bench.record.facts, [&](const ActionDone& earlier) {
            return earlier.action == done.action && earlier.source == done.source;
        })) {
        return no("source", "actions.already_done",
                  "\"" + done.action + "\" was already done for \"" + done.source + "\"");
    }
    return grants(bench, bonus_for(BonusExplained::For::action, done.action, done.source),
                  when_on<OnAction>([&](const OnAction& on) { return on.action == done.action; }));
}

/// S1-S3: once a member; thanked once.
Result<Entries> decide_body(const Bench& bench, const SurveyAnswered& answered) {
    const auto& surveys = bench.program().surveys;
    const auto survey = std::find_if(surveys.begin(), surveys.end(),
                                     [&](const Survey& one) { return one.id == answered.survey; });
    if (survey == surveys.end()) {
        return no("survey", "surveys.unknown",
                  "the programme has no survey \"" + answered.survey.text + "\"");
    }
    if (find_fact<SurveyAnswered>(bench.record.facts, [&](const SurveyAnswered& earlier) {
            return earlier.survey == answered.survey;
        })) {
        return no("survey", "surveys.already_answered", "this member has answered this survey");
    }
    Problems problems = answer_problems(answered.answer, JsonPath{});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    std::optional<PlannedRule> thanks;
    if (survey->thanks.count > 0) {
        thanks.emplace();
        thanks->id.text = thanks_rule;
        thanks->gives = Fixed{survey->thanks};
    }
    return grants(bench, bonus_for(BonusExplained::For::survey, answered.survey.text, {}),
                  when_on<OnSurvey>([&](const OnSurvey& on) {
                      return !on.survey || *on.survey == answered.survey;
                  }),
                  thanks);
}

Result<Entries> decide_body(const Bench& bench, const ReferralCompleted& completed) {
    if (completed.other == bench.record.id) {
        return no("other", "referrals.oneself", "nobody refers themselves");
    }
    if (find_fact<ReferralCompleted>(bench.record.facts, [&](const ReferralCompleted& earlier) {
            return earlier.referral == completed.referral;
        })) {
        return no("referral", "referrals.already_completed",
                  "referral \"" + completed.referral + "\" was already completed");
    }
    BonusExplained why = bonus_for(BonusExplained::For::referral,
                                   completed.role == ReferralRole::advocate ? "advocate" : "friend",
                                   completed.referral);
    return grants(bench, why, when_on<OnReferral>([&](const OnReferral& on) {
                      return on.role == completed.role;
                  }));
}

Result<Entries> decide_body(const Bench& bench, const MembershipPaid& paid) {
    const Plan* plan = plan_named(bench.program(), paid.plan);
    if (!plan) {
        return no("plan", "membership.plan_unknown",
                  "the programme has no plan \"" + paid.plan.text + "\"");
    }
    if (paid.amount.minor < 0) {
        return no("amount_minor", "membership.amount_negative", "must be zero or more");
    }
    if (find_fact<MembershipPaid>(bench.record.facts, [&](const MembershipPaid& earlier) {
            return earlier.payment == paid.payment;
        })) {
        return no("payment", "membership.payment_already_recorded",
                  "payment \"" + paid.payment.text + "\" was already recorded");
    }
    BonusExplained why =
        bonus_for(BonusExplained::For::membership, paid.plan.text, paid.payment.text);
    why.name = plan->name;
    return grants(bench, why, when_on<OnMembershipPaid>([&](const OnMembershipPaid& on) {
                      return !on.plan || *on.plan == paid.plan;
                  }));
}

Result<Entries> decide_body(const Bench& bench, const MembershipCancelled& cancelled) {
    const auto periods = periods_now(bench);
    if (plan_state(periods, cancelled.plan, bench.at()) == PlanState::none) {
        return no("plan", "membership.not_running",
                  "there is no paid time of plan \"" + cancelled.plan.text + "\" to cancel");
    }
    return Entries{};
}

/// M5: what the payment earned goes with it.
Result<Entries> decide_body(const Bench& bench, const MembershipRefunded& refunded) {
    const MembershipPaid* paid = nullptr;
    for (const Fact& fact : bench.record.facts) {
        const auto* one = std::get_if<MembershipPaid>(&fact.body);
        if (one && one->payment == refunded.payment && fact.occurred_at <= bench.at()) paid = one;
    }
    if (!paid) {
        return no("payment", "membership.payment_unknown",
                  "the member has no payment \"" + refunded.payment.text + "\"");
    }
    if (find_fact<MembershipRefunded>(bench.record.facts, [&](const MembershipRefunded& earlier) {
            return earlier.payment == refunded.payment;
        })) {
        return no("payment", "membership.already_refunded",
                  "payment \"" + refunded.payment.text + "\" was already refunded");
    }
    EntryWriter writer(bench);
    for (const ExplainedEntry& explained : bench.record.entries) {
        const auto* why = std::get_if<BonusExplained>(&explained.why);
        if (!why || why->what != BonusExplained::For::membership ||
            why->source != refunded.payment.text)
            continue;
        const Points before = still_given(bench.record, explained.entry);
        const Wallet* wallet = bench.wallet(explained.entry.wallet);
        const TakenBack back =
            take_back(bench, explained.entry, wallet ? wallet->shortfall : Shortfall::debt, before);
        ClawbackExplained said;
        said.refunded = paid->amount;
        said.before = before;
        said.forgiven = back.forgiven;
        LedgerEntry entry =
            writer.entry(EntryKind::clawback, explained.entry.wallet, -back.collected);
        entry.reverses = explained.entry.number;
        writer.add(std::move(entry), std::move(said));
    }
    return writer.take();
}

Result<Entries> decide_body(const Bench& bench, const TierPinned& pinned) {
    const auto& rungs = bench.program().tiers();
    if (std::none_of(rungs.begin(), rungs.end(),
                     [&](const TierRule& rung) { return rung.id == pinned.tier; })) {
        return no("tier", "pins.tier_unknown", "no tier has the id \"" + pinned.tier.text + "\"");
    }
    if (pinned.until && *pinned.until <= bench.at()) {
        return no("until", "pins.until_past", "must be later than the pin itself");
    }
    return Entries{};
}

Result<Entries> decide_body(const Bench& bench, const TierUnpinned&) {
    const auto pins = tier_input(bench.programs, bench.record, bench.at()).pins;
    if (pins.empty() || !pins.back().tier ||
        (pins.back().until && *pins.back().until <= bench.at())) {
        return no("", "pins.nothing_pinned", "this member's tier is not pinned");
    }
    return Entries{};
}

}  // namespace regulars
