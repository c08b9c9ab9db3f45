#include "web/studio/design_changes.h"

#include "core/wording/numbers.h"

namespace regulars::studio {
namespace {

struct Writer {
    const Program& before;
    const Program& after;
    const Catalog& catalog;
    std::vector<DesignChange> changes;

    std::string word(std::string_view key) const { return say(catalog, key); }
    std::string money(Money amount) const { return money_text(amount, after.currency); }
    std::string name(const LocalizedText& text) const {
        return std::string(text.in(catalog.language));
    }

    void note(std::string what, std::string from, std::string to) {
        if (from != to) changes.push_back({std::move(what), std::move(from), std::move(to)});
    }

    std::string rate(const EarnRate& earn) const {
        return say(catalog, "studio.rate",
                   {{"per", money(earn.per)}, {"give", grouped(earn.give.count)}});
    }
    std::string steps(const EarnRate& earn) const {
        return word(earn.steps == Steps::whole ? "studio.steps.whole" : "studio.steps.prorated");
    }
    std::string expiry(int months) const {
        if (months == 0) return word("studio.expiry.never");
        return say_count(catalog, "studio.expiry.months", months);
    }

    void note_tier(const TierRule& from, const TierRule& to) {
        const std::string tier = name(from.name) + " ";
        const auto asked = only_spend(from.needs), asks = only_spend(to.needs);
        if (asked && asks) note(tier + word("studio.threshold"), money(*asked), money(*asks));
        note(tier + word("studio.multiplier"), "×" + to_string(from.multiplier),
             "×" + to_string(to.multiplier));
        for (const std::string_view language : {"zh-Hant", "en"}) {
            const std::string key = "studio.name." + std::string(language);
            note(tier + word(key), std::string(from.name.in(language)),
                 std::string(to.name.in(language)));
        }
    }
};

/// The expiry as the form shows it: whole months, 0 for never.
std::optional<int> months_of(const Expiry& expiry) {
    if (expiry.kind == ExpiryKind::never) return 0;
    const bool plain =
        expiry.kind == ExpiryKind::after && expiry.span.days == 0 && !expiry.to_end_of;
    return plain ? std::optional(expiry.span.months) : std::nullopt;
}

EarnRate* rate_in(Program& program) {
    const EarnRate* rate = base_rate(program);
    for (EarningRule& rule : program.earning.rules) {
        auto* per = std::get_if<PerAmount>(&rule.gives);
        if (per && &per->rate == rate) return &per->rate;
    }
    return nullptr;
}

/// Whether anything differs that has no line of its own.
bool differs_elsewhere(const Program& before, Program after) {
    const EarnRate* rate = base_rate(before);
    EarnRate* const design_rate = rate_in(after);
    if (rate && design_rate) *design_rate = *rate;
    Wallet& points = after.wallets.front();
    points.value = before.points().value;
    if (months_of(points.expiry) && months_of(before.points().expiry)) {
        points.expiry = before.points().expiry;
    }
    const std::size_t tiers = std::min(before.tiers().size(), after.tiers().size());
    for (std::size_t i = 0; i < tiers; ++i) {
        const TierRule& from = before.tiers()[i];
        TierRule& to = after.ladder.rungs[i];
        if (only_spend(from.needs) && only_spend(to.needs)) to.needs = from.needs;
        to.multiplier = from.multiplier;
        to.name = from.name;
    }
    return before != after;
}

}  // namespace

std::vector<DesignChange> changes_between(const Program& before, const Program& after,
                                          const Catalog& catalog) {
    Writer writer{before, after, catalog, {}};
    const EarnRate *was = base_rate(before), *is = base_rate(after);
    if (was && is) {
        writer.note(writer.word("studio.earning"), writer.rate(*was), writer.rate(*is));
        writer.note(writer.word("studio.steps"), writer.steps(*was), writer.steps(*is));
    }
    writer.note(writer.word("studio.value"), writer.money(before.points().value),
                writer.money(after.points().value));
    const auto lived = months_of(before.points().expiry), lives = months_of(after.points().expiry);
    if (lived && lives) {
        writer.note(writer.word("studio.expiry"), writer.expiry(*lived), writer.expiry(*lives));
    }
    const std::size_t tiers = std::min(before.tiers().size(), after.tiers().size());
    for (std::size_t i = 0; i < tiers; ++i) writer.note_tier(before.tiers()[i], after.tiers()[i]);
    if (differs_elsewhere(before, after)) {
        writer.note(writer.word("studio.other"), writer.word("studio.other.before"),
                    writer.word("studio.other.after"));
    }
    return std::move(writer.changes);
}

}  // namespace regulars::studio
