// core/orders/csv.h: rows out of a file in pieces.
#include "core/orders/csv.h"

#include "tests/core/orders/files.h"

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

/// "1:a|b 2:c|d", and after it the problem, if there is one: "1:a|b !3 csv.stray_quote".
std::string rows_of(std::string_view text, std::size_t piece, char delimiter = ',') {
    CsvReader reader(delimiter);
    std::string rows;
    const auto drain = [&] {
        while (const auto row = reader.next()) {
            if (!rows.empty()) rows += ' ';
            rows += std::to_string(row->line) + ":";
            for (std::size_t i = 0; i < row->fields.size(); ++i) {
                if (i > 0) rows += '|';
                rows += row->fields[i];
            }
        }
    };
    for (std::size_t i = 0; i < text.size(); i += piece) {
        reader.feed(text.substr(i, piece));
        drain();
    }
    reader.finish();
    drain();
    if (reader.problem()) rows += " !" + making::brief(*reader.problem());
    return rows;
}

struct CsvCase {
    std::string_view says, text, rows;
};
std::ostream& operator<<(std::ostream& out, const CsvCase& c) { return out << c.says; }

using namespace std::string_view_literals;

const CsvCase csv_cases[] = {
    {"lines end in LF", "a,b\nc,d\n", "1:a|b 2:c|d"},
    {"lines end in CRLF", "a,b\r\nc,d\r\n", "1:a|b 2:c|d"},
    {"the last line needs no end", "a,b\nc,d", "1:a|b 2:c|d"},
    {"nor one before an end of file", "a,b\nc,d\r", "1:a|b 2:c|d"},
    {"a field may be empty", "a,,c\n,,\n", "1:a||c 2:||"},
    {"a quoted field may hold the delimiter", "\"a,b\",c\n", "1:a,b|c"},
    {"a doubled quote is one", "\"7\"\" single\",\"\"\"\"\n", "1:7\" single|\""},
    {"a quoted field may be empty", "\"\",\"\"\n", "1:|"},
    {"a quoted field may be the last, with CRLF", "a,\"b\"\r\n\"c\",d\r\n", "1:a|b 2:c|d"},
    {"a quoted field may hold line breaks", "\"a\nb\",c\nd,e\n", "1:a\nb|c 3:d|e"},
    {"and ends with the file", "a,\"b\"", "1:a|b"},
    {"lines without a character are no rows", "\n\na,b\r\n\r\nc,d\n\n", "3:a|b 5:c|d"},
    {"a quoted empty field alone is a row", "a\n\"\"\n", "1:a 2:"},
    {"a byte order mark is no text",
     "\xEF\xBB\xBF"
     "a,b\n",
     "1:a|b"},
    {"a byte order mark before a quote", "\xEF\xBB\xBF\"a\",b\n", "1:a|b"},
    {"spaces belong to the field", " a ,b \n", "1: a |b "},
    {"UTF-8 in every length", "é,茶,🍵\n", "1:é|茶|🍵"},

    {"nothing is no file", "", " !0 csv.empty"},
    {"empty lines are none either", "\n\r\n", " !0 csv.empty"},
    {"a quote that is never closed", "a,b\n\"c,d\ne,f\n", "1:a|b !2 csv.unclosed_quote"},
    {"a quote in the middle of a field", "a,b\nc,7\" d\n", "1:a|b !2 csv.stray_quote"},
    {"text after a closing quote", "a,b\n\"c\"x,d\n", "1:a|b !2 csv.stray_quote"},
    {"a carriage return alone after a quote", "\"c\"\rx,d\n", " !1 csv.stray_quote"},
    {"a row that is too short", "a,b\nc\nd,e\n", "1:a|b !2 csv.wrong_column_count"},
    {"a row that is too long", "a,b\nc,d,e\n", "1:a|b !2 csv.wrong_column_count"},
    {"a file cut off in the middle of a row", "a,b,c\nd,e,f\ng,h",
     "1:a|b|c 2:d|e|f !3 csv.wrong_column_count"},
    {"Big5 is not UTF-8", "a,b\n\xAF\xF9,\xA7\xF9\n", "1:a|b !2 csv.not_utf8"},
    {"Windows-1252 is not UTF-8",
     "a,b\n\xA3"
     "20,c\n",
     "1:a|b !2 csv.not_utf8"},
    {"nor an overlong form", "\xC0\xAF,b\n", " !1 csv.not_utf8"},
    {"nor a surrogate", "\xED\xA0\x80,b\n", " !1 csv.not_utf8"},
    {"nor what is beyond Unicode", "\xF4\x90\x80\x80,b\n", " !1 csv.not_utf8"},
    {"nor half a character", "a,\xE8\x8C\n", " !1 csv.not_utf8"},
    {"UTF-16 is named as such",
     "\xFF\xFE"
     "a\0,\0b\0\n\0"sv,
     " !1 csv.not_utf8"},
    {"a zip, which a spreadsheet is", "PK\x03\x04\x14,b\n", " !0 csv.nul_byte"},
    {"a gzip that nobody unpacked", "\x1F\x8B\x08,b\n", " !0 csv.nul_byte"},
    {"a NUL anywhere", "a,b\nc\0d,e\n"sv, "1:a|b !2 csv.nul_byte"},
};

}  // namespace

BOOST_DATA_TEST_CASE(rows_and_problems_have_their_line, data::make(csv_cases), c) {
    BOOST_TEST(rows_of(c.text, c.text.size() + 1) == c.rows);
}

BOOST_DATA_TEST_CASE(the_size_of_the_pieces_does_not_matter,
                     data::make(csv_cases) * data::make({1, 2, 3, 7}), c, piece) {
    BOOST_TEST(rows_of(c.text, static_cast<std::size_t>(piece)) == c.rows);
}

BOOST_AUTO_TEST_CASE(other_delimiters_are_asked_for) {
    BOOST_TEST(rows_of("a;b,c\n", 9, ';') == "1:a|b,c");
    BOOST_TEST(rows_of("a\tb c\n", 9, '\t') == "1:a|b c");
}

BOOST_AUTO_TEST_CASE(a_row_has_a_largest_size) {
    const std::string fits(csv_row_bytes_most - 1, 'x');
    BOOST_TEST(rows_of(fits + "\n", 4096) == "1:" + fits);
    BOOST_TEST(rows_of("a\n" + fits + "xxx\n", 4096) == "1:a !2 csv.row_too_long");
}

BOOST_AUTO_TEST_CASE(a_quote_left_open_in_a_large_file_is_named_where_it_opens) {
    std::string text = "a,b\nc,\"d\n";
    while (text.size() < 2 * csv_row_bytes_most) text += "e,f\n";
    BOOST_TEST(rows_of(text, 4096) == "1:a|b !2 csv.unclosed_quote");
}

BOOST_AUTO_TEST_CASE(nothing_is_read_after_a_problem) {
    CsvReader reader;
    reader.feed("a,b\nc\nd,e\n");
    BOOST_TEST(reader.next().has_value());
    BOOST_TEST(!reader.next().has_value());
    reader.feed("f,g\n");
    BOOST_TEST(!reader.next().has_value());
    BOOST_TEST(making::brief(*reader.problem()) == "2 csv.wrong_column_count");
}
