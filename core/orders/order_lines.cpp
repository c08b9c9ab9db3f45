#include "core/orders/order_lines.h"

#include "core/base/decimal.h"

namespace regulars {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t shown_most = 40;
    std::string shown(text.substr(0, shown_most));
    return "\"" + shown + (text.size() > shown_most ? "...\"" : "\"");
}

/// A whole number written as 6, -6 or 6.0; empty for anything else.
std::optional<std::int64_t> whole_number(std::string_view text) {
    return fixed_point_from(text, 0);
}

/// One or two digits off the front.
std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    std::size_t digits = 0;
    while (digits < 2 && digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
        value = value * 10 + (text[digits++] - '0');
    }
    text.remove_prefix(digits);
    return digits > 0 ? std::optional(value) : std::nullopt;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// "1/12/2010 8:26" as ISO 8601 writes it, so that one reader checks the calendar.
std::optional<std::string> iso_of_slashes(std::string_view text, DateOrder order) {
    const auto first = take_number(text);
    if (!first || !take(text, '/')) return std::nullopt;
    const auto second = take_number(text);
    if (!second || !take(text, '/') || text.size() < 4) return std::nullopt;
    const std::string year(text.substr(0, 4));
    text.remove_prefix(4);
    const bool day_first = order == DateOrder::dmy;
    std::string iso = year + "-" + two_digits(day_first ? *second : *first) + "-" +
                      two_digits(day_first ? *first : *second);
    if (text.empty()) return iso;
    if (!take(text, ' ')) return std::nullopt;
    const auto hour = take_number(text);
    if (!hour || !take(text, ':')) return std::nullopt;
    return iso + " " + two_digits(*hour) + ":" + std::string(text);
}

/// An instant, a local time, or a day, which begins at its first moment.
std::optional<Instant> instant_of_text(std::string_view text, const TimeZone& zone) {
    if (const auto instant = instant_from(text)) return instant;
    if (const auto local = local_time_from(text)) return instant_of(zone, *local);
    if (const auto midnight = local_time_from(std::string(text) + " 00:00")) {
        return instant_of(zone, *midnight);
    }
    return std::nullopt;
}

std::optional<Channel> channel_from(std::string_view text) {
    if (text.empty()) return Channel::import;
    if (text == "web") return Channel::web;
    if (text == "store") return Channel::store;
    return std::nullopt;
}

std::int64_t magnitude(std::int64_t value) { return value < 0 ? -value : value; }

/// One row being read; each step fills its part of the line or leaves the refusal.
struct Reading {
    const ColumnMapping& mapping;
    const ColumnPlaces& places;
    const CsvRow& row;
    FileLine line;
    LineProblem refusal;

    std::string_view field(std::optional<std::size_t> place) const {
        return place ? trimmed(row.fields[*place]) : std::string_view{};
    }

    bool refuse_line(std::string_view rule, std::string message) {
        refusal = {row.line, rule, std::move(message)};
        return false;
    }

    bool read_ids() {
        line.order = field(places.order);
        line.member = field(places.member);
        line.sku = field(places.sku);
        line.title = field(places.title);
        if (line.order.empty()) return refuse_line("lines.no_order", "the order id is empty");
        if (line.member.empty()) return refuse_line("lines.no_member", "the member id is empty");
        if (line.order.size() > order_id_bytes_most || line.member.size() > member_id_bytes_most) {
            return refuse_line("lines.id_too_long",
                               "an order id has at most 48 bytes, a member id 120");
        }
        return true;
    }

    bool set_time(std::optional<Instant> at) {
        if (!at) {
            return refuse_line("lines.bad_time",
                               quoted(field(places.time)) + " is no time as described");
        }
        line.at = *at;
        return true;
    }

    bool read_amounts() {
        const std::string_view quantity_text = field(places.quantity);
        const auto quantity =
            places.quantity ? whole_number(quantity_text) : std::optional<std::int64_t>{1};
        if (!quantity) {
            return refuse_line("lines.bad_quantity",
                               quoted(quantity_text) + " is no number of units");
        }
        if (*quantity == 0) return refuse_line("lines.zero_quantity", "the quantity is 0");
        const std::string_view price_text =
            field(places.unit_price ? places.unit_price : places.line_total);
        const auto price = fixed_point_from(price_text, mapping.price_decimals);
        if (!price) {
            return refuse_line("lines.bad_price",
                               quoted(price_text) + " is no amount with at most " +
                                   std::to_string(mapping.price_decimals) + " decimals");
        }
        return set_kind(*quantity, *price) && set_amounts(*quantity, *price, price_text);
    }

    /// A total carries the sign of its line; where a quantity stands beside it, that one decides,
    /// since a negative total of units that were sold is a discount.
    bool set_kind(std::int64_t quantity, std::int64_t price) {
        const std::string& prefix = mapping.cancellation_prefix;
        const bool goes_back = quantity < 0 || (!places.quantity && price < 0);
        if (!prefix.empty() && line.order.starts_with(prefix)) {
            line.kind = LineKind::cancelled;
        } else if (goes_back && prefix.empty()) {
            line.kind = LineKind::returned;
        } else if (goes_back) {
            return refuse_line("lines.negative_quantity",
                               "units go back, but the id does not start with " + quoted(prefix));
        }
        return true;
    }

    bool set_amounts(std::int64_t quantity, std::int64_t price, std::string_view price_text) {
        const bool may_be_negative = places.line_total && line.kind != LineKind::bought;
        if (price == 0 || (price < 0 && !may_be_negative)) {
            return refuse_line("lines.price_not_positive",
                               "the price " + quoted(price_text) + " is not above zero");
        }
        const std::int64_t amount = magnitude(price);
        line.units = magnitude(quantity);
        const std::int64_t times = places.unit_price ? line.units : 1;
        if (line.units > line_units_most || amount > line_total_most / times) {
            return refuse_line("lines.number_out_of_range",
                               "the quantity or the amount is too large");
        }
        line.total = amount * times;
        return true;
    }

    bool read_channel() {
        const auto channel = channel_from(field(places.channel));
        if (!channel) {
            return refuse_line("lines.unknown_channel",
                               quoted(field(places.channel)) + " is not web, store or empty");
        }
        line.channel = *channel;
        return true;
    }
};

}  // namespace

LineReader::LineReader(ColumnMapping mapping, ColumnPlaces places, TimeZone zone)
    : mapping_(std::move(mapping)), places_(places), zone_(std::move(zone)) {}

std::expected<FileLine, LineProblem> LineReader::read(const CsvRow& row) {
    Reading reading{mapping_, places_, row, {}, {}};
    reading.line.line = row.line;
    const bool read = reading.read_ids() &&
                      reading.set_time(time_of(reading.field(places_.time))) &&
                      reading.read_amounts() && reading.read_channel();
    if (!read) return std::unexpected(std::move(reading.refusal));
    return reading.line;
}

std::optional<Instant> LineReader::time_of(std::string_view text) {
    if (!last_time_.empty() && text == last_time_) return last_at_;
    last_time_ = text;
    if (mapping_.dates == DateOrder::iso) {
        last_at_ = instant_of_text(text, zone_);
    } else {
        const auto iso = iso_of_slashes(text, mapping_.dates);
        last_at_ = iso ? instant_of_text(*iso, zone_) : std::nullopt;
    }
    return last_at_;
}

}  // namespace regulars
