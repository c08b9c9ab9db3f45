#include "core/orders/csv.h"

namespace regulars {
namespace {

using Byte = unsigned char;

bool is_tail(char c) { return (static_cast<Byte>(c) & 0xC0) == 0x80; }

/// Bytes of the character that starts at `at`; 0 where RFC 3629 allows none: overlong forms,
/// surrogates, beyond U+10FFFF, a tail missing.
std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<Byte>(text[at + i]); };
    const auto tails = [&](std::size_t count) {
        if (text.size() - at <= count) return false;
        for (std::size_t i = 1; i <= count; ++i) {
            if (!is_tail(text[at + i])) return false;
        }
        return true;
    };
    const Byte first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tails(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!tails(2)) return 0;
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!tails(3)) return 0;
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool too_high = first == 0xF4 && byte(1) > 0x8F;
        return overlong || too_high ? 0 : 4;
    }
    return 0;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t signature_bytes = 4;
// Once this much has been handed out it is dropped, so that a large piece is not moved per row.
constexpr std::size_t handed_out_most = std::size_t{1} << 18;

const std::string not_utf8_hint =
    "the text is not UTF-8; in Excel save it as \"CSV UTF-8\", or convert it, for example with "
    "iconv -f BIG5 -t UTF-8 or iconv -f WINDOWS-1252 -t UTF-8";
const std::string binary_hint =
    "this is not a text file; a spreadsheet (.xlsx) has to be saved as CSV and an archive "
    "(.zip, .gz) unpacked first";

}  // namespace

void CsvReader::feed(std::string_view bytes) {
    if (problem_) return;
    if (row_read_) start_row();
    if (row_begin_ > handed_out_most || row_begin_ == buffer_.size()) {
        buffer_.erase(0, row_begin_);
        read_ -= row_begin_;
        write_ -= row_begin_;
        field_begin_ -= row_begin_;
        for (Extent& extent : extents_) extent.begin -= row_begin_;
        row_begin_ = 0;
    }
    buffer_.append(bytes);
}

void CsvReader::finish() { finished_ = true; }

std::optional<CsvRow> CsvReader::next() {
    while (!problem_) {
        if (row_read_) start_row();
        if (!signature_checked_ && !skip_signature()) break;
        if (!scan_row()) break;
        if (!is_blank_row()) return checked_row();
    }
    return std::nullopt;
}

/// The first bytes tell a BOM to skip from files that are no CSV. False: wait or give up.
bool CsvReader::skip_signature() {
    if (buffer_.size() < signature_bytes && !finished_) return false;
    signature_checked_ = true;
    const std::string_view start = buffer_;
    if (start.starts_with("\x1F\x8B") || start.starts_with("PK\x03\x04")) {
        return fail(0, "csv.nul_byte", binary_hint);
    }
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        return fail(1, "csv.not_utf8", "this is UTF-16: " + not_utf8_hint);
    }
    if (start.starts_with(byte_order_mark)) {
        read_ = byte_order_mark.size();
        start_row();
    }
    return true;
}

void CsvReader::start_row() {
    row_begin_ = field_begin_ = write_ = read_;
    row_line_ = line_;
    quoted_row_ = row_read_ = false;
    state_ = State::field_start;
    extents_.clear();
}

void CsvReader::end_field() {
    extents_.push_back({field_begin_, write_ - field_begin_});
    field_begin_ = write_ = read_;
    state_ = State::field_start;
}

void CsvReader::end_row() {
    const bool plain = state_ == State::plain;
    if (plain && write_ > field_begin_ && buffer_[write_ - 1] == '\r') --write_;  // CRLF
    end_field();
    row_read_ = true;
}

bool CsvReader::is_blank_row() const {
    return extents_.size() == 1 && extents_[0].size == 0 && !quoted_row_;
}

/// Reads on to the end of a row. False: more bytes are needed, the file is over, or a problem.
bool CsvReader::scan_row() {
    while (read_ < buffer_.size()) {
        const char c = buffer_[read_++];
        if (!take(c)) return false;
        if (c == '\n') ++line_;
        if (row_read_) return true;
        if (read_ - row_begin_ > csv_row_bytes_most) {
            if (state_ == State::quoted) {
                return fail(quote_line_, "csv.unclosed_quote", "this quote is never closed");
            }
            return fail(row_line_, "csv.row_too_long",
                        "the row has more than " + std::to_string(csv_row_bytes_most) +
                            " bytes; is this a CSV file?");
        }
    }
    if (!finished_) return false;
    if (state_ == State::quoted) {
        return fail(quote_line_, "csv.unclosed_quote",
                    "this quote is never closed: the file seems to be cut off");
    }
    if (read_ == row_begin_) {
        if (columns_ == 0) fail(0, "csv.empty", "the file has no rows");
        return false;
    }
    end_row();
    return true;
}

/// One byte of a row, by RFC 4180's grammar.
bool CsvReader::take(char c) {
    if (c == '\0') return fail(line_, "csv.nul_byte", binary_hint);
    switch (state_) {
        case State::field_start:
            if (c == '"') {
                quoted_row_ = true;
                quote_line_ = line_;
                state_ = State::quoted;
                return true;
            }
            state_ = State::plain;
            [[fallthrough]];
        case State::plain:
            if (c == '"') {
                return fail(line_, "csv.stray_quote",
                            "a quote in a field that does not start with one; quote the whole "
                            "field and double the quotes in it");
            }
            if (c == delimiter_) {
                end_field();
            } else if (c == '\n') {
                end_row();
            } else {
                buffer_[write_++] = c;
            }
            return true;
        case State::quoted:
            if (c == '"') {
                state_ = State::quote_in_quoted;
            } else {
                buffer_[write_++] = c;
            }
            return true;
        case State::quote_in_quoted:
            if (c == '"') {
                buffer_[write_++] = c;
                state_ = State::quoted;
                return true;
            }
            if (c == '\r') {
                state_ = State::cr_after_quoted;
                return true;
            }
            [[fallthrough]];
        case State::cr_after_quoted:
            if (c == '\n') {
                end_row();
                return true;
            }
            if (c == delimiter_ && state_ == State::quote_in_quoted) {
                end_field();
                return true;
            }
            return fail(line_, "csv.stray_quote",
                        "text after a closing quote; a quote inside a quoted field is written "
                        "twice");
    }
    return true;
}

/// The row that was read, if it is text and as wide as the first.
std::optional<CsvRow> CsvReader::checked_row() {
    fields_.clear();
    for (const Extent& extent : extents_) {
        fields_.push_back(std::string_view(buffer_).substr(extent.begin, extent.size));
        if (!is_utf8(fields_.back())) {
            fail(row_line_, "csv.not_utf8", not_utf8_hint);
            return std::nullopt;
        }
    }
    if (columns_ == 0) columns_ = fields_.size();
    if (fields_.size() != columns_) {
        const bool last = finished_ && read_ == buffer_.size();
        fail(row_line_, "csv.wrong_column_count",
             "the row has " + std::to_string(fields_.size()) + " fields, the first row has " +
                 std::to_string(columns_) + (last ? "; the file seems to be cut off" : ""));
        return std::nullopt;
    }
    return CsvRow{row_line_, fields_};
}

bool CsvReader::fail(std::int64_t line, std::string_view rule, std::string message) {
    problem_ = LineProblem{line, rule, std::move(message)};
    return false;
}

}  // namespace regulars
