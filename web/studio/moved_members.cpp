#include "web/studio/moved_members.h"

#include <algorithm>

#include "core/wording/numbers.h"
#include "web/ui/ui.h"

namespace regulars::studio {
namespace {

std::string tier_at(const Program& program, std::size_t tier, const Catalog& catalog) {
    if (tier >= program.tiers().size()) return {};
    return std::string(program.tiers()[tier].name.in(catalog.language));
}

void row(const MovedMember& member, const ReplayResult& result, const Catalog& catalog) {
    const auto item = ui::list_item(member.id);
    auto line = ui::columns({ui::share(2), ui::share(3)}, theme::space::m, ui::Cross::middle);
    line.next();
    ui::text(member.name.empty() ? member.id : member.name, {.size = theme::type::small});
    line.next();
    ui::text(tier_at(result.published, member.before, catalog) + " → " +
                 tier_at(result.design, member.after, catalog),
             {.size = theme::type::small, .ink = theme::Ink::muted, .align = ui::Align::end});
    line.close();
}

}  // namespace

bool moved_members(std::string_view key, const MovedMembers& moved, const ReplayResult& result,
                   std::size_t shown, const Catalog& catalog) {
    const std::string title = say_count(catalog, "studio.result." + std::string(key), moved.count);
    const auto section = ui::section(key, title, theme::space::s);
    ui::heading(3, title);
    if (moved.count == 0) {
        ui::paragraph(say(catalog, "studio.result.nobody"), ui::small_text);
        return false;
    }
    const std::size_t rows = std::min(shown, moved.members.size());
    {
        const auto list = ui::list("members", title, theme::space::s);
        for (std::size_t i = 0; i < rows; ++i) row(moved.members[i], result, catalog);
    }
    const auto listed = static_cast<std::int64_t>(moved.members.size());
    if (rows < moved.members.size()) {
        return ui::button(
            "more", say(catalog, "studio.result.more"), ui::ButtonKind::quiet,
            {.small = true, .name = say(catalog, "studio.result.more_of", {{"what", title}})});
    }
    if (listed < moved.count) {
        ui::paragraph(say_count(catalog, "studio.result.rest", moved.count - listed),
                      ui::small_text);
    }
    return false;
}

}  // namespace regulars::studio
