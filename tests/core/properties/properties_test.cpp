// What always holds, over random programmes and histories. docs/rules: all of them.
// A failing history prints its seed. One seed again, with everything asked and the world as JSON:
//   property_tests -- seed=12345 histories=1        (natively also REGULARS_PROPERTY_SEED, ..._HISTORIES)
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/core/properties/world_checks.h"
#include "tests/core/properties/world_json.h"

using namespace regulars::making;

namespace {

#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t usual_histories = 10'000;
#else
constexpr std::uint64_t usual_histories = 100'000;
#endif
constexpr std::uint64_t usual_seed = 20'260'901;
constexpr std::size_t shown_most = 3;

struct Run {
    std::uint64_t seed = usual_seed, histories = usual_histories, shrinks = 1;
};

Run chosen_run() {
    Run run;
    const auto take = [](const char* text, std::uint64_t& into) {
        if (text && *text) into = std::strtoull(text, nullptr, 10);
    };
#ifndef __EMSCRIPTEN__
    take(std::getenv("REGULARS_PROPERTY_SEED"), run.seed);
    take(std::getenv("REGULARS_PROPERTY_HISTORIES"), run.histories);
#endif
    const auto& suite = boost::unit_test::framework::master_test_suite();
    for (int i = 1; i < suite.argc; ++i) {
        const std::string_view argument = suite.argv[i];
        if (argument.starts_with("seed=")) take(suite.argv[i] + 5, run.seed);
        if (argument.starts_with("histories=")) take(suite.argv[i] + 10, run.histories);
        if (argument.starts_with("shrinks=")) take(suite.argv[i] + 8, run.shrinks);
    }
    return run;
}

struct Found {
    Run run;
    Asked asked{};
    std::array<std::int64_t, static_cast<std::size_t>(Property::count)> failed{};
    std::array<std::string, static_cast<std::size_t>(Property::count)> first;
};

/// Every history is made and decided once for all properties.
Found find() {
    Found found;
    found.run = chosen_run();
    std::cout << "random histories: " << found.run.histories << " from seed " << found.run.seed
              << std::endl;
    for (std::uint64_t i = 0; i < found.run.histories; ++i) {
        const std::uint64_t seed = found.run.seed + i;
        const World world = random_world(seed);
        for (const Failure& failure : failures_of(world, found.run.histories == 1, found.asked)) {
            const auto property = static_cast<std::size_t>(failure.property);
            if (++found.failed[property] > static_cast<std::int64_t>(shown_most)) continue;
            std::string& text = found.first[property];
            text += "\nseed " + std::to_string(seed) + ": " + failure.what;
            if (found.failed[property] > 1 || found.run.shrinks == 0) continue;
            const World smallest = smallest_failing(world, failure.property);
            text += "\nat least this is needed for it:\n" + described(smallest);
            Asked ignored{};
            for (const Failure& left : failures_of(smallest, true, ignored)) {
                if (left.property == failure.property) text += "then: " + left.what + "\n";
            }
        }
    }
    return found;
}

void holds_always(Property property) {
    static const Found found = find();
    const auto index = static_cast<std::size_t>(property);
    BOOST_TEST_MESSAGE(name_of(property) << ": asked " << found.asked[index] << " times");
    BOOST_CHECK_MESSAGE(found.failed[index] == 0, name_of(property)
                                                      << ": " << found.failed[index] << " times not"
                                                      << found.first[index]);
    BOOST_CHECK_MESSAGE(found.run.histories < 1'000 || found.asked[index] > 0,
                        name_of(property) << " was never put to the question");
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_random_programme_is_one_that_can_be_published) {
    holds_always(Property::worlds_are_valid);
}
BOOST_AUTO_TEST_CASE(no_point_is_lost_and_none_is_made_up) {
    holds_always(Property::points_are_conserved);
}
BOOST_AUTO_TEST_CASE(lots_and_deadlines_add_up_and_stand_in_the_order_of_spending) {
    holds_always(Property::lots_are_as_promised);
}
BOOST_AUTO_TEST_CASE(the_rows_of_a_history_lead_from_balance_to_balance) {
    holds_always(Property::rows_lead_from_balance_to_balance);
}
BOOST_AUTO_TEST_CASE(an_account_does_not_depend_on_how_its_record_is_stored) {
    holds_always(Property::storage_order_does_not_matter);
}
BOOST_AUTO_TEST_CASE(the_same_facts_in_the_same_order_write_the_same_entries) {
    holds_always(Property::the_same_facts_give_the_same_entries);
}
BOOST_AUTO_TEST_CASE(a_fact_that_is_told_twice_is_one_fact) {
    holds_always(Property::a_fact_told_twice_is_one);
}
BOOST_AUTO_TEST_CASE(an_entry_that_is_written_never_changes) {
    holds_always(Property::entries_are_only_appended);
}
BOOST_AUTO_TEST_CASE(what_time_grants_is_shown_before_it_is_written) {
    holds_always(Property::time_grants_what_it_shows);
}
BOOST_AUTO_TEST_CASE(the_account_of_a_past_instant_does_not_know_what_came_later) {
    holds_always(Property::the_past_does_not_know_the_future);
}
BOOST_AUTO_TEST_CASE(a_way_over_the_ladder_is_the_same_in_one_stride_and_in_many) {
    holds_always(Property::strides_do_not_matter);
}
BOOST_AUTO_TEST_CASE(a_member_stands_where_the_last_move_led) {
    holds_always(Property::a_standing_is_the_last_move);
}
BOOST_AUTO_TEST_CASE(a_tier_foretold_is_the_tier_then_if_nothing_happens) {
    holds_always(Property::a_projection_comes_true);
}
BOOST_AUTO_TEST_CASE(a_returned_order_leaves_the_account_as_it_was) {
    holds_always(Property::a_return_restores_the_account);
}
BOOST_AUTO_TEST_CASE(an_order_of_which_nothing_is_kept_has_given_nothing) {
    holds_always(Property::everything_returned_leaves_nothing);
}
BOOST_AUTO_TEST_CASE(a_clawback_never_gives_and_never_takes_more_than_was_earned) {
    holds_always(Property::a_clawback_only_takes_what_was_given);
}
BOOST_AUTO_TEST_CASE(a_higher_tier_never_earns_less_on_the_same_order) {
    holds_always(Property::a_higher_tier_earns_no_less);
}
BOOST_AUTO_TEST_CASE(the_shares_of_all_rules_are_the_entry) {
    holds_always(Property::shares_add_up);
}
BOOST_AUTO_TEST_CASE(no_rule_and_no_wallet_gets_beyond_its_limits) {
    holds_always(Property::limits_hold);
}
BOOST_AUTO_TEST_CASE(a_refusal_names_its_rule_and_says_why) {
    holds_always(Property::refusals_say_why);
}
BOOST_AUTO_TEST_CASE(a_forecast_is_what_is_decided_then) {
    holds_always(Property::a_forecast_comes_true);
}
BOOST_AUTO_TEST_CASE(what_is_written_as_JSON_reads_as_the_same) {
    holds_always(Property::json_keeps_everything);
}
