#include "core/wording/rule_sentences.h"

#include "core/wording/numbers.h"
#include "core/wording/rule_words.h"

namespace regulars {
namespace {

bool is_latin(std::string_view name) {
    return !name.empty() && static_cast<unsigned char>(name.front()) < 0x80;
}

}  // namespace

std::string RuleWords::plan(const PlanId& id) const {
    for (const Plan& known : program.plans) {
        if (known.id == id) return name(known.name);
    }
    return quoted(id.text);
}

std::string RuleWords::quoted(std::string_view name) const {
    return text("rule.quoted", {{"name", std::string(name)}});
}

std::string RuleWords::points(Points count, const Wallet& wallet) const {
    std::string called = name(wallet.name);
    for (const auto& [language, one] : wallet.name_one.by_language) {
        if (count.count == 1 && language == catalog.language) called = one;
    }
    return text(is_latin(called) ? "rule.points.spaced" : "rule.points",
                {{"count", grouped(count.count)}, {"name", called}});
}

std::string RuleWords::money(Money amount) const {
    const std::string key = "rule.money." + program.currency.code;
    if (!has_text(catalog, key)) return money_text(amount, program.currency);
    return text(key, {{"amount", amount_text(amount, program.currency)}});
}

std::string RuleWords::date(Date date) const { return date_by(catalog, "date.day_and_year", date); }

std::string RuleWords::span(CivilSpan span) const {
    const std::string days = counted("rule.span.days", span.days);
    if (span.months == 0) return days;
    const std::string months = counted("rule.span.months", span.months);
    if (span.days == 0) return months;
    return text("rule.span.both", {{"months", months}, {"days", days}});
}

std::string RuleWords::with_extras(std::string sentence, const Phrases& extras) const {
    if (extras.empty()) return sentence;
    return text("rule.extras",
                {{"sentence", std::move(sentence)}, {"extras", list("rule.list.extras", extras)}});
}

std::vector<RuleSentence> rule_sentences(const Program& program, const Catalog& rules_texts) {
    const RuleWords words{program, rules_texts};
    std::vector<RuleSentence> all;
    RuleSentences sentences{words, all};
    say_wallets(sentences);
    say_earning(sentences);
    say_ladder(sentences);
    say_offers(sentences);
    return all;
}

}  // namespace regulars
