#include "core/earning/condition.h"

#include <algorithm>

namespace regulars {
namespace {

template <class Item, class List>
bool has(const List& list, const Item& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

std::int64_t units_in(const ProductSet& set, const OrderContents& contents) {
    std::int64_t units = 0;
    for (std::size_t i = 0; i < contents.lines.size(); ++i) {
        if (is_in(set, contents.lines[i])) units += contents.units[i];
    }
    return units;
}

bool on_month_day(const OnMonthDays& rule, Date date) {
    if (has(rule.days, date.day)) return true;
    const int last = days_in_month(date.year, date.month);
    if (rule.short_months == ShortMonths::skip || date.day != last) return false;
    return std::any_of(rule.days.begin(), rule.days.end(), [last](int day) { return day > last; });
}

bool between_hours(const BetweenHours& hours, const LocalTime& local) {
    const int minute = local.hour * 60 + local.minute;
    if (hours.from <= hours.until) return hours.from <= minute && minute < hours.until;
    return minute >= hours.from || minute < hours.until;
}

/// E10-E18: what the moment alone answers; empty for what has to be asked about the order.
struct AskMoment {
    const Moment& moment;

    std::optional<bool> operator()(const OnTiers& is) const { return has(is.tiers, moment.tier); }
    std::optional<bool> operator()(const HasTag& is) const { return has(moment.tags, is.tag); }
    std::optional<bool> operator()(const OnChannels& is) const {
        return has(is.channels, moment.channel);
    }
    std::optional<bool> operator()(const OnWeekdays& is) const {
        return has(is.weekdays, weekday_of(moment.local.date));
    }
    std::optional<bool> operator()(const BetweenHours& is) const {
        return between_hours(is, moment.local);
    }
    std::optional<bool> operator()(const OnMonthDays& is) const {
        return on_month_day(is, moment.local.date);
    }
    std::optional<bool> operator()(const BetweenDates& is) const {
        const Date today = moment.local.date;
        return (!is.from || *is.from <= today) && (!is.until || today < *is.until);
    }
    std::optional<bool> operator()(const OrderNumber& is) const {
        const std::int64_t beyond = moment.order_number - is.n;
        return moment.order_number > 0 &&
               (beyond == 0 || (is.every > 0 && beyond > 0 && beyond % is.every == 0));
    }
    std::optional<bool> operator()(const SinceLastOrder& is) const {
        return moment.last_order_on &&
               days_since_1970(moment.local.date) - days_since_1970(*moment.last_order_on) <=
                   is.days;
    }
    std::optional<bool> operator()(const InBirthdayMonth&) const {
        if (!moment.birthday) return false;
        const Date day =
            anniversary_in(*moment.birthday, moment.local.date.year, moment.leap_to_march);
        return day.month == moment.local.date.month;
    }
    template <class AboutOrder>
    std::optional<bool> operator()(const AboutOrder&) const {
        return std::nullopt;
    }
};

const Condition always{AllOf{}};
const Condition never{AnyOf{}};

bool is_always(const Condition& condition) { return condition == always; }
bool is_never(const Condition& condition) { return condition == never; }

Condition reduced(const Condition& condition, const Moment& moment);

Condition reduced_all(const AllOf& all, const Moment& moment) {
    AllOf left;
    for (const Condition& one : all.of) {
        Condition rest = reduced(one, moment);
        if (is_never(rest)) return never;
        if (!is_always(rest)) left.of.push_back(std::move(rest));
    }
    return {std::move(left)};
}

Condition reduced_any(const AnyOf& any, const Moment& moment) {
    AnyOf left;
    for (const Condition& one : any.of) {
        Condition rest = reduced(one, moment);
        if (is_always(rest)) return always;
        if (!is_never(rest)) left.of.push_back(std::move(rest));
    }
    return {std::move(left)};
}

Condition reduced_none(const NoneOf& none, const Moment& moment) {
    NoneOf left;
    for (const Condition& one : none.of) {
        Condition rest = reduced(one, moment);
        if (is_always(rest)) return never;
        if (!is_never(rest)) left.of.push_back(std::move(rest));
    }
    if (left.of.empty()) return always;
    return {std::move(left)};
}

Condition reduced(const Condition& condition, const Moment& moment) {
    if (const auto* all = std::get_if<AllOf>(&condition.is)) return reduced_all(*all, moment);
    if (const auto* any = std::get_if<AnyOf>(&condition.is)) return reduced_any(*any, moment);
    if (const auto* none = std::get_if<NoneOf>(&condition.is)) return reduced_none(*none, moment);
    const auto answer = std::visit(AskMoment{moment}, condition.is);
    if (!answer) return condition;
    return *answer ? always : never;
}

}  // namespace

bool holds_for(const Condition& left, const OrderContents& contents) {
    const auto asked = [&](const Condition& one) { return holds_for(one, contents); };
    if (const auto* all = std::get_if<AllOf>(&left.is)) {
        return std::all_of(all->of.begin(), all->of.end(), asked);
    }
    if (const auto* any = std::get_if<AnyOf>(&left.is)) {
        return std::any_of(any->of.begin(), any->of.end(), asked);
    }
    if (const auto* none = std::get_if<NoneOf>(&left.is)) {
        return std::none_of(none->of.begin(), none->of.end(), asked);
    }
    if (const auto* least = std::get_if<BasisAtLeast>(&left.is)) {
        Money basis;
        for (const Money line : contents.basis) basis += line;
        return basis >= least->amount;
    }
    if (const auto* held = std::get_if<Contains>(&left.is)) {
        return units_in(held->set, contents) >= held->units;
    }
    return false;
}

std::optional<Condition> still_to_ask(const Condition& condition, const Moment& moment) {
    Condition left = reduced(condition, moment);
    if (is_always(left)) return std::nullopt;
    return left;
}

bool holds(const Condition& condition, const Moment& moment, const OrderContents& contents) {
    const auto left = still_to_ask(condition, moment);
    return !left || holds_for(*left, contents);
}

bool asks_about_orders(const Condition& condition) {
    if (const auto* all = std::get_if<AllOf>(&condition.is)) {
        return std::any_of(all->of.begin(), all->of.end(), asks_about_orders);
    }
    if (const auto* any = std::get_if<AnyOf>(&condition.is)) {
        return std::any_of(any->of.begin(), any->of.end(), asks_about_orders);
    }
    if (const auto* none = std::get_if<NoneOf>(&condition.is)) {
        return std::any_of(none->of.begin(), none->of.end(), asks_about_orders);
    }
    return std::holds_alternative<BasisAtLeast>(condition.is) ||
           std::holds_alternative<Contains>(condition.is) ||
           std::holds_alternative<OrderNumber>(condition.is) ||
           std::holds_alternative<SinceLastOrder>(condition.is);
}

}  // namespace regulars
