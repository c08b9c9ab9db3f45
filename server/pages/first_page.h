// server/pages/first_page.h: what a member can read before any script runs, and without one: the
// card, what is missing to the next tier, the newest rows of the history, the rewards.
#pragma once
#include "core/wording/sentences.h"

namespace regulars::pages {

struct Seen {
    const Speaker& speaker;
    const Account& account;
    std::vector<HistoryRow> history;  // newest first
    std::span<const std::int64_t> taken;
};

/// HTML, escaped.
std::string first_page(const Seen& seen);

/// A page of one sentence: an expired link, a frame that waits for its session.
std::string first_sentence(std::string_view heading, std::string_view sentence);

}  // namespace regulars::pages
