// core/orders/order_file.h: a merchant's whole CSV file, fed in pieces, as facts. The server's
// import and the studio's replay in the browser both read a file through this one class.
// Errors    a problem of the file as a whole refuses all of it (csv.*, columns.*,
//           orders.no_lines); a bad line is left out and listed in `rejected`.
// Source    docs/import.md, docs/rules/orders.md.
#pragma once
#include "core/orders/assemble.h"

namespace regulars {

class OrderFile {
public:
    OrderFile(ColumnMapping mapping, TimeZone zone, Currency currency);

    /// False once the file is refused; further pieces are then ignored.
    bool feed(std::string_view bytes);

    /// The facts, or why the file is refused.
    std::expected<AssembledOrders, std::vector<LineProblem>> finish();

    std::int64_t lines() const { return lines_; }  // rows read so far, for a progress display

private:
    bool read_rows();
    bool read_header(const CsvRow& row);

    ColumnMapping mapping_;
    TimeZone zone_;
    CsvReader csv_;
    std::optional<LineReader> reader_;  // once the header is known
    OrderAssembly assembly_;
    std::int64_t lines_ = 0;
    std::vector<LineProblem> problems_;
};

}  // namespace regulars
