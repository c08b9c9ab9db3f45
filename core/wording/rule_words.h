// core/wording/rule_words.h: the words that sentences of rules are made of. Only files of this room
// include it.
#pragma once
#include "core/wording/rule_sentences.h"

namespace regulars {

using Phrases = std::vector<std::string>;

/// One programme in one language.
struct RuleWords {
    const Program& program;
    const Catalog& catalog;

    std::string text(std::string_view key, std::initializer_list<Arg> args = {}) const {
        return say(catalog, key, args);
    }
    std::string counted(std::string_view key, std::int64_t count,
                        std::initializer_list<Arg> args = {}) const {
        return say_count(catalog, key, count, args);
    }
    std::string list(std::string_view key, const Phrases& items) const {
        return say_list(catalog, key, items);
    }
    std::string name(const LocalizedText& text) const {
        return std::string(text.in(catalog.language));
    }
    std::string tier(std::size_t rung) const { return name(program.tiers()[rung].name); }
    std::string plan(const PlanId& id) const;
    std::string quoted(std::string_view name) const;

    std::string points(Points count, const Wallet& wallet) const;  // by the wallet's own word
    std::string points(Points count) const { return points(count, program.points()); }
    std::string money(Money amount) const;
    std::string date(Date date) const;
    std::string span(CivilSpan span) const;
    std::string with_extras(std::string sentence, const Phrases& extras) const;
};

/// The sentences so far, and where the next ones stand.
struct RuleSentences {
    const RuleWords& words;
    std::vector<RuleSentence>& all;

    void add(JsonPath where, std::string sentence, const Phrases& extras = {}) {
        all.push_back({std::move(where),
                       words.text("rule.end",
                                  {{"sentence", words.with_extras(std::move(sentence), extras)}})});
    }
};

std::string set_phrase(const RuleWords& words, const ProductSet& set);

/// When a rule speaks; empty: always.
std::string when_phrase(const RuleWords& words, const Condition& when);
/// Whether that phrase speaks of one order: then what is given need not say "for each order".
bool names_an_order(const Condition& when);

void say_wallets(RuleSentences& sentences);
void say_earning(RuleSentences& sentences);
void say_ladder(RuleSentences& sentences);
void say_offers(RuleSentences& sentences);

}  // namespace regulars
