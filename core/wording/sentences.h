// core/wording/sentences.h: what the rules decided, said to a member in one sentence each.
// The sentences are made from what is stored with an entry, never from today's rules (P7).
#pragma once
#include "core/evaluation/account.h"
#include "core/rewards/reward.h"
#include "core/wording/catalog.h"

namespace regulars {

/// Who speaks, to whom, and when: sentences name days relative to today in the shop's zone.
struct Speaker {
    const Catalog& catalog;
    const Program& program;
    Instant now;

    std::string points(Points count) const;  // "1,240 點", by the programme's own word
    std::string money(Money amount) const;
    std::string date(Instant at) const;
    std::string both(std::string first, std::string second) const;  // "3,000 點・現在可換"
    Date today() const { return date_on(program.zone, now); }
    std::string name(const LocalizedText& text) const {
        return std::string(text.in(catalog.language));
    }
};

/// A row's reason: "11/3（二）門市消費 NT$1,240：阿里山烏龍茶".
std::string history_sentence(const Speaker& speaker, const HistoryRow& row);
/// The arithmetic behind it: "NT$1,240，每 NT$100 得 1 點，共 12 點；銀熟客 ×1.25，得 15 點".
std::string history_arithmetic(const Speaker& speaker, const HistoryRow& row);

/// "再 NT$1,240 升金卡"; on the highest tier a sentence that says so.
std::string progress_sentence(const Speaker& speaker, const Account& account);
/// Until when that is enough: "2/14 前"; empty when nothing leaves the window.
std::string progress_deadline(const Speaker& speaker, const Account& account);
/// Since when and why the member stands there.
std::string standing_sentence(const Speaker& speaker, const Account& account);
/// When the tier would end if nothing were bought; empty if it would not.
std::string keeping_sentence(const Speaker& speaker, const Account& account);
/// The next points to expire; empty if none do.
std::string expiry_sentence(const Speaker& speaker, const Balance& balance);

/// What is missing to get a reward: "還差 120 點".
std::string refusal_sentence(const Speaker& speaker, const RewardRefusal& refusal);

}  // namespace regulars
