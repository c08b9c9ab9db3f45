#include "core/json/record_json.h"

#include "core/base/limits.h"
#include "core/json/reader.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

constexpr std::size_t records_most = 100'000;

std::string_view channel_name(Channel channel) {
    switch (channel) {
        case Channel::web: return "web";
        case Channel::store: return "store";
        case Channel::portal: return "portal";
        case Channel::import: return "import";
    }
    return "web";
}

Channel read_channel(ObjectReader& reader) {
    return static_cast<Channel>(reader.one_of("channel", {"web", "store", "portal", "import"}));
}

std::int64_t read_minor(ObjectReader& reader, std::string_view key) {
    return reader.integer(key, -limits::amount_minor, limits::amount_minor);
}

struct WriteFact {
    Json& json;
    void operator()(const MemberJoined& joined) const {
        json["kind"] = "member_joined";
        json["name"] = joined.name;
    }
    void operator()(const OrderPaid& paid) const {
        json["kind"] = "order_paid";
        json["order"] = paid.order.text;
        json["amount_minor"] = paid.amount.minor;
        json["units"] = paid.units;
        if (!paid.summary.empty()) json["summary"] = paid.summary;
    }
    void operator()(const OrderRefunded& refunded) const {
        json["kind"] = "order_refunded";
        json["refund"] = refunded.refund.text;
        json["order"] = refunded.order.text;
        json["amount_minor"] = refunded.amount.minor;
    }
    void operator()(const RewardRedeemed& redeemed) const {
        json["kind"] = "reward_redeemed";
        json["redemption"] = redeemed.redemption.text;
        json["reward"] = redeemed.reward.text;
        json["cost"] = redeemed.cost.count;
        json["coupon"] = redeemed.coupon;
    }
    void operator()(const SurveyAnswered& answered) const {
        json["kind"] = "survey_answered";
        json["survey"] = answered.survey.text;
        json["score"] = answered.answer.score;
        if (!answered.answer.comment.empty()) json["comment"] = answered.answer.comment;
    }
};

FactBody read_body(ObjectReader& reader, std::size_t kind) {
    switch (kind) {
        case 0: return MemberJoined{reader.optional_text("name", limits::text_bytes)};
        case 1: {
            OrderPaid paid;
            paid.order.text = reader.text("order", limits::id_bytes);
            paid.amount.minor = reader.integer("amount_minor", 1, limits::amount_minor);
            paid.units = reader.integer("units", 0, limits::points);
            paid.summary = reader.optional_text("summary", limits::text_bytes);
            return paid;
        }
        case 2: {
            OrderRefunded refunded;
            refunded.refund.text = reader.text("refund", limits::id_bytes);
            refunded.order.text = reader.text("order", limits::id_bytes);
            refunded.amount.minor = reader.integer("amount_minor", 1, limits::amount_minor);
            return refunded;
        }
        case 3: {
            RewardRedeemed redeemed;
            redeemed.redemption.text = reader.text("redemption", limits::id_bytes);
            redeemed.reward.text = reader.text("reward", limits::id_bytes);
            redeemed.cost.count = reader.integer("cost", 1, limits::points);
            redeemed.coupon = reader.text("coupon", limits::id_bytes);
            return redeemed;
        }
        default: {
            SurveyAnswered answered;
            answered.survey.text = reader.text("survey", limits::id_bytes);
            answered.answer.score = static_cast<int>(reader.integer("score", 0, 10));
            answered.answer.comment = reader.optional_text("comment", 4 * comment_characters_most);
            return answered;
        }
    }
}

struct WriteWhy {
    Json& json;
    void operator()(const EarnExplained& why) const {
        json["basis_minor"] = why.basis.minor;
        json["rate"] = {{"give", why.rate.give.count},
                        {"per_minor", why.rate.per.minor},
                        {"steps", why.rate.steps == Steps::whole ? "whole" : "prorated"}};
        json["tier"] = why.tier.text;
        json["tier_name"] = to_json(why.tier_name);
        json["multiplier"] = to_string(why.multiplier);
        json["window_spend_minor"] = why.window_spend.minor;
        json["channel"] = channel_name(why.channel);
        if (!why.summary.empty()) json["summary"] = why.summary;
    }
    void operator()(const ClawbackExplained& why) const {
        json["refund"] = why.refund.text;
        json["refunded_minor"] = why.refunded.minor;
        json["kept_minor"] = why.kept.minor;
        json["before"] = why.before.count;
        json["after"] = why.after.count;
        if (!why.summary.empty()) json["summary"] = why.summary;
    }
    void operator()(const RedeemExplained& why) const {
        json["reward"] = why.reward.text;
        json["reward_name"] = to_json(why.reward_name);
        json["coupon"] = why.coupon;
    }
    void operator()(const SurveyThanksExplained& why) const { json["survey"] = why.survey.text; }
};

EarnExplained read_earned(ObjectReader& reader, const JsonPath& at, Problems& problems) {
    EarnExplained why;
    why.basis.minor = read_minor(reader, "basis_minor");
    ObjectReader rate(reader.object("rate"), at / "rate", problems);
    why.rate.give.count = rate.integer("give", 1, limits::points);
    why.rate.per.minor = rate.integer("per_minor", 1, limits::amount_minor);
    why.rate.steps =
        rate.one_of("steps", {"whole", "prorated"}) == 0 ? Steps::whole : Steps::prorated;
    rate.finish();
    why.tier.text = reader.text("tier", limits::id_bytes);
    why.tier_name = reader.localized("tier_name");
    why.multiplier = reader.multiplier("multiplier");
    why.window_spend.minor = reader.integer("window_spend_minor", 0, INT64_MAX);
    why.channel = read_channel(reader);
    why.summary = reader.optional_text("summary", limits::text_bytes);
    return why;
}

Explanation read_why(const Json& json, const JsonPath& at, EntryKind kind, Problems& problems) {
    ObjectReader reader(json, at, problems);
    Explanation why;
    switch (kind) {
        case EntryKind::earn: why = read_earned(reader, at, problems); break;
        case EntryKind::bonus:
            why = SurveyThanksExplained{SurveyId{reader.text("survey", limits::id_bytes)}};
            break;
        case EntryKind::redeem: {
            RedeemExplained redeemed;
            redeemed.reward.text = reader.text("reward", limits::id_bytes);
            redeemed.reward_name = reader.localized("reward_name");
            redeemed.coupon = reader.text("coupon", limits::id_bytes);
            why = std::move(redeemed);
            break;
        }
        case EntryKind::clawback: {
            ClawbackExplained back;
            back.refund.text = reader.text("refund", limits::id_bytes);
            back.refunded.minor = read_minor(reader, "refunded_minor");
            back.kept.minor = read_minor(reader, "kept_minor");
            back.before.count = reader.integer("before", 0, limits::points);
            back.after.count = reader.integer("after", 0, limits::points);
            back.summary = reader.optional_text("summary", limits::text_bytes);
            why = std::move(back);
            break;
        }
    }
    reader.finish();
    return why;
}

std::string_view kind_name(EntryKind kind) {
    switch (kind) {
        case EntryKind::earn: return "earn";
        case EntryKind::bonus: return "bonus";
        case EntryKind::redeem: return "redeem";
        case EntryKind::clawback: return "clawback";
    }
    return "earn";
}

}  // namespace

Json to_json(const Fact& fact) {
    Json json = {{"event_id", fact.event.text},
                 {"occurred_at", to_string(fact.occurred_at)},
                 {"recorded_at", to_string(fact.recorded_at)},
                 {"channel", channel_name(fact.channel)}};
    std::visit(WriteFact{json}, fact.body);
    return json;
}

Result<Fact> fact_from_json(const Json& json, const JsonPath& at) {
    Problems problems;
    ObjectReader reader(json, at, problems);
    Fact fact;
    fact.event.text = reader.text("event_id", limits::id_bytes);
    fact.occurred_at = reader.instant("occurred_at");
    fact.recorded_at = reader.instant("recorded_at");
    fact.channel = read_channel(reader);
    const std::size_t before = problems.size();
    const std::size_t kind = reader.one_of("kind", {"member_joined", "order_paid", "order_refunded",
                                                    "reward_redeemed", "survey_answered"});
    if (problems.size() == before) {
        fact.body = read_body(reader, kind);
        reader.finish();
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return fact;
}

Json to_json(const ExplainedEntry& explained) {
    const LedgerEntry& entry = explained.entry;
    Json json = {{"number", entry.number},
                 {"kind", kind_name(entry.kind)},
                 {"points", entry.points.count},
                 {"at", to_string(entry.at)},
                 {"cause", entry.cause.text}};
    if (entry.order) json["order"] = entry.order->text;
    if (entry.expires_at) json["expires_at"] = to_string(*entry.expires_at);
    json["program_version"] = entry.program_version;
    json["why"] = Json::object();
    std::visit(WriteWhy{json["why"]}, explained.why);
    return json;
}

Result<ExplainedEntry> entry_from_json(const Json& json, const JsonPath& at) {
    Problems problems;
    ObjectReader reader(json, at, problems);
    ExplainedEntry explained;
    LedgerEntry& entry = explained.entry;
    entry.number = reader.integer("number", 1, INT64_MAX);
    entry.kind =
        static_cast<EntryKind>(reader.one_of("kind", {"earn", "bonus", "redeem", "clawback"}));
    entry.points.count = reader.integer("points", -limits::points, limits::points);
    entry.at = reader.instant("at");
    entry.cause.text = reader.text("cause", limits::id_bytes);
    if (reader.has("order")) entry.order = OrderId{reader.text("order", limits::id_bytes)};
    entry.expires_at = reader.optional_instant("expires_at");
    entry.program_version = reader.integer("program_version", 1, INT64_MAX);
    const Json& why = reader.object("why");
    if (problems.empty()) explained.why = read_why(why, at / "why", entry.kind, problems);
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return explained;
}

Json to_json(const MemberRecord& record) {
    Json json = {{"member", record.id.text}, {"facts", Json::array()}, {"entries", Json::array()}};
    for (const Fact& fact : record.facts) json["facts"].push_back(to_json(fact));
    for (const ExplainedEntry& entry : record.entries) json["entries"].push_back(to_json(entry));
    return json;
}

Result<MemberRecord> record_from_json(const Json& json) {
    Problems problems;
    const JsonPath root;
    ObjectReader reader(json, root, problems);
    MemberRecord record;
    record.id.text = reader.text("member", limits::id_bytes);
    const auto read_all = [&](std::string_view key, const Json& list, auto& into, auto read_one) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            auto one = read_one(list[i], root / key / i);
            if (one) {
                into.push_back(std::move(*one));
            } else {
                problems.insert(problems.end(), one.error().begin(), one.error().end());
            }
        }
    };
    read_all("facts", reader.array("facts", records_most), record.facts,
             [](const Json& one, const JsonPath& at) { return fact_from_json(one, at); });
    read_all("entries", reader.array("entries", records_most), record.entries,
             [](const Json& one, const JsonPath& at) { return entry_from_json(one, at); });
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return record;
}

}  // namespace regulars
