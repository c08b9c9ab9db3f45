#include "core/json/entries_json.h"

#include "core/base/limits.h"
#include "core/json/earning_json.h"
#include "core/json/facts_json.h"
#include "core/json/points_json.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

constexpr std::string_view entry_kinds[] = {
    "earn",     "bonus",    "adjust",       "redeem",     "pay", "redeem_rollback",
    "clawback", "activate", "transfer_out", "transfer_in"};
constexpr std::string_view bonus_kinds[] = {"joined",   "birthday", "action",    "survey",
                                            "referral", "tier",     "membership"};
constexpr std::size_t lines_most = limits::order_lines + 1;

struct WriteWhy {
    Json& json;

    void operator()(const EarnExplained& why) const {
        json["basis_minor"] = why.basis.minor;
        if (!why.lines.empty()) {
            json["lines_minor"] = Json::array();
            for (const Money line : why.lines) json["lines_minor"].push_back(line.minor);
        }
        if (why.with_shipping) json["with_shipping"] = true;
        json["tier"] = why.tier.text;
        json["tier_name"] = to_json(why.tier_name);
        json["channel"] = channel_name(why.channel);
        if (!why.summary.empty()) json["summary"] = why.summary;
        json["plan"] = to_json(why.plan);
        json["shares"] = to_json(why.shares);
        if (why.shortfall != Shortfall::debt) json["shortfall"] = name_of(why.shortfall);
        if (why.pending.kind != PendingKind::none) json["pending"] = to_json(why.pending);
        json["expiry"] = to_json(why.expiry);
    }
    void operator()(const BonusExplained& why) const {
        json["for"] = bonus_kinds[static_cast<std::size_t>(why.what)];
        if (!why.which.empty()) json["which"] = why.which;
        if (!why.source.empty()) json["source"] = why.source;
        if (!why.name.by_language.empty()) json["name"] = to_json(why.name);
        json["plan"] = to_json(why.plan);
        json["shares"] = to_json(why.shares);
    }
    void operator()(const ClawbackExplained& why) const {
        if (!why.refund.text.empty()) json["refund"] = why.refund.text;
        json["refunded_minor"] = why.refunded.minor;
        json["kept_minor"] = why.kept.minor;
        json["before"] = why.before.count;
        json["after"] = why.after.count;
        if (why.forgiven.count != 0) json["forgiven"] = why.forgiven.count;
        json["shares"] = to_json(why.shares);
        if (!why.summary.empty()) json["summary"] = why.summary;
    }
    void operator()(const RedeemExplained& why) const {
        json["reward"] = why.reward.text;
        json["reward_name"] = to_json(why.reward_name);
        json["coupon"] = why.coupon;
    }
    void operator()(const PayExplained& why) const {
        json["worth_minor"] = why.worth.minor;
        json["amount_minor"] = why.amount.minor;
        if (why.back != PaidPointsBack::on_full_return) json["back"] = name_of(why.back);
    }
    void operator()(const RollbackExplained& why) const {
        if (why.redemption) json["redemption"] = why.redemption->text;
        if (!why.reward_name.by_language.empty()) json["reward_name"] = to_json(why.reward_name);
        if (why.worth.minor != 0) json["worth_minor"] = why.worth.minor;
    }
    void operator()(const AdjustExplained& why) const {
        json["reason"] = why.reason;
        json["by"] = why.by;
    }
    void operator()(const TransferExplained& why) const {
        json["transfer"] = why.transfer.text;
        json["other"] = why.other.text;
        if (!why.parcels.empty()) json["parcels"] = parcels_json(why.parcels);
    }
    void operator()(const ActivateExplained&) const {}
};

class WhyReader {
public:
    WhyReader(ObjectReader& reader) : reader_(reader), at_(reader.path()) {}

    Explanation read(EntryKind kind) {
        switch (kind) {
            case EntryKind::earn: return earned();
            case EntryKind::bonus: return bonus();
            case EntryKind::adjust: return adjusted();
            case EntryKind::redeem: return redeemed();
            case EntryKind::pay: return paid();
            case EntryKind::redeem_rollback: return rolled_back();
            case EntryKind::clawback: return clawed_back();
            case EntryKind::activate: return ActivateExplained{};
            case EntryKind::transfer_out:
            case EntryKind::transfer_in: return transferred();
        }
        return ActivateExplained{};
    }

private:
    Money minor(std::string_view key) {
        return {reader_.integer(key, -limits::amount_minor, limits::amount_minor)};
    }
    Points points(std::string_view key) { return {reader_.integer(key, 0, limits::points)}; }
    std::vector<RuleShare> shares() {
        return read_shares(reader_.array("shares", limits::earning_rules + 2), at_ / "shares",
                           reader_.problems());
    }
    EarnPlan plan() { return read_plan(reader_.object("plan"), at_ / "plan", reader_.problems()); }

    Explanation earned() {
        EarnExplained why;
        // Tens of thousands of large lines come to more than one of them may.
        why.basis.minor = reader_.integer("basis_minor", 0, INT64_MAX / 4);
        const Json& lines = reader_.optional_array("lines_minor", lines_most);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool fits = lines[i].is_number_integer() && lines[i] >= 0 &&
                              lines[i] <= 2 * limits::amount_minor;
            if (!fits) {
                reader_.problems().push_back(
                    {at_ / "lines_minor" / i, "json.out_of_range", "must be an amount"});
            }
            why.lines.push_back({fits ? lines[i].get<std::int64_t>() : 0});
        }
        why.with_shipping = reader_.boolean_or("with_shipping", false);
        why.tier.text = reader_.text("tier", limits::id_bytes);
        why.tier_name = reader_.localized("tier_name");
        why.channel =
            static_cast<Channel>(reader_.one_of("channel", {"web", "store", "portal", "import"}));
        why.summary = reader_.optional_text("summary", limits::text_bytes);
        why.plan = plan();
        why.shares = shares();
        why.shortfall = read_shortfall(reader_, "shortfall");
        if (reader_.has("pending")) {
            why.pending =
                read_pending(reader_.object("pending"), at_ / "pending", reader_.problems());
        }
        why.expiry = read_expiry(reader_.object("expiry"), at_ / "expiry", reader_.problems());
        return why;
    }
    Explanation bonus() {
        BonusExplained why;
        why.what = static_cast<BonusExplained::For>(reader_.one_of(
            "for", {"joined", "birthday", "action", "survey", "referral", "tier", "membership"}));
        why.which = reader_.optional_text("which", limits::id_bytes);
        why.source = reader_.optional_text("source", limits::id_bytes);
        if (reader_.has("name")) why.name = reader_.localized("name");
        why.plan = plan();
        why.shares = shares();
        return why;
    }
    Explanation adjusted() {
        AdjustExplained why;
        why.reason = reader_.text("reason", limits::text_bytes);
        why.by = reader_.text("by", limits::id_bytes);
        return why;
    }
    Explanation redeemed() {
        RedeemExplained why;
        why.reward.text = reader_.text("reward", limits::id_bytes);
        why.reward_name = reader_.localized("reward_name");
        why.coupon = reader_.text("coupon", limits::id_bytes);
        return why;
    }
    Explanation paid() {
        PayExplained why;
        why.worth = minor("worth_minor");
        why.amount.minor = reader_.integer("amount_minor", 1, limits::amount_minor);
        why.back = read_paid_back(reader_, "back");
        return why;
    }
    Explanation rolled_back() {
        RollbackExplained why;
        if (reader_.has("redemption")) {
            why.redemption = RedemptionId{reader_.text("redemption", limits::id_bytes)};
        }
        if (reader_.has("reward_name")) why.reward_name = reader_.localized("reward_name");
        if (reader_.has("worth_minor")) why.worth = minor("worth_minor");
        return why;
    }
    Explanation clawed_back() {
        ClawbackExplained why;
        why.refund.text = reader_.optional_text("refund", limits::id_bytes);
        why.refunded = minor("refunded_minor");
        why.kept = minor("kept_minor");
        why.before = points("before");
        why.after = points("after");
        if (reader_.has("forgiven")) why.forgiven = points("forgiven");
        why.shares = shares();
        why.summary = reader_.optional_text("summary", limits::text_bytes);
        return why;
    }
    Explanation transferred() {
        TransferExplained why;
        why.transfer.text = reader_.text("transfer", limits::id_bytes);
        why.other.text = reader_.text("other", limits::id_bytes);
        if (reader_.has("parcels")) {
            why.parcels = read_parcels(reader_.array("parcels", parcels_most), at_ / "parcels",
                                       reader_.problems());
        }
        return why;
    }

    ObjectReader& reader_;
    JsonPath at_;
};

}  // namespace

std::string_view name_of(EntryKind kind) { return entry_kinds[static_cast<std::size_t>(kind)]; }

Json to_json(const ExplainedEntry& explained) {
    const LedgerEntry& entry = explained.entry;
    Json json = {{"number", entry.number},      {"kind", name_of(entry.kind)},
                 {"wallet", entry.wallet.text}, {"points", entry.points.count},
                 {"at", to_string(entry.at)},   {"cause", entry.cause.text}};
    if (entry.order) json["order"] = entry.order->text;
    if (entry.active_at) json["active_at"] = to_string(*entry.active_at);
    if (entry.awaits_fulfilment) json["awaits_fulfilment"] = true;
    if (entry.expires_at) json["expires_at"] = to_string(*entry.expires_at);
    if (entry.slides) json["slides"] = true;
    if (entry.slides_to) json["slides_to"] = to_string(*entry.slides_to);
    if (entry.reverses != 0) json["reverses"] = entry.reverses;
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
    entry.kind = static_cast<EntryKind>(
        reader.one_of("kind", {"earn", "bonus", "adjust", "redeem", "pay", "redeem_rollback",
                               "clawback", "activate", "transfer_out", "transfer_in"}));
    entry.wallet.text = reader.text("wallet", limits::id_bytes);
    entry.points.count = reader.integer("points", -limits::points, limits::points);
    entry.at = reader.instant("at");
    entry.cause.text = reader.text("cause", limits::id_bytes);
    if (reader.has("order")) entry.order = OrderId{reader.text("order", limits::id_bytes)};
    entry.active_at = reader.optional_instant("active_at");
    entry.awaits_fulfilment = reader.boolean_or("awaits_fulfilment", false);
    entry.expires_at = reader.optional_instant("expires_at");
    entry.slides = reader.boolean_or("slides", false);
    entry.slides_to = reader.optional_instant("slides_to");
    entry.reverses = reader.optional_integer("reverses", 1, INT64_MAX).value_or(0);
    entry.program_version = reader.integer("program_version", 1, INT64_MAX);
    const Json& why = reader.object("why");
    if (problems.empty()) {
        ObjectReader inner(why, at / "why", problems);
        explained.why = WhyReader(inner).read(entry.kind);
        inner.finish();
    }
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return explained;
}

}  // namespace regulars
