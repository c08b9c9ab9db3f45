#include "core/orders/column_mapping.h"

#include <algorithm>
#include <array>

namespace regulars {
namespace {

struct Column {
    std::string_view field;
    std::string ColumnMapping::*name;
};

constexpr std::array<Column, 9> columns{{{"order", &ColumnMapping::order},
                                         {"member", &ColumnMapping::member},
                                         {"time", &ColumnMapping::time},
                                         {"sku", &ColumnMapping::sku},
                                         {"title", &ColumnMapping::title},
                                         {"channel", &ColumnMapping::channel},
                                         {"quantity", &ColumnMapping::quantity},
                                         {"unit_price", &ColumnMapping::unit_price},
                                         {"line_total", &ColumnMapping::line_total}}};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

Problem problem_at(std::string_view key, std::string rule, std::string message) {
    return {JsonPath{} / "columns" / key, std::move(rule), std::move(message)};
}

bool set_delimiter(ColumnMapping& mapping, std::string_view value) {
    if (value == "comma")
        mapping.delimiter = ',';
    else if (value == "semicolon")
        mapping.delimiter = ';';
    else if (value == "tab")
        mapping.delimiter = '\t';
    else
        return false;
    return true;
}

bool set_dates(ColumnMapping& mapping, std::string_view value) {
    if (value == "iso")
        mapping.dates = DateOrder::iso;
    else if (value == "dmy")
        mapping.dates = DateOrder::dmy;
    else if (value == "mdy")
        mapping.dates = DateOrder::mdy;
    else
        return false;
    return true;
}

bool set_decimals(ColumnMapping& mapping, std::string_view value) {
    if (value.size() != 1 || value[0] < '0' || value[0] > '0' + price_decimals_most) return false;
    mapping.price_decimals = value[0] - '0';
    return true;
}

bool set_cancelled(ColumnMapping& mapping, std::string_view value) {
    constexpr std::string_view prefix = "prefix:";
    if (value == "negative") {
        mapping.cancellation_prefix.clear();
        return true;
    }
    if (!value.starts_with(prefix) || value.size() == prefix.size()) return false;
    mapping.cancellation_prefix = value.substr(prefix.size());
    return true;
}

struct Setting {
    std::string_view key;
    bool (*set)(ColumnMapping&, std::string_view value);
    std::string_view allowed;
};

constexpr std::array<Setting, 4> settings{
    {{"delimiter", set_delimiter, "comma, semicolon or tab"},
     {"dates", set_dates, "iso, dmy or mdy"},
     {"decimals", set_decimals, "a digit from 0 to 6"},
     {"cancelled", set_cancelled, "negative, or prefix: and the letters ids start with"}}};

/// One `key=value` of the description.
void apply_pair(std::string_view key, std::string_view value, ColumnMapping& mapping,
                Problems& problems) {
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const Column& c) { return c.field == key; });
    if (column != columns.end()) {
        mapping.*(column->name) = value;
        return;
    }
    const auto setting = std::find_if(settings.begin(), settings.end(),
                                      [&](const Setting& s) { return s.key == key; });
    if (setting == settings.end()) {
        problems.push_back(problem_at(key, "columns.unknown_field",
                                      "\"" + std::string(key) + "\" is no column or setting"));
    } else if (!setting->set(mapping, value)) {
        problems.push_back(
            problem_at(key, "columns.bad_setting", "must be " + std::string(setting->allowed)));
    }
}

void name_missing(const ColumnMapping& mapping, Problems& problems) {
    for (const Column& column : columns) {
        const bool needed =
            column.field == "order" || column.field == "member" || column.field == "time";
        if (needed && (mapping.*(column.name)).empty()) {
            problems.push_back(
                problem_at(column.field, "columns.missing",
                           "say which column it is: " + std::string(column.field) + "=NAME"));
        }
    }
    if (mapping.unit_price.empty() && mapping.line_total.empty()) {
        problems.push_back(problem_at("unit_price", "columns.missing",
                                      "a unit_price= or a line_total= column is needed"));
    }
    if (!mapping.unit_price.empty() && !mapping.line_total.empty()) {
        problems.push_back(problem_at("line_total", "columns.two_prices",
                                      "give unit_price= or line_total=, not both"));
    }
}

ColumnMapping regulars_profile() {
    ColumnMapping mapping;
    mapping.order = "order_id";
    mapping.member = "member_id";
    mapping.time = "time";
    mapping.sku = "sku";
    mapping.title = "title";
    mapping.quantity = "quantity";
    mapping.unit_price = "unit_price";
    mapping.channel = "channel";
    return mapping;
}

// UCI Online Retail (dataset 352) as published, one row a line of an invoice.
ColumnMapping online_retail_profile() {
    ColumnMapping mapping;
    mapping.order = "InvoiceNo";
    mapping.member = "CustomerID";
    mapping.time = "InvoiceDate";
    mapping.sku = "StockCode";
    mapping.title = "Description";
    mapping.quantity = "Quantity";
    mapping.unit_price = "UnitPrice";
    mapping.cancellation_prefix = "C";
    return mapping;
}

/// Where the column stands; a problem and nothing when it does not stand there exactly once.
std::optional<std::size_t> place_of(std::string_view field, std::string_view name,
                                    std::span<const std::string_view> header, Problems& problems) {
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (trimmed(header[i]) != name) continue;
        if (place) {
            problems.push_back(problem_at(field, "columns.twice_in_header",
                                          "two columns are called \"" + std::string(name) + "\""));
            return std::nullopt;
        }
        place = i;
    }
    if (!place) {
        problems.push_back(
            problem_at(field, "columns.not_in_header",
                       "no column of the file is called \"" + std::string(name) + "\""));
    }
    return place;
}

}  // namespace

Result<ColumnMapping> mapping_of_profile(std::string_view name) {
    if (name == "regulars") return regulars_profile();
    if (name == "online-retail") return online_retail_profile();
    return refuse({JsonPath{} / "profile", "columns.unknown_profile",
                   "the profiles are online-retail and regulars"});
}

Result<ColumnMapping> mapping_from(std::string_view description) {
    ColumnMapping mapping;
    Problems problems;
    std::vector<std::string_view> seen;
    while (!description.empty()) {
        const std::size_t comma = std::min(description.find(','), description.size());
        const std::string_view pair = description.substr(0, comma);
        description.remove_prefix(std::min(comma + 1, description.size()));
        const std::size_t equals = pair.find('=');
        const std::string_view key = trimmed(pair.substr(0, std::min(equals, pair.size())));
        const std::string_view value =
            equals == pair.npos ? std::string_view{} : trimmed(pair.substr(equals + 1));
        if (key.empty() || value.empty()) {
            problems.push_back(
                problem_at(key, "columns.syntax", "write field=column, separated by commas"));
        } else if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
            problems.push_back(problem_at(key, "columns.twice", "is given twice"));
        } else {
            apply_pair(key, value, mapping, problems);
        }
        seen.push_back(key);
    }
    if (problems.empty()) name_missing(mapping, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return mapping;
}

Result<ColumnPlaces> places_in(const ColumnMapping& mapping,
                               std::span<const std::string_view> header) {
    Problems problems;
    const auto needed = [&](std::string_view field, const std::string& name) {
        return place_of(field, name, header, problems).value_or(0);
    };
    const auto optional = [&](std::string_view field, const std::string& name) {
        return name.empty() ? std::nullopt : place_of(field, name, header, problems);
    };
    ColumnPlaces places;
    places.order = needed("order", mapping.order);
    places.member = needed("member", mapping.member);
    places.time = needed("time", mapping.time);
    places.sku = optional("sku", mapping.sku);
    places.title = optional("title", mapping.title);
    places.channel = optional("channel", mapping.channel);
    places.quantity = optional("quantity", mapping.quantity);
    places.unit_price = optional("unit_price", mapping.unit_price);
    places.line_total = optional("line_total", mapping.line_total);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return places;
}

}  // namespace regulars
