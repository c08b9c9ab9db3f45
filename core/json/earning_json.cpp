#include "core/json/earning_json.h"

#include <algorithm>

#include "core/base/decimal.h"
#include "core/base/limits.h"
#include "core/json/facts_json.h"
#include "core/json/points_json.h"
#include "core/json/texts_json.h"
#include "core/json/tiers_json.h"
#include "core/program/program.h"

namespace regulars {
namespace {

constexpr std::string_view roundings[] = {"down", "half_up", "up"};
constexpr std::string_view combines[] = {"sum", "max", "first", "multiply"};
constexpr std::string_view pers[] = {
    "fact", "day", "week", "month", "quarter", "half_year", "year", "membership_year", "lifetime"};
constexpr std::string_view weekdays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::int64_t priority_most = 1'000'000;

template <class Enum, std::size_t Count>
std::string_view name_in(const std::string_view (&names)[Count], Enum value) {
    return names[static_cast<std::size_t>(value)];
}

Rounding read_rounding(ObjectReader& reader) {
    return static_cast<Rounding>(reader.one_of_or("rounding", {"down", "half_up", "up"}, 0));
}

LimitPer read_per(ObjectReader& reader) {
    return static_cast<LimitPer>(
        reader.one_of("per", {"fact", "day", "week", "month", "quarter", "half_year", "year",
                              "membership_year", "lifetime"}));
}

// ---- products

void read_names(ObjectReader& reader, ProductNames& names) {
    names.products = reader.texts("products", limits::product_names);
    names.categories = reader.texts("categories", limits::product_names);
    names.brands = reader.texts("brands", limits::product_names);
}

ProductSet read_products(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    ProductSet set;
    read_names(reader, set.of);
    if (reader.has("except")) {
        ObjectReader except(reader.object("except"), at / "except", problems);
        read_names(except, set.except);
        except.finish();
    }
    reader.finish();
    return set;
}

Json names_json(const ProductNames& names) {
    Json json = Json::object();
    if (!names.products.empty()) json["products"] = names.products;
    if (!names.categories.empty()) json["categories"] = names.categories;
    if (!names.brands.empty()) json["brands"] = names.brands;
    return json;
}

Json to_json(const ProductSet& set) {
    Json json = names_json(set.of);
    if (!set.except.is_empty()) json["except"] = names_json(set.except);
    return json;
}

// ---- conditions

struct ConditionJson {
    const EarningWords*
        words;  // empty: of a plan, which has neither tiers nor a currency of its own

    Json list(const std::vector<Condition>& of) const {
        Json json = Json::array();
        for (const Condition& one : of) json.push_back(std::visit(*this, one.is));
        return json;
    }
    Json operator()(const AllOf& is) const { return {{"all", list(is.of)}}; }
    Json operator()(const AnyOf& is) const { return {{"any", list(is.of)}}; }
    Json operator()(const NoneOf& is) const { return {{"none", list(is.of)}}; }
    Json operator()(const OnTiers& is) const {
        Json ids = Json::array();
        for (const std::size_t rung : is.tiers) {
            if (words) ids.push_back(words->rungs[rung].id.text);
        }
        return {{"tiers", std::move(ids)}};
    }
    Json operator()(const HasTag& is) const { return {{"tag", is.tag}}; }
    Json operator()(const OnChannels& is) const {
        Json names = Json::array();
        for (const Channel channel : is.channels) names.push_back(channel_name(channel));
        return {{"channels", std::move(names)}};
    }
    Json operator()(const OnWeekdays& is) const {
        Json names = Json::array();
        for (const int weekday : is.weekdays) {
            names.push_back(weekdays[static_cast<std::size_t>(weekday)]);
        }
        return {{"weekdays", std::move(names)}};
    }
    Json operator()(const BetweenHours& is) const {
        return {{"hours", {clock(is.from), clock(is.until)}}};
    }
    Json operator()(const OnMonthDays& is) const {
        Json json = {{"month_days", is.days}};
        if (is.short_months == ShortMonths::last_day) json["short_months"] = "last_day";
        return json;
    }
    Json operator()(const BetweenDates& is) const {
        Json dates = Json::object();
        if (is.from) dates["from"] = to_string(*is.from);
        if (is.until) dates["until"] = to_string(*is.until);
        return {{"dates", std::move(dates)}};
    }
    Json operator()(const BasisAtLeast& is) const {
        if (!words) return {{"basis_at_least_minor", is.amount.minor}};
        return {{"basis_at_least", to_plain_text(is.amount.minor, words->currency.decimals)}};
    }
    Json operator()(const Contains& is) const {
        Json json = {{"contains", to_json(is.set)}};
        if (is.units != 1) json["units"] = is.units;
        return json;
    }
    Json operator()(const OrderNumber& is) const {
        Json json = {{"order_number", is.n}};
        if (is.every != 0) json["every"] = is.every;
        return json;
    }
    Json operator()(const SinceLastOrder& is) const { return {{"since_last_order_days", is.days}}; }
    Json operator()(const InBirthdayMonth&) const { return {{"birthday_month", true}}; }

    static std::string clock(int minutes) {
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return two(minutes / 60) + ":" + two(minutes % 60);
    }
};

/// "16:30" as minutes of the day, up to "24:00"; -1 for anything else.
int minutes_from(const Json& json) {
    if (!json.is_string()) return -1;
    const auto& text = json.get_ref<const std::string&>();
    if (text.size() != 5 || text[2] != ':') return -1;
    for (const std::size_t i : {0U, 1U, 3U, 4U}) {
        if (text[i] < '0' || text[i] > '9') return -1;
    }
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    return minutes > 59 || hours * 60 + minutes > 24 * 60 ? -1 : hours * 60 + minutes;
}

class ConditionReader {
public:
    ConditionReader(const EarningWords* words, Problems& problems)
        : words_(words), problems_(problems) {}

    Condition read(const Json& json, const JsonPath& at, int deep = 0) {
        ObjectReader reader(json, at, problems_);
        Condition condition{AllOf{}};
        if (deep > limits::conditions_deep) {
            problems_.push_back(
                {at, "earning.condition_too_deep",
                 "conditions nest at most " + std::to_string(limits::conditions_deep) + " deep"});
            return condition;
        }
        if (!json.is_object()) return condition;
        if (reader.has("all"))
            condition.is = AllOf{list(reader, "all", deep)};
        else if (reader.has("any"))
            condition.is = AnyOf{list(reader, "any", deep)};
        else if (reader.has("none"))
            condition.is = NoneOf{list(reader, "none", deep)};
        else if (!about_moment(reader, condition) && !about_order(reader, condition)) {
            problems_.push_back({at, "earning.condition_unknown",
                                 "a condition has one key, such as \"tiers\" or \"weekdays\""});
            return condition;
        }
        reader.finish();
        return condition;
    }

private:
    std::vector<Condition> list(ObjectReader& reader, std::string_view key, int deep) {
        std::vector<Condition> conditions;
        const Json& of = reader.array(key, limits::list_entries);
        for (std::size_t i = 0; i < of.size(); ++i) {
            conditions.push_back(read(of[i], reader.path() / key / i, deep + 1));
        }
        return conditions;
    }

    /// What was known about the moment is not asked again: a plan holds none of it.
    bool about_moment(ObjectReader& reader, Condition& condition) {
        return words_ && (about_member(reader, condition) || about_time(reader, condition) ||
                          about_history(reader, condition));
    }

    bool about_member(ObjectReader& reader, Condition& condition) {
        if (reader.has("tiers")) {
            condition.is = OnTiers{tiers(reader)};
        } else if (reader.has("from_tier")) {
            OnTiers above;
            const std::size_t first = read_rung(reader, "from_tier", words_->rungs);
            for (std::size_t i = first; i < words_->rungs.size(); ++i) above.tiers.push_back(i);
            condition.is = std::move(above);
        } else if (reader.has("tag")) {
            condition.is = HasTag{reader.text("tag", limits::id_bytes)};
        } else if (reader.has("channels")) {
            condition.is = OnChannels{channels(reader)};
        } else if (reader.has("birthday_month")) {
            if (!reader.boolean_or("birthday_month", true)) {
                reader.problem("birthday_month", "json.unknown_value", "must be true");
            }
            condition.is = InBirthdayMonth{};
        } else {
            return false;
        }
        return true;
    }

    std::vector<std::size_t> tiers(ObjectReader& reader) {
        std::vector<std::size_t> rungs;
        const auto ids = reader.some_texts("tiers", limits::tiers);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i].empty()) continue;
            if (const auto rung = rung_of(ids[i], words_->rungs)) {
                rungs.push_back(*rung);
            } else {
                problems_.push_back({reader.path() / "tiers" / i, "tiers.unknown",
                                     "no tier has the id \"" + ids[i] + "\""});
            }
        }
        std::sort(rungs.begin(), rungs.end());
        rungs.erase(std::unique(rungs.begin(), rungs.end()), rungs.end());
        return rungs;
    }

    std::vector<Channel> channels(ObjectReader& reader) {
        std::vector<Channel> found;
        const auto names = reader.some_texts("channels", 4);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i].empty()) continue;
            if (const auto channel = channel_named(names[i])) {
                found.push_back(*channel);
            } else {
                problems_.push_back({reader.path() / "channels" / i, "json.unknown_value",
                                     "must be one of web, store, portal, import"});
            }
        }
        return found;
    }

    bool about_time(ObjectReader& reader, Condition& condition) {
        if (reader.has("weekdays")) {
            condition.is = OnWeekdays{weekday_numbers(reader)};
        } else if (reader.has("hours")) {
            condition.is = hours(reader);
        } else if (reader.has("month_days")) {
            OnMonthDays days;
            const Json& list = reader.array("month_days", 31);
            if (list.is_array() && list.empty()) {
                reader.problem("month_days", "json.empty", "must name at least one");
            }
            for (std::size_t i = 0; i < list.size(); ++i) {
                const bool fits = list[i].is_number_integer() && list[i] >= 1 && list[i] <= 31;
                if (fits) {
                    days.days.push_back(list[i].get<int>());
                } else {
                    problems_.push_back(
                        {reader.path() / "month_days" / i, "json.out_of_range", "must be 1 to 31"});
                }
            }
            days.short_months =
                static_cast<ShortMonths>(reader.one_of_or("short_months", {"skip", "last_day"}, 0));
            condition.is = std::move(days);
        } else if (reader.has("dates")) {
            BetweenDates dates;
            ObjectReader between(reader.object("dates"), reader.path() / "dates", problems_);
            if (between.has("from")) dates.from = between.date("from");
            if (between.has("until")) dates.until = between.date("until");
            between.finish();
            if (!between.has("from") && !between.has("until")) {
                reader.problem("dates", "json.empty", "must have from, until or both");
            }
            if (dates.from && dates.until && *dates.until <= *dates.from) {
                between.problem("until", "earning.dates_empty", "must be later than from");
            }
            condition.is = dates;
        } else {
            return false;
        }
        return true;
    }

    std::vector<int> weekday_numbers(ObjectReader& reader) {
        std::vector<int> numbers;
        const auto names = reader.some_texts("weekdays", 7);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i].empty()) continue;
            const auto* place = std::find(std::begin(weekdays), std::end(weekdays), names[i]);
            if (place != std::end(weekdays)) {
                numbers.push_back(static_cast<int>(place - std::begin(weekdays)));
            } else {
                problems_.push_back({reader.path() / "weekdays" / i, "json.unknown_value",
                                     "must be one of mon, tue, wed, thu, fri, sat, sun"});
            }
        }
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        return numbers;
    }

    BetweenHours hours(ObjectReader& reader) {
        BetweenHours between;
        const Json& pair = reader.object("hours");
        const bool is_pair = pair.is_array() && pair.size() == 2;
        const int from = is_pair ? minutes_from(pair[0]) : -1;
        const int until = is_pair ? minutes_from(pair[1]) : -1;
        if (from < 0 || until < 0 || from == until) {
            reader.problem("hours", "earning.hours",
                           "must be two different times of day, such as [\"16:00\", \"18:00\"]");
            return between;
        }
        return {from, until};
    }

    bool about_order(ObjectReader& reader, Condition& condition) {
        if (reader.has("basis_at_least") && words_) {
            condition.is = BasisAtLeast{reader.money("basis_at_least", words_->currency, Money{1})};
        } else if (reader.has("basis_at_least_minor") && !words_) {
            condition.is = BasisAtLeast{
                Money{reader.integer("basis_at_least_minor", 0, limits::amount_minor)}};
        } else if (reader.has("contains")) {
            Contains contains;
            contains.set =
                read_products(reader.object("contains"), reader.path() / "contains", problems_);
            if (reader.has("units")) contains.units = reader.integer("units", 1, limits::points);
            condition.is = std::move(contains);
        } else {
            return false;
        }
        return true;
    }

    static bool about_history(ObjectReader& reader, Condition& condition) {
        if (reader.has("order_number")) {
            OrderNumber number;
            number.n = reader.integer("order_number", 1, 1'000'000);
            if (reader.has("every")) number.every = reader.integer("every", 0, 1'000'000);
            condition.is = number;
        } else if (reader.has("since_last_order_days")) {
            condition.is = SinceLastOrder{
                static_cast<int>(reader.integer("since_last_order_days", 0, limits::span_days))};
        } else {
            return false;
        }
        return true;
    }

    const EarningWords* words_;
    Problems& problems_;
};

// ---- what a rule gives

struct GivesJson {
    const EarningWords* words;

    Json amount(Money money) const {
        if (!words) return money.minor;
        return to_plain_text(money.minor, words->currency.decimals);
    }
    Json operator()(const PerAmount& gives) const {
        Json json = {{"kind", "per_amount"},
                     {"give", gives.rate.give.count},
                     {words ? "per" : "per_minor", amount(gives.rate.per)},
                     {"steps", gives.rate.steps == Steps::whole ? "whole" : "prorated"}};
        if (!gives.of.is_everything()) json["of"] = to_json(gives.of);
        return json;
    }
    Json operator()(const PerUnit& gives) const {
        Json json = {{"kind", "per_unit"}, {"points", gives.points.count}};
        if (!gives.of.is_everything()) json["of"] = to_json(gives.of);
        return json;
    }
    Json operator()(const Fixed& gives) const {
        return {{"kind", "fixed"}, {"points", gives.points.count}};
    }
    Json operator()(const Added& gives) const {
        return {{"kind", "added"}, {"points", gives.points.count}};
    }
    Json operator()(const Multiplied& gives) const {
        Json json = {{"kind", "multiply"}, {"by", to_string(gives.by)}};
        if (!gives.groups.empty()) json["groups"] = gives.groups;
        return json;
    }
};

EarnRate read_rate(ObjectReader& reader, const EarningWords* words) {
    EarnRate rate;
    rate.give.count = reader.integer("give", 1, limits::points);
    if (words)
        rate.per = reader.money("per", words->currency, Money{1});
    else
        rate.per.minor = reader.integer("per_minor", 1, limits::amount_minor);
    rate.steps =
        reader.one_of("steps", {"whole", "prorated"}) == 0 ? Steps::whole : Steps::prorated;
    return rate;
}

ProductSet read_of(ObjectReader& reader) {
    if (!reader.has("of")) return {};
    return read_products(reader.object("of"), reader.path() / "of", reader.problems());
}

Gives read_gives(const Json& json, const JsonPath& at, const EarningWords* words,
                 Problems& problems) {
    ObjectReader reader(json, at, problems);
    const std::size_t before = problems.size();
    const std::size_t kind =
        reader.one_of("kind", {"per_amount", "per_unit", "fixed", "added", "multiply"});
    if (problems.size() != before) return Fixed{};
    Gives gives;
    switch (kind) {
        case 0: {
            PerAmount per;
            per.rate = read_rate(reader, words);
            per.of = read_of(reader);
            gives = std::move(per);
            break;
        }
        case 1: {
            PerUnit per;
            per.points.count = reader.integer("points", 1, limits::points);
            per.of = read_of(reader);
            gives = std::move(per);
            break;
        }
        case 2: gives = Fixed{Points{reader.integer("points", 1, limits::points)}}; break;
        case 3: gives = Added{Points{reader.integer("points", 1, limits::points)}}; break;
        default: {
            Multiplied by;
            by.by = reader.multiplier("by");
            by.groups = reader.texts("groups", limits::list_entries);
            gives = std::move(by);
        }
    }
    reader.finish();
    return gives;
}

// ---- what it listens to

struct TriggerJson {
    const EarningWords& words;

    Json operator()(const OnOrder&) const { return {{"kind", "order"}}; }
    Json operator()(const OnJoined&) const { return {{"kind", "joined"}}; }
    Json operator()(const OnBirthday& on) const {
        Json json = {{"kind", "birthday"}};
        if (on.whole_month) json["whole_month"] = true;
        json["days_ahead"] = on.days_ahead;
        if (on.leap_to_march) json["leap_day"] = "1_march";
        return json;
    }
    Json operator()(const OnAction& on) const {
        return {{"kind", "action"}, {"action", on.action}};
    }
    Json operator()(const OnSurvey& on) const {
        Json json = {{"kind", "survey"}};
        if (on.survey) json["survey"] = on.survey->text;
        return json;
    }
    Json operator()(const OnReferral& on) const {
        return {{"kind", "referral"},
                {"role", on.role == ReferralRole::advocate ? "advocate" : "friend"}};
    }
    Json operator()(const OnTierReached& on) const {
        return {{"kind", "tier_reached"}, {"tier", words.rungs[on.tier].id.text}};
    }
    Json operator()(const OnMembershipPaid& on) const {
        Json json = {{"kind", "membership_paid"}};
        if (on.plan) json["plan"] = on.plan->text;
        return json;
    }
};

Trigger read_trigger(const Json& json, const JsonPath& at, const EarningWords& words,
                     Problems& problems) {
    ObjectReader reader(json, at, problems);
    const std::size_t before = problems.size();
    const std::size_t kind =
        reader.one_of("kind", {"order", "joined", "birthday", "action", "survey", "referral",
                               "tier_reached", "membership_paid"});
    if (problems.size() != before) return OnOrder{};
    Trigger trigger;
    switch (kind) {
        case 0: trigger = OnOrder{}; break;
        case 1: trigger = OnJoined{}; break;
        case 2: {
            OnBirthday on;
            on.whole_month = reader.boolean_or("whole_month", false);
            if (reader.has("days_ahead")) {
                on.days_ahead = static_cast<int>(reader.integer("days_ahead", 0, 366));
            }
            on.leap_to_march = reader.one_of_or("leap_day", {"28_february", "1_march"}, 0) == 1;
            trigger = on;
            break;
        }
        case 3: trigger = OnAction{reader.text("action", limits::id_bytes)}; break;
        case 4: {
            OnSurvey on;
            if (reader.has("survey")) on.survey = SurveyId{reader.text("survey", limits::id_bytes)};
            trigger = std::move(on);
            break;
        }
        case 5:
            trigger = OnReferral{reader.one_of("role", {"advocate", "friend"}) == 0
                                     ? ReferralRole::advocate
                                     : ReferralRole::friend_};
            break;
        case 6: trigger = OnTierReached{read_rung(reader, "tier", words.rungs)}; break;
        default: {
            OnMembershipPaid on;
            if (reader.has("plan")) on.plan = PlanId{reader.text("plan", limits::id_bytes)};
            trigger = std::move(on);
        }
    }
    reader.finish();
    return trigger;
}

// ---- rules

Json to_json(const EarnLimit& limit) {
    Json json = {{"per", name_in(pers, limit.per)}};
    if (limit.points) json["points"] = limit.points->count;
    if (limit.times) json["times"] = *limit.times;
    if (limit.all_or_nothing) json["all_or_nothing"] = true;
    return json;
}

std::vector<EarnLimit> read_limits(ObjectReader& rule) {
    std::vector<EarnLimit> read;
    const Json& list = rule.optional_array("limits", limits::rule_limits);
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], rule.path() / "limits" / i, rule.problems());
        EarnLimit limit;
        limit.per = read_per(reader);
        if (const auto points = reader.optional_integer("points", 0, limits::points)) {
            limit.points = Points{*points};
        }
        limit.times = reader.optional_integer("times", 0, 1'000'000);
        limit.all_or_nothing = reader.boolean_or("all_or_nothing", false);
        reader.finish();
        read.push_back(limit);
    }
    return read;
}

EarningRule read_rule(ObjectReader& reader, const EarningWords& words) {
    EarningRule rule;
    const JsonPath& at = reader.path();
    Problems& problems = reader.problems();
    rule.id.text = reader.text("id", limits::id_bytes);
    if (reader.has("name")) rule.name = reader.localized("name");
    rule.on = read_trigger(reader.object("on"), at / "on", words, problems);
    if (reader.has("when")) {
        rule.when = ConditionReader(&words, problems).read(reader.object("when"), at / "when");
    }
    rule.gives = read_gives(reader.object("gives"), at / "gives", &words, problems);
    rule.wallet.text = reader.has("wallet") ? reader.text("wallet", limits::id_bytes) : "points";
    rule.group = reader.optional_text("group", limits::id_bytes);
    if (reader.has("priority")) {
        rule.priority = reader.integer("priority", -priority_most, priority_most);
    }
    rule.rounding = read_rounding(reader);
    rule.limits = read_limits(reader);
    if (reader.has("cooldown_hours")) {
        rule.cooldown_hours = static_cast<int>(reader.integer("cooldown_hours", 0, 876'000));
    }
    rule.enabled = reader.boolean_or("enabled", true);
    rule.qualifies = reader.boolean_or("qualifies", true);
    return rule;
}

Json to_json(const EarningRule& rule, const EarningWords& words) {
    Json json = {{"id", rule.id.text}};
    if (!rule.name.by_language.empty()) json["name"] = to_json(rule.name);
    json["on"] = std::visit(TriggerJson{words}, rule.on);
    if (!(rule.when == Condition{AllOf{}})) {
        json["when"] = std::visit(ConditionJson{&words}, rule.when.is);
    }
    json["gives"] = std::visit(GivesJson{&words}, rule.gives);
    if (rule.wallet.text != "points") json["wallet"] = rule.wallet.text;
    if (!rule.group.empty()) json["group"] = rule.group;
    if (rule.priority != 0) json["priority"] = rule.priority;
    if (rule.rounding != Rounding::down) json["rounding"] = name_in(roundings, rule.rounding);
    if (!rule.limits.empty()) {
        json["limits"] = Json::array();
        for (const EarnLimit& limit : rule.limits) json["limits"].push_back(to_json(limit));
    }
    if (rule.cooldown_hours > 0) json["cooldown_hours"] = rule.cooldown_hours;
    if (!rule.enabled) json["enabled"] = false;
    if (!rule.qualifies) json["qualifies"] = false;
    return json;
}

BasisRules read_basis(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    BasisRules basis;
    basis.before_discounts = reader.one_of_or("discounts", {"after", "before"}, 0) == 1;
    basis.without_tax = reader.one_of_or("tax", {"with", "without"}, 0) == 1;
    basis.with_shipping = reader.one_of_or("shipping", {"without", "with"}, 0) == 1;
    basis.with_points_part = reader.one_of_or("paid_with_points", {"without", "with"}, 0) == 1;
    basis.with_gift_cards = reader.one_of_or("gift_cards", {"without", "with"}, 0) == 1;
    reader.finish();
    return basis;
}

Json to_json(const BasisRules& basis) {
    const auto with = [](bool is) { return is ? "with" : "without"; };
    return {{"discounts", basis.before_discounts ? "before" : "after"},
            {"tax", with(!basis.without_tax)},
            {"shipping", with(basis.with_shipping)},
            {"paid_with_points", with(basis.with_points_part)},
            {"gift_cards", with(basis.with_gift_cards)}};
}

std::vector<EarnGroup> read_groups(const Json& list, const JsonPath& at, Problems& problems) {
    std::vector<EarnGroup> groups;
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], at / i, problems);
        EarnGroup group;
        group.id = reader.optional_text("id", limits::id_bytes);  // "" is a group, too
        if (!reader.has("id")) reader.problem("id", "json.missing", "is required");
        group.combine =
            static_cast<Combine>(reader.one_of("combine", {"sum", "max", "first", "multiply"}));
        reader.finish();
        groups.push_back(std::move(group));
    }
    return groups;
}

Json groups_json(const std::vector<EarnGroup>& groups) {
    Json json = Json::array();
    for (const EarnGroup& group : groups) {
        json.push_back({{"id", group.id}, {"combine", name_in(combines, group.combine)}});
    }
    return json;
}

PlannedRule read_planned(ObjectReader& reader) {
    PlannedRule rule;
    const JsonPath& at = reader.path();
    Problems& problems = reader.problems();
    rule.id.text = reader.text("id", limits::id_bytes);
    if (reader.has("name")) rule.name = reader.localized("name");
    rule.gives = read_gives(reader.object("gives"), at / "gives", nullptr, problems);
    if (reader.has("still")) {
        rule.still = ConditionReader(nullptr, problems).read(reader.object("still"), at / "still");
    }
    rule.group = reader.optional_text("group", limits::id_bytes);
    if (reader.has("priority")) {
        rule.priority = reader.integer("priority", -priority_most, priority_most);
    }
    rule.rounding = read_rounding(reader);
    if (const auto room = reader.optional_integer("room", 0, limits::points)) {
        rule.room = Points{*room};
    }
    rule.all_or_nothing = reader.boolean_or("all_or_nothing", false);
    rule.qualifies = reader.boolean_or("qualifies", true);
    return rule;
}

Json to_json(const PlannedRule& rule) {
    Json json = {{"id", rule.id.text}};
    if (!rule.name.by_language.empty()) json["name"] = to_json(rule.name);
    json["gives"] = std::visit(GivesJson{nullptr}, rule.gives);
    if (rule.still) json["still"] = std::visit(ConditionJson{nullptr}, rule.still->is);
    if (!rule.group.empty()) json["group"] = rule.group;
    if (rule.priority != 0) json["priority"] = rule.priority;
    if (rule.rounding != Rounding::down) json["rounding"] = name_in(roundings, rule.rounding);
    if (rule.room) json["room"] = rule.room->count;
    if (rule.all_or_nothing) json["all_or_nothing"] = true;
    if (!rule.qualifies) json["qualifies"] = false;
    return json;
}

}  // namespace

EarningRule read_base_rule(const Json& json, const JsonPath& at, const EarningWords& words,
                           Problems& problems) {
    ObjectReader reader(json, at, problems);
    EarningRule rule;
    rule.id.text = base_rule;
    rule.wallet.text = "points";
    rule.group = base_group;
    PerAmount per;
    per.rate = read_rate(reader, &words);
    per.of = read_of(reader);
    rule.gives = std::move(per);
    rule.rounding = read_rounding(reader);
    reader.finish();
    return rule;
}

std::optional<Json> base_rule_json(const Earning& earning, const EarningWords& words) {
    if (!has_plain_rate(earning)) return std::nullopt;
    const EarningRule& rule = earning.rules.front();
    Json json = GivesJson{&words}(std::get<PerAmount>(rule.gives));
    json.erase("kind");
    if (rule.rounding != Rounding::down) json["rounding"] = name_in(roundings, rule.rounding);
    return json;
}

void read_earning(const Json& json, const JsonPath& at, const EarningWords& words, Earning& earning,
                  Problems& problems) {
    ObjectReader reader(json, at, problems);
    if (reader.has("basis")) {
        earning.basis = read_basis(reader.object("basis"), at / "basis", problems);
    }
    earning.groups =
        read_groups(reader.optional_array("groups", limits::list_entries), at / "groups", problems);
    const Json& caps = reader.optional_array("limits", limits::rule_limits);
    for (std::size_t i = 0; i < caps.size(); ++i) {
        ObjectReader one(caps[i], at / "limits" / i, problems);
        WalletLimit limit;
        limit.wallet.text = one.has("wallet") ? one.text("wallet", limits::id_bytes) : "points";
        limit.per = read_per(one);
        limit.points.count = one.integer("points", 0, limits::points);
        one.finish();
        earning.limits.push_back(std::move(limit));
    }
    if (reader.has("tier_multiplier")) {
        ObjectReader tier(reader.object("tier_multiplier"), at / "tier_multiplier", problems);
        if (tier.has("group")) earning.tier_group = tier.text("group", limits::id_bytes);
        if (tier.has("priority")) {
            earning.tier_priority = tier.integer("priority", -priority_most, priority_most);
        }
        tier.finish();
    }
    const Json& rules = reader.optional_array("rules", limits::earning_rules);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        ObjectReader rule(rules[i], at / "rules" / i, problems);
        earning.rules.push_back(read_rule(rule, words));
        rule.finish();
    }
    reader.finish();
}

Json to_json(const Earning& earning, const EarningWords& words) {
    Json json = Json::object();
    if (earning.basis != BasisRules{}) json["basis"] = to_json(earning.basis);
    if (!earning.groups.empty()) json["groups"] = groups_json(earning.groups);
    if (!earning.limits.empty()) {
        json["limits"] = Json::array();
        for (const WalletLimit& limit : earning.limits) {
            json["limits"].push_back({{"wallet", limit.wallet.text},
                                      {"per", name_in(pers, limit.per)},
                                      {"points", limit.points.count}});
        }
    }
    const Earning usual;
    if (earning.tier_group != usual.tier_group || earning.tier_priority != usual.tier_priority) {
        json["tier_multiplier"] = {{"group", earning.tier_group},
                                   {"priority", earning.tier_priority}};
    }
    const std::size_t first = base_rule_json(earning, words) ? 1 : 0;
    if (earning.rules.size() > first) {
        json["rules"] = Json::array();
        for (std::size_t i = first; i < earning.rules.size(); ++i) {
            json["rules"].push_back(to_json(earning.rules[i], words));
        }
    }
    return json;
}

Json to_json(const EarnPlan& plan) {
    Json json = {{"rules", Json::array()}};
    for (const PlannedRule& rule : plan.rules) json["rules"].push_back(to_json(rule));
    if (!plan.groups.empty()) json["groups"] = groups_json(plan.groups);
    if (plan.room) json["room"] = plan.room->count;
    return json;
}

EarnPlan read_plan(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    EarnPlan plan;
    const Json& rules = reader.array("rules", limits::earning_rules + 2);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        ObjectReader rule(rules[i], at / "rules" / i, problems);
        plan.rules.push_back(read_planned(rule));
        rule.finish();
    }
    plan.groups =
        read_groups(reader.optional_array("groups", limits::list_entries), at / "groups", problems);
    if (const auto room = reader.optional_integer("room", 0, limits::points)) {
        plan.room = Points{*room};
    }
    reader.finish();
    return plan;
}

Json to_json(std::span<const RuleShare> shares) {
    Json json = Json::array();
    for (const RuleShare& share : shares) {
        Json one = {{"rule", share.rule.text}, {"points", share.points.count}};
        if (share.wanted != share.points) one["wanted"] = share.wanted.count;
        if (share.counted != share.points) one["counted"] = share.counted.count;
        json.push_back(std::move(one));
    }
    return json;
}

std::vector<RuleShare> read_shares(const Json& list, const JsonPath& at, Problems& problems) {
    constexpr std::int64_t most = limits::points + 1;
    std::vector<RuleShare> shares;
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], at / i, problems);
        RuleShare share;
        share.rule.text = reader.text("rule", limits::id_bytes);
        share.points.count = reader.integer("points", -most, most);
        share.wanted = share.points;
        if (reader.has("wanted")) share.wanted.count = reader.integer("wanted", -most, most);
        share.counted = share.points;
        if (reader.has("counted"))
            share.counted.count = reader.integer("counted", 0, INT64_MAX / 4);
        reader.finish();
        shares.push_back(std::move(share));
    }
    return shares;
}

}  // namespace regulars
