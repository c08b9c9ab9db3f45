// The ladder and how it is climbed, paid plans, and what members get: V5.
#include <algorithm>

#include "core/json/points_json.h"
#include "core/wording/numbers.h"
#include "core/wording/rule_words.h"

namespace regulars {
namespace {

struct WindowPhrase {
    const RuleWords& words;

    std::string operator()(const RollingDays& window) const {
        return words.counted("rule.window.days", window.days);
    }
    std::string operator()(const RollingMonths& window) const {
        return words.counted("rule.window.months", window.months);
    }
    std::string operator()(const CalendarWindow& window) const {
        return words.text("rule.window." + std::string(unit_name(window.unit)));
    }
    std::string operator()(const MembershipYear&) const {
        return words.text("rule.window.membership_year");
    }
    std::string operator()(const SinceTierStart&) const { return words.text("rule.window.since"); }
    std::string operator()(const Lifetime&) const { return words.text("rule.window.lifetime"); }
};

std::string window_phrase(const RuleWords& words, const TierWindow& window) {
    return std::visit(WindowPhrase{words}, window);
}

/// What is true at an instant has no window.
bool has_window(const Need& need) {
    return need.measure != Measure::balance && need.measure != Measure::days_a_member &&
           need.measure != Measure::plan;
}

std::string need_phrase(const RuleWords& words, const Need& need) {
    const Arg points{"points", words.points(Points{need.least})};
    switch (need.measure) {
        case Measure::spend:
            return words.text("rule.need.spend", {{"amount", words.money({need.least})}});
        case Measure::orders: return words.counted("rule.need.orders", need.least);
        case Measure::active_months: return words.counted("rule.need.active_months", need.least);
        case Measure::points: return words.text("rule.need.points", {points});
        case Measure::engagement_points: return words.text("rule.need.engagement_points", {points});
        case Measure::balance: return words.text("rule.need.balance", {points});
        case Measure::days_a_member: return words.counted("rule.need.days_a_member", need.least);
        case Measure::plan: return words.text("rule.need.plan", {{"plan", words.plan(need.plan)}});
    }
    return {};
}

struct NeedsPhrase {
    const RuleWords& words;
    const TierNeeds& needs;

    const TierWindow& window_of(const Need& need) const {
        return need.within ? *need.within : words.program.ladder.window;
    }
    bool all_in_one_window() const {
        return std::all_of(needs.of.begin(), needs.of.end(), [&](const Need& need) {
            return has_window(need) && window_of(need) == window_of(needs.of.front());
        });
    }
    std::string within(const TierWindow& window, std::string phrase) const {
        return words.text("rule.in",
                          {{"window", window_phrase(words, window)}, {"needs", std::move(phrase)}});
    }
    std::string joined(const Phrases& phrases) const {
        if (needs.at_least == needs.of.size()) return words.list("rule.list.both", phrases);
        if (needs.at_least == 1) return words.list("rule.list.any", phrases);
        return words.text("rule.some", {{"count", std::to_string(needs.at_least)},
                                        {"needs", words.list("rule.list.plain", phrases)}});
    }
    std::string phrase() const {
        const bool once = all_in_one_window();
        Phrases phrases;
        for (const Need& need : needs.of) {
            std::string one = need_phrase(words, need);
            if (!once && has_window(need)) one = within(window_of(need), std::move(one));
            phrases.push_back(std::move(one));
        }
        std::string all = joined(phrases);
        return once ? within(window_of(needs.of.front()), std::move(all)) : all;
    }
};

void say_tier(RuleSentences& sentences, std::size_t rung, const JsonPath& at) {
    const RuleWords& words = sentences.words;
    const TierRule& tier = words.program.tiers()[rung];
    const Arg name{"tier", words.name(tier.name)};
    std::string sentence =
        tier.needs.of.empty()
            ? words.text("rule.tier.first", {name})
            : words.text("rule.tier", {name, {"needs", NeedsPhrase{words, tier.needs}.phrase()}});
    Phrases extras;
    if (tier.keeps && !tier.keeps->of.empty()) {
        extras.push_back(
            words.text("rule.tier.keeps", {{"needs", NeedsPhrase{words, *tier.keeps}.phrase()}}));
    }
    if (tier.multiplier != Multiplier{}) {
        extras.push_back(words.text("rule.tier.times", {{"by", to_string(tier.multiplier)}}));
    }
    sentences.add(at, std::move(sentence), extras);
}

struct TermWords {
    const RuleWords& words;
    const TierTerms& terms;

    std::string of_unit(std::string_view family, CalendarUnit unit) const {
        return words.text(std::string(family) + std::string(unit_name(unit)));
    }
    std::string upgrade() const {
        switch (terms.upgrade) {
            case UpgradeFrom::same_order: return words.text("rule.upgrade.same_order");
            case UpgradeFrom::at_once: return words.text("rule.upgrade.at_once");
            case UpgradeFrom::next_day: return words.text("rule.upgrade.next_day");
            case UpgradeFrom::next_period:
                return words.text("rule.upgrade.next_period",
                                  {{"next", of_unit("rule.next.", terms.period)}});
        }
        return {};
    }
    std::string end() const {
        switch (terms.end) {
            case TermEnd::with_window: return words.text("rule.term.with_window");
            case TermEnd::after:
                return words.text("rule.term.after", {{"span", words.span(terms.span)}});
            case TermEnd::period_end: return period_end();
            case TermEnd::anniversary: return words.text("rule.term.anniversary");
            case TermEnd::never: return words.text("rule.term.never");
        }
        return {};
    }
    std::string period_end() const {
        const Arg that{"that", of_unit("rule.that.", terms.period)};
        if (terms.periods_later == 0) return words.text("rule.term.period", {that});
        return words.text(
            "rule.term.periods",
            {that,
             {"units", words.counted("rule.units." + std::string(unit_name(terms.period)),
                                     terms.periods_later)}});
    }
    Phrases end_extras() const {
        if (terms.end != TermEnd::period_end || terms.span.is_empty()) return {};
        return {words.text("rule.term.and", {{"span", words.span(terms.span)}})};
    }
    std::string grace(const Grace& grace) const {
        const Arg span{"span", words.span(grace.span)};
        if (!grace.to_end_of) return words.text("rule.grace", {span});
        return words.text("rule.grace.to_end",
                          {span, {"that", of_unit("rule.that.", *grace.to_end_of)}});
    }
    std::string downgrade() const {
        switch (terms.downgrade) {
            case Downgrade::to_qualifying: return words.text("rule.downgrade.to_qualifying");
            case Downgrade::one_step: return words.text("rule.downgrade.one_step");
            case Downgrade::to_base:
                return words.text("rule.downgrade.to_base", {{"tier", words.tier(0)}});
            case Downgrade::never: return words.text("rule.downgrade.never");
        }
        return {};
    }
};

void say_terms(RuleSentences& sentences, const JsonPath& at) {
    const RuleWords& words = sentences.words;
    const TierTerms& terms = words.program.ladder.terms;
    const TermWords of{words, terms};
    const bool has_end = terms.end != TermEnd::with_window && terms.end != TermEnd::never;
    sentences.add(at / "upgrade", of.upgrade());
    sentences.add(at / "end", of.end(), of.end_extras());
    if (!terms.least.is_empty()) {
        sentences.add(at / "least", words.text("rule.least", {{"span", words.span(terms.least)}}));
    }
    if (has_end) {
        sentences.add(at / "requalify", words.text(terms.requalify == Requalify::at_end
                                                       ? "rule.requalify.at_end"
                                                       : "rule.requalify.extends_now"));
    }
    if (terms.grace) sentences.add(at / "grace", of.grace(*terms.grace));
    if (terms.end != TermEnd::never) sentences.add(at / "downgrade", of.downgrade());
    if (terms.carry_surplus) {
        sentences.add(at / "carry_surplus", words.text("rule.carry_surplus"));
    }
    sentences.add(at / "protect_published",
                  words.text(terms.protect_published ? "rule.protected.yes" : "rule.protected.no"));
}

void say_plan(RuleSentences& sentences, const Plan& plan, const JsonPath& at) {
    const RuleWords& words = sentences.words;
    const Arg name{"plan", words.name(plan.name)}, span{"span", words.span(plan.period)};
    Phrases extras;
    if (plan.tier > 0) {
        extras.push_back(words.text("rule.plan.tier", {{"tier", words.tier(plan.tier)}}));
    }
    if (plan.grace_days > 0) extras.push_back(words.counted("rule.plan.grace", plan.grace_days));
    sentences.add(at,
                  plan.price.minor == 0
                      ? words.text("rule.plan.free", {name, span})
                      : words.text("rule.plan", {name, span, {"price", words.money(plan.price)}}),
                  extras);
}

void say_reward(RuleSentences& sentences, const Reward& reward, const JsonPath& at) {
    const RuleWords& words = sentences.words;
    Phrases extras;
    if (reward.from_tier > 0) {
        extras.push_back(words.text("rule.reward.tier", {{"tier", words.tier(reward.from_tier)}}));
    }
    if (reward.stock) extras.push_back(words.counted("rule.reward.stock", *reward.stock));
    sentences.add(at,
                  words.text("rule.reward", {{"points", words.points(reward.cost)},
                                             {"reward", words.name(reward.name)}}),
                  extras);
}

std::string benefit_sentence(const RuleWords& words, const Benefit& benefit) {
    const Arg name{"benefit", words.name(benefit.name)};
    if (benefit.from_tier == 0) return words.text("rule.benefit.all", {name});
    return words.text("rule.benefit", {name, {"tier", words.tier(benefit.from_tier)}});
}

std::string survey_sentence(const RuleWords& words, const Survey& survey) {
    const Arg question{"question", words.name(survey.question)};
    if (survey.thanks.count == 0) return words.text("rule.survey.no_thanks", {question});
    return words.text("rule.survey.that", {question, {"points", words.points(survey.thanks)}});
}

}  // namespace

void say_ladder(RuleSentences& sentences) {
    const RuleWords& words = sentences.words;
    const auto& rungs = words.program.tiers();
    const bool climbs = rungs.size() > 1;
    if (climbs) {
        sentences.add(JsonPath{} / "tier_window",
                      words.text("rule.tier_window",
                                 {{"window", window_phrase(words, words.program.ladder.window)}}));
        say_terms(sentences, JsonPath{} / "tier_terms");
    }
    for (std::size_t i = 0; i < rungs.size(); ++i) {
        say_tier(sentences, i, JsonPath{} / "tiers" / i);
    }
}

void say_offers(RuleSentences& sentences) {
    const RuleWords& words = sentences.words;
    const Program& program = words.program;
    for (std::size_t i = 0; i < program.plans.size(); ++i) {
        say_plan(sentences, program.plans[i], JsonPath{} / "plans" / i);
    }
    for (std::size_t i = 0; i < program.benefits.size(); ++i) {
        sentences.add(JsonPath{} / "benefits" / i, benefit_sentence(words, program.benefits[i]));
    }
    for (std::size_t i = 0; i < program.rewards.size(); ++i) {
        say_reward(sentences, program.rewards[i], JsonPath{} / "rewards" / i);
    }
    for (std::size_t i = 0; i < program.surveys.size(); ++i) {
        sentences.add(JsonPath{} / "surveys" / i, survey_sentence(words, program.surveys[i]));
    }
}

}  // namespace regulars
