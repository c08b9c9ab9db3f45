// A row of the history: its reason, and the arithmetic behind it (P7).
#include "core/wording/numbers.h"
#include "core/wording/sentences.h"

namespace regulars {
namespace {

std::string with_article(const Speaker& speaker, std::string sentence, const std::string& article) {
    if (article.empty()) return sentence;
    return say(speaker.catalog, "history.with_article",
               {{"sentence", std::move(sentence)}, {"article", article}});
}

std::string and_then(const Speaker& speaker, std::string first, std::string second) {
    if (first.empty() || second.empty()) return first + second;
    return std::move(first) + say(speaker.catalog, "sentence.space") + std::move(second);
}

/// The action's own word where the language has one; else the shop's name of the rule that thanks for it,
/// or of the action.
std::string action_text(const Speaker& speaker, const BonusExplained& why) {
    const std::string key = "history.bonus." + why.which;
    if (has_text(speaker.catalog, key)) return say(speaker.catalog, key);
    std::string which = why.which;
    for (const PlannedRule& rule : why.plan.rules) {
        if (rule.name.by_language.empty()) continue;
        which = speaker.name(rule.name);
        break;
    }
    return say(speaker.catalog, "history.bonus.action", {{"which", std::move(which)}});
}

struct Reason {
    const Speaker& speaker;
    const LedgerEntry& entry;

    std::string operator()(const EarnExplained& why) const {
        const std::string_view key = why.channel == Channel::store ? "history.earn.store"
                                     : why.channel == Channel::web ? "history.earn.web"
                                                                   : "history.earn.other";
        return with_article(speaker,
                            say(speaker.catalog, key, {{"amount", speaker.money(why.basis)}}),
                            why.summary);
    }
    std::string operator()(const BonusExplained& why) const {
        const std::string which = why.name.by_language.empty() ? why.which : speaker.name(why.name);
        switch (why.what) {
            case BonusExplained::For::joined: return say(speaker.catalog, "history.bonus.joined");
            case BonusExplained::For::birthday:
                return say(speaker.catalog, "history.bonus.birthday", {{"year", why.which}});
            case BonusExplained::For::action: return action_text(speaker, why);
            case BonusExplained::For::survey: return say(speaker.catalog, "history.bonus.survey");
            case BonusExplained::For::referral:
                return say(speaker.catalog, why.which == "advocate" ? "history.bonus.advocate"
                                                                    : "history.bonus.friend");
            case BonusExplained::For::tier:
                return say(speaker.catalog, "history.bonus.tier", {{"which", which}});
            case BonusExplained::For::membership:
                return say(speaker.catalog, "history.bonus.membership", {{"which", which}});
        }
        return {};
    }
    std::string operator()(const ClawbackExplained& why) const {
        if (!entry.order) {
            return say(speaker.catalog, "history.membership_refund",
                       {{"refunded", speaker.money(why.refunded)}});
        }
        const std::string sentence = why.refund.text.empty()
                                         ? say(speaker.catalog, "history.cancel")
                                         : say(speaker.catalog, "history.clawback",
                                               {{"refunded", speaker.money(why.refunded)}});
        return with_article(speaker, sentence, why.summary);
    }
    std::string operator()(const RedeemExplained& why) const {
        return say(speaker.catalog, "history.redeem", {{"reward", speaker.name(why.reward_name)}});
    }
    std::string operator()(const PayExplained& why) const {
        return say(speaker.catalog, "history.pay", {{"worth", speaker.money(why.worth)}});
    }
    std::string operator()(const RollbackExplained& why) const {
        if (!why.redemption) {
            return say(speaker.catalog, "history.back.pay", {{"worth", speaker.money(why.worth)}});
        }
        return say(speaker.catalog, "history.back.reward",
                   {{"reward", speaker.name(why.reward_name)}});
    }
    std::string operator()(const AdjustExplained&) const {
        return say(speaker.catalog, "history.adjust");
    }
    std::string operator()(const TransferExplained& why) const {
        const bool sent = entry.kind == EntryKind::transfer_out;
        return say(speaker.catalog, sent ? "history.sent" : "history.received",
                   {{"other", why.other.text}});
    }
    std::string operator()(const ActivateExplained&) const {
        return say(speaker.catalog, "history.activate");
    }
};

const PlannedRule* rule_in(const EarnPlan& plan, const RuleId& id) {
    for (const PlannedRule& rule : plan.rules) {
        if (rule.id == id) return &rule;
    }
    return nullptr;
}

/// What one rule did, in words; `basis` is said with the first plain rate.
struct Term {
    const Speaker& speaker;
    const WalletId& wallet;
    const Money* basis;

    std::string points(Points count) const { return speaker.points(count, wallet); }

    std::string operator()(const PerAmount& gives) const {
        const std::string rate =
            say(speaker.catalog, gives.of.is_everything() ? "history.rate" : "history.rate.some",
                {{"per", speaker.money(gives.rate.per)}, {"give", points(gives.rate.give)}});
        if (!basis || !gives.of.is_everything()) return rate;
        return say(speaker.catalog, "history.earn.base",
                   {{"amount", speaker.money(*basis)}, {"rate", rate}});
    }
    std::string operator()(const PerUnit& gives) const {
        return say(speaker.catalog, "history.rate.unit", {{"give", points(gives.points)}});
    }
    std::string operator()(const Fixed&) const { return say(speaker.catalog, "history.extra"); }
    std::string operator()(const Added&) const { return say(speaker.catalog, "history.extra"); }
    std::string operator()(const Multiplied& gives) const { return "×" + to_string(gives.by); }
};

struct Arithmetic {
    const Speaker& speaker;
    const LedgerEntry& entry;

    std::string operator()(const EarnExplained& why) const {
        if (why.shares.empty()) return nothing(why);
        return total(why.plan, why.shares, &why.basis);
    }
    std::string operator()(const BonusExplained& why) const {
        const bool alone = why.shares.size() == 1 && is_whole(why.shares.front());
        const PlannedRule* rule = alone ? rule_in(why.plan, why.shares.front().rule) : nullptr;
        if (why.shares.empty() || (rule && rule->name.by_language.empty())) {
            return say(speaker.catalog, "history.bonus.given", {{"points", points(entry.points)}});
        }
        return total(why.plan, why.shares, nullptr);
    }
    std::string operator()(const ClawbackExplained& why) const {
        const std::string before = points(why.before), after = points(why.after);
        std::string sentence =
            why.refund.text.empty()
                ? say(speaker.catalog, "history.clawback.plain",
                      {{"before", before}, {"after", after}})
                : say(speaker.catalog, "history.clawback.sum",
                      {{"kept", speaker.money(why.kept)}, {"before", before}, {"after", after}});
        if (why.forgiven.count == 0) return sentence;
        return and_then(
            speaker, std::move(sentence),
            say(speaker.catalog, "history.clawback.forgiven", {{"points", points(why.forgiven)}}));
    }
    std::string operator()(const RedeemExplained& why) const {
        return say(speaker.catalog, "history.redeem.code", {{"code", why.coupon}});
    }
    std::string operator()(const PayExplained& why) const {
        return say(speaker.catalog, "history.pay.sum",
                   {{"points", points(-entry.points)}, {"amount", speaker.money(why.amount)}});
    }
    std::string operator()(const RollbackExplained&) const {
        return say(speaker.catalog, "history.back.sum", {{"points", points(entry.points)}});
    }
    std::string operator()(const AdjustExplained& why) const {
        return say(speaker.catalog, "history.adjust.why", {{"reason", why.reason}, {"by", why.by}});
    }
    std::string operator()(const TransferExplained&) const {
        return say(speaker.catalog, "history.transfer.sum");
    }
    std::string operator()(const ActivateExplained&) const { return {}; }

private:
    std::string points(Points count) const { return speaker.points(count, entry.wallet); }

    static bool is_whole(const RuleShare& share) { return share.points == share.wanted; }

    std::string nothing(const EarnExplained& why) const {
        for (const PlannedRule& rule : why.plan.rules) {
            const auto* per = std::get_if<PerAmount>(&rule.gives);
            if (!per || !per->of.is_everything()) continue;
            return say(speaker.catalog, "history.earn.nothing",
                       {{"amount", speaker.money(why.basis)},
                        {"rate", Term{speaker, entry.wallet, nullptr}(*per)}});
        }
        return say(speaker.catalog, "history.earn.none");
    }

    /// By its name, else by what it says; a multiplier with its factor.
    std::string called(const PlannedRule* rule, const RuleShare& share, const Money* basis) const {
        if (!rule) return share.rule.text;
        std::string said = std::visit(Term{speaker, entry.wallet, basis}, rule->gives);
        if (rule->name.by_language.empty()) return said;
        std::string name = speaker.name(rule->name);
        if (std::holds_alternative<Multiplied>(rule->gives)) return name + " " + said;
        return name;
    }

    /// One rate over the whole order and at most one factor, nothing cut: the sum speaks for itself.
    static bool is_plain(const EarnPlan& plan, std::span<const RuleShare> shares) {
        std::size_t rates = 0, factors = 0;
        for (const RuleShare& share : shares) {
            const PlannedRule* rule = rule_in(plan, share.rule);
            if (!rule || !is_whole(share)) return false;
            if (std::holds_alternative<Multiplied>(rule->gives)) {
                ++factors;
            } else if (const auto* per = std::get_if<PerAmount>(&rule->gives)) {
                rates += per->of.is_everything() && rule->name.by_language.empty() ? 1U : 2U;
            } else {
                return shares.size() == 1;
            }
        }
        return rates == 1 && factors <= 1;
    }

    std::string with_points(std::string rule, const RuleShare& share) const {
        const Arg what{"rule", std::move(rule)}, got{"points", signed_grouped(share.points.count)};
        if (is_whole(share)) return say(speaker.catalog, "history.earn.share", {what, got});
        return say(speaker.catalog, "history.earn.capped",
                   {what, got, {"wanted", grouped(share.wanted.count)}});
    }

    /// In the order the rules work: what the order gives, what raises it, what is added.
    static std::vector<RuleShare> in_order(const EarnPlan& plan, std::span<const RuleShare> all) {
        std::vector<RuleShare> given, raised, added;
        for (const RuleShare& share : all) {
            const PlannedRule* rule = rule_in(plan, share.rule);
            const bool raises = rule && std::holds_alternative<Multiplied>(rule->gives);
            const bool gives = rule && is_amount(rule->gives);
            (gives ? given : raises ? raised : added).push_back(share);
        }
        given.insert(given.end(), raised.begin(), raised.end());
        given.insert(given.end(), added.begin(), added.end());
        return given;
    }

    std::string total(const EarnPlan& plan, std::span<const RuleShare> shares,
                      const Money* basis) const {
        const bool plain = is_plain(plan, shares);
        std::vector<std::string> parts;
        for (const RuleShare& share : in_order(plan, shares)) {
            const PlannedRule* rule = rule_in(plan, share.rule);
            std::string part = called(rule, share, parts.empty() ? basis : nullptr);
            parts.push_back(plain ? std::move(part) : with_points(std::move(part), share));
        }
        return say(speaker.catalog, "history.earn.total",
                   {{"parts", say_list(speaker.catalog, "history.parts", parts)},
                    {"total", points(entry.points)}});
    }
};

}  // namespace

std::string history_sentence(const Speaker& speaker, const HistoryRow& row) {
    if (const auto* explained = std::get_if<ExplainedEntry>(&row.what)) {
        return std::visit(Reason{speaker, explained->entry}, explained->why);
    }
    const Wallet& wallet = speaker.wallet(row.wallet);
    if (&wallet == &speaker.program.points()) return say(speaker.catalog, "history.expired");
    return say(speaker.catalog, "history.expired.other", {{"name", speaker.name(wallet.name)}});
}

std::string history_arithmetic(const Speaker& speaker, const HistoryRow& row) {
    const auto* explained = std::get_if<ExplainedEntry>(&row.what);
    if (!explained) {
        return say(speaker.catalog, "history.expired.on", {{"date", speaker.last_day(row.at)}});
    }
    return and_then(speaker, std::visit(Arithmetic{speaker, explained->entry}, explained->why),
                    pending_note(speaker, row));
}

std::string pending_note(const Speaker& speaker, const HistoryRow& row) {
    if (row.pending_until) {
        return say(speaker.catalog, "history.pending",
                   {{"date", speaker.date(*row.pending_until)}});
    }
    return row.waits ? say(speaker.catalog, "history.waits") : std::string{};
}

}  // namespace regulars
