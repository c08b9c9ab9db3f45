#include "core/wording/sentences.h"

#include "core/wording/numbers.h"

namespace regulars {
namespace {

/// The last day that is good from its start to its end: before an end at midnight as before one at
/// noon, it is the day before.
std::string last_day(const Speaker& speaker, Instant gone_at) {
    const std::int64_t day = days_since_1970(date_on(speaker.program.zone, gone_at));
    return date_text(speaker.catalog, date_from_days(day - 1), speaker.today());
}

std::string rate_text(const Speaker& speaker, const EarnRate& rate) {
    return say(speaker.catalog, "history.rate",
               {{"per", speaker.money(rate.per)}, {"give", speaker.points(rate.give)}});
}

struct Reason {
    const Speaker& speaker;
    const HistoryRow& row;

    std::string operator()(const EarnExplained& why) const {
        const std::string_view key = why.channel == Channel::store ? "history.earn.store"
                                     : why.channel == Channel::web ? "history.earn.web"
                                                                   : "history.earn.other";
        const std::string sentence =
            say(speaker.catalog, key, {{"amount", speaker.money(why.basis)}});
        if (why.summary.empty()) return sentence;
        return say(speaker.catalog, "history.with_article",
                   {{"sentence", sentence}, {"article", why.summary}});
    }
    std::string operator()(const ClawbackExplained& why) const {
        const std::string sentence =
            say(speaker.catalog, "history.clawback", {{"refunded", speaker.money(why.refunded)}});
        if (why.summary.empty()) return sentence;
        return say(speaker.catalog, "history.with_article",
                   {{"sentence", sentence}, {"article", why.summary}});
    }
    std::string operator()(const RedeemExplained& why) const {
        return say(speaker.catalog, "history.redeem", {{"reward", speaker.name(why.reward_name)}});
    }
    std::string operator()(const SurveyThanksExplained&) const {
        return say(speaker.catalog, "history.survey");
    }
};

struct Arithmetic {
    const Speaker& speaker;
    const HistoryRow& row;

    std::string operator()(const EarnExplained& why) const {
        const std::string total = speaker.points(row.points);
        if (row.points.count == 0) {
            return say(
                speaker.catalog, "history.earn.nothing",
                {{"amount", speaker.money(why.basis)}, {"rate", rate_text(speaker, why.rate)}});
        }
        if (why.multiplier.thousandths == 1000) {
            return say(speaker.catalog, "history.earn.plain",
                       {{"amount", speaker.money(why.basis)},
                        {"rate", rate_text(speaker, why.rate)},
                        {"total", total}});
        }
        return say(speaker.catalog, "history.earn.multiplied",
                   {{"amount", speaker.money(why.basis)},
                    {"rate", rate_text(speaker, why.rate)},
                    {"tier", speaker.name(why.tier_name)},
                    {"multiplier", to_string(why.multiplier)},
                    {"total", total}});
    }
    std::string operator()(const ClawbackExplained& why) const {
        return say(speaker.catalog, "history.clawback.sum",
                   {{"kept", speaker.money(why.kept)},
                    {"before", speaker.points(why.before)},
                    {"after", speaker.points(why.after)}});
    }
    std::string operator()(const RedeemExplained& why) const {
        return say(speaker.catalog, "history.redeem.code", {{"code", why.coupon}});
    }
    std::string operator()(const SurveyThanksExplained&) const {
        return say(speaker.catalog, "history.survey.thanks");
    }
};

}  // namespace

std::string Speaker::points(Points count) const {
    const bool one = count.count == 1 || count.count == -1;
    for (const auto& [language, singular] : program.points.name_one.by_language) {
        if (one && language == catalog.language) {
            return say_count(catalog, "points", count.count, {{"name", singular}});
        }
    }
    return say_count(catalog, "points", count.count, {{"name", name(program.points.name)}});
}

std::string Speaker::money(Money amount) const { return money_text(amount, program.currency); }

std::string Speaker::date(Instant at) const {
    return date_text(catalog, date_on(program.zone, at), today());
}

std::string Speaker::both(std::string first, std::string second) const {
    return say(catalog, "sentence.two",
               {{"first", std::move(first)}, {"second", std::move(second)}});
}

std::string history_sentence(const Speaker& speaker, const HistoryRow& row) {
    if (const auto* explained = std::get_if<ExplainedEntry>(&row.what)) {
        return std::visit(Reason{speaker, row}, explained->why);
    }
    return say(speaker.catalog, "history.expired");
}

std::string history_arithmetic(const Speaker& speaker, const HistoryRow& row) {
    if (const auto* explained = std::get_if<ExplainedEntry>(&row.what)) {
        return std::visit(Arithmetic{speaker, row}, explained->why);
    }
    return say(speaker.catalog, "history.expired.on", {{"date", last_day(speaker, row.at)}});
}

std::string progress_sentence(const Speaker& speaker, const Account& account) {
    if (!account.progress) {
        const TierRule& tier = speaker.program.tiers[account.standing.tier];
        return say(speaker.catalog, "tier.highest", {{"tier", speaker.name(tier.name)}});
    }
    const TierRule& next = speaker.program.tiers[account.progress->next];
    return say(
        speaker.catalog, "tier.progress",
        {{"missing", speaker.money(account.progress->missing)}, {"tier", speaker.name(next.name)}});
}

std::string progress_deadline(const Speaker& speaker, const Account& account) {
    if (!account.progress || !account.progress->by) return {};
    return say(speaker.catalog, "tier.by", {{"date", last_day(speaker, *account.progress->by)}});
}

std::string standing_sentence(const Speaker& speaker, const Account& account) {
    const Standing& standing = account.standing;
    const std::string tier = speaker.name(speaker.program.tiers[standing.tier].name);
    if (!standing.since) {
        if (!account.joined_at) return say(speaker.catalog, "tier.since.start", {{"tier", tier}});
        return say(speaker.catalog, "tier.since.joined",
                   {{"tier", tier}, {"date", speaker.date(*account.joined_at)}});
    }
    const std::string_view key = standing.why == TierReason::order_reached_it ? "tier.since.order"
                                 : standing.why == TierReason::refund         ? "tier.since.refund"
                                                                              : "tier.since.window";
    return say(speaker.catalog, key, {{"tier", tier}, {"date", speaker.date(*standing.since)}});
}

std::string keeping_sentence(const Speaker& speaker, const Account& account) {
    const Standing& standing = account.standing;
    if (!standing.drops_at || !standing.drops_to) return {};
    return say(speaker.catalog, "tier.drops",
               {{"date", last_day(speaker, *standing.drops_at)},
                {"tier", speaker.name(speaker.program.tiers[standing.tier].name)}});
}

std::string expiry_sentence(const Speaker& speaker, const Balance& balance) {
    if (balance.lots.empty() || !balance.lots.front().expires_at) return {};
    const Instant first = *balance.lots.front().expires_at;  // lots stand in order of expiry
    Points due;
    for (const Lot& lot : balance.lots) {
        if (lot.expires_at == first) due += lot.left;
    }
    return say(speaker.catalog, "points.expire",
               {{"points", speaker.points(due)}, {"date", last_day(speaker, first)}});
}

std::string refusal_sentence(const Speaker& speaker, const RewardRefusal& refusal) {
    if (const auto* required = std::get_if<TierRequired>(&refusal)) {
        const TierRule& tier = speaker.program.tiers[required->tier];
        return say(speaker.catalog, "rewards.tier_required", {{"tier", speaker.name(tier.name)}});
    }
    if (const auto* short_by = std::get_if<InsufficientPoints>(&refusal)) {
        return say(speaker.catalog, "rewards.insufficient_points",
                   {{"missing", speaker.points(short_by->missing)}});
    }
    return say(speaker.catalog, "rewards.out_of_stock");
}

}  // namespace regulars
