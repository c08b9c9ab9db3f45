#include "server/pages/first_page.h"

#include <algorithm>

#include "core/json/texts_json.h"
#include "core/wording/numbers.h"
#include "server/pages/html.h"

namespace regulars::pages {
namespace {

constexpr std::size_t rows_shown = 10;

std::string optional_paragraph(std::string_view css_class, const std::string& sentence) {
    return sentence.empty() ? "" : element("p", css_class, sentence) + "\n";
}

std::string card(const Seen& seen) {
    const Speaker& speaker = seen.speaker;
    const TierRule& tier = speaker.program.tiers()[seen.account.standing.tier];
    return "<div class=\"card " + std::string(look_name(tier.look)) + "\">\n" +
           element("p", "tier", speaker.name(tier.name)) + "\n" +
           element("p", "name", seen.account.name) + "\n" +
           element("p", "balance", speaker.points(spendable(seen.account.points()))) + "\n" +
           element("p", "label", say(speaker.catalog, "home.balance")) + "\n</div>\n";
}

std::string progress(const Seen& seen) {
    std::string sentence = progress_sentence(seen.speaker, seen.account);
    const std::string by = progress_deadline(seen.speaker, seen.account);
    return optional_paragraph("progress", sentence) + optional_paragraph("muted", by) +
           optional_paragraph("muted", standing_sentence(seen.speaker, seen.account)) +
           optional_paragraph("muted", keeping_sentence(seen.speaker, seen.account)) +
           optional_paragraph("muted", pending_sentence(seen.speaker, seen.account.points())) +
           optional_paragraph("muted", expiry_sentence(seen.speaker, seen.account.points()));
}

std::string places(const Catalog& catalog) {
    std::string list;
    for (const std::string_view place : {"points", "rewards", "wallet"}) {
        list += "<li>" +
                link("#first-" + std::string(place), say(catalog, "nav." + std::string(place))) +
                "</li>";
    }
    return "<nav aria-label=\"" + escaped(say(catalog, "nav.label")) + "\"><ul>" + list +
           "</ul></nav>\n";
}

std::string heading(std::string_view id, std::string_view text) {
    return "<h2 id=\"" + escaped(id) + "\">" + escaped(text) + "</h2>\n";
}

/// The day; of another wallet than the points also which one.
std::string row_note(const Speaker& speaker, const HistoryRow& row) {
    if (row.wallet == speaker.program.points().id) return speaker.date(row.at);
    return speaker.both(speaker.date(row.at), speaker.name(speaker.wallet(row.wallet).name));
}

std::string history(const Seen& seen) {
    const Catalog& catalog = seen.speaker.catalog;
    std::string html = heading("first-points", say(catalog, "history.title"));
    const auto& rows = seen.history;
    if (rows.empty()) return html + element("p", say(catalog, "history.empty"));
    html += "<table>\n";
    for (const HistoryRow& row : std::span(rows).first(std::min(rows_shown, rows.size()))) {
        html += "<tr><td>" + escaped(history_sentence(seen.speaker, row)) + "<br>" +
                element("span", "muted", row_note(seen.speaker, row)) + "</td>" +
                element("td", signed_grouped(row.points.count)) + "</tr>\n";
    }
    return html + "</table>\n";
}

std::string rewards(const Seen& seen) {
    const Speaker& speaker = seen.speaker;
    std::string html = heading("first-rewards", say(speaker.catalog, "rewards.title"));
    html += "<ul class=\"rows\">\n";
    for (const RewardOffer& offer : offers_for(speaker.program.rewards, seen.account.standing.tier,
                                               seen.account.points(), seen.taken)) {
        const Reward& reward = speaker.program.rewards[offer.reward];
        const std::string state = offer.refusal ? refusal_sentence(speaker, *offer.refusal)
                                                : say(speaker.catalog, "rewards.ready");
        html += "<li>" + escaped(speaker.name(reward.name)) + "<br>" +
                element("span", "muted", speaker.both(speaker.points(reward.cost), state)) +
                "</li>\n";
    }
    return html + "</ul>\n";
}

std::string wallet(const Seen& seen) {
    const Speaker& speaker = seen.speaker;
    std::string html = heading("first-wallet", say(speaker.catalog, "wallet.title"));
    if (seen.account.coupons.empty()) {
        return html + element("p", "muted", say(speaker.catalog, "wallet.empty"));
    }
    html += "<ul class=\"rows\">\n";
    for (const Coupon& coupon : seen.account.coupons) {
        html += "<li>" + escaped(speaker.name(coupon.name)) + "<br>" +
                element("span", "muted", coupon.code) + "</li>\n";
    }
    return html + "</ul>\n";
}

}  // namespace

std::string first_page(const Seen& seen) {
    const Speaker& speaker = seen.speaker;
    return element("p", "muted", speaker.name(speaker.program.name)) + "\n" +
           element("h1", say(speaker.catalog, "home.greeting", {{"name", seen.account.name}})) +
           "\n" + card(seen) + progress(seen) + "<noscript>" +
           element("p", "muted", say(speaker.catalog, "first.noscript")) + "</noscript>\n" +
           places(speaker.catalog) + rewards(seen) + wallet(seen) + history(seen);
}

std::string first_sentence(std::string_view heading_text, std::string_view sentence) {
    return element("h1", heading_text) + "\n" + element("p", sentence) + "\n";
}

}  // namespace regulars::pages
