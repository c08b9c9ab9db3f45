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

    const Wallet& wallet(const WalletId& id) const;  // the points' when there is none of that id
    std::string points(Points count,
                       const WalletId& id) const;  // "1,240 點", by the wallet's own word
    std::string points(Points count) const { return points(count, program.points().id); }
    std::string money(Money amount) const;
    std::string date(Instant at) const;
    /// The last day that is good from its start to its end: before an end at midnight as before one at
    /// noon, it is the day before.
    std::string last_day(Instant gone_at) const;
    std::string both(std::string first, std::string second) const;  // "3,000 點・現在可換"
    Date today() const { return date_on(program.zone, now); }
    std::string name(const LocalizedText& text) const {
        return std::string(text.in(catalog.language));
    }
};

/// A row's reason: "11/3（二）門市消費 NT$1,240：阿里山烏龍茶".
std::string history_sentence(const Speaker& speaker, const HistoryRow& row);
/// The arithmetic behind it, with what is pending: "NT$1,240，每 NT$100 得 1 點，銀熟客 ×1.25，共 15 點。"; of
/// several rules each with its points: "週末加碼（+50）", "每 NT$100 得 1 點（+120，上限前 300）".
std::string history_arithmetic(const Speaker& speaker, const HistoryRow& row);

/// When the points of a row can be spent, while they cannot; else empty.
std::string pending_note(const Speaker& speaker, const HistoryRow& row);

/// "再 NT$1,240 升金卡"; of needs of which one is enough, the nearest. Where a tier waits for its day,
/// that day; on the highest tier a sentence that says so.
std::string progress_sentence(const Speaker& speaker, const Account& account);
/// Until when that is enough: "2/14 前"; empty when nothing leaves the window.
std::string progress_deadline(const Speaker& speaker, const Account& account);
/// Since when and why the member stands there.
std::string standing_sentence(const Speaker& speaker, const Account& account);
/// What keeps the tier, and until when it lasts: by a need, a grace, a plan, the shop's own hand; in a
/// ladder without terms when it would end if nothing were bought. Empty when nothing ends.
std::string keeping_sentence(const Speaker& speaker, const Account& account);
/// The next points to expire; empty if none do.
std::string expiry_sentence(const Speaker& speaker, const Balance& balance, const Wallet& wallet);
inline std::string expiry_sentence(const Speaker& speaker, const Balance& balance) {
    return expiry_sentence(speaker, balance, speaker.program.points());
}

/// Points that are not active yet, and from when they are; empty when there are none.
std::string pending_sentence(const Speaker& speaker, const Balance& balance, const Wallet& wallet);
inline std::string pending_sentence(const Speaker& speaker, const Balance& balance) {
    return pending_sentence(speaker, balance, speaker.program.points());
}
/// What a tier asks for: "近 365 天消費滿 NT$3,000"; of the first tier that it asks for nothing.
std::string needs_sentence(const Speaker& speaker, std::size_t tier);
/// What one need still asks for: "再買 2 次".
std::string need_sentence(const Speaker& speaker, const NeedProgress& need);

/// What is missing to get a reward: "還差 120 點".
std::string refusal_sentence(const Speaker& speaker, const RewardRefusal& refusal);

}  // namespace regulars
