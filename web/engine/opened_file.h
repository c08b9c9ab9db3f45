// web/engine/opened_file.h: a merchant's CSV file as it arrives in pieces of any size, read by
// core/orders with the columns its first row names.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/orders/order_file.h"

namespace regulars::engine {

/// How a file is to be read; the zone and the currency are the programme's.
struct FileReading {
    TimeZone zone;
    Currency currency;
    std::optional<ColumnMapping> columns;  // empty: found in the first row
};

class OpenedFile {
public:
    OpenedFile(std::string name, std::int64_t bytes, FileReading reading);

    /// False once the file is refused; the rest need not be read then.
    bool feed(std::string_view piece);
    std::expected<AssembledOrders, std::vector<LineProblem>> finish();

    const std::string& name() const { return name_; }
    std::int64_t bytes() const { return bytes_; }
    std::int64_t bytes_read() const { return read_; }

private:
    bool start(std::string_view first_row);

    std::string name_;
    std::int64_t bytes_ = 0;  // as the browser says; 0: unknown
    std::int64_t read_ = 0;
    FileReading reading_;
    std::string head_;  // until the first row is whole
    std::optional<OrderFile> orders_;
};

}  // namespace regulars::engine
