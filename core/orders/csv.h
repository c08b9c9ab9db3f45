// core/orders/csv.h: rows out of a CSV file that arrives in pieces of any size.
// Units     lines are physical lines, from 1, as an editor counts them; a row has the number of
//           the line it starts on, also when a quoted field holds line breaks.
// Reads     RFC 4180 with LF or CRLF, `,` `;` or tab between fields, UTF-8 with or without BOM.
//           Lines without any character are skipped. The last row needs no line break.
// Errors    the first one ends the reading: after it the rows cannot be told apart for sure.
//             csv.empty               no row at all
//             csv.not_utf8            bytes that are not UTF-8 (Big5, Windows-1252, UTF-16)
//             csv.nul_byte            a binary file (.xlsx, .zip, .gz as it is)
//             csv.unclosed_quote      a quoted field without an end: the file was cut off
//             csv.stray_quote         a quote in the middle of a field
//             csv.wrong_column_count  a row with other than the first row's number of fields
//             csv.row_too_long        more than csv_row_bytes_most without a line break
// Source    RFC 4180 section 2; RFC 3629 for UTF-8. docs/import.md.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/orders/line_problem.h"

namespace regulars {

inline constexpr std::size_t csv_row_bytes_most = 65'536;

struct CsvRow {
    std::int64_t line = 0;
    std::span<const std::string_view> fields;  // unquoted; good until the next call on the reader
};

/// Use: feed(piece), next() until it has nothing; for every piece; then finish() and next() again.
class CsvReader {
public:
    explicit CsvReader(char delimiter = ',') : delimiter_(delimiter) {}

    void feed(std::string_view bytes);
    void finish();

    /// The next whole row; empty when more bytes are needed, after the last row, or after a
    /// problem.
    std::optional<CsvRow> next();

    const std::optional<LineProblem>& problem() const { return problem_; }

private:
    enum class State { field_start, plain, quoted, quote_in_quoted, cr_after_quoted };
    struct Extent {
        std::size_t begin = 0, size = 0;
    };

    bool skip_signature();
    bool scan_row();
    bool take(char c);
    void end_field();
    void end_row();
    void start_row();
    bool is_blank_row() const;
    std::optional<CsvRow> checked_row();
    bool fail(std::int64_t line, std::string_view rule, std::string message);

    char delimiter_;
    std::string buffer_;     // bytes not handed out yet; quoting is undone in place
    std::size_t read_ = 0;   // next byte to look at
    std::size_t write_ = 0;  // where the field's next byte belongs; write_ <= read_
    std::size_t row_begin_ = 0;
    std::size_t field_begin_ = 0;
    State state_ = State::field_start;
    std::int64_t line_ = 1;  // of the byte at read_
    std::int64_t row_line_ = 1;
    std::int64_t quote_line_ = 1;  // where the open quote stands
    bool quoted_row_ = false;      // a quote was seen in this row
    bool row_read_ = false;        // to its end: the next call starts another
    bool signature_checked_ = false;
    bool finished_ = false;
    std::size_t columns_ = 0;  // of the first row; 0: none seen
    std::vector<Extent> extents_;
    std::vector<std::string_view> fields_;
    std::optional<LineProblem> problem_;
};

}  // namespace regulars
