#include "web/engine/opened_file.h"

#include "core/orders/csv.h"
#include "web/engine/order_columns.h"

namespace regulars::engine {

OpenedFile::OpenedFile(std::string name, std::int64_t bytes, FileReading reading)
    : name_(std::move(name)), bytes_(bytes), reading_(std::move(reading)) {}

bool OpenedFile::start(std::string_view first_row) {
    orders_.emplace(reading_.columns ? *reading_.columns : mapping_of_first_row(first_row),
                    reading_.zone, reading_.currency);
    const std::string head = std::move(head_);
    head_.clear();
    return orders_->feed(head);
}

bool OpenedFile::feed(std::string_view piece) {
    read_ += static_cast<std::int64_t>(piece.size());
    if (orders_) return orders_->feed(piece);
    head_ += piece;
    const auto end = head_.find('\n');
    if (end == std::string::npos && head_.size() <= csv_row_bytes_most) return true;
    return start(std::string(head_, 0, end));
}

std::expected<AssembledOrders, std::vector<LineProblem>> OpenedFile::finish() {
    if (!orders_) start(std::string(head_));
    return orders_->finish();
}

}  // namespace regulars::engine
