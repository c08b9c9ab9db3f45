#include "core/orders/order_file.h"

namespace regulars {

OrderFile::OrderFile(ColumnMapping mapping, TimeZone zone, Currency currency)
    : mapping_(std::move(mapping)),
      zone_(std::move(zone)),
      csv_(mapping_.delimiter),
      assembly_(std::move(currency), mapping_.price_decimals) {}

bool OrderFile::feed(std::string_view bytes) {
    if (!problems_.empty()) return false;
    csv_.feed(bytes);
    return read_rows();
}

std::expected<AssembledOrders, std::vector<LineProblem>> OrderFile::finish() {
    if (problems_.empty()) {
        csv_.finish();
        read_rows();
    }
    if (problems_.empty() && lines_ == 0) {
        problems_.push_back({0, "orders.no_lines", "the file has a header and no orders below it"});
    }
    if (!problems_.empty()) return std::unexpected(problems_);
    return assembly_.finish();
}

bool OrderFile::read_rows() {
    while (const auto row = csv_.next()) {
        if (!reader_) {
            if (!read_header(*row)) return false;
            continue;
        }
        ++lines_;
        auto line = reader_->read(*row);
        if (line)
            assembly_.add(*line);
        else
            assembly_.add(std::move(line.error()));
    }
    if (csv_.problem()) problems_.push_back(*csv_.problem());
    return problems_.empty();
}

bool OrderFile::read_header(const CsvRow& row) {
    const auto places = places_in(mapping_, row.fields);
    if (places) {
        reader_.emplace(mapping_, *places, zone_);
        return true;
    }
    for (const Problem& problem : places.error()) {
        // The rules of places_in, as literals that outlive the problem.
        const bool missing = problem.rule == "columns.not_in_header";
        problems_.push_back({row.line,
                             missing ? std::string_view("columns.not_in_header")
                                     : std::string_view("columns.twice_in_header"),
                             problem.message});
    }
    return false;
}

}  // namespace regulars
