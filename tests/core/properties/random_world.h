// tests/core/properties/random_world.h: programmes and histories that nobody thought of: valid ones
// over the whole model, small, and biased towards what gets in each other's way: points that are spent
// and then taken back, orders at midnight and at the end of a window, facts that come late, facts that
// come twice. A world is a function of its seed alone and the same natively and in WebAssembly.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/members/fact.h"
#include "core/program/program.h"

namespace regulars::making {

struct Told {
    Fact fact;
    bool hopeless = false;  // whatever came before, this has to be refused (or is a repetition)
    bool operator==(const Told&) const = default;
};

struct World {
    std::uint64_t seed = 0;
    std::vector<PublishedProgram> versions;
    MemberId member;
    std::vector<Told> told;  // in the order in which it is recorded
    OrderPaid another;       // an order that fits behind all of it
};

World random_world(std::uint64_t seed);

/// One programme of the seed, as random_world makes the first version.
Program random_program(std::uint64_t seed);

/// The next version of a programme: the shop thought again.
Program changed_program(const Program& before, std::uint64_t seed);

/// Whole units of the programme's currency.
Money whole(const Currency& currency, std::int64_t units);

}  // namespace regulars::making
