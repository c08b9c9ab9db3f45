#include "core/json/tiers_json.h"

#include "core/base/decimal.h"
#include "core/base/limits.h"
#include "core/json/points_json.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

constexpr int window_months_most = 1'200;

// ---- windows

struct WindowJson {
    Json operator()(const RollingDays& window) const { return {{"days", window.days}}; }
    Json operator()(const RollingMonths& window) const { return {{"months", window.months}}; }
    Json operator()(const CalendarWindow& window) const {
        return {{"calendar", unit_name(window.unit)}};
    }
    Json operator()(const MembershipYear&) const { return {{"membership_year", true}}; }
    Json operator()(const SinceTierStart&) const { return {{"since_tier_start", true}}; }
    Json operator()(const Lifetime&) const { return {{"lifetime", true}}; }
};

/// A flag that can only be true: {"lifetime": true}.
void read_flag(ObjectReader& reader, std::string_view key) {
    if (!reader.boolean_or(key, false)) {
        reader.problem(key, "json.unknown_value", "must be true, or another key in its place");
    }
}

TierWindow read_window(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    TierWindow window;
    if (reader.has("months")) {
        window = RollingMonths{static_cast<int>(reader.integer("months", 1, window_months_most))};
    } else if (reader.has("calendar")) {
        window = CalendarWindow{read_unit(reader, "calendar")};
    } else if (reader.has("membership_year")) {
        read_flag(reader, "membership_year");
        window = MembershipYear{};
    } else if (reader.has("since_tier_start")) {
        read_flag(reader, "since_tier_start");
        window = SinceTierStart{};
    } else if (reader.has("lifetime")) {
        read_flag(reader, "lifetime");
        window = Lifetime{};
    } else {
        window = RollingDays{static_cast<int>(reader.integer("days", 1, limits::window_days))};
    }
    reader.finish();
    return window;
}

// ---- needs

constexpr std::string_view measures[] = {
    "spend",   "orders",        "active_months", "points", "engagement_points",
    "balance", "days_a_member", "plan"};

std::int64_t most_of(Measure measure) {
    switch (measure) {
        case Measure::active_months: return window_months_most;
        case Measure::days_a_member: return limits::span_days;
        case Measure::orders: return 1'000'000;
        default: return limits::points;
    }
}

Need read_need(ObjectReader& reader, const Currency& currency) {
    Need need;
    std::size_t found = std::size(measures);
    for (std::size_t i = 0; i < std::size(measures) && found == std::size(measures); ++i) {
        if (reader.has(measures[i])) found = i;
    }
    if (found == std::size(measures)) {
        reader.problems().push_back(
            {reader.path(), "tiers.need_unknown",
             "asks for spend, orders, active_months, points, engagement_points, balance, "
             "days_a_member or a plan"});
        return need;
    }
    need.measure = static_cast<Measure>(found);
    if (need.measure == Measure::spend) {
        need.least = reader.money("spend", currency, Money{1}).minor;
    } else if (need.measure == Measure::plan) {
        need.plan.text = reader.text("plan", limits::id_bytes);
        need.least = 1;
    } else {
        need.least = reader.integer(measures[found], 1, most_of(need.measure));
    }
    if (reader.has("within")) {
        need.within =
            read_window(reader.object("within"), reader.path() / "within", reader.problems());
    }
    return need;
}

std::vector<Need> read_need_list(const Json& list, const JsonPath& at, const Currency& currency,
                                 Problems& problems) {
    std::vector<Need> needs;
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], at / i, problems);
        needs.push_back(read_need(reader, currency));
        reader.finish();
    }
    return needs;
}

TierNeeds read_needs(const Json& json, const JsonPath& at, const Currency& currency,
                     Problems& problems) {
    ObjectReader reader(json, at, problems);
    TierNeeds needs;
    const auto list = [&](std::string_view key) {
        needs.of = read_need_list(reader.array(key, limits::needs), at / key, currency, problems);
    };
    if (reader.has("all")) {
        list("all");
        needs.at_least = needs.of.size();
    } else if (reader.has("any")) {
        list("any");
        needs.at_least = 1;
    } else if (reader.has("of")) {
        list("of");
        needs.at_least = static_cast<std::size_t>(reader.integer("at_least", 1, limits::needs));
    } else {
        needs.of = {read_need(reader, currency)};
        needs.at_least = 1;
    }
    reader.finish();
    return needs;
}

Json need_json(const Need& need, const Currency& currency) {
    Json json = Json::object();
    const std::string key(name_of(need.measure));
    if (need.measure == Measure::spend) {
        json[key] = to_plain_text(need.least, currency.decimals);
    } else if (need.measure == Measure::plan) {
        json[key] = need.plan.text;
    } else {
        json[key] = need.least;
    }
    if (need.within) json["within"] = to_json(*need.within);
    return json;
}

Json needs_json(const TierNeeds& needs, const Currency& currency) {
    if (needs.of.size() == 1 && needs.at_least == 1) return need_json(needs.of.front(), currency);
    Json list = Json::array();
    for (const Need& need : needs.of) list.push_back(need_json(need, currency));
    if (needs.at_least == needs.of.size()) return {{"all", std::move(list)}};
    if (needs.at_least == 1) return {{"any", std::move(list)}};
    return {{"at_least", needs.at_least}, {"of", std::move(list)}};
}

// ---- terms

void read_end(ObjectReader& reader, TierTerms& terms) {
    if (!reader.has("end")) return;
    const JsonPath at = reader.path() / "end";
    ObjectReader end(reader.object("end"), at, reader.problems());
    if (end.has("after")) {
        terms.end = TermEnd::after;
        terms.span = read_span(end.object("after"), at / "after", reader.problems());
    } else if (end.has("periods_later")) {
        terms.end = TermEnd::period_end;
        terms.periods_later = static_cast<int>(end.integer("periods_later", 0, 100));
        if (end.has("and"))
            terms.span = read_span(end.object("and"), at / "and", reader.problems());
    } else if (end.has("anniversary")) {
        read_flag(end, "anniversary");
        terms.end = TermEnd::anniversary;
    } else if (end.has("never")) {
        read_flag(end, "never");
        terms.end = TermEnd::never;
    } else {
        if (end.has("with_window"))
            read_flag(end, "with_window");
        else
            end.integer("with_window", 1, 1);  // names what is missing
    }
    end.finish();
}

Json end_json(const TierTerms& terms) {
    switch (terms.end) {
        case TermEnd::with_window: return {{"with_window", true}};
        case TermEnd::after: return {{"after", to_json(terms.span)}};
        case TermEnd::period_end: {
            Json json = {{"periods_later", terms.periods_later}};
            if (!terms.span.is_empty()) json["and"] = to_json(terms.span);
            return json;
        }
        case TermEnd::anniversary: return {{"anniversary", true}};
        case TermEnd::never: return {{"never", true}};
    }
    return Json::object();
}

TierTerms read_terms(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    TierTerms terms;
    terms.upgrade = static_cast<UpgradeFrom>(
        reader.one_of_or("upgrade", {"same_order", "at_once", "next_day", "next_period"}, 1));
    if (reader.has("period")) terms.period = read_unit(reader, "period");
    read_end(reader, terms);
    if (reader.has("least"))
        terms.least = read_span(reader.object("least"), at / "least", problems);
    terms.requalify =
        static_cast<Requalify>(reader.one_of_or("requalify", {"at_end", "extends_now"}, 0));
    if (reader.has("grace")) {
        ObjectReader grace(reader.object("grace"), at / "grace", problems);
        terms.grace.emplace();
        terms.grace->span = read_span(grace);
        if (grace.has("to_end_of")) terms.grace->to_end_of = read_unit(grace, "to_end_of");
        grace.finish();
    }
    terms.downgrade = static_cast<Downgrade>(
        reader.one_of_or("downgrade", {"to_qualifying", "one_step", "to_base", "never"}, 0));
    terms.carry_surplus = reader.boolean_or("carry_surplus", false);
    terms.protect_published = reader.boolean_or("protect_published", true);
    reader.finish();
    return terms;
}

constexpr std::string_view upgrade_names[] = {"same_order", "at_once", "next_day", "next_period"};
constexpr std::string_view downgrade_names[] = {"to_qualifying", "one_step", "to_base", "never"};

Json terms_json(const TierTerms& terms) {
    Json json = {{"upgrade", upgrade_names[static_cast<std::size_t>(terms.upgrade)]},
                 {"period", unit_name(terms.period)},
                 {"end", end_json(terms)}};
    if (!terms.least.is_empty()) json["least"] = to_json(terms.least);
    json["requalify"] = terms.requalify == Requalify::at_end ? "at_end" : "extends_now";
    if (terms.grace) {
        json["grace"] = to_json(terms.grace->span);
        if (terms.grace->to_end_of) json["grace"]["to_end_of"] = unit_name(*terms.grace->to_end_of);
    }
    json["downgrade"] = downgrade_names[static_cast<std::size_t>(terms.downgrade)];
    json["carry_surplus"] = terms.carry_surplus;
    json["protect_published"] = terms.protect_published;
    return json;
}

// ---- rungs

TierRule read_tier(ObjectReader& reader, const Currency& currency, bool is_first) {
    TierRule tier;
    const JsonPath& at = reader.path();
    tier.id.text = reader.text("id", limits::id_bytes);
    tier.name = reader.localized("name");
    if (reader.has("needs")) {
        tier.needs = read_needs(reader.object("needs"), at / "needs", currency, reader.problems());
        if (reader.has("threshold")) {
            reader.money("threshold", currency, Money{});
            reader.problem("threshold", "tiers.threshold_and_needs",
                           "a tier has a threshold or needs, not both");
        }
    } else if (!is_first || reader.has("threshold")) {
        tier.needs = spend_of(reader.money("threshold", currency, Money{}));
    }
    if (reader.has("keeps")) {
        tier.keeps = read_needs(reader.object("keeps"), at / "keeps", currency, reader.problems());
    }
    if (reader.has("multiplier")) tier.multiplier = reader.multiplier("multiplier");
    tier.look = static_cast<TierLook>(
        reader.one_of_or("look", {"basic", "bronze", "silver", "gold", "diamond"}, 0));
    return tier;
}

Json tier_json(const TierRule& tier, const Currency& currency) {
    Json json = {{"id", tier.id.text}, {"name", to_json(tier.name)}};
    if (const auto spend = only_spend(tier.needs)) {
        json["threshold"] = to_plain_text(spend->minor, currency.decimals);
    } else {
        json["needs"] = needs_json(tier.needs, currency);
    }
    if (tier.keeps) json["keeps"] = needs_json(*tier.keeps, currency);
    json["multiplier"] = to_string(tier.multiplier);
    json["look"] = look_name(tier.look);
    return json;
}

/// A shop that gives points alone need not invent a ladder.
TierRule plain_member() {
    TierRule tier;
    tier.id.text = "member";
    tier.name.by_language = {
        {"zh-Hant", "會員"}, {"zh-Hans", "会员"}, {"en", "Member"}, {"ja", "会員"}};
    return tier;
}

void check_plans_named(const std::vector<TierRule>& rungs, std::span<const Plan> plans,
                       Problems& problems) {
    const auto check = [&](const TierNeeds& needs, const JsonPath& at) {
        for (const Need& need : needs.of) {
            if (need.measure != Measure::plan || need.plan.text.empty()) continue;
            bool known = false;
            for (const Plan& plan : plans) known = known || plan.id == need.plan;
            if (!known) {
                problems.push_back(
                    {at, "plans.unknown", "no plan has the id \"" + need.plan.text + "\""});
            }
        }
    };
    for (std::size_t i = 0; i < rungs.size(); ++i) {
        const JsonPath at = JsonPath{} / "tiers" / i;
        check(rungs[i].needs, at / "needs");
        if (rungs[i].keeps) check(*rungs[i].keeps, at / "keeps");
    }
}

}  // namespace

std::string_view name_of(Measure measure) { return measures[static_cast<std::size_t>(measure)]; }

Json to_json(const TierWindow& window) { return std::visit(WindowJson{}, window); }

std::optional<std::size_t> rung_of(std::string_view id, std::span<const TierRule> rungs) {
    for (std::size_t i = 0; i < rungs.size(); ++i) {
        if (rungs[i].id.text == id) return i;
    }
    return std::nullopt;
}

std::size_t read_rung(ObjectReader& reader, std::string_view key, std::span<const TierRule> rungs) {
    const std::string id = reader.text(key, limits::id_bytes);
    if (const auto rung = rung_of(id, rungs)) return *rung;
    if (!id.empty()) reader.problem(key, "tiers.unknown", "no tier has the id \"" + id + "\"");
    return 0;
}

TierLadder read_ladder(ObjectReader& document, const Currency& currency) {
    TierLadder ladder;
    const JsonPath& at = document.path();
    Problems& problems = document.problems();
    if (document.has("tier_window")) {
        ladder.window = read_window(document.object("tier_window"), at / "tier_window", problems);
    }
    if (document.has("tier_terms")) {
        ladder.terms = read_terms(document.object("tier_terms"), at / "tier_terms", problems);
    }
    if (!document.has("tiers")) {
        ladder.rungs = {plain_member()};
        return ladder;
    }
    const Json& list = document.array("tiers", limits::tiers);
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], at / "tiers" / i, problems);
        ladder.rungs.push_back(read_tier(reader, currency, i == 0));
        reader.finish();
    }
    return ladder;
}

void write_ladder(Json& document, const TierLadder& ladder, const Currency& currency) {
    document["tier_window"] = to_json(ladder.window);
    if (ladder.terms != TierTerms{}) document["tier_terms"] = terms_json(ladder.terms);
    document["tiers"] = Json::array();
    for (const TierRule& tier : ladder.rungs) {
        document["tiers"].push_back(tier_json(tier, currency));
    }
}

std::vector<Plan> read_plans(ObjectReader& document, const Currency& currency,
                             std::span<const TierRule> rungs) {
    std::vector<Plan> plans;
    const Json& list = document.optional_array("plans", limits::plans);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const JsonPath at = document.path() / "plans" / i;
        ObjectReader reader(list[i], at, document.problems());
        Plan plan;
        plan.id.text = reader.text("id", limits::id_bytes);
        plan.name = reader.localized("name");
        plan.price = reader.money("price", currency, Money{});
        plan.period = read_span(reader.object("period"), at / "period", document.problems());
        if (const auto days = reader.optional_integer("grace_days", 0, limits::grace_days)) {
            plan.grace_days = static_cast<int>(*days);
        }
        if (reader.has("tier")) plan.tier = read_rung(reader, "tier", rungs);
        reader.finish();
        plans.push_back(std::move(plan));
    }
    check_plans_named({rungs.begin(), rungs.end()}, plans, document.problems());
    return plans;
}

void write_plans(Json& document, std::span<const Plan> plans, const Currency& currency,
                 std::span<const TierRule> rungs) {
    document["plans"] = Json::array();
    for (const Plan& plan : plans) {
        Json json = {{"id", plan.id.text},
                     {"name", to_json(plan.name)},
                     {"price", to_plain_text(plan.price.minor, currency.decimals)},
                     {"period", to_json(plan.period)}};
        if (plan.grace_days > 0) json["grace_days"] = plan.grace_days;
        if (plan.tier > 0) json["tier"] = rungs[plan.tier].id.text;
        document["plans"].push_back(std::move(json));
    }
}

}  // namespace regulars
