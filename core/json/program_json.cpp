#include "core/json/program_json.h"

#include <algorithm>

#include "core/base/decimal.h"
#include "core/base/limits.h"
#include "core/json/earning_json.h"
#include "core/json/points_json.h"
#include "core/json/reader.h"
#include "core/json/texts_json.h"
#include "core/json/tiers_json.h"

namespace regulars {
namespace {

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

Benefit read_benefit(ObjectReader& reader, const std::vector<TierRule>& tiers) {
    Benefit benefit;
    benefit.id.text = reader.text("id", limits::id_bytes);
    benefit.name = reader.localized("name");
    benefit.detail = reader.localized("detail");
    benefit.from_tier = read_rung(reader, "from_tier", tiers);
    return benefit;
}

Reward read_reward(ObjectReader& reader, const std::vector<TierRule>& tiers) {
    Reward reward;
    reward.id.text = reader.text("id", limits::id_bytes);
    reward.name = reader.localized("name");
    reward.detail = reader.localized("detail");
    reward.cost = Points{reader.integer("cost", 1, limits::points)};
    if (reader.has("from_tier")) reward.from_tier = read_rung(reader, "from_tier", tiers);
    reward.stock = reader.optional_integer("stock", 0, limits::points);
    return reward;
}

/// `points` and `wallets`; the plain rate in `points` becomes the first earning rule.
void read_wallets(ObjectReader& document, Program& program, const EarningWords& words) {
    Problems& problems = document.problems();
    const JsonPath root;
    {
        ObjectReader reader(document.object("points"), root / "points", problems);
        Wallet& points = program.wallets.emplace_back();
        points.id.text = "points";
        read_wallet(reader, points, program.currency);
        if (reader.has("earn")) {
            program.earning.rules.push_back(
                read_base_rule(reader.object("earn"), root / "points" / "earn", words, problems));
        }
        reader.finish();
    }
    const Json& list = document.optional_array("wallets", limits::wallets - 1);
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader reader(list[i], root / "wallets" / i, problems);
        Wallet& wallet = program.wallets.emplace_back();
        wallet.id.text = reader.text("id", limits::id_bytes);
        wallet.kind =
            static_cast<WalletKind>(reader.one_of("kind", {"points", "credit", "stamps"}));
        read_wallet(reader, wallet, program.currency);
        reader.finish();
    }
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
    if (number.is_number_unsigned()) {
        return number.get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
    }
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

/// Whether what stands at `where` could not be read: it would be reported twice, and the first word is
/// enough.
bool is_about_unread(const JsonPath& where, std::span<const Problem> unread) {
    std::string_view place = where.pointer;
    const auto is_below = [&](std::string_view pointer) {
        return pointer.starts_with(place) &&
               (pointer.size() == place.size() || pointer[place.size()] == '/');
    };
    constexpr std::string_view threshold = "/threshold";
    if (place.ends_with(threshold)) {  // a tier's needs, if it has those
        JsonPath needs{std::string(place.substr(0, place.size() - threshold.size()))};
        needs = needs / "needs";
        for (const Problem& problem : unread) {
            if (problem.where.pointer.starts_with(needs.pointer)) return true;
        }
    }
    return std::any_of(unread.begin(), unread.end(),
                       [&](const Problem& problem) { return is_below(problem.where.pointer); });
}

}  // namespace

Result<Program> program_from_json(const Json& document, const ZoneSource& zones) {
    Problems problems;
    const JsonPath root;
    ObjectReader reader(document, root, problems);
    Program program;
    program.id = reader.text("id", limits::id_bytes);
    program.name = reader.localized("name");
    if (reader.has("story")) program.story = reader.localized("story");
    program.currency = read_currency(reader);
    program.zone = read_zone(reader, zones);
    program.ladder = read_ladder(reader, program.currency);
    const auto& tiers = program.ladder.rungs;
    const EarningWords words{program.currency, tiers};
    read_wallets(reader, program, words);
    if (reader.has("earning")) {
        read_earning(reader.object("earning"), root / "earning", words, program.earning, problems);
    }
    program.plans = read_plans(reader, program.currency, tiers);
    program.benefits = read_list<Benefit>(
        reader.optional_array("benefits", limits::benefits), root / "benefits", problems,
        [&](ObjectReader& benefit) { return read_benefit(benefit, tiers); });
    program.rewards = read_list<Reward>(
        reader.optional_array("rewards", limits::rewards), root / "rewards", problems,
        [&](ObjectReader& reward) { return read_reward(reward, tiers); });
    program.surveys = read_list<Survey>(reader.optional_array("surveys", limits::benefits),
                                        root / "surveys", problems, read_survey);
    reader.finish();
    const bool rate_in_points = document.contains("points") && document["points"].is_object() &&
                                document["points"].contains("earn");
    const std::size_t read = problems.size();
    for (Problem& whole : program_problems(program, rate_in_points)) {
        const auto known = std::span(problems).first(read);
        if (!is_about_unread(whole.where, known)) problems.push_back(std::move(whole));
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
    const auto tier_id = [&](std::size_t index) { return program.tiers()[index].id.text; };
    const EarningWords words{program.currency, program.tiers()};
    Json json = {{"id", program.id}, {"name", to_json(program.name)}};
    if (!program.story.by_language.empty()) json["story"] = to_json(program.story);
    json["currency"] = program.currency.code;
    json["time_zone"] = program.zone.name;
    json["points"] = Json::object();
    write_wallet(json["points"], program.points(), program.currency);
    if (auto base = base_rule_json(program.earning, words)) json["points"]["earn"] = *base;
    if (program.wallets.size() > 1) json["wallets"] = Json::array();
    for (const Wallet& wallet : std::span(program.wallets).subspan(1)) {
        Json one = {{"id", wallet.id.text}, {"kind", name_of(wallet.kind)}};
        write_wallet(one, wallet, program.currency);
        json["wallets"].push_back(std::move(one));
    }
    Json earning = to_json(program.earning, words);
    if (!earning.empty()) json["earning"] = std::move(earning);
    write_ladder(json, program.ladder, program.currency);
    if (!program.plans.empty()) write_plans(json, program.plans, program.currency, program.tiers());
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
    Json json = {{"version", published.version}};
    if (published.from) json["from"] = to_string(*published.from);
    json["zone"] = zone_json(published.program.zone);
    json["document"] = to_json(published.program);
    return json;
}

Result<PublishedProgram> published_program_from_json(const Json& json) {
    Problems problems;
    ObjectReader reader(json, JsonPath{}, problems);
    const std::int64_t version = reader.integer("version", 1, INT64_MAX);
    const std::optional<Instant> from = reader.optional_instant("from");
    const TimeZone zone = read_zone_table(reader.object("zone"), JsonPath{} / "zone", problems);
    const Json& document = reader.object("document");
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto program = program_from_json(document, [&](std::string_view name) {
        return name == zone.name ? std::optional(zone) : std::nullopt;
    });
    if (program) return PublishedProgram{version, std::move(*program), from};
    for (Problem& problem : program.error()) {
        problem.where.pointer.insert(0, "/document");
    }
    return std::unexpected(std::move(program.error()));
}

Result<std::vector<PublishedProgram>> programs_from_text(std::string_view text,
                                                         const ZoneSource& zones) {
    auto parsed = parse_document(text);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    if (!parsed->json.is_object() || !parsed->json.contains("versions")) {
        auto program = program_from_text(text, zones);
        if (!program) return std::unexpected(std::move(program.error()));
        std::vector<PublishedProgram> one;
        one.push_back({1, std::move(*program), std::nullopt});
        return one;
    }
    Problems problems = std::move(parsed->duplicates);
    ObjectReader reader(parsed->json, JsonPath{}, problems);
    std::vector<PublishedProgram> versions;
    const Json& list = reader.array("versions", limits::list_entries);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const JsonPath at = JsonPath{} / "versions" / i;
        ObjectReader one(list[i], at, problems);
        PublishedProgram published;
        published.version = one.integer("version", 1, INT64_MAX);
        published.from = one.optional_instant("from");
        auto program = program_from_json(one.object("document"), zones);
        one.finish();
        if (program) {
            published.program = std::move(*program);
            versions.push_back(std::move(published));
            continue;
        }
        for (Problem& problem : program.error()) {
            problem.where.pointer.insert(0, (at / "document").pointer);
            problems.push_back(std::move(problem));
        }
    }
    reader.finish();
    if (problems.empty()) problems = version_problems(versions);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return versions;
}

}  // namespace regulars
