// server/sample/sample_shop.h: the shop to look at, and the programme it goes with.
#include "server/sample/sample_shop.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "core/base/languages.h"
#include "core/evaluation/account.h"
#include "core/evaluation/what_if.h"
#include "server/files/text_source.h"
#include "server/sample/seeded_random.h"
#include "server/sample/shop_calendar.h"
#include "server/zones/zone_source.h"
#include "tests/support/makers.h"

using namespace regulars;
using namespace regulars::making;
namespace data = boost::unit_test::data;

namespace {

const Instant until{1'790'769'600'000};  // 2026-09-30T12:00:00Z
constexpr int members = 3'000;

Program program_in(const std::string& path) {
    std::string text;
    const auto read = read_text(path, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    BOOST_REQUIRE(read.has_value());
    const auto document = parse_json(text);
    BOOST_REQUIRE(document.has_value());
    auto program = program_from_json(*document, system_zones());
    for (const Problem& problem : program ? Problems{} : program.error()) {
        BOOST_ERROR(path << " " << problem.where.pointer << ": " << problem.message);
    }
    BOOST_REQUIRE(program.has_value());
    return std::move(*program);
}

const Program& sample_program() {
    static const Program program = program_in("assets/programs/sample_shop.json");
    return program;
}

const SampleShop& sample() {
    static const SampleShop shop = make_sample(1, members, until);
    return shop;
}

const std::vector<MemberRecord>& records() {
    static const auto all = records_of(sample(), {1, sample_program()});
    return all;
}

template <class Body>
std::int64_t count_of(const MemberRecord& record) {
    return std::count_if(record.facts.begin(), record.facts.end(),
                         [](const Fact& fact) { return std::holds_alternative<Body>(fact.body); });
}

template <class Body>
std::int64_t count_of_all() {
    std::int64_t count = 0;
    for (const MemberRecord& record : records()) count += count_of<Body>(record);
    return count;
}

bool is_active(const MemberRecord& record) {
    return std::any_of(record.facts.begin(), record.facts.end(), [](const Fact& fact) {
        return std::holds_alternative<OrderPaid>(fact.body) &&
               fact.occurred_at > until - 365 * ms_per_day;
    });
}

/// `part` of `whole` in percent, rounded down.
std::int64_t percent(std::int64_t part, std::int64_t whole) { return part * 100 / whole; }

void check_between(std::int64_t value, std::int64_t least, std::int64_t most) {
    BOOST_TEST(value >= least);
    BOOST_TEST(value <= most);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_seed_makes_the_same_shop) {
    const SampleShop again = make_sample(1, members, until);
    BOOST_TEST((again.members == sample().members));
    BOOST_TEST((again.wishes == sample().wishes));
}

BOOST_AUTO_TEST_CASE(another_seed_makes_another_shop) {
    const SampleShop other = make_sample(2, members, until);
    BOOST_TEST((other.members != sample().members));
    BOOST_TEST((other.wishes != sample().wishes));
}

// The published outputs of xoshiro256** seeded through splitmix64 with 0.
BOOST_AUTO_TEST_CASE(the_random_numbers_are_the_same_everywhere) {
    SeededRandom random(0);
    BOOST_TEST(random.next() == 0x99EC5F36CB75F2B4U);
    BOOST_TEST(random.next() == 0xBF6E1F784956452AU);
    BOOST_TEST(random.next() == 0x1A5F849D4933E6E0U);
}

BOOST_AUTO_TEST_CASE(random_numbers_stay_in_their_range) {
    SeededRandom random(7);
    std::map<std::int64_t, int> seen;
    for (int i = 0; i < 6'000; ++i) ++seen[random.between(1, 6)];
    BOOST_TEST(seen.size() == 6U);
    BOOST_TEST(seen.begin()->first == 1);
    for (const auto& [value, times] : seen) check_between(times, 850, 1'150);
    const std::array<int, 3> weights{0, 1, 0};
    for (int i = 0; i < 100; ++i) BOOST_TEST(random.weighted(weights) == 1U);
}

BOOST_AUTO_TEST_CASE(every_fact_of_the_sample_is_accepted) {
    std::size_t made = 0, kept = 0;
    for (const MemberFacts& member : sample().members) made += member.facts.size();
    for (const MemberRecord& record : records()) {
        kept += record.facts.size();
        kept -= static_cast<std::size_t>(count_of<RewardRedeemed>(record) +
                                         count_of<SurveyAnswered>(record));
    }
    BOOST_TEST(kept == made);
}

BOOST_AUTO_TEST_CASE(everything_happened_in_time_order_before_the_end) {
    for (const MemberRecord& record : records()) {
        BOOST_REQUIRE(!record.facts.empty());
        BOOST_TEST(std::holds_alternative<MemberJoined>(record.facts.front().body));
        BOOST_TEST(std::is_sorted(
            record.facts.begin(), record.facts.end(),
            [](const Fact& a, const Fact& b) { return a.occurred_at < b.occurred_at; }));
        BOOST_TEST(record.facts.back().occurred_at < until);
    }
}

BOOST_AUTO_TEST_CASE(ids_of_orders_and_events_are_used_once) {
    std::set<std::string> orders, events;
    std::int64_t facts = 0;
    for (const MemberRecord& record : records()) {
        for (const Fact& fact : record.facts) {
            ++facts;
            events.insert(fact.event.text);
            if (const auto* paid = std::get_if<OrderPaid>(&fact.body))
                orders.insert(paid->order.text);
        }
    }
    BOOST_TEST(std::ssize(events) == facts);
    BOOST_TEST(std::ssize(orders) == count_of_all<OrderPaid>());
}

BOOST_AUTO_TEST_CASE(amounts_are_whole_dollars) {
    for (const MemberRecord& record : records()) {
        for (const Fact& fact : record.facts) {
            if (const auto* paid = std::get_if<OrderPaid>(&fact.body)) {
                BOOST_TEST(paid->amount.minor % 100 == 0);
                BOOST_TEST(!paid->summary.empty());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_fifth_of_the_members_makes_most_of_the_turnover) {
    std::vector<std::int64_t> spent;
    std::int64_t all = 0, once = 0, most = 0;
    for (const MemberRecord& record : records()) {
        const std::int64_t orders = count_of<OrderPaid>(record);
        once += orders == 1;
        most = std::max(most, orders);
        spent.push_back(0);
        for (const PastOrder& order : past_orders(record.facts)) {
            spent.back() += order.amount.minor;
        }
        all += spent.back();
    }
    std::sort(spent.rbegin(), spent.rend());
    std::int64_t top = 0;
    for (std::size_t i = 0; i < spent.size() / 5; ++i) top += spent[i];
    check_between(percent(top, all), 65, 80);
    check_between(percent(once, members), 30, 50);
    check_between(most, 40, 70);
}

BOOST_AUTO_TEST_CASE(some_members_have_stopped_coming) {
    const auto active = std::count_if(records().begin(), records().end(), is_active);
    check_between(percent(active, members), 65, 90);
}

BOOST_AUTO_TEST_CASE(one_order_in_twenty_comes_back) {
    const std::int64_t per_thousand =
        count_of_all<OrderRefunded>() * 1'000 / count_of_all<OrderPaid>();
    check_between(per_thousand, 40, 60);
}

BOOST_DATA_TEST_CASE(active_members_stand_on_every_rung, data::make({1, 2, 3, 20'260'930}), seed) {
    const auto all = records_of(make_sample(static_cast<std::uint64_t>(seed), members, until),
                                {1, sample_program()});
    const PublishedProgram published{1, sample_program()};
    std::vector<std::int64_t> by_tier(published.program.tiers().size());
    std::int64_t active = 0;
    for (const MemberRecord& record : all) {
        if (!is_active(record)) continue;
        ++active;
        ++by_tier[account_at(published, record, until).standing.tier];
    }
    check_between(percent(by_tier[0], active), 53, 63);
    check_between(percent(by_tier[1], active), 22, 31);
    check_between(percent(by_tier[2], active), 8, 14);
    check_between(percent(by_tier[3], active), 2, 6);
}

BOOST_AUTO_TEST_CASE(some_wishes_come_true) {
    std::set<std::string> rewards;
    for (const MemberRecord& record : records()) {
        for (const Fact& fact : record.facts) {
            const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
            if (redeemed) rewards.insert(redeemed->reward.text);
        }
    }
    BOOST_TEST(rewards.size() >= 7U);
    check_between(count_of_all<RewardRedeemed>(), 800, 2'500);
    check_between(count_of_all<SurveyAnswered>(), 250, 600);
}

BOOST_AUTO_TEST_CASE(every_wish_names_something_the_programme_has) {
    for (const Wish& wish : sample().wishes) {
        BOOST_TEST(fact_of(wish, sample_program()).has_value());
    }
}

BOOST_AUTO_TEST_CASE(the_store_is_closed_on_mondays_and_at_night) {
    for (const MemberFacts& member : sample().members) {
        for (const Fact& fact : member.facts) {
            const bool order = std::holds_alternative<OrderPaid>(fact.body);
            if (!order || fact.channel != Channel::store) continue;
            const LocalTime local = local_time(sample_program().zone, fact.occurred_at);
            BOOST_TEST(weekday_of(local.date) != 1);
            BOOST_TEST(local.hour >= 11);
            BOOST_TEST(local.hour < 21);
        }
    }
}

BOOST_AUTO_TEST_CASE(double_eleven_is_the_busiest_day_on_the_web) {
    std::map<Date, int> orders;
    for (const MemberFacts& member : sample().members) {
        for (const Fact& fact : member.facts) {
            const bool order = std::holds_alternative<OrderPaid>(fact.body);
            if (order && fact.channel == Channel::web) {
                ++orders[date_on(sample_program().zone, fact.occurred_at)];
            }
        }
    }
    const auto busiest = std::max_element(orders.begin(), orders.end(),
                                          [](auto& a, auto& b) { return a.second < b.second; });
    BOOST_TEST(busiest->first == (Date{2025, 11, 11}));
}

BOOST_AUTO_TEST_CASE(a_small_or_empty_shop_can_be_made) {
    BOOST_TEST(make_sample(1, 0, until).members.empty());
    BOOST_TEST(make_sample(1, 1, until).members.size() == 1U);
}

BOOST_DATA_TEST_CASE(both_programmes_are_complete_in_all_languages,
                     data::make({"assets/programs/sample_shop.json",
                                 "assets/programs/online_retail.json"}),
                     path) {
    const Program program = program_in(path);
    std::vector<LocalizedText> texts{program.name, program.story, program.points().name,
                                     program.points().name_one};
    for (const TierRule& tier : program.tiers()) texts.push_back(tier.name);
    for (const Benefit& benefit : program.benefits) {
        texts.insert(texts.end(), {benefit.name, benefit.detail});
    }
    for (const Reward& reward : program.rewards) {
        texts.insert(texts.end(), {reward.name, reward.detail});
    }
    for (const Survey& survey : program.surveys) {
        texts.insert(texts.end(), {survey.question, survey.comment_label});
    }
    for (const LocalizedText& text : texts) {
        std::set<std::string> languages;
        for (const auto& [language, words] : text.by_language) {
            languages.insert(language);
            BOOST_TEST(words.find('!') == words.npos);
            BOOST_TEST(words.find("！") == words.npos);
        }
        const std::set<std::string> all(std::begin(portal_languages), std::end(portal_languages));
        BOOST_TEST((languages == all));
    }
    BOOST_TEST(program.tiers().size() == 4U);
    BOOST_TEST(program.benefits.size() == 3U);
    BOOST_TEST(program.rewards.size() >= 8U);
    BOOST_TEST(program.surveys.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_first_reward_takes_three_or_four_ordinary_orders) {
    std::int64_t spent = 0;
    for (const MemberRecord& record : records()) {
        for (const PastOrder& order : past_orders(record.facts)) {
            spent += order.amount.minor;
        }
    }
    const Money ordinary{spent / count_of_all<OrderPaid>()};
    const Points earned = points_earned_floor(ordinary, *base_rate(sample_program()), {});
    Points cheapest = sample_program().rewards.front().cost;
    for (const Reward& reward : sample_program().rewards)
        cheapest = std::min(cheapest, reward.cost);
    BOOST_TEST(earned.count * 2 < cheapest.count);
    BOOST_TEST(earned.count * 4 >= cheapest.count);
}
