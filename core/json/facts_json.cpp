#include "core/json/facts_json.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/json/reader.h"

namespace regulars {
namespace {

constexpr std::string_view channels[] = {"web", "store", "portal", "import"};

constexpr std::string_view kinds[] = {
    "member_joined",      "profile_changed", "order_paid",           "order_fulfilled",
    "order_refunded",     "order_cancelled", "action_done",          "survey_answered",
    "referral_completed", "membership_paid", "membership_cancelled", "membership_refunded",
    "tier_pinned",        "tier_unpinned",   "points_adjusted",      "points_sent",
    "points_received",    "reward_redeemed", "redemption_cancelled"};
static_assert(std::size(kinds) == std::variant_size_v<FactBody>);

void put_text(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}
void put_amount(Json& json, const char* key, Money amount) {
    if (amount.minor != 0) json[key] = amount.minor;
}

struct WriteBody {
    Json& json;

    void operator()(const MemberJoined& joined) const {
        put_text(json, "name", joined.name);
        if (joined.birthday) json["birthday"] = to_string(*joined.birthday);
    }
    void operator()(const ProfileChanged& changed) const {
        if (changed.name) json["name"] = *changed.name;
        if (changed.birthday) json["birthday"] = to_string(*changed.birthday);
        if (!changed.tags_added.empty()) json["tags_added"] = changed.tags_added;
        if (!changed.tags_removed.empty()) json["tags_removed"] = changed.tags_removed;
    }
    void operator()(const OrderPaid& paid) const {
        json["order"] = paid.order.text;
        json["amount_minor"] = paid.amount.minor;
        json["units"] = paid.units;
        put_text(json, "summary", paid.summary);
        if (!paid.lines.empty()) {
            json["lines"] = Json::array();
            for (const OrderLine& line : paid.lines) json["lines"].push_back(line_json(line));
        }
        put_amount(json, "shipping_minor", paid.shipping);
        if (!paid.payments.empty()) {
            json["payments"] = Json::array();
            for (const WalletPayment& payment : paid.payments) {
                json["payments"].push_back({{"wallet", payment.wallet.text},
                                            {"points", payment.points.count},
                                            {"worth_minor", payment.worth.minor}});
            }
        }
    }
    static Json line_json(const OrderLine& line) {
        Json one = Json::object();
        put_text(one, "product", line.product);
        if (!line.categories.empty()) one["categories"] = line.categories;
        put_text(one, "brand", line.brand);
        if (line.units != 1) one["units"] = line.units;
        one["amount_minor"] = line.amount.minor;
        put_amount(one, "discount_minor", line.discount);
        put_amount(one, "tax_minor", line.tax);
        if (line.gift_card) one["gift_card"] = true;
        return one;
    }
    void operator()(const OrderFulfilled& fulfilled) const { json["order"] = fulfilled.order.text; }
    void operator()(const OrderRefunded& refunded) const {
        json["refund"] = refunded.refund.text;
        json["order"] = refunded.order.text;
        json["amount_minor"] = refunded.amount.minor;
        if (refunded.lines.empty()) return;
        json["lines"] = Json::array();
        for (const LineRefund& line : refunded.lines) {
            json["lines"].push_back(
                {{"line", line.line}, {"units", line.units}, {"amount_minor", line.amount.minor}});
        }
    }
    void operator()(const OrderCancelled& cancelled) const { json["order"] = cancelled.order.text; }
    void operator()(const ActionDone& done) const {
        json["action"] = done.action;
        json["source"] = done.source;
    }
    void operator()(const SurveyAnswered& answered) const {
        json["survey"] = answered.survey.text;
        json["score"] = answered.answer.score;
        put_text(json, "comment", answered.answer.comment);
    }
    void operator()(const ReferralCompleted& completed) const {
        json["referral"] = completed.referral;
        json["role"] = completed.role == ReferralRole::advocate ? "advocate" : "friend";
        json["other"] = completed.other.text;
    }
    void operator()(const MembershipPaid& paid) const {
        json["payment"] = paid.payment.text;
        json["plan"] = paid.plan.text;
        json["amount_minor"] = paid.amount.minor;
    }
    void operator()(const MembershipCancelled& cancelled) const {
        json["plan"] = cancelled.plan.text;
    }
    void operator()(const MembershipRefunded& refunded) const {
        json["payment"] = refunded.payment.text;
    }
    void operator()(const TierPinned& pinned) const {
        json["tier"] = pinned.tier.text;
        json["pin"] = pinned.kind == PinKind::exactly ? "exactly" : "at_least";
        if (pinned.until) json["until"] = to_string(*pinned.until);
        json["reason"] = pinned.reason;
        json["by"] = pinned.by;
    }
    void operator()(const TierUnpinned& unpinned) const {
        json["reason"] = unpinned.reason;
        json["by"] = unpinned.by;
    }
    void operator()(const PointsAdjusted& adjusted) const {
        json["wallet"] = adjusted.wallet.text;
        json["points"] = adjusted.points.count;
        json["reason"] = adjusted.reason;
        json["by"] = adjusted.by;
    }
    void operator()(const PointsSent& sent) const {
        json["transfer"] = sent.transfer.text;
        json["wallet"] = sent.wallet.text;
        json["points"] = sent.points.count;
        json["to"] = sent.to.text;
    }
    void operator()(const PointsReceived& received) const {
        json["transfer"] = received.transfer.text;
        json["wallet"] = received.wallet.text;
        json["parcels"] = parcels_json(received.parcels);
        json["from"] = received.from.text;
    }
    void operator()(const RewardRedeemed& redeemed) const {
        json["redemption"] = redeemed.redemption.text;
        json["reward"] = redeemed.reward.text;
        json["cost"] = redeemed.cost.count;
        json["coupon"] = redeemed.coupon;
    }
    void operator()(const RedemptionCancelled& cancelled) const {
        json["redemption"] = cancelled.redemption.text;
    }
};

class BodyReader {
public:
    /// What is written by people may be less than it should: the rules say so by their own names. What
    /// is stored was accepted once.
    BodyReader(ObjectReader& reader, FactForm form)
        : reader_(reader), written_(form == FactForm::written) {}

    FactBody read(std::size_t kind) {
        switch (kind) {
            case 0: return joined();
            case 1: return profile();
            case 2: return paid();
            case 3: return OrderFulfilled{OrderId{id("order")}};
            case 4: return refunded();
            case 5: return OrderCancelled{OrderId{id("order")}};
            case 6: return action();
            case 7: return survey();
            case 8: return referral();
            case 9: return membership();
            case 10: return MembershipCancelled{PlanId{id("plan")}};
            case 11: return MembershipRefunded{PaymentId{id("payment")}};
            case 12: return pinned();
            case 13: return unpinned();
            case 14: return adjusted();
            case 15: return sent();
            case 16: return received();
            case 17: return redeemed();
            default: return RedemptionCancelled{RedemptionId{id("redemption")}};
        }
    }

private:
    std::string id(std::string_view key) { return reader_.text(key, limits::id_bytes); }
    std::string words(std::string_view key) {
        return reader_.optional_text(key, limits::text_bytes);
    }
    Money amount(ObjectReader& reader, std::string_view key, std::int64_t least) const {
        return {
            reader.integer(key, written_ ? -limits::amount_minor : least, limits::amount_minor)};
    }
    Money amount_or_none(ObjectReader& reader, std::string_view key) const {
        return reader.has(key) ? amount(reader, key, 0) : Money{};
    }
    std::int64_t count(ObjectReader& reader, std::string_view key, std::int64_t least) const {
        return reader.integer(key, written_ ? -limits::points : least, limits::points);
    }
    std::int64_t count_or(ObjectReader& reader, std::string_view key, std::int64_t none) const {
        return reader.has(key) ? count(reader, key, 0) : none;
    }
    Points points(std::string_view key, std::int64_t least) const {
        return {count(reader_, key, least)};
    }
    std::string said(std::string_view key, std::size_t most) const {
        return written_ ? reader_.optional_text(key, most) : reader_.text(key, most);
    }

    FactBody joined() {
        MemberJoined joined;
        joined.name = words("name");
        if (reader_.has("birthday")) joined.birthday = reader_.date("birthday");
        return joined;
    }
    FactBody profile() {
        ProfileChanged changed;
        if (reader_.has("name")) changed.name = words("name");
        if (reader_.has("birthday")) changed.birthday = reader_.date("birthday");
        changed.tags_added = reader_.texts("tags_added", limits::list_entries);
        changed.tags_removed = reader_.texts("tags_removed", limits::list_entries);
        return changed;
    }
    FactBody paid() {
        OrderPaid paid;
        paid.order.text = id("order");
        paid.amount = amount(reader_, "amount_minor", 1);
        paid.units = reader_.optional_integer("units", 0, limits::points).value_or(0);
        paid.summary = words("summary");
        const Json& lines = reader_.optional_array("lines", limits::order_lines);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            ObjectReader line(lines[i], reader_.path() / "lines" / i, reader_.problems());
            paid.lines.push_back(order_line(line));
            line.finish();
        }
        paid.shipping = amount_or_none(reader_, "shipping_minor");
        const Json& payments = reader_.optional_array("payments", limits::wallets);
        for (std::size_t i = 0; i < payments.size(); ++i) {
            ObjectReader one(payments[i], reader_.path() / "payments" / i, reader_.problems());
            WalletPayment payment;
            payment.wallet.text = one.text("wallet", limits::id_bytes);
            payment.points.count = count(one, "points", 1);
            payment.worth = amount(one, "worth_minor", 0);
            one.finish();
            paid.payments.push_back(std::move(payment));
        }
        return paid;
    }
    OrderLine order_line(ObjectReader& reader) const {
        OrderLine line;
        line.product = reader.optional_text("product", limits::id_bytes);
        line.categories = reader.texts("categories", limits::list_entries);
        line.brand = reader.optional_text("brand", limits::id_bytes);
        line.units = count_or(reader, "units", 1);
        line.amount = amount(reader, "amount_minor", 0);
        line.discount = amount_or_none(reader, "discount_minor");
        line.tax = amount_or_none(reader, "tax_minor");
        line.gift_card = reader.boolean_or("gift_card", false);
        return line;
    }
    FactBody refunded() {
        OrderRefunded refunded;
        refunded.refund.text = id("refund");
        refunded.order.text = id("order");
        refunded.amount = amount(reader_, "amount_minor", 1);
        const Json& lines = reader_.optional_array("lines", limits::order_lines);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            ObjectReader one(lines[i], reader_.path() / "lines" / i, reader_.problems());
            LineRefund line;
            line.line = static_cast<std::size_t>(
                one.integer("line", 0, static_cast<std::int64_t>(limits::order_lines)));
            line.units = count_or(one, "units", 0);
            line.amount = amount(one, "amount_minor", 0);
            one.finish();
            refunded.lines.push_back(line);
        }
        return refunded;
    }
    FactBody action() {
        ActionDone done;
        done.action = id("action");
        done.source = id("source");
        return done;
    }
    FactBody survey() {
        SurveyAnswered answered;
        answered.survey.text = id("survey");
        answered.answer.score = static_cast<int>(reader_.integer("score", -1'000'000, 1'000'000));
        answered.answer.comment = words("comment");
        return answered;
    }
    FactBody referral() {
        ReferralCompleted completed;
        completed.referral = id("referral");
        completed.role = reader_.one_of("role", {"advocate", "friend"}) == 0
                             ? ReferralRole::advocate
                             : ReferralRole::friend_;
        completed.other.text = id("other");
        return completed;
    }
    FactBody membership() {
        MembershipPaid paid;
        paid.payment.text = id("payment");
        paid.plan.text = id("plan");
        paid.amount = amount(reader_, "amount_minor", 0);
        return paid;
    }
    FactBody pinned() {
        TierPinned pinned;
        pinned.tier.text = id("tier");
        pinned.kind = reader_.one_of("pin", {"at_least", "exactly"}) == 1 ? PinKind::exactly
                                                                          : PinKind::at_least;
        pinned.until = reader_.optional_instant("until");
        pinned.reason = reader_.text("reason", limits::text_bytes);
        pinned.by = id("by");
        return pinned;
    }
    FactBody unpinned() {
        TierUnpinned unpinned;
        unpinned.reason = reader_.text("reason", limits::text_bytes);
        unpinned.by = id("by");
        return unpinned;
    }
    FactBody adjusted() {
        PointsAdjusted adjusted;
        adjusted.wallet.text = id("wallet");
        adjusted.points = points("points", -limits::points);
        adjusted.reason = said("reason", limits::text_bytes);
        adjusted.by = said("by", limits::id_bytes);
        return adjusted;
    }
    FactBody sent() {
        PointsSent sent;
        sent.transfer.text = id("transfer");
        sent.wallet.text = id("wallet");
        sent.points = points("points", 1);
        sent.to.text = id("to");
        return sent;
    }
    FactBody received() {
        PointsReceived received;
        received.transfer.text = id("transfer");
        received.wallet.text = id("wallet");
        received.parcels = read_parcels(reader_.array("parcels", parcels_most),
                                        reader_.path() / "parcels", reader_.problems());
        received.from.text = id("from");
        return received;
    }
    FactBody redeemed() {
        RewardRedeemed redeemed;
        redeemed.redemption.text = id("redemption");
        redeemed.reward.text = id("reward");
        redeemed.cost = points("cost", 1);
        redeemed.coupon = id("coupon");
        return redeemed;
    }

    ObjectReader& reader_;
    bool written_;
};

/// What facts lead to later is written down as well, within the years that can be.
void check_year(ObjectReader& reader, std::string_view key, Instant at) {
    static const Instant end{days_since_1970({2201, 1, 1}) * ms_per_day};
    if (at >= end) reader.problem(key, "json.out_of_range", "must be of the years 1970 to 2200");
}

}  // namespace

std::string_view channel_name(Channel channel) {
    return channels[static_cast<std::size_t>(channel)];
}

std::optional<Channel> channel_named(std::string_view name) {
    const auto* place = std::find(std::begin(channels), std::end(channels), name);
    if (place == std::end(channels)) return std::nullopt;
    return static_cast<Channel>(place - std::begin(channels));
}

Json parcels_json(std::span<const Parcel> parcels) {
    Json json = Json::array();
    for (const Parcel& parcel : parcels) {
        Json one = {{"points", parcel.points.count}};
        if (parcel.expires_at) one["expires_at"] = to_string(*parcel.expires_at);
        if (parcel.slides) one["slides"] = true;
        json.push_back(std::move(one));
    }
    return json;
}

std::vector<Parcel> read_parcels(const Json& list, const JsonPath& at, Problems& problems) {
    std::vector<Parcel> parcels;
    for (std::size_t i = 0; i < list.size(); ++i) {
        ObjectReader one(list[i], at / i, problems);
        Parcel parcel;
        parcel.points.count = one.integer("points", 1, limits::points);
        parcel.expires_at = one.optional_instant("expires_at");
        parcel.slides = one.boolean_or("slides", false);
        one.finish();
        parcels.push_back(parcel);
    }
    return parcels;
}

Json to_json(const Fact& fact) {
    Json json = {{"event_id", fact.event.text},
                 {"occurred_at", to_string(fact.occurred_at)},
                 {"recorded_at", to_string(fact.recorded_at)},
                 {"channel", channel_name(fact.channel)},
                 {"kind", kinds[fact.body.index()]}};
    std::visit(WriteBody{json}, fact.body);
    return json;
}

Result<Fact> fact_from_json(const Json& json, const JsonPath& at, FactForm form) {
    Problems problems;
    ObjectReader reader(json, at, problems);
    Fact fact;
    const bool written = form == FactForm::written;
    fact.event.text = reader.text("event_id", limits::id_bytes);
    fact.occurred_at = reader.instant("occurred_at");
    fact.recorded_at =
        written && !reader.has("recorded_at") ? fact.occurred_at : reader.instant("recorded_at");
    check_year(reader, "occurred_at", fact.occurred_at);
    if (reader.has("recorded_at")) check_year(reader, "recorded_at", fact.recorded_at);
    if (!written || reader.has("channel")) {
        fact.channel =
            static_cast<Channel>(reader.one_of("channel", {"web", "store", "portal", "import"}));
    }
    const std::string kind = reader.text("kind", limits::id_bytes);
    const auto* place = std::find(std::begin(kinds), std::end(kinds), kind);
    if (place != std::end(kinds)) {
        fact.body =
            BodyReader(reader, form).read(static_cast<std::size_t>(place - std::begin(kinds)));
        reader.finish();
    } else if (!kind.empty()) {
        reader.problem("kind", "facts.kind_unknown",
                       "is not a kind of fact; docs/rules/facts.md "
                       "lists them");
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return fact;
}

}  // namespace regulars
