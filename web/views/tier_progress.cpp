#include "web/views/tier_progress.h"

#include <algorithm>

#include "core/wording/numbers.h"
#include "web/ui/ui.h"

namespace regulars {
namespace {

/// An amount of what a need counts.
std::string amount_text(const Speaker& speaker, Measure measure, std::int64_t amount) {
    switch (measure) {
        case Measure::spend: return speaker.money({amount});
        case Measure::points:
        case Measure::engagement_points:
        case Measure::balance: return speaker.points({amount});
        default: return grouped(amount);
    }
}

/// What the member has of the need: "NT$5,000 中已有 NT$3,250".
std::string value_text(const NeedProgress& need, const Speaker& speaker) {
    return say(speaker.catalog, "home.progress_value",
               {{"spend", amount_text(speaker, need.need.measure, need.has)},
                {"goal", amount_text(speaker, need.need.measure, need.need.least)}});
}

void need_bar(std::string_view key, const NeedProgress& need, const std::string& label,
              const Speaker& speaker, std::string_view sentence, std::string_view end) {
    ui::progress(key, label,
                 {static_cast<float>(std::min(need.has, need.need.least)), 0,
                  static_cast<float>(need.need.least)},
                 value_text(need, speaker), sentence, end);
}

/// One bar a need, each with what it still asks for; where any one is enough, the nearest alone.
void progress_bars(const PortalModel& model, const Speaker& speaker) {
    const Progress& progress = *model.account.to_next;
    const std::string tier = speaker.name(model.program().tiers()[progress.tier].name);
    const std::string label = say(speaker.catalog, "home.progress_label", {{"tier", tier}});
    const std::string sentence = progress_sentence(speaker, model.account);
    const std::string deadline = progress_deadline(speaker, model.account);
    if (progress.at_least == 1) {
        return need_bar("tier", progress.nearest(), label, speaker, sentence, deadline);
    }
    ui::paragraph(sentence, ui::strong_text, false);
    for (std::size_t i = 0; i < progress.needs.size(); ++i) {
        const NeedProgress& need = progress.needs[i];
        const std::string end =
            need.missing > 0 ? need_sentence(speaker, need) : value_text(need, speaker);
        need_bar("tier" + std::to_string(i), need, label, speaker, {}, end);
    }
    if (!deadline.empty()) {
        ui::text(deadline,
                 {.size = theme::type::caption, .ink = theme::Ink::muted, .align = ui::Align::end});
    }
}

}  // namespace

void tier_progress(const PortalModel& model, const Speaker& speaker) {
    const Account& account = model.account;
    const auto card = ui::card();
    const bool has_bars =
        account.to_next && !account.standing.waiting && !account.to_next->is_met();
    if (!has_bars) {
        ui::paragraph(progress_sentence(speaker, account), ui::strong_text, false);
    } else {
        progress_bars(model, speaker);
    }
    const std::string keeping = keeping_sentence(speaker, account);
    const auto words = ui::stack(theme::space::xs);
    ui::paragraph(standing_sentence(speaker, account), ui::small_text);
    if (!keeping.empty()) ui::paragraph(keeping, ui::small_text);
}

}  // namespace regulars
