// docs/rules/orders.md, O9: titles as a member may read them.
#include "core/orders/article_title.h"

#include "tests/core/orders/files.h"

using namespace regulars;
namespace data = boost::unit_test::data;

namespace {

struct TitleCase {
    std::string_view title, tidied;
};
std::ostream& operator<<(std::ostream& out, const TitleCase& c) { return out << c.title; }

const TitleCase title_cases[] = {
    {"WHITE HANGING HEART T-LIGHT HOLDER", "White hanging heart t-light holder"},
    {"  TRAY,  BREAKFAST\tIN BED ", "Tray, breakfast in bed"},
    {"RECORD FRAME 7\" SINGLE SIZE ", "Record frame 7\" single size"},
    {"3 HEARTS HANGING", "3 Hearts hanging"},
    {"POSTAGE", "Postage"},
    {"DVD", "DVD"},
    {"4 LEDS", "4 LEDS"},
    {"Dotcomgiftshop Gift Voucher £40.00", "Dotcomgiftshop Gift Voucher £40.00"},
    {"坪林文山包種茶 75g", "坪林文山包種茶 75g"},
    {"line\nbreak", "line break"},
    {"", ""},
    {" \t ", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_title_is_tidied, data::make(title_cases), c) {
    BOOST_TEST(tidied_title(c.title) == c.tidied);
}

BOOST_AUTO_TEST_CASE(a_long_title_ends_after_a_whole_character) {
    std::string title;
    for (int i = 0; i < 60; ++i) title += "茶";
    const std::string tidied = tidied_title(title);
    BOOST_TEST(tidied.size() == title_bytes_most);  // 39 characters of three bytes and "…"
    BOOST_TEST(tidied.ends_with("茶…"));
    BOOST_TEST(tidied_title("a" + title).size() == title_bytes_most - 2);
}
