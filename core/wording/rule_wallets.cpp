// What a member collects, and how long it lives: V3.
#include "core/base/decimal.h"
#include "core/json/points_json.h"
#include "core/wording/numbers.h"
#include "core/wording/rule_words.h"

namespace regulars {
namespace {

struct WalletWords {
    const RuleWords& words;
    const Wallet& wallet;
    std::string subject;  // "點數"; of another wallet its name

    std::string text(std::string_view key) const { return words.text(key, {{"wallet", subject}}); }
    std::string until(std::string_view key, std::string date) const {
        return words.text(key, {{"wallet", subject}, {"date", std::move(date)}});
    }
    std::string counted(std::string_view key, std::int64_t count) const {
        return words.counted(key, count, {{"wallet", subject}});
    }
    std::string that(CalendarUnit unit) const {
        return words.text("rule.that." + std::string(unit_name(unit)));
    }

    std::string kind() const {
        const Arg name{"name", words.name(wallet.name)};
        switch (wallet.kind) {
            case WalletKind::points: return words.text("rule.wallet.points", {name});
            case WalletKind::credit: return words.text("rule.wallet.credit", {name});
            case WalletKind::stamps: return words.text("rule.wallet.stamps", {name});
        }
        return {};
    }

    std::string pending() const {
        const Pending& pending = wallet.pending;
        switch (pending.kind) {
            case PendingKind::none: return text("rule.pending.none");
            case PendingKind::days:
                if (pending.days == 0) return text("rule.pending.none");
                return counted("rule.pending.days", pending.days);
            case PendingKind::until: return until("rule.pending.until", words.date(pending.date));
            case PendingKind::fulfilment:
                if (pending.days == 0) return text("rule.pending.handed_over");
                return counted("rule.pending.handed_over_days", pending.days);
        }
        return {};
    }

    std::string expiry() const {
        const Expiry& expiry = wallet.expiry;
        const std::string span = words.span(expiry.span);
        switch (expiry.kind) {
            case ExpiryKind::never: return text("rule.expiry.never");
            case ExpiryKind::after: return expiry_after(expiry, span);
            case ExpiryKind::yearly: return expiry_yearly(expiry);
            case ExpiryKind::on_date: return until("rule.expiry.on", words.date(expiry.date));
            case ExpiryKind::sliding:
                return words.text("rule.expiry.sliding", {{"wallet", subject}, {"span", span}});
        }
        return {};
    }

    std::string expiry_after(const Expiry& expiry, const std::string& span) const {
        if (!expiry.to_end_of) {
            if (expiry.span.is_empty()) return text("rule.expiry.same_day");
            return words.text("rule.expiry.after", {{"wallet", subject}, {"span", span}});
        }
        const std::string end = that(*expiry.to_end_of);
        if (expiry.span.is_empty()) {
            return words.text("rule.expiry.to_end", {{"wallet", subject}, {"that", end}});
        }
        return words.text("rule.expiry.after_to_end",
                          {{"wallet", subject}, {"span", span}, {"that", end}});
    }

    std::string expiry_yearly(const Expiry& expiry) const {
        const std::string day =
            date_by(words.catalog, "date.day_of_year", {1970, expiry.month, expiry.day});
        if (expiry.years_later == 0) return until("rule.expiry.this_year", day);
        if (expiry.years_later == 1) return until("rule.expiry.next_year", day);
        return words.counted("rule.expiry.years", expiry.years_later,
                             {{"wallet", subject}, {"date", day}});
    }

    std::string shortfall() const {
        switch (wallet.shortfall) {
            case Shortfall::debt: return text("rule.shortfall.debt");
            case Shortfall::clamp: return text("rule.shortfall.clamp");
            case Shortfall::pending_only: return text("rule.shortfall.pending_only");
        }
        return {};
    }

    std::string paid_back() const {
        switch (wallet.paid_back) {
            case PaidPointsBack::on_full_return: return text("rule.paid_back.on_full_return");
            case PaidPointsBack::in_proportion: return text("rule.paid_back.in_proportion");
            case PaidPointsBack::never: return text("rule.paid_back.never");
        }
        return {};
    }

    std::string points(Points count) const { return words.points(count, wallet); }

    std::string pay(const PayRule& rule) const {
        return words.text("rule.pay",
                          {{"points", points(rule.step)}, {"worth", words.money(rule.step_value)}});
    }

    Phrases pay_extras(const PayRule& rule) const {
        Phrases extras;
        if (rule.from_amount.minor > 0) {
            extras.push_back(
                words.text("rule.pay.from", {{"amount", words.money(rule.from_amount)}}));
        }
        if (rule.least) {
            extras.push_back(words.text("rule.pay.least", {{"points", points(*rule.least)}}));
        }
        if (rule.most) {
            extras.push_back(words.text("rule.pay.most", {{"points", points(*rule.most)}}));
        }
        if (rule.most_basis_points) {
            extras.push_back(words.text("rule.pay.percent",
                                        {{"percent", to_plain_text(*rule.most_basis_points, 2)}}));
        }
        return extras;
    }
};

void say_wallet(RuleSentences& sentences, const Wallet& wallet, const JsonPath& at) {
    const RuleWords& words = sentences.words;
    const bool is_first = &wallet == &words.program.points();
    const WalletWords of{
        words, wallet,
        is_first ? words.text("rule.subject.points")
                 : words.text("rule.subject.other", {{"name", words.name(wallet.name)}})};
    sentences.add(at / "name", of.kind());
    if (wallet.value.minor > 0) {
        sentences.add(at / "value",
                      words.text("rule.value", {{"points", of.points(Points{1})},
                                                {"value", words.money(wallet.value)}}));
    }
    sentences.add(at / "pending", of.pending());
    sentences.add(at / "expiry", of.expiry());
    sentences.add(at / "shortfall", of.shortfall());
    if (wallet.pay) {
        sentences.add(at / "pay", of.pay(*wallet.pay), of.pay_extras(*wallet.pay));
        sentences.add(at / "paid_back", of.paid_back());
    }
    if (wallet.most) {
        sentences.add(at / "most", words.text("rule.most", {{"wallet", of.subject},
                                                            {"points", of.points(*wallet.most)}}));
    }
    if (wallet.courtesy_days > 0) {
        sentences.add(at / "courtesy_days", of.counted("rule.courtesy", wallet.courtesy_days));
    }
    sentences.add(at / "transferable",
                  of.text(wallet.transferable ? "rule.transferable.yes" : "rule.transferable.no"));
}

}  // namespace

void say_wallets(RuleSentences& sentences) {
    const auto& wallets = sentences.words.program.wallets;
    for (std::size_t i = 0; i < wallets.size(); ++i) {
        const JsonPath at = i == 0 ? JsonPath{} / "points" : JsonPath{} / "wallets" / (i - 1);
        say_wallet(sentences, wallets[i], at);
    }
}

}  // namespace regulars
