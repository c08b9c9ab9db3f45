// tests/core/properties/world_checks.h: what holds for every member of every programme, whatever
// happened. One pass over a world decides its facts once and looks at the record from all sides.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/core/properties/random_world.h"

namespace regulars::making {

enum class Property {
    worlds_are_valid,
    refusals_say_why,
    entries_are_only_appended,
    a_fact_told_twice_is_one,
    the_same_facts_give_the_same_entries,
    storage_order_does_not_matter,
    points_are_conserved,
    lots_are_as_promised,
    rows_lead_from_balance_to_balance,
    shares_add_up,
    a_clawback_only_takes_what_was_given,
    everything_returned_leaves_nothing,
    a_return_restores_the_account,
    limits_hold,
    time_grants_what_it_shows,
    the_past_does_not_know_the_future,
    strides_do_not_matter,
    a_standing_is_the_last_move,
    a_projection_comes_true,
    a_higher_tier_earns_no_less,
    a_forecast_comes_true,
    json_keeps_everything,
    count
};

std::string_view name_of(Property property);

struct Failure {
    Property property = Property::worlds_are_valid;
    std::string what;
};

/// How often each property was really put to the question, not only passed over.
using Asked = std::array<std::int64_t, static_cast<std::size_t>(Property::count)>;

/// All that does not hold in the world. Without `everything`, some of the dearer properties are
/// asked in every eighth world only.
std::vector<Failure> failures_of(const World& world, bool everything, Asked& asked);

/// The world with as little in it as still fails the property.
World smallest_failing(World world, Property property);

}  // namespace regulars::making
