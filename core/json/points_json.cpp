#include "core/json/points_json.h"

#include "core/base/decimal.h"
#include "core/base/limits.h"
#include "core/json/texts_json.h"

namespace regulars {
namespace {

constexpr Money some_money{1};
constexpr int span_days_in_all = 60'000;  // from the last fact there can be, not beyond 2400

int small(ObjectReader& reader, std::string_view key, int least, int most) {
    return static_cast<int>(reader.integer(key, least, most));
}

/// A date that points live by: what follows from it can be written and read again.
Date read_day(ObjectReader& reader, std::string_view key) {
    const Date date = reader.date(key);
    if (date.year < 1970 || date.year > 2300) {
        reader.problem(key, "json.out_of_range", "must be of the years 1970 to 2300");
        return {};
    }
    return date;
}

Expiry read_yearly(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    Expiry expiry;
    expiry.kind = ExpiryKind::yearly;
    expiry.month = small(reader, "month", 1, 12);
    expiry.day = small(reader, "day", 1, 31);
    if (reader.has("years_later")) expiry.years_later = small(reader, "years_later", 0, 100);
    reader.finish();
    return expiry;
}

PayRule read_pay(const Json& json, const JsonPath& at, const Currency& currency,
                 Problems& problems) {
    ObjectReader reader(json, at, problems);
    PayRule pay;
    if (reader.has("step")) pay.step.count = reader.integer("step", 1, limits::points);
    pay.step_value = reader.money("worth", currency, some_money);
    if (const auto least = reader.optional_integer("least", 0, limits::points)) {
        pay.least = Points{*least};
    }
    if (const auto most = reader.optional_integer("most", 1, limits::points)) {
        pay.most = Points{*most};
    }
    if (reader.has("most_percent")) {
        const std::string text = reader.text("most_percent", 8);
        const auto basis_points = fixed_point_from(text, 2);
        if (!text.empty() && (!basis_points || *basis_points < 0 || *basis_points > 10'000)) {
            reader.problem("most_percent", "pay.percent_out_of_range",
                           "must be 0 to 100 with at most 2 decimals, such as \"20\"");
        }
        pay.most_basis_points = static_cast<int>(basis_points.value_or(0));
    }
    if (reader.has("from")) pay.from_amount = reader.money("from", currency, Money{});
    reader.finish();
    return pay;
}

Json pay_json(const PayRule& pay, const Currency& currency) {
    Json json = {{"step", pay.step.count},
                 {"worth", to_plain_text(pay.step_value.minor, currency.decimals)}};
    if (pay.least) json["least"] = pay.least->count;
    if (pay.most) json["most"] = pay.most->count;
    if (pay.most_basis_points) json["most_percent"] = to_plain_text(*pay.most_basis_points, 2);
    if (pay.from_amount.minor != 0) {
        json["from"] = to_plain_text(pay.from_amount.minor, currency.decimals);
    }
    return json;
}

}  // namespace

Json to_json(CivilSpan span) {
    Json json = Json::object();
    if (span.months != 0) json["months"] = span.months;
    if (span.days != 0 || span.months == 0) json["days"] = span.days;
    return json;
}

CivilSpan read_span(ObjectReader& reader) {
    CivilSpan span;
    if (const auto months = reader.optional_integer("months", 0, limits::span_months)) {
        span.months = static_cast<int>(*months);
    }
    if (const auto days = reader.optional_integer("days", 0, limits::span_days)) {
        span.days = static_cast<int>(*days);
    }
    if (reader.is_object() && !reader.has("months") && !reader.has("days")) {
        reader.problems().push_back(
            {reader.path(), "json.missing", "a span has months, days or both"});
    }
    if (span.months * 31 + span.days > span_days_in_all) {
        reader.problems().push_back(
            {reader.path(), "json.out_of_range", "is longer than anything can be planned for"});
        return {};
    }
    return span;
}

CivilSpan read_span(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    const CivilSpan span = read_span(reader);
    reader.finish();
    return span;
}

std::string_view unit_name(CalendarUnit unit) {
    switch (unit) {
        case CalendarUnit::day: return "day";
        case CalendarUnit::week: return "week";
        case CalendarUnit::month: return "month";
        case CalendarUnit::quarter: return "quarter";
        case CalendarUnit::half_year: return "half_year";
        case CalendarUnit::year: return "year";
    }
    return "day";
}

CalendarUnit read_unit(ObjectReader& reader, std::string_view key) {
    return static_cast<CalendarUnit>(
        reader.one_of(key, {"day", "week", "month", "quarter", "half_year", "year"}));
}

Json to_json(const Expiry& expiry) {
    switch (expiry.kind) {
        case ExpiryKind::never: return {{"months", 0}};
        case ExpiryKind::after: {
            Json json = to_json(expiry.span);
            if (expiry.to_end_of) json["to_end_of"] = unit_name(*expiry.to_end_of);
            return json;
        }
        case ExpiryKind::yearly:
            return {{"yearly",
                     {{"month", expiry.month},
                      {"day", expiry.day},
                      {"years_later", expiry.years_later}}}};
        case ExpiryKind::on_date: return {{"on", to_string(expiry.date)}};
        case ExpiryKind::sliding: return {{"sliding", to_json(expiry.span)}};
    }
    return Json::object();
}

Expiry read_expiry(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    Expiry expiry;
    if (reader.has("yearly")) {
        expiry = read_yearly(reader.object("yearly"), at / "yearly", problems);
    } else if (reader.has("on")) {
        expiry.kind = ExpiryKind::on_date;
        expiry.date = read_day(reader, "on");
    } else if (reader.has("sliding")) {
        expiry.kind = ExpiryKind::sliding;
        expiry.span = read_span(reader.object("sliding"), at / "sliding", problems);
    } else {
        expiry.span = read_span(reader);
        if (reader.has("to_end_of")) expiry.to_end_of = read_unit(reader, "to_end_of");
        const bool said_never = expiry.span.is_empty() && !reader.has("days") && !expiry.to_end_of;
        expiry.kind = said_never ? ExpiryKind::never : ExpiryKind::after;
    }
    reader.finish();
    return expiry;
}

Json to_json(const Pending& pending) {
    switch (pending.kind) {
        case PendingKind::none: return {{"days", 0}};
        case PendingKind::days: return {{"days", pending.days}};
        case PendingKind::until: return {{"until", to_string(pending.date)}};
        case PendingKind::fulfilment: return {{"fulfilment_days", pending.days}};
    }
    return Json::object();
}

Pending read_pending(const Json& json, const JsonPath& at, Problems& problems) {
    ObjectReader reader(json, at, problems);
    Pending pending;
    if (reader.has("until")) {
        pending.kind = PendingKind::until;
        pending.date = read_day(reader, "until");
    } else if (reader.has("fulfilment_days")) {
        pending.kind = PendingKind::fulfilment;
        pending.days = small(reader, "fulfilment_days", 0, limits::pending_days);
    } else {
        pending.days = small(reader, "days", 0, limits::pending_days);
        if (pending.days > 0) pending.kind = PendingKind::days;
    }
    reader.finish();
    return pending;
}

std::string_view name_of(WalletKind kind) {
    switch (kind) {
        case WalletKind::points: return "points";
        case WalletKind::credit: return "credit";
        case WalletKind::stamps: return "stamps";
    }
    return "points";
}

std::string_view name_of(Shortfall shortfall) {
    switch (shortfall) {
        case Shortfall::debt: return "debt";
        case Shortfall::clamp: return "clamp";
        case Shortfall::pending_only: return "pending_only";
    }
    return "debt";
}

std::string_view name_of(PaidPointsBack back) {
    switch (back) {
        case PaidPointsBack::on_full_return: return "on_full_return";
        case PaidPointsBack::in_proportion: return "in_proportion";
        case PaidPointsBack::never: return "never";
    }
    return "never";
}

Shortfall read_shortfall(ObjectReader& reader, std::string_view key) {
    return static_cast<Shortfall>(reader.one_of_or(key, {"debt", "clamp", "pending_only"}, 0));
}

PaidPointsBack read_paid_back(ObjectReader& reader, std::string_view key) {
    return static_cast<PaidPointsBack>(
        reader.one_of_or(key, {"on_full_return", "in_proportion", "never"}, 0));
}

void read_wallet(ObjectReader& reader, Wallet& wallet, const Currency& currency) {
    const JsonPath& at = reader.path();
    Problems& problems = reader.problems();
    wallet.name = reader.localized("name");
    if (reader.has("name_one")) wallet.name_one = reader.localized("name_one");
    wallet.value = reader.money("value", currency, some_money);
    if (reader.has("pending")) {
        wallet.pending = read_pending(reader.object("pending"), at / "pending", problems);
    }
    if (reader.has("expiry")) {
        wallet.expiry = read_expiry(reader.object("expiry"), at / "expiry", problems);
    }
    wallet.shortfall = read_shortfall(reader, "shortfall");
    wallet.paid_back = read_paid_back(reader, "paid_back");
    if (const auto most = reader.optional_integer("most", 1, limits::points)) {
        wallet.most = Points{*most};
    }
    if (const auto days = reader.optional_integer("courtesy_days", 0, limits::pending_days)) {
        wallet.courtesy_days = static_cast<int>(*days);
    }
    wallet.transferable = reader.boolean_or("transferable", false);
    if (reader.has("pay"))
        wallet.pay = read_pay(reader.object("pay"), at / "pay", currency, problems);
}

void write_wallet(Json& json, const Wallet& wallet, const Currency& currency) {
    json["name"] = to_json(wallet.name);
    if (!wallet.name_one.by_language.empty()) json["name_one"] = to_json(wallet.name_one);
    json["value"] = to_plain_text(wallet.value.minor, currency.decimals);
    if (wallet.pending.kind != PendingKind::none) json["pending"] = to_json(wallet.pending);
    json["expiry"] = to_json(wallet.expiry);
    if (wallet.shortfall != Shortfall::debt) json["shortfall"] = name_of(wallet.shortfall);
    if (wallet.paid_back != PaidPointsBack::on_full_return) {
        json["paid_back"] = name_of(wallet.paid_back);
    }
    if (wallet.most) json["most"] = wallet.most->count;
    if (wallet.courtesy_days > 0) json["courtesy_days"] = wallet.courtesy_days;
    if (wallet.transferable) json["transferable"] = true;
    if (wallet.pay) json["pay"] = pay_json(*wallet.pay, currency);
}

}  // namespace regulars
