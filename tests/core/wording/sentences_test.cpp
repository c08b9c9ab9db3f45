// What a member reads: one sentence a row, in each language.
#include "core/wording/sentences.h"

#include <boost/test/unit_test.hpp>
#include <cstdio>

#include "core/wording/numbers.h"
#include "tests/support/makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

std::string file_text(const std::string& path) {
    std::string text;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    BOOST_REQUIRE_MESSAGE(file, "cannot read " << path);
    char bytes[4096];
    for (std::size_t n; (n = std::fread(bytes, 1, sizeof bytes, file)) > 0;) text.append(bytes, n);
    std::fclose(file);
    return text;
}

Catalog catalog(const std::string& language) {
    return *catalog_from_json(*parse_json(file_text("assets/texts/" + language + ".json")));
}

struct Said {
    Catalog texts;
    Member member;
    Instant now = on("2026-03-01");

    explicit Said(const std::string& language) : texts(catalog(language)) {
        member.must(paid("a", on("2025-12-30"), 1250))
            .must(paid("b", on("2026-01-02"), 1250))
            .must(refunded("r", "b", on("2026-01-08"), 250))
            .must(redeemed("x", "cup", on("2026-02-01"), 20));
    }
    Speaker speaker() const { return {texts, member.published.program, now}; }
    std::vector<HistoryRow> rows() const { return history_at(member.record, now); }
    Account account() const { return account_at(member.published.program, member.record, now); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_says_why_in_chinese) {
    const Said said("zh-Hant");
    const auto rows = said.rows();
    BOOST_TEST(history_sentence(said.speaker(), rows[3]) == "門市消費 NT$1,250・烏龍茶");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[3]) ==
               "NT$1,250，每 NT$100 得 1 點，共 12 點。");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[2]) ==
               "NT$1,250，每 NT$100 得 1 點，silver ×1.5，共 18 點。");
    BOOST_TEST(history_sentence(said.speaker(), rows[1]) == "退貨 NT$250・烏龍茶");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[1]) ==
               "退貨後保留 NT$1,000：這筆訂單由 18 點改為 15 點。");
    BOOST_TEST(history_sentence(said.speaker(), rows[0]) == "兌換「杯」");
}

BOOST_AUTO_TEST_CASE(every_row_says_why_in_english) {
    const Said said("en");
    const auto rows = said.rows();
    BOOST_TEST(history_sentence(said.speaker(), rows[3]) == "Bought in store, NT$1,250 · 烏龍茶");
    BOOST_TEST(history_arithmetic(said.speaker(), rows[3]) ==
               "NT$1,250 at 1 point per NT$100: 12 points.");
    BOOST_TEST(history_sentence(said.speaker(), rows[0]) == "Redeemed “Cup”");
}

BOOST_AUTO_TEST_CASE(the_way_to_the_next_tier_is_one_sentence_with_a_deadline) {
    const Said said("zh-Hant");
    BOOST_TEST(progress_sentence(said.speaker(), said.account()) == "再消費 NT$2,750，升gold");
    BOOST_TEST(progress_deadline(said.speaker(), said.account()) == "12/29（二）前");
    BOOST_TEST(keeping_sentence(said.speaker(), said.account()) ==
               "若不再消費，silver資格到 2027/1/1 為止。");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_said_as_a_way_not_as_a_no) {
    const Said said("zh-Hant");
    BOOST_TEST(refusal_sentence(said.speaker(), InsufficientPoints{{150}, {30}, {120}}) ==
               "還差 120 點");
    BOOST_TEST(refusal_sentence(said.speaker(), TierRequired{2}) == "gold起可兌換");
}

BOOST_AUTO_TEST_CASE(numbers_and_money_read_as_people_write_them) {
    BOOST_TEST(grouped(1'234'567) == "1,234,567");
    BOOST_TEST(grouped(-999) == "−999");
    BOOST_TEST(signed_grouped(1'000) == "+1,000");
    BOOST_TEST(money_text(twd(1'240), *currency_of("TWD")) == "NT$1,240");
    BOOST_TEST(money_text({1'250}, *currency_of("GBP")) == "£12.50");
    BOOST_TEST(money_text({-5}, *currency_of("GBP")) == "−£0.05");
    BOOST_TEST(money_text({1'240}, *currency_of("JPY")) == "¥1,240");
    BOOST_TEST(money_text({INT64_MIN}, *currency_of("SGD")).starts_with("−SGD 92,233"));
}

BOOST_AUTO_TEST_CASE(an_argument_or_key_that_is_missing_stays_visible) {
    Catalog texts;
    texts.texts = {{"greeting", "Hello, {name}{"}};
    BOOST_TEST(say(texts, "greeting") == "Hello, {name}{");
    BOOST_TEST(say(texts, "greeting", {{"name", "{name}"}}) == "Hello, {name}{");
    BOOST_TEST(say(texts, "nothing.here") == "nothing.here");
}

BOOST_AUTO_TEST_CASE(a_single_point_has_its_own_word) {
    const Said said("en");
    BOOST_TEST(said.speaker().points(Points{1}) == "1 point");
    BOOST_TEST(said.speaker().points(Points{2}) == "2 points");
}
