#include "core/json/program_json.h"

#include <algorithm>

#include "core/base/decimal.h"
#include "core/base/limits.h"
#include "core/json/reader.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

constexpr Money no_money{0};
constexpr Money some_money{1};

/// Reads every entry of a list with `read(reader)`; unknown keys of each are named.
template <class Item, class Read>
std::vector<Item> read_list(const Json& list, const JsonPath& at, Problems& problems, Read read) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], at / i, problems);
        items.push_back(read(reader));
        reader.finish();
    }
    return items;
}

PointsRules read_points(const Json& json, const JsonPath& at, const Currency& currency,
                        Problems& problems) {
    ObjectReader reader(json, at, problems);
    PointsRules rules;
    rules.name = reader.localized("name");
    if (reader.has("name_one")) rules.name_one = reader.localized("name_one");
    rules.value = reader.money("value", currency, some_money);
    ObjectReader earn(reader.object("earn"), at / "earn", problems);
    rules.earn.give = Points{earn.integer("give", 1, limits::points)};
    rules.earn.per = earn.money("per", currency, some_money);
    rules.earn.steps =
        earn.one_of("steps", {"whole", "prorated"}) == 0 ? Steps::whole : Steps::prorated;
    earn.finish();
    ObjectReader expiry(reader.object("expiry"), at / "expiry", problems);
    rules.expiry.months = static_cast<int>(expiry.integer("months", 0, limits::expiry_months));
    expiry.finish();
    reader.finish();
    return rules;
}

TierRule read_tier(ObjectReader& reader, const Currency& currency) {
    TierRule tier;
    tier.id.text = reader.text("id", limits::id_bytes);
    tier.name = reader.localized("name");
    tier.threshold = reader.money("threshold", currency, no_money);
    tier.multiplier = reader.multiplier("multiplier");
    tier.look = static_cast<TierLook>(
        reader.one_of("look", {"basic", "bronze", "silver", "gold", "diamond"}));
    return tier;
}

/// The rung a benefit or reward starts at, named by the tier's id.
std::size_t read_gate(ObjectReader& reader, const std::vector<TierRule>& tiers) {
    const std::string id = reader.text("from_tier", limits::id_bytes);
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        if (tiers[i].id.text == id) return i;
    }
    if (!id.empty()) {
        reader.problem("from_tier", "tiers.unknown", "no tier has the id \"" + id + "\"");
    }
    return 0;
}

Benefit read_benefit(ObjectReader& reader, const std::vector<TierRule>& tiers) {
    Benefit benefit;
    benefit.id.text = reader.text("id", limits::id_bytes);
    benefit.name = reader.localized("name");
    benefit.detail = reader.localized("detail");
    benefit.from_tier = read_gate(reader, tiers);
    return benefit;
}

Reward read_reward(ObjectReader& reader, const std::vector<TierRule>& tiers) {
    Reward reward;
    reward.id.text = reader.text("id", limits::id_bytes);
    reward.name = reader.localized("name");
    reward.detail = reader.localized("detail");
    reward.cost = Points{reader.integer("cost", 1, limits::points)};
    if (reader.has("from_tier")) reward.from_tier = read_gate(reader, tiers);
    reward.stock = reader.optional_integer("stock", 0, limits::points);
    return reward;
}

Survey read_survey(ObjectReader& reader) {
    Survey survey;
    survey.id.text = reader.text("id", limits::id_bytes);
    survey.question = reader.localized("question");
    survey.comment_label = reader.localized("comment_label");
    survey.thanks = Points{reader.integer("thanks", 0, limits::points)};
    return survey;
}

Currency read_currency(ObjectReader& reader) {
    const std::string code = reader.text("currency", 3);
    const auto currency = currency_of(code);
    if (!currency && !code.empty()) {
        reader.problem("currency", "program.unknown_currency",
                       "must be an ISO 4217 code we know, such as \"TWD\"");
    }
    return currency.value_or(Currency{code, 2});
}

TimeZone read_zone(ObjectReader& reader, const ZoneSource& zones) {
    const std::string name = reader.text("time_zone", limits::id_bytes);
    const auto zone = name.empty() ? std::nullopt : zones(name);
    if (!zone && !name.empty()) {
        reader.problem("time_zone", "program.unknown_time_zone",
                       "must be an IANA zone such as \"Asia/Taipei\"");
    }
    return zone.value_or(TimeZone{name, 0, {}});
}

Json zone_json(const TimeZone& zone) {
    Json transitions = Json::array();
    for (const ZoneTransition& transition : zone.transitions) {
        transitions.push_back(
            Json::array({transition.at.ms / ms_per_second, transition.offset_seconds}));
    }
    return {{"name", zone.name},
            {"first_offset", zone.first_offset},
            {"transitions", std::move(transitions)}};
}

constexpr std::int64_t offset_most = 93'600;            // 26 hours, what POSIX allows
constexpr std::int64_t seconds_most = 100'000'000'000;  // some 3,000 years either way

bool is_within(const Json& number, std::int64_t most) {
    return number.is_number_integer() && number.get<std::int64_t>() >= -most &&
           number.get<std::int64_t>() <= most;
}

TimeZone read_zone_table(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    TimeZone zone;
    zone.name = reader.text("name", limits::id_bytes);
    zone.first_offset = static_cast<int>(reader.integer("first_offset", -offset_most, offset_most));
    const Json& list = reader.array("transitions", 4'000);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Json& pair = list[i];
        const bool fits = pair.is_array() && pair.size() == 2 && is_within(pair[0], seconds_most) &&
                          is_within(pair[1], offset_most);
        const ZoneTransition next =
            fits ? ZoneTransition{{pair[0].get<std::int64_t>() * ms_per_second}, pair[1].get<int>()}
                 : ZoneTransition{};
        if (!fits || (!zone.transitions.empty() && next.at <= zone.transitions.back().at)) {
            problems.push_back({at / "transitions" / i, "program.zone_table",
                                "must be [seconds, offset], later than the one before"});
            break;
        }
        zone.transitions.push_back(next);
    }
    reader.finish();
    return zone;
}

}  // namespace

Result<Program> program_from_json(const Json& document, const ZoneSource& zones) {
    Problems problems;
    const JsonPath root;
    ObjectReader reader(document, root, problems);
    Program program;
    program.id = reader.text("id", limits::id_bytes);
    program.name = reader.localized("name");
    program.story = reader.localized("story");
    program.currency = read_currency(reader);
    program.zone = read_zone(reader, zones);
    program.points =
        read_points(reader.object("points"), root / "points", program.currency, problems);
    ObjectReader window(reader.object("tier_window"), root / "tier_window", problems);
    program.tier_window.days = static_cast<int>(window.integer("days", 1, limits::window_days));
    window.finish();
    const auto& tiers = program.tiers =
        read_list<TierRule>(reader.array("tiers", limits::tiers), root / "tiers", problems,
                            [&](ObjectReader& tier) { return read_tier(tier, program.currency); });
    program.benefits =
        read_list<Benefit>(reader.array("benefits", limits::benefits), root / "benefits", problems,
                           [&](ObjectReader& benefit) { return read_benefit(benefit, tiers); });
    program.rewards =
        read_list<Reward>(reader.array("rewards", limits::rewards), root / "rewards", problems,
                          [&](ObjectReader& reward) { return read_reward(reward, tiers); });
    program.surveys = read_list<Survey>(reader.array("surveys", limits::benefits), root / "surveys",
                                        problems, read_survey);
    reader.finish();
    // A threshold that could not be read would be reported twice; the first word is enough.
    for (Problem& whole : program_problems(program)) {
        const auto same_place = [&](const Problem& p) { return p.where == whole.where; };
        if (std::none_of(problems.begin(), problems.end(), same_place)) {
            problems.push_back(std::move(whole));
        }
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return program;
}

Result<Program> program_from_text(std::string_view text, const ZoneSource& zones) {
    auto parsed = parse_document(text);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    auto program = program_from_json(parsed->json, zones);
    if (parsed->duplicates.empty()) return program;
    Problems problems = std::move(parsed->duplicates);
    if (!program) {
        problems.insert(problems.end(), program.error().begin(), program.error().end());
    }
    return std::unexpected(std::move(problems));
}

Json to_json(const Program& program) {
    const int decimals = program.currency.decimals;
    const auto amount = [decimals](Money money) { return to_plain_text(money.minor, decimals); };
    const auto tier_id = [&](std::size_t index) { return program.tiers[index].id.text; };
    const PointsRules& points = program.points;
    Json json = {{"id", program.id},
                 {"name", to_json(program.name)},
                 {"story", to_json(program.story)},
                 {"currency", program.currency.code},
                 {"time_zone", program.zone.name}};
    json["points"] = {{"name", to_json(points.name)},
                      {"value", amount(points.value)},
                      {"earn",
                       {{"give", points.earn.give.count},
                        {"per", amount(points.earn.per)},
                        {"steps", points.earn.steps == Steps::whole ? "whole" : "prorated"}}},
                      {"expiry", {{"months", points.expiry.months}}}};
    if (!points.name_one.by_language.empty()) json["points"]["name_one"] = to_json(points.name_one);
    json["tier_window"] = {{"days", program.tier_window.days}};
    json["tiers"] = Json::array();
    for (const TierRule& tier : program.tiers) {
        json["tiers"].push_back({{"id", tier.id.text},
                                 {"name", to_json(tier.name)},
                                 {"threshold", amount(tier.threshold)},
                                 {"multiplier", to_string(tier.multiplier)},
                                 {"look", look_name(tier.look)}});
    }
    json["benefits"] = Json::array();
    for (const Benefit& benefit : program.benefits) {
        json["benefits"].push_back({{"id", benefit.id.text},
                                    {"name", to_json(benefit.name)},
                                    {"detail", to_json(benefit.detail)},
                                    {"from_tier", tier_id(benefit.from_tier)}});
    }
    json["rewards"] = Json::array();
    for (const Reward& reward : program.rewards) {
        Json one = {{"id", reward.id.text},
                    {"name", to_json(reward.name)},
                    {"detail", to_json(reward.detail)},
                    {"cost", reward.cost.count}};
        if (reward.from_tier > 0) one["from_tier"] = tier_id(reward.from_tier);
        if (reward.stock) one["stock"] = *reward.stock;
        json["rewards"].push_back(std::move(one));
    }
    json["surveys"] = Json::array();
    for (const Survey& survey : program.surveys) {
        json["surveys"].push_back({{"id", survey.id.text},
                                   {"question", to_json(survey.question)},
                                   {"comment_label", to_json(survey.comment_label)},
                                   {"thanks", survey.thanks.count}});
    }
    return json;
}

Json to_json(const PublishedProgram& published) {
    return {{"version", published.version},
            {"zone", zone_json(published.program.zone)},
            {"document", to_json(published.program)}};
}

Result<PublishedProgram> published_program_from_json(const Json& json) {
    Problems problems;
    ObjectReader reader(json, JsonPath{}, problems);
    const std::int64_t version = reader.integer("version", 1, INT64_MAX);
    const TimeZone zone = read_zone_table(reader.object("zone"), JsonPath{} / "zone", problems);
    const Json& document = reader.object("document");
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto program = program_from_json(document, [&](std::string_view name) {
        return name == zone.name ? std::optional(zone) : std::nullopt;
    });
    if (program) return PublishedProgram{version, std::move(*program)};
    for (Problem& problem : program.error()) {
        problem.where.pointer.insert(0, "/document");
    }
    return std::unexpected(std::move(program.error()));
}

}  // namespace regulars
