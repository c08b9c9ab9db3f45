#include "web/engine/order_columns.h"

#include <algorithm>
#include <array>

#include "core/orders/csv.h"

namespace regulars::engine {
namespace {

struct UsualNames {
    std::string ColumnMapping::*column;
    std::array<std::string_view, 10> names;  // without spaces, dashes and capitals; best first
};

constexpr UsualNames usual_names[] = {
    {&ColumnMapping::order,
     {"orderid", "orderno", "ordernumber", "order", "invoiceno", "invoice", "訂單編號", "訂單號碼",
      "單號", "訂單"}},
    {&ColumnMapping::member,
     {"customerid", "memberid", "member", "customer", "customeremail", "email", "會員編號",
      "顧客編號", "會員", "顧客"}},
    {&ColumnMapping::time,
     {"paidat", "orderedat", "createdat", "orderdate", "invoicedate", "date", "time", "訂單日期",
      "訂購時間", "日期"}},
    {&ColumnMapping::sku,
     {"sku", "stockcode", "productid", "itemid", "article", "商品編號", "商品貨號", "貨號",
      "品號"}},
    {&ColumnMapping::title,
     {"title", "description", "productname", "itemname", "product", "item", "商品名稱", "品名",
      "商品"}},
    {&ColumnMapping::channel, {"channel", "source", "通路", "銷售通路", "來源"}},
    {&ColumnMapping::quantity, {"quantity", "qty", "units", "數量", "件數"}},
    {&ColumnMapping::unit_price, {"unitprice", "price", "單價", "售價"}},
    {&ColumnMapping::line_total,
     {"linetotal", "total", "amount", "subtotal", "金額", "小計", "訂單金額", "實付金額", "總計"}},
};

std::string plain(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

std::string column_called(std::span<const std::string_view> header, const UsualNames& usual) {
    for (const std::string_view name : usual.names) {
        for (const std::string_view column : header) {
            if (!name.empty() && plain(column) == name) return std::string(column);
        }
    }
    return {};
}

}  // namespace

char delimiter_of(std::string_view first_row) {
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::ranges::count(first_row, candidate) > std::ranges::count(first_row, best)) {
            best = candidate;
        }
    }
    return best;
}

std::optional<ColumnMapping> mapping_of_header(std::span<const std::string_view> header,
                                               char delimiter) {
    for (const std::string_view profile : {"regulars", "online-retail"}) {
        auto mapping = mapping_of_profile(profile);
        if (!mapping || !places_in(*mapping, header)) continue;
        mapping->delimiter = delimiter;
        return *mapping;
    }
    ColumnMapping mapping;
    mapping.delimiter = delimiter;
    for (const UsualNames& usual : usual_names)
        mapping.*usual.column = column_called(header, usual);
    if (!mapping.unit_price.empty()) mapping.line_total.clear();
    if (mapping.order.empty() || mapping.member.empty() || mapping.time.empty())
        return std::nullopt;
    if (mapping.unit_price.empty() && mapping.line_total.empty()) return std::nullopt;
    return mapping;
}

ColumnMapping mapping_of_first_row(std::string_view first_row) {
    const char delimiter = delimiter_of(first_row);
    CsvReader csv(delimiter);
    csv.feed(first_row);
    csv.finish();
    if (const auto row = csv.next()) {
        if (auto mapping = mapping_of_header(row->fields, delimiter)) return *mapping;
    }
    return mapping_of_profile("regulars").value_or(ColumnMapping{});
}

}  // namespace regulars::engine
