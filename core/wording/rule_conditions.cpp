// When a rule speaks, and about which products: V4.
#include <algorithm>

#include "core/json/facts_json.h"
#include "core/wording/numbers.h"
#include "core/wording/rule_words.h"

namespace regulars {
namespace {

std::string quoted_names(const RuleWords& words, const std::vector<std::string>& names) {
    Phrases quoted;
    for (const std::string& name : names) quoted.push_back(words.quoted(name));
    return words.list("rule.list.or", quoted);
}

std::string names_phrase(const RuleWords& words, const ProductNames& names) {
    Phrases phrases;
    const auto add = [&](std::string_view key, const std::vector<std::string>& of) {
        if (!of.empty()) phrases.push_back(words.text(key, {{"names", quoted_names(words, of)}}));
    };
    add("rule.set.categories", names.categories);
    add("rule.set.brands", names.brands);
    add("rule.set.products", names.products);
    return words.list("rule.list.or", phrases);
}

std::string clock(int minutes) {
    const std::string past = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + (past.size() == 1 ? ":0" : ":") + past;
}

/// Monday first.
int weekday_place(int weekday) { return (weekday + 6) % 7; }

struct Phrase {
    const RuleWords& words;

    std::string operator()(const AllOf& is) const {
        if (is.of.empty()) return words.text("rule.when.always");
        return words.list("rule.list.both", phrases(is.of));
    }
    std::string operator()(const AnyOf& is) const {
        if (is.of.empty()) return words.text("rule.when.never");
        return words.list("rule.list.any", phrases(is.of));
    }
    std::string operator()(const NoneOf& is) const {
        if (is.of.empty()) return words.text("rule.when.always");
        return words.text("rule.when.none",
                          {{"phrases", words.list("rule.list.none", phrases(is.of))}});
    }
    std::string operator()(const OnTiers& is) const {
        const std::size_t rungs = words.program.tiers().size();
        if (is.tiers.empty()) return words.text("rule.when.never");
        if (is.tiers.size() == rungs) return words.text("rule.when.members");
        const bool to_the_top = is.tiers.back() + 1 == rungs &&
                                is.tiers.back() - is.tiers.front() + 1 == is.tiers.size();
        if (to_the_top && is.tiers.size() > 1) {
            return words.text("rule.when.from_tier", {{"tier", words.tier(is.tiers.front())}});
        }
        Phrases names;
        for (const std::size_t rung : is.tiers) names.push_back(words.tier(rung));
        return words.text("rule.when.tiers", {{"tiers", words.list("rule.list.or", names)}});
    }
    std::string operator()(const HasTag& is) const {
        return words.text("rule.when.tag", {{"tag", is.tag}});
    }
    std::string operator()(const OnChannels& is) const {
        if (is.channels.empty()) return words.text("rule.when.never");
        Phrases names;
        for (const Channel channel : is.channels) {
            names.push_back(words.text("rule.channel." + std::string(channel_name(channel))));
        }
        return words.text("rule.when.channels", {{"channels", words.list("rule.list.or", names)}});
    }
    std::string operator()(const OnWeekdays& is) const {
        if (is.weekdays.empty()) return words.text("rule.when.never");
        std::vector<int> days = is.weekdays;
        std::sort(days.begin(), days.end(),
                  [](int a, int b) { return weekday_place(a) < weekday_place(b); });
        Phrases names;
        for (const int day : days) names.push_back(word_of(words.catalog, "date.weekdays", day));
        return words.text("rule.when.weekdays", {{"days", words.list("rule.list.plain", names)}});
    }
    std::string operator()(const BetweenHours& is) const {
        return words.text(is.from > is.until ? "rule.when.overnight" : "rule.when.hours",
                          {{"from", clock(is.from)}, {"until", clock(is.until)}});
    }
    std::string operator()(const OnMonthDays& is) const {
        if (is.days.empty()) return words.text("rule.when.never");
        Phrases days;
        for (const int day : is.days) days.push_back(std::to_string(day));
        const bool may_lack = *std::max_element(is.days.begin(), is.days.end()) > 28;
        const std::string_view key = !may_lack ? "rule.when.month_days"
                                     : is.short_months == ShortMonths::skip
                                         ? "rule.when.month_days_skip"
                                         : "rule.when.month_days_last";
        return words.text(key, {{"days", words.list("rule.list.plain", days)}});
    }
    std::string operator()(const BetweenDates& is) const {
        if (!is.from && !is.until) return words.text("rule.when.always");
        const std::string from = is.from ? words.date(*is.from) : std::string{};
        if (!is.until) return words.text("rule.when.from_date", {{"from", from}});
        const Date last_day = plus_days(*is.until, -1);
        const std::string last = words.date(last_day);
        if (!is.from) return words.text("rule.when.to_date", {{"last", last}});
        if (*is.from == last_day) return words.text("rule.when.date", {{"from", from}});
        return words.text("rule.when.dates", {{"from", from}, {"last", last}});
    }
    std::string operator()(const BasisAtLeast& is) const {
        return words.text("rule.when.basis", {{"amount", words.money(is.amount)}});
    }
    std::string operator()(const Contains& is) const {
        if (is.set.is_everything()) return words.counted("rule.when.contains_units", is.units);
        return words.counted("rule.when.contains", is.units, {{"set", set_phrase(words, is.set)}});
    }
    std::string operator()(const OrderNumber& is) const {
        const Arg n{"n", grouped(is.n)}, every{"every", grouped(is.every)};
        if (is.every == 0 && is.n == 1) return words.text("rule.when.first_order");
        if (is.every == 0) return words.text("rule.when.order_number", {n});
        if (is.every == 1) return words.text("rule.when.orders_from", {n});
        if (is.every == is.n) return words.text("rule.when.every_order", {every});
        return words.text("rule.when.order_every", {n, every});
    }
    std::string operator()(const SinceLastOrder& is) const {
        if (is.days == 0) return words.text("rule.when.same_day");
        return words.counted("rule.when.since_last", is.days);
    }
    std::string operator()(const InBirthdayMonth&) const {
        return words.text("rule.when.birthday_month");
    }

    Phrases phrases(const std::vector<Condition>& of) const {
        Phrases all;
        for (const Condition& one : of) {
            std::string phrase = std::visit(*this, one.is);
            all.push_back(is_of_several(one)
                              ? words.text("rule.when.nested", {{"phrase", std::move(phrase)}})
                              : std::move(phrase));
        }
        return all;
    }

    static bool is_of_several(const Condition& condition) {
        if (const auto* all = std::get_if<AllOf>(&condition.is)) return all->of.size() > 1;
        if (const auto* any = std::get_if<AnyOf>(&condition.is)) return any->of.size() > 1;
        return std::holds_alternative<NoneOf>(condition.is);
    }
};

/// What of the condition has to hold all at once, in the order it is written.
void flatten(const Condition& condition, std::vector<const Condition*>& all) {
    const auto* is = std::get_if<AllOf>(&condition.is);
    if (!is) {
        all.push_back(&condition);
        return;
    }
    for (const Condition& one : is->of) flatten(one, all);
}

}  // namespace

std::string set_phrase(const RuleWords& words, const ProductSet& set) {
    std::string of = set.of.is_empty() ? words.text("rule.set.all") : names_phrase(words, set.of);
    if (set.except.is_empty()) return of;
    return words.text("rule.set.except",
                      {{"set", std::move(of)}, {"except", names_phrase(words, set.except)}});
}

std::string when_phrase(const RuleWords& words, const Condition& when) {
    std::vector<const Condition*> all;
    flatten(when, all);
    Phrases phrases;
    for (const Condition* one : all) phrases.push_back(std::visit(Phrase{words}, one->is));
    return words.list("rule.list.when", phrases);
}

bool names_an_order(const Condition& when) {
    std::vector<const Condition*> all;
    flatten(when, all);
    return std::any_of(all.begin(), all.end(), [](const Condition* one) {
        return std::holds_alternative<BasisAtLeast>(one->is) ||
               std::holds_alternative<Contains>(one->is) ||
               std::holds_alternative<OrderNumber>(one->is) ||
               std::holds_alternative<SinceLastOrder>(one->is);
    });
}

}  // namespace regulars
