#include "server/api/ledger_page.h"

#include <algorithm>
#include <charconv>

#include "server/identity/crypto.h"

namespace regulars::api {
namespace {

/// What tells rows apart: their instant and the entry's number; 0 for the lots that expired then.
struct Place {
    std::int64_t at_ms = 0, number = 0;
    bool operator==(const Place&) const = default;
};

Place place_of(const HistoryRow& row) {
    const auto* explained = std::get_if<ExplainedEntry>(&row.what);
    return {row.at.ms, explained ? explained->entry.number : 0};
}

std::string cursor_of(const Place& place) {
    return identity::base64url(std::to_string(place.at_ms) + ":" + std::to_string(place.number));
}

std::optional<Place> place_from(std::string_view cursor) {
    const auto text = identity::from_base64url(cursor);
    if (!text) return std::nullopt;
    Place place;
    const char* const end = text->data() + text->size();
    const auto at = std::from_chars(text->data(), end, place.at_ms);
    if (at.ec != std::errc() || at.ptr == end || *at.ptr != ':') return std::nullopt;
    const auto number = std::from_chars(at.ptr + 1, end, place.number);
    if (number.ec != std::errc() || number.ptr != end) return std::nullopt;
    return place;
}

std::size_t first_after(std::span<const HistoryRow> rows, const Place& place) {
    const auto same = std::ranges::find(rows, place, place_of);
    if (same != rows.end()) return static_cast<std::size_t>(same - rows.begin()) + 1;
    const auto older =
        std::ranges::find_if(rows, [&](const HistoryRow& row) { return row.at.ms < place.at_ms; });
    return static_cast<std::size_t>(older - rows.begin());
}

}  // namespace

std::optional<LedgerPage> ledger_page(std::span<const HistoryRow> rows, std::string_view cursor,
                                      std::size_t limit) {
    std::size_t start = 0;
    if (!cursor.empty()) {
        const auto place = place_from(cursor);
        if (!place) return std::nullopt;
        start = first_after(rows, *place);
    }
    LedgerPage page{rows.subspan(start, std::min(limit, rows.size() - start)), {}};
    if (start + page.rows.size() < rows.size()) page.next = cursor_of(place_of(page.rows.back()));
    return page;
}

}  // namespace regulars::api
