#include "web/views/tier_progress.h"

#include "web/ui/ui.h"

namespace regulars {

void tier_progress(const PortalModel& model, const Speaker& speaker) {
    const Account& account = model.account;
    const auto card = ui::card();
    if (!account.progress) {
        ui::text(progress_sentence(speaker, account), ui::strong_text);
    } else {
        const Progress& progress = *account.progress;
        const std::string tier = speaker.name(model.program().tiers[progress.next].name);
        ui::progress("tier", say(speaker.catalog, "home.progress_label", {{"tier", tier}}),
                     {static_cast<float>(progress.spend.minor), 0,
                      static_cast<float>(progress.threshold.minor)},
                     say(speaker.catalog, "home.progress_value",
                         {{"spend", speaker.money(progress.spend)},
                          {"goal", speaker.money(progress.threshold)}}),
                     progress_sentence(speaker, account), progress_deadline(speaker, account));
    }
    const std::string keeping = keeping_sentence(speaker, account);
    const auto words = ui::stack(theme::space::xs);
    ui::paragraph(standing_sentence(speaker, account), ui::small_text);
    if (!keeping.empty()) ui::paragraph(keeping, ui::small_text);
}

}  // namespace regulars
