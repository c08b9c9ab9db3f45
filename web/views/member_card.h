// web/views/member_card.h: the one rich object of the portal: tier, name, number, balance.
#pragma once
#include "core/wording/sentences.h"
#include "web/app/portal_model.h"

namespace regulars {

void member_card(const PortalModel& model, const Speaker& speaker);

/// "19a4 0f22 7": groups of four for reading aloud; a short number stays whole.
std::string grouped_number(std::string_view id);

}  // namespace regulars
