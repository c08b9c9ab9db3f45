// docs/rules/program.md, G3-G5: versions, and which of them decides.
#include "core/program/program.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/makers.h"

using namespace regulars;
using namespace regulars::making;

namespace {

PublishedProgram version(std::int64_t number, std::optional<Instant> from) {
    return {number, tea_shop().program, from};
}

std::string problems_of(std::span<const PublishedProgram> programs) {
    std::string all;
    for (const Problem& problem : version_problems(programs)) {
        all += problem.where.pointer + " " + problem.rule + "\n";
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_version_decides_from_its_first_moment_to_that_of_the_next) {
    const Instant july = at("2026-07-01T00:00:00+08:00"), august = at("2026-08-01T00:00:00+08:00");
    const std::vector<PublishedProgram> programs = {version(1, std::nullopt), version(4, july),
                                                    version(5, august)};
    BOOST_TEST(problems_of(programs) == "");
    BOOST_TEST(in_force(programs, july - 1).version == 1);
    BOOST_TEST(in_force(programs, july).version == 4);
    BOOST_TEST(in_force(programs, august - 1).version == 4);
    BOOST_TEST(in_force(programs, august).version == 5);
    BOOST_TEST(in_force(programs, Instant{0}).version == 1);
}

BOOST_AUTO_TEST_CASE(the_first_version_decides_what_happened_before_it_was_published) {
    const std::vector<PublishedProgram> programs = {version(1, at("2026-07-01T00:00:00Z"))};
    BOOST_TEST(in_force(programs, at("2020-01-01T00:00:00Z")).version == 1);
}

BOOST_AUTO_TEST_CASE(versions_rise_by_number_and_by_time) {
    const Instant july = at("2026-07-01T00:00:00Z");
    BOOST_TEST(problems_of({}) == "/versions versions.none\n");
    const std::vector<PublishedProgram> same = {version(2, july), version(2, july)};
    BOOST_TEST(problems_of(same) ==
               "/versions/1/version versions.number_not_rising\n"
               "/versions/1/from versions.from_not_rising\n");
    const std::vector<PublishedProgram> timeless = {version(1, std::nullopt),
                                                    version(2, std::nullopt)};
    BOOST_TEST(problems_of(timeless) == "/versions/1/from versions.from_not_rising\n");
}

BOOST_AUTO_TEST_CASE(a_programme_keeps_its_currency_and_its_zone) {
    std::vector<PublishedProgram> programs = {version(1, std::nullopt),
                                              version(2, at("2026-07-01T00:00:00Z"))};
    programs[1].program.currency = *currency_of("EUR");
    programs[1].program.zone = TimeZone{};
    BOOST_TEST(problems_of(programs) ==
               "/versions/1/document/currency versions.currency_changed\n"
               "/versions/1/document/time_zone versions.zone_changed\n");
}

BOOST_AUTO_TEST_CASE(a_wallet_is_found_by_its_id) {
    Program program = tea_shop().program;
    program.wallets.push_back(points_for(0));
    program.wallets[1].id.text = "credit";
    BOOST_TEST((wallet_index(program, WalletId{"points"}) == 0U));
    BOOST_TEST((wallet_index(program, WalletId{"credit"}) == 1U));
    BOOST_TEST((!wallet_index(program, WalletId{"stamps"})));
}

BOOST_AUTO_TEST_CASE(the_plain_rate_is_that_of_the_rule_called_spend) {
    Program program = tea_shop().program;
    BOOST_REQUIRE(base_rate(program));
    BOOST_TEST((*base_rate(program) == EarnRate{Points{1}, twd(100), Steps::whole}));
    BOOST_TEST(has_plain_rate(program.earning));
    program.earning.rules[0].priority = 3;  // that is more than the short form can say
    BOOST_TEST(!has_plain_rate(program.earning));
    BOOST_TEST(base_rate(program));
    program.earning.rules[0].gives = Fixed{Points{1}};
    BOOST_TEST(!base_rate(program));
}
