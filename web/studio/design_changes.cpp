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

    std::string rate(const Program& program) const {
        const EarnRate& earn = program.points.earn;
        return say(catalog, "studio.rate",
                   {{"per", money(earn.per)}, {"give", grouped(earn.give.count)}});
    }
    std::string steps(const Program& program) const {
        return word(program.points.earn.steps == Steps::whole ? "studio.steps.whole"
                                                              : "studio.steps.prorated");
    }
    std::string expiry(const Program& program) const {
        const int months = program.points.expiry.months;
        return months == 0 ? word("studio.expiry.never")
                           : say_count(catalog, "studio.expiry.months", months);
    }

    void note_tier(const TierRule& from, const TierRule& to) {
        const std::string tier = name(from.name) + " ";
        note(tier + word("studio.threshold"), money(from.threshold), money(to.threshold));
        note(tier + word("studio.multiplier"), "×" + to_string(from.multiplier),
             "×" + to_string(to.multiplier));
        for (const std::string_view language : {"zh-Hant", "en"}) {
            const std::string key = "studio.name." + std::string(language);
            note(tier + word(key), std::string(from.name.in(language)),
                 std::string(to.name.in(language)));
        }
    }
};

}  // namespace

std::vector<DesignChange> changes_between(const Program& before, const Program& after,
                                          const Catalog& catalog) {
    Writer writer{before, after, catalog, {}};
    writer.note(writer.word("studio.earning"), writer.rate(before), writer.rate(after));
    writer.note(writer.word("studio.steps"), writer.steps(before), writer.steps(after));
    writer.note(writer.word("studio.value"), writer.money(before.points.value),
                writer.money(after.points.value));
    writer.note(writer.word("studio.expiry"), writer.expiry(before), writer.expiry(after));
    const std::size_t tiers = std::min(before.tiers.size(), after.tiers.size());
    for (std::size_t i = 0; i < tiers; ++i) writer.note_tier(before.tiers[i], after.tiers[i]);
    return std::move(writer.changes);
}

}  // namespace regulars::studio
