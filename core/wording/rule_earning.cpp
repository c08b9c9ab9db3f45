// What gives points, when, how many, and how rules go together: V4.
#include <algorithm>

#include "core/wording/rule_words.h"

namespace regulars {
namespace {

constexpr std::string_view per_names[] = {
    "fact", "day", "week", "month", "quarter", "half_year", "year", "membership_year", "lifetime"};

const Wallet& wallet_of(const Program& program, const WalletId& id) {
    const auto index = wallet_index(program, id);
    return program.wallets[index.value_or(0)];
}

/// What a rule is called in other rules' sentences.
std::string label_of(const RuleWords& words, const EarningRule& rule) {
    if (!rule.name.by_language.empty()) return words.quoted(words.name(rule.name));
    if (rule.id.text == base_rule) return words.text("rule.base");
    return words.quoted(rule.id.text);
}

/// What an order gives by a rule.
struct OrderBody {
    const RuleWords& words;
    const EarningRule& rule;
    const Wallet& wallet;

    std::string points(Points count) const { return words.points(count, wallet); }

    std::string operator()(const PerAmount& gives) const {
        const Arg per{"per", words.money(gives.rate.per)}, give{"points", points(gives.rate.give)};
        const bool is_whole = gives.rate.steps == Steps::whole;
        if (gives.of.is_everything()) {
            return words.text(is_whole ? "rule.order.whole" : "rule.order.prorated", {per, give});
        }
        return words.text(is_whole ? "rule.order.whole_of" : "rule.order.prorated_of",
                          {per, give, {"set", set_phrase(words, gives.of)}});
    }
    std::string operator()(const PerUnit& gives) const {
        const Arg give{"points", points(gives.points)};
        if (gives.of.is_everything()) return words.text("rule.order.per_unit", {give});
        return words.text("rule.order.per_unit_of", {give, {"set", set_phrase(words, gives.of)}});
    }
    std::string operator()(const Fixed& gives) const { return fixed(gives.points); }
    std::string operator()(const Added& gives) const { return fixed(gives.points); }
    std::string operator()(const Multiplied& gives) const {
        const Arg by{"by", to_string(gives.by)};
        if (!gives.groups.empty()) {
            return words.text("rule.order.times_of", {by, {"rules", raised_by(gives)}});
        }
        if (&wallet == &words.program.points()) return words.text("rule.order.times", {by});
        return words.text("rule.order.times_other", {by, {"name", words.name(wallet.name)}});
    }

    std::string fixed(Points count) const {
        return words.text(names_an_order(rule.when) ? "rule.order.fixed_that" : "rule.order.fixed",
                          {{"points", points(count)}});
    }

    /// Groups have no names; the rules in them do.
    std::string raised_by(const Multiplied& gives) const {
        Phrases labels;
        for (const std::string& group : gives.groups) {
            const std::size_t before = labels.size();
            for (const EarningRule& other : words.program.earning.rules) {
                const bool raised = other.group == group && other.wallet == rule.wallet;
                if (raised && is_amount(other.gives)) labels.push_back(label_of(words, other));
            }
            if (labels.size() == before) labels.push_back(words.quoted(group));
        }
        return words.list("rule.list.and", labels);
    }
};

/// What a rule gives for what it listens to. Rules that do not belong to orders give a number of points.
struct Body {
    const RuleWords& words;
    const EarningRule& rule;
    const Wallet& wallet;

    std::string operator()(const OnOrder&) const { return order(); }
    std::string operator()(const OnJoined&) const { return given("rule.joined"); }
    std::string operator()(const OnBirthday& on) const {
        return given(on.whole_month ? "rule.birthday.month" : "rule.birthday.day");
    }
    std::string operator()(const OnAction& on) const {
        const std::string key = "rule.action." + on.action;
        if (has_text(words.catalog, key)) {
            return given("rule.action", {"action", words.text(key)});
        }
        if (!rule.name.by_language.empty()) return given("rule.action.named");
        return given("rule.action", {"action", words.quoted(on.action)});
    }
    std::string operator()(const OnSurvey& on) const {
        for (const Survey& survey : words.program.surveys) {
            if (on.survey == survey.id) {
                return given("rule.survey.that", {"question", words.name(survey.question)});
            }
        }
        return given("rule.survey");
    }
    std::string operator()(const OnReferral& on) const {
        return given(on.role == ReferralRole::advocate ? "rule.referral.advocate"
                                                       : "rule.referral.friend");
    }
    std::string operator()(const OnTierReached& on) const {
        return given("rule.tier_reached", {"tier", words.tier(on.tier)});
    }
    std::string operator()(const OnMembershipPaid& on) const {
        if (!on.plan) return given("rule.membership_paid");
        return given("rule.membership_paid.that", {"plan", words.plan(*on.plan)});
    }

    std::string order() const { return std::visit(OrderBody{words, rule, wallet}, rule.gives); }

    std::string given(std::string_view key, const Arg& about = {}) const {
        const auto* fixed = std::get_if<Fixed>(&rule.gives);
        const auto* added = std::get_if<Added>(&rule.gives);
        if (!fixed && !added) return order();  // refused when the programme is read
        const Points count = fixed ? fixed->points : added->points;
        return words.text(key, {{"points", words.points(count, wallet)}, about});
    }
};

std::string per_phrase(const RuleWords& words, LimitPer per, bool of_order) {
    if (per == LimitPer::fact && of_order) return words.text("rule.per.order");
    return words.text("rule.per." + std::string(per_names[static_cast<std::size_t>(per)]));
}

std::string limit_phrase(const RuleWords& words, const EarnLimit& limit, bool of_order,
                         const Wallet& wallet) {
    Phrases what;
    if (limit.times) what.push_back(words.counted("rule.times", *limit.times));
    if (limit.points) what.push_back(words.points(*limit.points, wallet));
    return words.text(limit.all_or_nothing ? "rule.limit.all_or_nothing" : "rule.limit",
                      {{"per", per_phrase(words, limit.per, of_order)},
                       {"what", words.list("rule.list.plain", what)}});
}

std::string_view rounding_key(Rounding rounding) {
    switch (rounding) {
        case Rounding::down: return "rule.rounding.down";
        case Rounding::half_up: return "rule.rounding.half_up";
        case Rounding::up: return "rule.rounding.up";
    }
    return "rule.rounding.down";
}

bool is_prorated(const EarningRule& rule) {
    const auto* per = std::get_if<PerAmount>(&rule.gives);
    return per && per->rate.steps == Steps::prorated;
}

/// Whole steps rounded down are what the rate says already.
bool says_its_rounding(const EarningRule& rule) {
    return is_amount(rule.gives) && (rule.rounding != Rounding::down || is_prorated(rule));
}

Phrases extras_of(const RuleWords& words, const EarningRule& rule, const Wallet& wallet) {
    const bool of_order = std::holds_alternative<OnOrder>(rule.on);
    Phrases extras;
    if (is_prorated(rule)) extras.push_back(words.text("rule.prorated"));
    if (says_its_rounding(rule)) extras.push_back(words.text(rounding_key(rule.rounding)));
    if (std::holds_alternative<Added>(rule.gives)) extras.push_back(words.text("rule.on_top"));
    for (const EarnLimit& limit : rule.limits) {
        extras.push_back(limit_phrase(words, limit, of_order, wallet));
    }
    if (rule.cooldown_hours > 0) {
        extras.push_back(words.counted("rule.cooldown", rule.cooldown_hours));
    }
    if (const auto* birthday = std::get_if<OnBirthday>(&rule.on)) {
        if (birthday->days_ahead > 0) {
            extras.push_back(words.counted("rule.birthday.ahead", birthday->days_ahead));
        }
        extras.push_back(
            words.text(birthday->leap_to_march ? "rule.birthday.march" : "rule.birthday.february"));
    }
    if (!rule.qualifies) extras.push_back(words.text("rule.not_qualifying"));
    return extras;
}

void say_rule(RuleSentences& sentences, const EarningRule& rule, JsonPath at) {
    const RuleWords& words = sentences.words;
    const Wallet& wallet = wallet_of(words.program, rule.wallet);
    std::string sentence = std::visit(Body{words, rule, wallet}, rule.on);
    const std::string when = when_phrase(words, rule.when);
    if (!when.empty()) {
        sentence = words.text("rule.when", {{"when", when}, {"sentence", std::move(sentence)}});
    }
    if (!rule.name.by_language.empty()) {
        sentence = words.text("rule.named",
                              {{"name", words.name(rule.name)}, {"sentence", std::move(sentence)}});
    }
    if (!rule.enabled) {
        sentence = words.text("rule.disabled", {{"sentence", std::move(sentence)}});
    }
    sentences.add(std::move(at), std::move(sentence), extras_of(words, rule, wallet));
}

void say_basis(RuleSentences& sentences, const JsonPath& at) {
    const RuleWords& words = sentences.words;
    const BasisRules& basis = words.program.earning.basis;
    Phrases with, without;
    const auto part = [&](bool counts, std::string_view key) {
        (counts ? with : without).push_back(words.text(key));
    };
    part(basis.with_shipping, "rule.basis.shipping");
    part(basis.with_points_part, "rule.basis.points_part");
    part(basis.with_gift_cards, "rule.basis.gift_cards");
    Phrases extras;
    if (!with.empty()) {
        extras.push_back(
            words.text("rule.basis.with", {{"parts", words.list("rule.list.and", with)}}));
    }
    if (!without.empty()) {
        extras.push_back(
            words.text("rule.basis.without", {{"parts", words.list("rule.list.and", without)}}));
    }
    sentences.add(
        at / "basis",
        words.text("rule.basis", {{"discounts", words.text(basis.before_discounts
                                                               ? "rule.basis.before_discounts"
                                                               : "rule.basis.after_discounts")},
                                  {"tax", words.text(basis.without_tax ? "rule.basis.without_tax"
                                                                       : "rule.basis.with_tax")}}),
        extras);
}

bool tiers_multiply(const Program& program) {
    return std::any_of(program.tiers().begin(), program.tiers().end(),
                       [](const TierRule& tier) { return tier.multiplier != Multiplier{}; });
}

/// Those that speak at present, as E6 orders them.
struct Member {
    std::int64_t priority = 0;
    std::string_view id;
    std::string label;
    bool is_factor = false;
};

std::vector<Member> members_of(const RuleWords& words, const EarnGroup& group) {
    const Earning& earning = words.program.earning;
    std::vector<Member> members;
    for (const EarningRule& rule : earning.rules) {
        if (!rule.enabled || rule.group != group.id) continue;
        members.push_back({rule.priority, rule.id.text, label_of(words, rule),
                           std::holds_alternative<Multiplied>(rule.gives)});
    }
    if (group.id == earning.tier_group && tiers_multiply(words.program)) {
        members.push_back({earning.tier_priority, tier_rule, words.text("rule.tier_factor"), true});
    }
    if (group.combine == Combine::first) {
        std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
            return a.priority != b.priority ? a.priority > b.priority : a.id < b.id;
        });
    }
    return members;
}

std::string group_sentence(const RuleWords& words, const EarnGroup& group) {
    const std::vector<Member> members = members_of(words, group);
    if (members.empty()) return words.text("rule.group.empty", {{"group", group.id}});
    Phrases labels;
    for (const Member& member : members) labels.push_back(member.label);
    const Arg rules{"rules", words.list("rule.list.and", labels)};
    if (members.size() == 1) {
        return words.text("rule.group.one", {{"group", group.id}, rules});
    }
    const bool factors = std::all_of(members.begin(), members.end(),
                                     [](const Member& member) { return member.is_factor; });
    switch (group.combine) {
        case Combine::sum:
            return words.text(factors ? "rule.group.sum_factors" : "rule.group.sum", {rules});
        case Combine::max: return words.text("rule.group.max", {rules});
        case Combine::first: return words.text("rule.group.first", {rules});
        case Combine::multiply:  // amounts add up all the same
            return words.text(factors ? "rule.group.multiply" : "rule.group.sum", {rules});
    }
    return {};
}

}  // namespace

void say_earning(RuleSentences& sentences) {
    const RuleWords& words = sentences.words;
    const Program& program = words.program;
    const Earning& earning = program.earning;
    const JsonPath at = JsonPath{} / "earning";
    const bool short_form = has_plain_rate(earning);
    if (short_form) say_rule(sentences, earning.rules.front(), JsonPath{} / "points" / "earn");
    say_basis(sentences, at);
    for (std::size_t i = 0; i < earning.groups.size(); ++i) {
        sentences.add(at / "groups" / i, group_sentence(words, earning.groups[i]));
    }
    for (std::size_t i = 0; i < earning.limits.size(); ++i) {
        const WalletLimit& limit = earning.limits[i];
        sentences.add(
            at / "limits" / i,
            words.text("rule.wallet_limit",
                       {{"per", per_phrase(words, limit.per, false)},
                        {"points", words.points(limit.points, wallet_of(program, limit.wallet))}}));
    }
    if (tiers_multiply(program)) {
        sentences.add(at / "tier_multiplier", words.text("rule.tier_multiplier"));
    }
    const std::size_t first = short_form ? 1 : 0;
    for (std::size_t i = first; i < earning.rules.size(); ++i) {
        say_rule(sentences, earning.rules[i], at / "rules" / (i - first));
    }
}

}  // namespace regulars
